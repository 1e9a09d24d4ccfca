import streamlit as st

from components.along_border import profile
from components.incident import show_incident
from components.page import nothing_here, open_page
from sourceline.query import counts

view = open_page("border")
if counts(view.desk, view.filters).incidents == 0:
    nothing_here(view, "incidents")
    st.stop()
with st.container():  # always there, so that opening a card does not draw the chart anew
    if "incident" in view.focus:
        show_incident(view, view.focus["incident"])
profile(view)
