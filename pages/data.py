import streamlit as st

from components import inventory, review_log
from components.page import open_page

view = open_page("data", filters=False)
reports, sources, decisions, runs, licences, health = st.tabs(
    ["Reports", "Sources", "Decisions", "Runs", "Reference data and licences", "Health"]
)
with reports:
    inventory.reports()
with sources:
    review_log.sources(view)
with decisions:
    review_log.decisions(view)
with runs:
    inventory.runs()
with licences:
    inventory.licences()
with health:
    inventory.health()
