import streamlit as st

from components import intake
from components.intake_preview import preview
from components.page import open_page

open_page("add", filters=False)
files, paste, address = st.tabs(["Files", "Paste text", "From the web"])
with files:
    intake.from_files()
with paste:
    intake.from_paste()
with address:
    intake.from_address()
intake.refusals()
if preview():
    intake.save()
intake.what_was_found()
