import streamlit as st

from components.page import nothing_here, open_page
from sourceline.query import counts

view = open_page("overview", numbers=True)
found = counts(view.desk, view.filters)
if found.incidents == 0 and found.claims == 0:
    nothing_here(view, "incidents")
    st.stop()

# The libraries that draw take long to load; the first numbers do not wait for them.
from components import overview  # noqa: E402
from components.change import what_changed  # noqa: E402

what_changed(view)
overview.over_time(view)
actors, places = st.columns(2, gap="large")
with actors:
    overview.actors(view)
with places:
    overview.where(view)
overview.newest_claims(view)
