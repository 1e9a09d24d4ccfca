"""A report's full text with marks on actors, events and claims, scrolled to the sentence asked for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import pairwise

import streamlit as st

from components.shell import View
from sourceline.model import Claim, Event, Extraction, Link, Quote

_AT = re.compile(r"(\d+)-(\d+)")
_SCROLL = """<script>
let tries = 0;
const go = () => {
  const mark = document.getElementById("sl-at");
  if (mark) mark.scrollIntoView({block: "center"});
  else if (tries++ < 40) setTimeout(go, 50);
};
go();
</script>"""


MARKED = {"actor": "Actors", "event": "Events", "claim": "Claims", "link": "Links"}
"""Records that can be marked in the text, and their names."""
MARKED_AT_FIRST = ("actor", "event", "claim")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to mark: actor, event, claim, link, cue, rejected or at; and what hovering says."""

    start: int
    end: int
    kind: str
    note: str


def words(code: StrEnum) -> str:
    """A code as words: `ongoing_trend` is `ongoing trend`."""
    return code.value.replace("_", " ")


def span_of(at: str | None, length: int) -> tuple[int, int] | None:
    """Offsets of an `at` parameter such as `120-260`; None where it is no span of the text."""
    match = _AT.fullmatch(at or "")
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if 0 <= start < end <= length else None


def marks_of(extraction: Extraction, names: dict[str, str], kinds: frozenset[str]) -> list[Mark]:
    """Marks of an extraction's records, of the kinds asked for."""
    found: list[Mark] = []
    if "actor" in kinds:
        found += [Mark(q.start, q.end, "actor", entity.name) for entity in extraction.entities for q in entity.mentions]
    for event in extraction.events if "event" in kinds else ():
        found += _marks(event.quotes, "event", _event_note(event, names))
    for link in extraction.links if "link" in kinds else ():
        found += _marks(link.quotes, "link", _link_note(link, names))
    for claim in extraction.claims if "claim" in kinds else ():
        found += _marks((claim.quote,), "claim", _claim_note(claim, names))
    return found


def text_html(text: str, marks: list[Mark]) -> str:
    """The text as HTML; where marks overlap, a stretch carries all of them."""
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    asked = min((mark.start for mark in marks if mark.kind == "at"), default=None)
    return "".join(
        _stretch(text[a:b], [m for m in marks if m.start <= a and b <= m.end], a == asked) for a, b in pairwise(edges)
    )


def read_document(
    view: View, extraction: Extraction, at: tuple[int, int] | None, kinds: frozenset[str], more: Iterable[Mark] = ()
) -> None:
    """Draw the text; `at` is the sentence to scroll to, `more` are marks beside those of the records."""
    marks = [*marks_of(extraction, view.desk.names(), kinds), *more]
    if at:
        marks.append(Mark(*at, "at", "The sentence that you asked for"))
    st.html(f'<div class="sl-text" data-testid="text">{text_html(extraction.document.text, marks)}</div>')
    if at:
        st.html(_SCROLL, unsafe_allow_javascript=True)


def _stretch(text: str, marks: list[Mark], asked: bool) -> str:
    if not marks:
        return escape(text)
    classes = " ".join(sorted({f"sl-{mark.kind}" for mark in marks}))
    told_first = sorted(marks, key=lambda mark: mark.kind != "rejected")
    notes = escape("\n".join(dict.fromkeys(mark.note for mark in told_first)), quote=True)
    anchor = ' id="sl-at"' if asked else ""
    told = f'title="{notes}"'
    if any(mark.kind == "rejected" for mark in marks):  # shown by the style sheet on focus too, not only on hover
        told = f'tabindex="0" role="note" data-why="{notes}" aria-label="{notes}"'
    return f'<span class="{classes}" {told}{anchor}>{escape(text)}</span>'


def _marks(quotes: tuple[Quote, ...], kind: str, note: str) -> list[Mark]:
    return [Mark(quote.start, quote.end, kind, note) for quote in quotes]


def _event_note(event: Event, names: dict[str, str]) -> str:
    who = ", ".join(names.get(key, key) for key in event.perpetrators) or "unknown"
    where = event.place.name if event.place else "no place"
    why = f" ({event.place.reason})" if event.place and event.place.reason else ""
    cues = ", ".join(event.cues)
    return f"Event: {event.sub_event_type}, {words(event.status)}, by {who}, {where}{why}. Cues: {cues}"


def _link_note(link: Link, names: dict[str, str]) -> str:
    source, target = (names.get(end, end) for end in (link.source, link.target))
    return f"Link: {source} {words(link.relation)} {target} ({link.status.value}). Cues: {', '.join(link.cues)}"


def _claim_note(claim: Claim, names: dict[str, str]) -> str:
    codes = f"{words(claim.stance)}, {claim.modality.value}, {claim.polarity.value}"
    return f"Claim: {names.get(claim.speaker, claim.speaker)} {codes}. Cues: {', '.join(claim.cues)}"
