import streamlit as st

from components import group_links
from components.page import nothing_here, open_page

view = open_page("links")
shown = group_links.choose(view)
if shown.empty:
    nothing_here(view, "links")
    st.stop()
if group_links.as_matrix():
    group_links.matrix_view(view, shown)
else:
    group_links.network_view(view, shown)
group_links.opened(view, shown)
group_links.table(view, shown)
