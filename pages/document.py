import streamlit as st

from components import shell
from components.choices import choices, switch
from components.desk import current_store
from components.documents import choose_document, document_head, notes
from components.page import open_page
from components.plain import plain
from components.reader import MARKED, MARKED_AT_FIRST, read_document, span_of
from components.rejected import reading_marks
from sourceline.store import StoreError

view = open_page("document")
store = current_store()
chosen = choose_document(view)
if chosen is None:
    st.stop()
try:
    extraction = store.extraction(chosen)
except StoreError as why:
    st.warning(f"{plain(why)}. It may have been removed; choose another report above.")
    st.button("Show the newest report", key="newest_report", on_click=shell.focus_on, kwargs={"doc": None, "at": None})
    st.stop()
document_head(extraction)
text, margin = st.columns([5, 3], gap="large")
with text:
    kinds = choices(st, view, "marks", "Mark in the text", MARKED, usual=MARKED_AT_FIRST, key="document_marks")
    asked = switch(view, "rejected", "Show what was rejected, and why", key="document_rejected")
    more = reading_marks(extraction) if asked else []
    at = span_of(view.focus.get("at"), len(extraction.document.text))
    read_document(view, extraction, at, frozenset(kinds), more)
with margin:
    notes(view, extraction)
