"""The working context of one document: what the pipes have found so far, in tokens of one spaCy Doc.

The Doc covers the whole text, so `doc.text == document.text`, token `idx` values are offsets into it, and token
indexes (`start`, `end`, half open) name spans everywhere in a frame. A pipe reads what earlier pipes left and adds its
own list.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from spacy.tokens import Doc, Span

from sourceline.codes import EntityKind
from sourceline.extract.explanation import Finding
from sourceline.model import Claim, Count, DateSpan, Document, Event, Link, Place, Quote

Doc.set_extension("frame", default=None, force=True)


class Role(StrEnum):
    """What a sentence is in the layout of a report."""

    BODY = "body"
    HEADLINE = "headline"
    DATELINE = "dateline"
    """`PESHAWAR:` or `01/02/2012:` before a report's first words. Never a scene."""
    BYLINE = "byline"
    CREDIT = "credit"
    """Agencies, photo captions, `Published in ...`."""
    BIO = "bio"
    """A paragraph about the author."""
    FURNITURE = "furniture"
    """What the page puts around a report: menus, buttons, lists and teasers of other reports."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [start, end) of one sentence, with its number in the document and in its paragraph."""

    index: int
    start: int
    end: int
    paragraph: int
    role: Role = Role.BODY

    @property
    def is_noise(self) -> bool:
        """Whether no event, link or claim may be read from it."""
        return self.role not in {Role.BODY, Role.HEADLINE}


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) that name or refer to an actor."""

    start: int
    end: int
    entity: str
    """Entity id: the actor's own, else `p-`, `g-` or `u-` and a slug (see `sourceline.extract.actors`)."""
    name: str
    """Canonical name of the entity."""
    kind: EntityKind
    form: str
    """`name`, `label` (a state's label), `reference` (the group, its spokesman), `unnamed` (unidentified gunmen)."""
    side: str | None = None
    """`militant`, `pakistan`, `afghanistan`, `international` or `other`, where known."""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Tokens [start, end) that say when, resolved against the publication date."""

    start: int
    end: int
    span: DateSpan
    background: bool = False
    """An older time than the report's own news (`last month`, `since 2021`)."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """Tokens [start, end) that count something."""

    start: int
    end: int
    count: Count
    additional: bool = False
    """`another three`, `two others`: comes on top of an earlier number."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens [start, end) that name a place."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A finished event with the sentences and trigger tokens it was read from."""

    event: Event
    sentences: frozenset[int]
    triggers: tuple[int, ...]


@dataclass(slots=True)
class Frame:
    """Everything known about one document while it is being read."""

    document: Document
    doc: Doc
    tracing: bool = False
    published: dt.date | None = None
    published_quote: Quote | None = None
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """In order of their start, without overlaps."""
    implied: list[Mention] = field(default_factory=list)
    """Actors meant by a mention of another: the forces of a government that is said to strike."""
    dates: list[DateMention] = field(default_factory=list)
    numbers: list[NumberMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    dateline: Place | None = None
    """Where the report was filed (`PESHAWAR:`)."""
    events: list[FoundEvent] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _spans: dict[int, Span] = field(default_factory=dict)

    def set_sentences(self, sentences: Iterable[Sentence]) -> None:
        """Fix the sentences; called once, by the layout pipe."""
        self.sentences = list(sentences)
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self._starts, token) - 1]

    def body(self) -> Iterator[Sentence]:
        """Sentences that events, links and claims may be read from."""
        return (sentence for sentence in self.sentences if not sentence.is_noise)

    def opening(self, count: int) -> list[Sentence]:
        """The first sentences of the body, without a walk through the rest of a long text."""
        return list(islice(self.body(), count))

    def tokens(self, sentence: Sentence) -> Span:
        """A sentence as a spaCy span."""
        span = self._spans.get(sentence.start)
        if span is None or span.end != sentence.end:
            span = self._spans[sentence.start] = self.doc[sentence.start : sentence.end]
        return span

    def mention_at(self, token: int) -> Mention | None:
        """The actor mention that holds a token."""
        at = bisect_right(self.mentions, token, key=lambda mention: mention.start) - 1
        return self.mentions[at] if at >= 0 and token < self.mentions[at].end else None

    def place_at(self, token: int) -> PlaceMention | None:
        """The place that holds a token."""
        at = bisect_right(self.places, token, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 and token < self.places[at].end else None

    def date_at(self, token: int) -> DateMention | None:
        """The date that holds a token."""
        at = bisect_right(self.dates, token, key=lambda date: date.start) - 1
        return self.dates[at] if at >= 0 and token < self.dates[at].end else None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Actor mentions that lie within tokens [start, end)."""
        return within(self.mentions, start, end)

    def quote(self, start: int, end: int) -> Quote:
        """The text of tokens [start, end), without blanks at its ends."""
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        last = self.doc[end - 1]
        return self.document.quote(self.doc[start].idx, last.idx + len(last))

    def sentence_quote(self, sentence: Sentence) -> Quote:
        """The text of a sentence."""
        return self.quote(sentence.start, sentence.end)

    def note(self, pipe: str, start: int, end: int, cue: str, note: str, *, accepted: bool = True) -> None:  # noqa: PLR0913
        """Record a finding or a rejection for `explain`; costs nothing when nobody asked."""
        if self.tracing:
            quote = self.quote(start, end)
            self.findings.append(Finding(quote.start, quote.end, pipe, accepted, cue, note))


Spanned = TypeVar("Spanned", Mention, DateMention, NumberMention, PlaceMention)


def within(items: list[Spanned], start: int, end: int) -> list[Spanned]:
    """Those of a sorted list of spans that lie within tokens [start, end)."""
    first = bisect_right(items, start - 1, key=lambda item: item.start)
    found: list[Spanned] = []
    for at in range(first, len(items)):  # no slice: it would copy the rest of a long text
        if items[at].start >= end:
            break
        if items[at].end <= end:
            found.append(items[at])
    return found


def frame_of(doc: Doc) -> Frame:
    """The frame that a Doc carries.

    Raises:
        TypeError: the Doc was not made by this engine.
    """
    frame = doc._.frame
    if not isinstance(frame, Frame):
        raise TypeError("this Doc carries no frame; make it with sourceline.extract.Reader")
    return frame
