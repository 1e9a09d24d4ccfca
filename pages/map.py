import streamlit as st

from components.map_panel import map_panel
from components.map_side import map_lists, map_side
from components.page import MAP_START, bar, nothing_here, open_page
from components.pictures import save_map
from sourceline.query import counts

view = open_page("map", later=True)
found = counts(view.desk, view.filters)
with st.container(key="map_empty"):
    if found.incidents == 0:
        nothing_here(view, "incidents")
left, right = st.columns([2, 1], gap="medium")
with left:
    map_panel(view)
bar(view, MAP_START)
with left:
    save_map(view)
with right:
    map_side(view)
map_lists(view, found)
