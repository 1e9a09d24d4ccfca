"""How a report was read, asked for on the document page: every cue that fired, what was rejected and why."""

from collections.abc import Iterable

import streamlit as st

from components.plain import plain
from components.reader import Mark
from sourceline.extract import ENGINE_VERSION, Finding
from sourceline.extract.apart import ExplainError, explain_apart
from sourceline.model import Extraction

_SHOWN_ALREADY = frozenset({"actors", "claims", "links"})
"""What these pipes found is a record with a mark of its own."""


def reading_marks(extraction: Extraction) -> list[Mark]:
    """Marks of everything that the reader weighed in a report, read again in a process of its own; says how it went."""
    with st.spinner("Reading the report again, to say what was rejected and why …"):
        try:
            findings = _findings(extraction.document.sha256, ENGINE_VERSION, extraction)
        except ExplainError as why:
            st.warning(f"The report could not be read again: {plain(why)}")
            return []
    rejected = sum(not finding.accepted for finding in findings)
    kinds = "candidate was" if rejected == 1 else "candidates were"
    st.caption(
        f"{rejected} {kinds} rejected: the words with a broken line. Point at them, tap them or go to them with the "
        "Tab key to see why. Dots mark what was found by the way, such as dates and places."
    )
    return finding_marks(findings)


@st.cache_data(show_spinner=False, max_entries=20)
def _findings(text_hash: str, version: str, _extraction: Extraction) -> tuple[Finding, ...]:  # noqa: ARG001 - the key
    """Kept by text and version of the engine."""
    return explain_apart(_extraction.document)


def finding_marks(findings: Iterable[Finding]) -> list[Mark]:
    """A mark for each rejected candidate, and for what was found that no record shows."""
    marks: list[Mark] = []
    for finding in findings:
        if not finding.accepted:
            note = f"Rejected as {_THING.get(finding.pipe, finding.pipe)}: {finding.note}. Cue: {finding.cue}"
            marks.append(Mark(finding.start, finding.end, "rejected", note))
        elif finding.pipe not in _SHOWN_ALREADY:
            note = f"{_THING.get(finding.pipe, finding.pipe).capitalize()}: {finding.note}. Cue: {finding.cue}"
            marks.append(Mark(finding.start, finding.end, "cue", note))
    return marks


_THING = {
    "events": "event",
    "claims": "claim",
    "links": "link",
    "dates": "date",
    "places": "place",
    "numbers": "number",
    "references": "reference",
    "actors": "actor",
}
