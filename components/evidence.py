"""The sentences behind a mark: quotes in their context, grouped by the report that they stand in."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from components import shell
from components.corrections import KINDS, review_buttons, review_panel
from components.desk import current_store
from components.plain import original
from components.shell import View
from sourceline.query import Evidence, evidence

_SLOT = re.compile(r"<\w+>")
"""Where a cue of a link has an actor in the sentence."""
MOST = 25
"""Reports shown at once; the rest come with one click."""


def evidence_panel(view: View, kind: str, ids: str | Iterable[str], *, key: str) -> None:
    """Quotes of records of a kind (event, incident, link, claim, actor), oldest report first."""
    found = evidence(current_store(), kind, ids)
    reports = [(name, list(quotes)) for name, quotes in groupby(found, key=lambda item: item.document_id)]
    if not reports:
        st.caption("No sentence is stored for this.")
        return
    everything = shell.remembered(f"all_{key}", default=False)
    for number, (_, quotes) in enumerate(reports if everything else reports[:MOST]):
        _report(view, quotes, key=f"{key}_{number}")
    if len(reports) > MOST and not everything:
        label = f"Show all {len(reports)} reports"
        st.button(label, key=f"{key}_more", on_click=shell.remember, args=(f"all_{key}", True))


def source_line(item: Evidence) -> str:
    """Publisher, day, title, digest note and the way to the original, as HTML."""
    day = f"{item.dated:%-d %B %Y}" if item.dated else "undated"
    parts = [f"<b>{escape(item.publisher or 'Unknown publisher')}</b>", day, escape(item.title or "Untitled")]
    if item.author:
        parts.insert(2, escape(item.author))
    if item.digest:
        parts.append("digest by Sourceline")
    if item.url:
        parts.append(original(item.url, "original"))
    if item.copy:
        parts.append("a copy of another report")
    return " · ".join(parts)


def citation(item: Evidence) -> str:
    """The quote with its source, to paste into a briefing."""
    day = f"{item.dated:%-d %B %Y}" if item.dated else "n.d."
    told = ", ".join(filter(None, [item.author, item.title, item.publisher, day]))
    via = " (digest by Sourceline)" if item.digest else ""
    return f"“{' '.join(item.quote.split())}” {told}{via}. {item.url or ''}".strip()


def quote_html(item: Evidence) -> str:
    """The quote, marked, between the text around it."""
    return (
        f'<div class="sl-quote"><span class="sl-context">{escape(item.before)}</span>'
        f'<mark>{escape(item.quote)}</mark><span class="sl-context">{escape(item.after)}</span></div>'
    )


def _report(view: View, quotes: Sequence[Evidence], *, key: str) -> None:
    """One report: where it is from, its quotes, and the way into the document."""
    first = quotes[0]
    with st.container(key=f"report_{key}", gap="small"):
        shown = {(item.start, item.end): item for item in quotes}
        st.html("".join(quote_html(item) for item in shown.values()) + f'<p class="sl-source">{source_line(first)}</p>')
        row = st.container(horizontal=True, gap="small", vertical_alignment="center")
        row.page_link(
            "pages/document.py",
            label="Open in the document",
            query_params={"doc": first.document_id, "at": f"{first.start}-{first.end}"},
        )
        with row.popover("Cite", key=f"cite_{key}"):
            st.code("\n".join(citation(item) for item in shown.values()), language=None, wrap_lines=True)
        said = {(view.desk.names().get(s.speaker, s.speaker), s.stance) for item in quotes for s in item.speakers}
        tags = [f"{speaker} {stance.replace('_', ' ')}" for speaker, stance in sorted(said)]
        cues = sorted({_SLOT.sub("…", cue) for item in quotes for cue in item.cues})
        if told := [*tags, *(f"cue: {cue}" for cue in cues[:4])]:
            row.html(_tags(told))
        ids = list(dict.fromkeys(item.record_id for item in quotes))
        if first.kind in KINDS:
            with row:
                review_buttons(view, first.kind, ids, key=key)
            review_panel(view, first.kind, ids, key=key)


def _tags(words: Sequence[str]) -> str:
    return "".join(f'<span class="sl-tag">{escape(word)}</span>' for word in words)
