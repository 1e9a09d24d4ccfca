import streamlit as st

from components import timelines
from components.charts import timeline_chart
from components.incident import show_incident
from components.incident_table import incident_table
from components.page import nothing_here, open_page
from sourceline.query import counts

view = open_page("timeline", numbers=True)
found = counts(view.desk, view.filters)
if found.incidents == 0:
    nothing_here(view, "incidents")
    st.stop()
timeline_chart(view, by="event_type", key="timeline_whole")
by, shape = timelines.choices(view)
timelines.series_chart(view, by, shape)
st.subheader("The incidents behind these charts", anchor=False)
if "incident" in view.focus:
    show_incident(view, view.focus["incident"])
incident_table(view, found.incidents)
