"""The claims page's pieces: the search line, the cards, the facets."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from components import shell
from components.desk import current_store
from components.evidence import evidence_panel, source_line
from components.plain import plain
from components.shell import View
from sourceline.codes import Stance
from sourceline.query import Evidence, Found, evidence, similar_claims
from sourceline.vocab.glossary import glossary

_FACETS = {
    "stance": "Stance",
    "speaker_kind": "Kind of speaker",
    "speaker": "Speaker",
    "modality": "Modality",
    "publisher": "Source",
}
_FIELDS = {"speaker_kind": "kind", "modality": "modality", "speaker": "speaker"}
"""Facet -> the field of the search line that narrows to one of its values."""
_USUAL = frozenset({"fact", "affirmed", "other"})
"""Codes that go without saying on a card."""
_SHOWN = 8
_FOLD = '<label class="sl-fold"><input type="checkbox"> Narrow by stance, speaker or source</label>'
"""On a phone the counts stand above the cards, and this opens them (look.css)."""
PAUSE = "50ms"
"""Between the last key and the search. Typists leave 100 to 200 ms between two keys: more would only be waited for."""
_SHORT = 140
"""Quotes shorter than this many characters are shown with the text around them."""


def search_line(view: View) -> tuple[str, bool]:
    """The search box and the order: what is typed, and whether the newest come first."""
    line = view.focus.get("find", "")
    box, order = st.columns([4, 1], vertical_alignment="bottom")
    key = shell.seed("claim_search", line)
    box.text_input(
        "Search the claims",
        key=key,
        live=PAUSE,
        type="search",
        placeholder='"safe haven" -Kabul speaker:Mujahid stance:denies after:2025-01',
        on_change=lambda: shell.focus_on(find=shell.widget(key) or None, p=None),
    )
    by_date = not line or view.focus.get("sort") == "date"
    sort = shell.seed("claim_sort", "date" if by_date else "relevance")
    order.selectbox(
        "Order",
        ["relevance", "date"],
        disabled=not line,
        format_func={"relevance": "Best match first", "date": "Newest first"}.__getitem__,
        key=sort,
        on_change=lambda: shell.focus_on(sort=shell.widget(sort), p=None),
    )
    return line, by_date


def claim_cards(view: View, found: Found) -> None:
    """A card for each claim: quote with matches marked, speaker, codes, source, context on demand."""
    rows = found.rows.to_dicts()
    sources = {item.record_id: item for item in evidence(current_store(), "claim", [row["id"] for row in rows])}
    for row in rows:
        if row["id"] in sources:  # else its report was removed a moment ago
            _card(view, row, sources[row["id"]])


def _card(view: View, row: Mapping[str, Any], source: Evidence) -> None:
    opened = view.focus.get("claim") == row["id"]
    tags = "".join(f'<span class="sl-tag">{escape(code)}</span>' for code in told_codes(row))
    head = f"<b>{escape(row['speaker_name'])}</b> {tags}"
    with st.container(border=True, gap="small", key=f"claim_{row['id']}"):
        st.html(head if opened else head + _quote(row, source))
        if opened:
            evidence_panel(view, "claim", row["id"], key=f"claim_{row['id']}")
            _similar(view, row["id"])
        line = st.container(horizontal=True, gap="small", vertical_alignment="center")
        if not opened:
            line.page_link(
                "pages/document.py",
                label="Open in the document",
                query_params={"doc": row["document_id"], "at": f"{row['start']}-{row['end']}"},
            )
        line.button(
            "Close" if opened else "Context, citation, similar claims",
            key=f"more_{row['id']}",
            type="tertiary",
            on_click=shell.focus_on,
            kwargs={"claim": None if opened else row["id"]},
        )


def _quote(row: Mapping[str, Any], source: Evidence) -> str:
    around = source if len(row["quote"]) < _SHORT else None
    return (
        f'<div class="sl-quote">{_context(around, "before")}{marked(row["quote"], row["marks"])}'
        f'{_context(around, "after")}</div><p class="sl-source">{source_line(source)}</p>'
    )


def told_codes(row: Mapping[str, Any]) -> list[str]:
    """Codes of a claim in words: its stance, who speaks, and how sure or negated it is where it is not plainly said."""
    told = [row["stance"].replace("_", " "), row["speaker_kind"], row["modality"], row["polarity"]]
    return [told[0], *(code for code in told[1:] if code not in _USUAL)]


def _context(around: Evidence | None, side: str) -> str:
    text = escape(getattr(around, side)) if around else ""
    return f'<span class="sl-context">{text}</span>' if text else ""


def _similar(view: View, claim_id: str) -> None:
    similar = similar_claims(current_store(), view.desk, claim_id, limit=5).to_dicts()
    st.markdown("**Similar claims in other reports**")
    if not similar:
        st.caption("None.")
    for row in similar:
        source = f"{row['speaker_name']}, {row['publisher'] or 'unknown'}"
        st.html(f'<div class="sl-quote">{escape(row["quote"])}</div><p class="sl-source">{escape(source)}</p>')
        marks = {"doc": row["document_id"], "at": f"{row['start']}-{row['end']}"}
        st.page_link("pages/document.py", label="Open in the document", query_params=marks)


def marked(quote: str, spans: Sequence[Sequence[int]]) -> str:
    """A quote as HTML with the spans of matched words marked."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [escape(quote[last:start]), f"<mark>{escape(quote[start:end])}</mark>"]
        last = end
    return "".join([*pieces, escape(quote[last:])])


def claim_facets(view: View, found: Found) -> None:
    """How the claims found divide; each value narrows with one click."""
    st.html(_FOLD)
    with st.container(key="claim_facets"):
        for name, label in _FACETS.items():
            st.html(f'<b class="sl-facet-name">{label}</b>')
            for row in found.facets[name].head(_SHOWN).to_dicts():
                _facet(view, name, row)


def _facet_text(row: Mapping[str, Any]) -> str:
    return f"{str(row['label']).replace('_', ' ')} ({row['claims']:,})"


def _facet(view: View, name: str, row: Mapping[str, Any]) -> None:
    text = plain(_facet_text(row))
    key = f"facet_{name}_{row['value']}"
    if name == "stance":
        note = glossary()["stance"][row["value"]]
        st.button(text, key=key, type="tertiary", help=note, on_click=_narrow_stance, args=(row["value"],))
    elif name == "publisher":
        st.button(text, key=key, type="tertiary", on_click=shell.narrow, kwargs={"publishers": (row["value"],)})
    else:
        line = f'{view.focus.get("find", "")} {_FIELDS[name]}:"{row["label"]}"'.strip()
        st.button(text, key=key, type="tertiary", on_click=shell.focus_on, kwargs={"find": line, "p": None})


def _narrow_stance(value: str) -> None:
    shell.narrow(stances=(Stance(value),))
