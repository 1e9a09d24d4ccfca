"""The records that everything else passes around: frozen, typed, and each anchored in the text it was read from.

The promise that nothing may break: for every quote of every record, `document.text[q.start:q.end] == q.text`. A `Quote`
can only be cut from a `Document`, and no event, link or claim can be made without one. What a report does not say stays
unknown: a missing date or place is `None`, a partial date keeps its precision, and only places that a report names at
district level or finer, or a province, carry a point.
"""

import datetime as dt
from dataclasses import dataclass

from sourceline.codes import (
    DatePrecision,
    EntityKind,
    EventStatus,
    LinkStatus,
    Modality,
    PlacePrecision,
    Polarity,
    Relation,
    SpeakerKind,
    Stance,
    TargetKind,
    Topic,
)
from sourceline.document import Document, Quote, RecordError, record_id, text_hash

__all__ = [
    "AUTHOR",
    "POINT_PRECISIONS",
    "Blame",
    "Claim",
    "Count",
    "DateSpan",
    "Document",
    "Entity",
    "Event",
    "Extraction",
    "Link",
    "Place",
    "Quote",
    "RecordError",
    "Target",
    "Toll",
    "record_id",
    "text_hash",
]

AUTHOR = "author"
"""Speaker of what the writer of an opinion or analysis piece says in their own voice."""

POINT_PRECISIONS = frozenset(
    {PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE}
)
"""Precisions at which a place carries a representative point."""


def _require_quotes(kind: str, quotes: tuple[Quote, ...]) -> None:
    if not quotes:
        raise RecordError(f"a {kind} needs at least one quote")


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor as one document mentions it. `id` is the actor's own id, the same in every document.

    Actors of data/actors.yaml keep their id there; others get a slug of their name (see `sourceline.extract`).
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Quote, ...]

    def __post_init__(self) -> None:
        """Raise RecordError for an entity that no text mentions."""
        _require_quotes("entity", self.mentions)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First and last day (inclusive) of when something happened, how exact that is, and the words that said so."""

    start: dt.date
    end: dt.date
    precision: DatePrecision
    text: str | None = None

    def __post_init__(self) -> None:
        """Raise RecordError for a span that ends before it starts."""
        if self.end < self.start:
            raise RecordError(f"a date span ends ({self.end}) before it starts ({self.start})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened, as exactly as the text says. `reason` says why it was placed there."""

    name: str
    precision: PlacePrecision
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    """`Pakistan`, `Afghanistan` or another country's usual English name."""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        """Keep half points, and points for what is no point, out.

        Raises:
            RecordError: half a point, coordinates out of range, or a point at a precision that has none.
        """
        if (self.lat is None) != (self.lon is None):
            raise RecordError(f"place {self.name!r} has half a point")
        if self.lat is None or self.lon is None:
            return
        if self.precision not in POINT_PRECISIONS:
            raise RecordError(f"place {self.name!r} of precision {self.precision} must not carry a point")
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180) or (self.lat == 0 and self.lon == 0):  # noqa: PLR2004
            raise RecordError(f"place {self.name!r} has an impossible point {self.lat}, {self.lon}")


@dataclass(frozen=True, slots=True)
class Count:
    """A reported number of people as a range; an open end is None. 0 only where the text says nobody."""

    minimum: int | None
    maximum: int | None
    said_by: str | None = None

    def __post_init__(self) -> None:
        """Raise RecordError for an empty or inverted range."""
        if self.minimum is None and self.maximum is None:
            raise RecordError("a count without a number is None, not a Count")
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise RecordError(f"a count's maximum {self.maximum} is below its minimum {self.minimum}")


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what was attacked: the words, the kind, and the entity where it is one."""

    text: str
    kind: TargetKind
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Blame:
    """Somebody (`by`, an entity id or plain words) holds `entity` responsible."""

    entity: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """What an event did to people; None where the text gives nothing."""

    killed: Count | None = None
    injured: Count | None = None
    attackers_killed: Count | None = None
    attackers_injured: Count | None = None
    detained: Count | None = None
    abducted: Count | None = None
    rescued: Count | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One reported event of one document. Actor fields hold entity ids of the same extraction."""

    id: str
    event_type: str
    sub_event_type: str
    status: EventStatus
    quotes: tuple[Quote, ...]
    date: DateSpan | None = None
    place: Place | None = None
    perpetrators: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    claimed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    blamed_on: tuple[Blame, ...] = ()
    toll: Toll = Toll()
    weapon: str | None = None
    main: bool = False
    confidence: float = 0.5
    """0 to 1: how sure the engine is that the text reports this event."""
    cues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise RecordError for an event without a quote."""
        _require_quotes("event", self.quotes)


@dataclass(frozen=True, slots=True)
class Link:
    """One actor's relation to another, as one document reports it. `source` and `target` are entity ids."""

    id: str
    source: str
    relation: Relation
    target: str
    status: LinkStatus
    quotes: tuple[Quote, ...]
    date: DateSpan | None = None
    cues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise RecordError for a link without a quote, without an end, or of an actor to itself."""
        _require_quotes("link", self.quotes)
        if not self.source or not self.target or self.source == self.target:
            raise RecordError(f"a link needs two different ends, not {self.source!r} and {self.target!r}")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody says. `speaker` is an entity id or plain words, never empty."""

    id: str
    speaker: str
    speaker_kind: SpeakerKind
    stance: Stance
    modality: Modality
    polarity: Polarity
    quote: Quote
    topics: tuple[Topic, ...] = ()
    events: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise RecordError for a claim that nobody makes."""
        if not self.speaker.strip():
            raise RecordError("a claim needs a speaker")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document."""

    document: Document
    published: dt.date | None = None
    """Publication date in force: the document's own, else the one found in its dateline."""
    published_quote: Quote | None = None
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        """Keep records whole: the actors of events and links are among the entities.

        Raises:
            RecordError: a record names an actor that no text mentions; it says which.
        """
        known = {entity.id for entity in self.entities}
        for event in self.events:
            blamed = tuple(blame.entity for blame in event.blamed_on)
            _require_known(event.id, known, (*event.perpetrators, *event.claimed_by, *event.denied_by, *blamed))
        for link in self.links:
            _require_known(link.id, known, (link.source, link.target))


def _require_known(record: str, known: set[str], actors: tuple[str, ...]) -> None:
    if lost := [actor for actor in actors if actor not in known]:
        raise RecordError(f"{record} names actors that its document does not mention: {', '.join(lost)}")
