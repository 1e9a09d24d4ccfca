import streamlit as st

from components import overview
from components.change import what_changed
from components.page import figures, nothing_here, open_page

view = open_page("overview")
found = figures(view)
if found.incidents == 0 and found.claims == 0:
    nothing_here(view, "incidents")
    st.stop()
what_changed(view)
overview.over_time(view)
actors, places = st.columns(2, gap="large")
with actors:
    overview.actors(view)
with places:
    overview.where(view)
overview.newest_claims(view)
