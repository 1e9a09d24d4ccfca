"""What was read from reports before they are saved; title, publisher, author and date are open to correction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.desk import current_store
from components.plain import plain
from sourceline.model import Document

_WORDS = {"title": "Title", "publisher": "Publisher", "author": "Author"}
_TEXT = 1500
"""Characters of each text that are shown."""
_TEXTS = 20


def preview() -> bool:
    """Draw it; False where nothing is waiting."""
    documents: list[Document] = shell.remembered("preview", [])
    if not documents:
        return False
    st.subheader(f"Read: {len(documents)} report{'' if len(documents) == 1 else 's'}, not saved yet", anchor=False)
    corrected = [_one(documents[0])] if len(documents) == 1 else _many(documents)
    shell.remember("corrected", corrected)
    with st.expander("The text as it was read", expanded=len(documents) == 1):
        for document in documents[:_TEXTS]:
            st.caption(plain(document.origin or document.id))
            st.text(document.text[:_TEXT] + (" …" if len(document.text) > _TEXT else ""))
        if len(documents) > _TEXTS:
            st.caption(f"and {len(documents) - _TEXTS:,} more.")
    return True


def _one(document: Document) -> Document:
    """A field for each thing: one report is read like a form."""
    key = f"{document.sha256[:12]}"
    given: dict[str, Any] = {"title": st.text_input("Title", document.title or "", key=f"add_title_{key}")}
    publisher, author, day = st.columns(3)
    given["publisher"] = publisher.text_input("Publisher", document.publisher or "", key=f"add_publisher_{key}")
    given["author"] = author.text_input("Author", document.author or "", key=f"add_author_{key}")
    help_ = "Left empty, the date that the text gives is taken, if it gives one."
    given["published"] = day.date_input(
        "Published", document.published, key=f"add_published_{key}", format="YYYY-MM-DD", max_value=_today(), help=help_
    )
    shown = _shown(document)
    known = "new to the store" if shown["known"] == "new" else "already in the store"
    st.caption(f"{shown['words']:,} words from {plain(document.origin)}, {known}.")
    return _corrected(document, given)


def _many(documents: list[Document]) -> list[Document]:
    """A table to correct: a row for each report."""
    fields = (*_WORDS, "published")
    rows = [{name: getattr(document, name) for name in fields} | _shown(document) for document in documents]
    edited = st.data_editor(
        pd.DataFrame(rows),
        hide_index=True,
        disabled=["words", "file", "known"],
        placeholder="not given",
        column_config={
            "title": st.column_config.TextColumn("Title", width="large"),
            "publisher": "Publisher",
            "author": "Author",
            "published": st.column_config.DateColumn("Published", max_value=_today()),
            "words": st.column_config.NumberColumn("Words"),
            "file": "From",
            "known": st.column_config.TextColumn("In the store"),
        },
        key="add_preview",
    )
    return [_corrected(d, row) for d, row in zip(documents, edited.to_dict("records"), strict=True)]


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _shown(document: Document) -> dict[str, Any]:
    known = "already there" if current_store().has_text(document.sha256) else "new"
    return {"words": len(document.text.split()), "file": document.origin, "known": known}


def _corrected(document: Document, row: Mapping[Any, Any]) -> Document:
    """The document with the meta data as the analyst left it."""
    title, publisher, author = (str(row[name]).strip() or None if row[name] else None for name in _WORDS)
    day = pd.to_datetime(str(row["published"]), errors="coerce") if row["published"] else pd.NaT
    published = None if pd.isna(day) else day.date()
    return replace(document, title=title, publisher=publisher, author=author, published=published)
