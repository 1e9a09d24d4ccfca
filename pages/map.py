from components.page import figures, open_page

view = open_page("map")
figures(view)
