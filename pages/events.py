from components.incident import show_incident
from components.incident_table import incident_table
from components.page import figures, nothing_here, open_page

view = open_page("events")
found = figures(view)
if found.incidents == 0:
    nothing_here(view, "incidents")
else:
    if "incident" in view.focus:
        show_incident(view, view.focus["incident"])
    incident_table(view, found.incidents)
