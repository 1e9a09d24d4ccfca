import streamlit as st

from components import actor_corrections, profiles
from components.incident import show_incident
from components.incident_table import incident_table
from components.page import figures, nothing_here, open_page
from components.profile_map import profile_map

view = open_page("profiles")
actor = profiles.choose_actor(view)
if actor is None:
    nothing_here(view, "actors")
    st.stop()
view = profiles.about(view, actor)
profiles.who(view, actor)
found = figures(view)
time, place = st.columns([3, 2], gap="large")
with time:
    profiles.over_time(view)
with place:
    profiles.where(view)
profile_map(view)
profiles.its_links(view)
profiles.its_claims(view)
st.subheader("Incidents", anchor=False)
if "incident" in view.focus:
    show_incident(view, view.focus["incident"])
incident_table(view, found.incidents)
actor_corrections.merge_or_split(view, actor)
