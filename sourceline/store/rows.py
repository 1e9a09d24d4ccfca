"""Extraction -> rows of every table. Pure: the writer only inserts what this returns."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sourceline.model import Claim, DateSpan, Document, Entity, Event, Extraction, Link, Place, Quote, Toll
from sourceline.store.errors import StoreError
from sourceline.store.tables import TOLL_FIELDS

Row = dict[str, Any]


@dataclass(slots=True)
class Numbers:
    """The next free row number of each numbered table."""

    documents: int
    entities: int
    events: int
    links: int
    claims: int
    quotes: int

    def take(self, table: str) -> int:
        """Number for a new row of a table."""
        number: int = getattr(self, table)
        setattr(self, table, number + 1)
        return number


@dataclass(slots=True)
class Rows:
    """Rows of one document by table name, in an order that satisfies foreign keys."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, **values: Any) -> None:
        """Append one row."""
        self.tables[table].append(values)

    def ordered(self) -> Iterable[tuple[str, list[Row]]]:
        """Tables with rows, referenced ones first."""
        return ((table, self.tables[table]) for table in ORDER if self.tables.get(table))


ORDER = (
    "documents",
    "entities",
    "mentions",
    "events",
    "event_actors",
    "event_targets",
    "links",
    "claims",
    "claim_events",
    "claim_entities",
    "quotes",
)


class RowMaker:
    """Rows of one extraction, numbered and stamped with the run that made them."""

    def __init__(self, extraction: Extraction, numbers: Numbers, run: int, document: int) -> None:
        self._extraction = extraction
        self._numbers = numbers
        self._run = run
        self._document = document
        self._entities: dict[str, int] = {}
        self._events: dict[str, int] = {}
        self._rows = Rows()

    def records(self) -> Rows:
        """Rows of all records, without the document's own.

        Raises:
            StoreError: a record names an entity or an event that the extraction lacks.
        """
        for ordinal, entity in enumerate(self._extraction.entities):
            self._entity(ordinal, entity)
        for ordinal, event in enumerate(self._extraction.events):
            self._event(ordinal, event)
        for ordinal, link in enumerate(self._extraction.links):
            self._link(ordinal, link)
        for ordinal, claim in enumerate(self._extraction.claims):
            self._claim(ordinal, claim)
        if self._extraction.published_quote:
            self._quote(self._extraction.published_quote, 0)
        return self._rows

    def _entity_number(self, entity: str, record: str) -> int:
        if entity not in self._entities:
            raise StoreError(f"{record} names the actor {entity!r}, which its document's extraction does not list")
        return self._entities[entity]

    def _quote(self, quote: Quote, ordinal: int, **owner: int) -> None:
        anchor = {"event": None, "link": None, "claim": None} | owner
        place = {"start": quote.start, "end": quote.end, "text": quote.text}
        number = self._numbers.take("quotes")
        self._rows.add("quotes", n=number, document=self._document, ordinal=ordinal, **anchor, **place)

    def _entity(self, ordinal: int, entity: Entity) -> None:
        number = self._entities[entity.id] = self._numbers.take("entities")
        names = {"id": entity.id, "name": entity.name, "kind": entity.kind.value}
        self._rows.add("entities", n=number, document=self._document, ordinal=ordinal, **names)
        for rank, mention in enumerate(entity.mentions):
            place = {"start": mention.start, "end": mention.end, "text": mention.text}
            self._rows.add("mentions", entity=number, ordinal=rank, **place)

    def _record(self, kind: str, ordinal: int, record: Event | Link | Claim) -> dict[str, Any]:
        number = self._numbers.take(kind)
        stamp = {"document": self._document, "ordinal": ordinal, "run": self._run}
        return {"n": number, "id": record.id, **stamp, "cues": list(record.cues)}

    def _event(self, ordinal: int, event: Event) -> None:
        values = self._record("events", ordinal, event) | event_values(event)
        number = self._events[event.id] = values["n"]
        self._rows.add("events", **values)
        roles = {"perpetrator": event.perpetrators, "claimed_by": event.claimed_by, "denied_by": event.denied_by}
        for role, actors in roles.items():
            for rank, actor in enumerate(actors):
                entity = self._entity_number(actor, f"event {event.id}")
                self._rows.add("event_actors", event=number, role=role, ordinal=rank, entity=entity, said_by=None)
        for rank, blame in enumerate(event.blamed_on):
            who = {"entity": self._entity_number(blame.entity, f"event {event.id}"), "said_by": blame.by}
            self._rows.add("event_actors", event=number, role="blamed_on", ordinal=rank, **who)
        for rank, target in enumerate(event.targets):
            known = self._entity_number(target.entity, f"event {event.id}") if target.entity else None
            what = {"text": target.text, "kind": target.kind.value, "entity": known}
            self._rows.add("event_targets", event=number, ordinal=rank, **what)
        for rank, quote in enumerate(event.quotes):
            self._quote(quote, rank, event=number)

    def _link(self, ordinal: int, link: Link) -> None:
        values = self._record("links", ordinal, link) | date_values(link.date)
        source, target = (self._entity_number(end, f"link {link.id}") for end in (link.source, link.target))
        kind = {"relation": link.relation.value, "status": link.status.value}
        self._rows.add("links", **values, source=source, target=target, **kind)
        for rank, quote in enumerate(link.quotes):
            self._quote(quote, rank, link=values["n"])

    def _claim(self, ordinal: int, claim: Claim) -> None:
        values = self._record("claims", ordinal, claim)
        number = values["n"]
        speaker = {"speaker": claim.speaker, "speaker_entity": self._entities.get(claim.speaker)}
        self._rows.add("claims", **values, **speaker, **claim_values(claim))
        for rank, event in enumerate(claim.events):
            if event not in self._events:
                raise StoreError(f"claim {claim.id} refers to the event {event!r}, which its extraction does not list")
            self._rows.add("claim_events", claim=number, ordinal=rank, event=self._events[event])
        for rank, actor in enumerate(claim.entities):
            entity = self._entity_number(actor, f"claim {claim.id}")
            self._rows.add("claim_entities", claim=number, ordinal=rank, entity=entity)
        self._quote(claim.quote, 0, claim=number)


def document_values(extraction: Extraction) -> dict[str, Any]:
    """Columns of the documents table that a document itself fills."""
    fields = (
        "id",
        "sha256",
        "text",
        "title",
        "publisher",
        "author",
        "url",
        "published",
        "language",
        "digest",
        "origin",
    )
    document: Document = extraction.document
    return {name: getattr(document, name) for name in fields} | {"dated": extraction.published}


def date_values(date: DateSpan | None) -> dict[str, Any]:
    """The date columns; all None for no date."""
    return {
        "date_start": date and date.start,
        "date_end": date and date.end,
        "date_precision": date and date.precision.value,
        "date_text": date and date.text,
    }


def place_values(place: Place | None) -> dict[str, Any]:
    """The place columns; all None for no place."""
    same = ("admin2", "admin1", "country", "lat", "lon", "radius_km", "gazetteer_id")
    values = {name: place and getattr(place, name) for name in same}
    names = {"place_name": place and place.name, "place_precision": place and place.precision.value}
    return values | names | {"place_reason": place and place.reason}


def toll_values(toll: Toll) -> dict[str, Any]:
    """The toll columns: minimum, maximum and who said so, of each kind of number."""
    values: dict[str, Any] = {}
    for name in TOLL_FIELDS:
        count = getattr(toll, name)
        values[f"{name}_min"] = count and count.minimum
        values[f"{name}_max"] = count and count.maximum
        values[f"{name}_said_by"] = count and count.said_by
    return values


def event_values(event: Event) -> dict[str, Any]:
    """Columns that an event's own values fill."""
    kind = {"event_type": event.event_type, "sub_event_type": event.sub_event_type, "status": event.status.value}
    rest = {"weapon": event.weapon, "main": event.main, "confidence": event.confidence}
    return date_values(event.date) | place_values(event.place) | toll_values(event.toll) | kind | rest


def claim_values(claim: Claim) -> dict[str, Any]:
    """Columns that a claim's own values fill."""
    return {
        "speaker_kind": claim.speaker_kind.value,
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "topics": [topic.value for topic in claim.topics],
    }
