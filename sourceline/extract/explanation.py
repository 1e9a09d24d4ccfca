"""What the engine found in each sentence, which cue fired, and what it rejected and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found or rejected at [start, end) of the document's text."""

    start: int
    end: int
    pipe: str
    """Name of the pipe: actors, dates, numbers, places, events, links, claims."""
    accepted: bool
    cue: str
    """The words or the rule that fired."""
    note: str
    """What it was taken for, or why it was rejected."""


@dataclass(frozen=True, slots=True)
class SentenceExplanation:
    """A sentence with its findings, in order of their place."""

    start: int
    end: int
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All sentences of a document with their findings."""

    document_id: str
    sentences: tuple[SentenceExplanation, ...]
