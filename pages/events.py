from components.incident import show_incident
from components.incident_table import incident_table
from components.page import nothing_here, open_page
from components.pictures import save_incidents
from sourceline.query import counts

view = open_page("events", numbers=True)
found = counts(view.desk, view.filters)
if found.incidents == 0:
    nothing_here(view, "incidents")
else:
    if "incident" in view.focus:
        show_incident(view, view.focus["incident"])
    incident_table(view, found.incidents)
    save_incidents(view)
