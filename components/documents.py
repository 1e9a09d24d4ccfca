"""The document page's pieces: choosing a report, its head, and the notes in its margin."""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import polars as pl
import streamlit as st

from components import shell
from components.page import nothing_here
from components.plain import original, plain
from components.reader import words
from components.shell import View
from sourceline.model import Event, Extraction
from sourceline.query import report_rows
from sourceline.query.reports import Rows

_SHORT = 70
"""Characters of a claim's quote in the margin."""
_LISTED = 1_000
"""Reports in the list to choose from."""


def choose_document(view: View) -> str | None:
    """Id of the report to show: the one in the URL, else the newest that passes; None where no report passes.

    One of the URL that does not pass the filters is shown all the same, and said not to pass.
    """
    rows, every = report_rows(view.desk, view.filters), view.desk.frames.documents
    asked = view.focus.get("doc")
    if not len(rows):
        nothing_here(view, "reports")
        if asked is None:
            return None
    found = (every["id"] == asked).arg_true() if asked else pl.Series(rows[:1])
    shown = int(found[0]) if len(found) else None
    place = next((int(at) for at in np.flatnonzero(rows == shown)), None)
    _chooser(view, rows, shown, place)
    _around(view, rows, shown, place)
    return asked or str(every["id"][int(rows[0])])


def _chooser(view: View, rows: Rows, shown: int | None, place: int | None) -> None:
    """The reports that pass to choose from, those around the one that is shown; it is among them in any case."""
    first = max(0, (place or 0) - _LISTED // 2)
    listed = [int(row) for row in rows[first : first + _LISTED]]
    if shown is not None and place is None:
        listed.insert(0, shown)
    labels = {row["id"]: _label(row) for row in view.desk.frames.documents[listed].iter_rows(named=True)}
    key = shell.seed("document_choice", view.desk.frames.documents["id"][shown] if shown is not None else None)
    st.selectbox(
        "Report",
        list(labels),
        index=None if shown is None else 0,
        format_func=lambda one: labels.get(one, one),
        key=key,
        on_change=lambda: shell.focus_on(doc=shell.widget(key), at=None),
        help=f"Newest first. Of more than {_LISTED:,} reports it lists those around the one that is open; the filters "
        "bring others into it.",
    )


def _around(view: View, rows: Rows, shown: int | None, place: int | None) -> None:
    """Where the report stands among those that pass, and the way to the next on either side."""
    ids = view.desk.frames.documents["id"]
    newer = ids[int(rows[place - 1])] if place else None
    after = 0 if place is None else place + 1
    older = ids[int(rows[after])] if after < len(rows) else None
    line = st.container(horizontal=True, gap="small", vertical_alignment="center", key="report_line")
    for label, key, target in (("← Newer", "report_newer", newer), ("Older →", "report_older", older)):
        line.button(
            label,
            key=key,
            disabled=target is None,
            on_click=shell.focus_on,
            kwargs={"doc": target, "at": None},
            type="tertiary",
        )
    line.caption(_where_it_stands(len(rows), len(ids), None if shown is None else place), width="content")


def _where_it_stands(passing: int, every: int, place: int | None) -> str:
    among = f"{passing:,} reports" if passing == every else f"{passing:,} reports that pass the filters, of {every:,}"
    return f"Report {place + 1:,} of {among}" if place is not None else f"Not among the {among}"


def document_head(extraction: Extraction) -> None:
    """Title, publisher, author, date, and for a digest that it is one, with the way to the original."""
    document = extraction.document
    st.subheader(plain(document.title or "Untitled report"), anchor=False)
    day = f"{extraction.published:%-d %B %Y}" if extraction.published else "no date given"
    parts = [document.publisher or "publisher not given", document.author or "", day, document.origin or ""]
    st.html(f'<p class="sl-source">{" · ".join(escape(part) for part in parts if part)}</p>')
    link = original(document.url, "original report") if document.url else ""
    if document.digest:
        publisher = escape(document.publisher or "its publisher")
        said = f"As reported by {publisher}; digest by Sourceline, not the report's own words."
        st.html(f'<p class="sl-digest">{said} {link}</p>')
    elif link:
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
            label = f"**{event.sub_event_type}** ({words(event.status)}) · {plain(_day(event))} · {plain(place)}"
            _note(label, event.id, event.quotes[0].start, event.quotes[0].end)
    with claims:
        for claim in extraction.claims:
            speaker = names.get(claim.speaker, claim.speaker)
            label = f"**{plain(speaker)}** {words(claim.stance)} ({claim.modality}): {plain(_short(claim.quote.text))}"
            _note(label, claim.id, claim.quote.start, claim.quote.end)
    with links:
        for link in extraction.links:
            ends = [plain(names.get(end, end)) for end in (link.source, link.target)]
            label = f"**{ends[0]}** {words(link.relation)} **{ends[1]}** ({link.status})"
            _note(label, link.id, link.quotes[0].start, link.quotes[0].end)
    with actors:
        for entity in sorted(extraction.entities, key=lambda entity: -len(entity.mentions)):
            first = entity.mentions[0]
            _note(
                f"**{plain(entity.name)}** ({len(entity.mentions)})",
                f"{entity.id}_{first.start}",
                first.start,
                first.end,
            )


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
    """The beginning of a quote."""
    whole = " ".join(text.split())
    return f"“{whole}”" if len(whole) <= _SHORT else f"“{whole[:_SHORT].rstrip()} …”"


def _label(row: Mapping[str, Any]) -> str:
    return f"{row['dated'] or 'undated'} · {row['publisher'] or 'unknown'} · {row['title'] or 'Untitled'}"


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
