import streamlit as st

from components import inventory
from components.page import open_page

open_page("data", filters=False)
reports, runs, licences, health = st.tabs(["Reports", "Runs", "Reference data and licences", "Health"])
with reports:
    inventory.reports()
with runs:
    inventory.runs()
with licences:
    inventory.licences()
with health:
    inventory.health()
