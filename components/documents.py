"""The document page's pieces: choosing a report, its head, and the notes in its margin."""

from html import escape

import streamlit as st

from components import shell
from components.reader import words
from components.shell import View
from sourceline.model import Event, Extraction
from sourceline.store import Store, StoredDocument

_SHORT = 70
"""Characters of a claim's quote in the margin."""


def choose_document(view: View, store: Store) -> str | None:
    """Id of the report to show: the one in the URL, else the newest; None where there is none."""
    documents = sorted(store.documents(), key=lambda row: (row.dated is not None, row.dated, row.id), reverse=True)
    if not documents:
        return None
    labels = {row.id: _label(row) for row in documents}
    asked = view.focus.get("doc")
    if asked and asked not in labels:
        return asked
    key = shell.seed("document_choice", asked or documents[0].id)

    def commit() -> None:
        shell.focus_on(doc=shell.widget(key), at=None)

    st.selectbox("Report", list(labels), format_func=labels.__getitem__, key=key, on_change=commit)
    return asked or documents[0].id


def document_head(extraction: Extraction) -> None:
    """Title, publisher, author, date, and for a digest that it is one, with the way to the original."""
    document = extraction.document
    st.subheader(document.title or "Untitled report", anchor=False)
    day = f"{extraction.published:%-d %B %Y}" if extraction.published else "no date given"
    parts = [document.publisher or "publisher not given", document.author or "", day, document.origin or ""]
    st.html(f'<p class="sl-source">{" · ".join(escape(part) for part in parts if part)}</p>')
    address = escape(document.url or "", quote=True)
    link = f'<a href="{address}" target="_blank" rel="noopener noreferrer">original report</a>'
    if document.digest:
        publisher = escape(document.publisher or "its publisher")
        said = f"As reported by {publisher}; digest by Sourceline, not the report's own words."
        st.html(f'<p class="sl-digest">{said} {link if document.url else ""}</p>')
    elif document.url:
        st.html(f'<p class="sl-source">{link}</p>')


def notes(view: View, extraction: Extraction) -> None:
    """What was read from the report, each with a way to its sentence."""
    names = view.desk.names()
    parts = {
        "Events": len(extraction.events),
        "Claims": len(extraction.claims),
        "Links": len(extraction.links),
        "Actors": len(extraction.entities),
    }
    labels = {part: f"{part} ({found})" for part, found in parts.items()}
    tabs = st.tabs(list(labels.values()), default=next((labels[part] for part in parts if parts[part]), None))
    for tab, part in zip(tabs, parts, strict=True):
        if not parts[part]:
            tab.caption(f"No {part.lower()} were read from this report. “Show what was rejected” says why.")
    events, claims, links, actors = tabs
    with events:
        for event in extraction.events:
            place = event.place.name if event.place else "unplaced"
            label = f"**{event.sub_event_type}** ({words(event.status)}) · {_day(event)} · {place}"
            _note(label, event.id, event.quotes[0].start, event.quotes[0].end)
    with claims:
        for claim in extraction.claims:
            speaker = names.get(claim.speaker, claim.speaker)
            label = f"**{speaker}** {words(claim.stance)} ({claim.modality}): {_short(claim.quote.text)}"
            _note(label, claim.id, claim.quote.start, claim.quote.end)
    with links:
        for link in extraction.links:
            ends = names.get(link.source, link.source), names.get(link.target, link.target)
            label = f"**{ends[0]}** {words(link.relation)} **{ends[1]}** ({link.status})"
            _note(label, link.id, link.quotes[0].start, link.quotes[0].end)
    with actors:
        for entity in sorted(extraction.entities, key=lambda entity: -len(entity.mentions)):
            first = entity.mentions[0]
            _note(f"**{entity.name}** ({len(entity.mentions)})", f"{entity.id}_{first.start}", first.start, first.end)


def _day(event: Event) -> str:
    """The day as worked out, and the report's words for it where they are others."""
    if event.date is None:
        return "undated"
    first, last = event.date.start, event.date.end
    day = f"{first:%-d %B %Y}" if first == last else f"{first:%-d %B %Y} to {last:%-d %B %Y}"
    if event.date.text is None and first != last:
        return f"{day} (no day told; from the report's date)"
    return f"{day} (“{event.date.text}”)" if event.date.text else day


def _short(text: str) -> str:
    """The beginning of a quote, with nothing that Markdown would take for its own."""
    whole = " ".join(text.split())
    plain = whole[:_SHORT].rstrip().translate({ord(mark): f"\\{mark}" for mark in "*_[]`$:~#"})
    return f"“{plain}”" if len(whole) <= _SHORT else f"“{plain} …”"


def _label(row: StoredDocument) -> str:
    return f"{row.dated or 'undated'} · {row.publisher or row.origin or 'unknown'} · {row.title or 'Untitled'}"


def _note(label: str, key: str, start: int, end: int) -> None:
    """One line of the margin; it scrolls the text to its sentence."""
    st.button(
        label,
        key=f"note_{key}",
        on_click=shell.focus_on,
        kwargs={"at": f"{start}-{end}"},
        type="tertiary",
        width="stretch",
    )
