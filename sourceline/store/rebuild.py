"""Rows -> Extraction: the records exactly as they were stored, each quote cut from its document again."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, RowMapping, Table, select

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
from sourceline.model import (
    Blame,
    Claim,
    Count,
    DateSpan,
    Document,
    Entity,
    Event,
    Extraction,
    Link,
    Place,
    Quote,
    Target,
    Toll,
)
from sourceline.store import tables as t
from sourceline.store.tables import TOLL_FIELDS

_K = TypeVar("_K", bound=Hashable)


def document_of(row: Mapping[Any, Any]) -> Document:
    """The document of one row of the documents table."""
    fields = ("id", "text", "title", "publisher", "author", "url", "published", "language", "digest", "origin")
    return Document(**{name: row[name] for name in fields})


def date_of(row: Mapping[Any, Any]) -> DateSpan | None:
    """The date of an event's or a link's row; None where it has none."""
    if row["date_start"] is None:
        return None
    precision = DatePrecision(row["date_precision"])
    return DateSpan(row["date_start"], row["date_end"], precision, row["date_text"])


def place_of(row: Mapping[Any, Any]) -> Place | None:
    """The place of an event's row; None where it has none."""
    if row["place_name"] is None:
        return None
    same = ("admin2", "admin1", "country", "lat", "lon", "radius_km", "gazetteer_id")
    values = {name: row[name] for name in same}
    precision = PlacePrecision(row["place_precision"])
    return Place(name=row["place_name"], precision=precision, reason=row["place_reason"], **values)


def toll_of(row: Mapping[Any, Any]) -> Toll:
    """The toll of an event's row."""
    counts: dict[str, Count | None] = {}
    for name in TOLL_FIELDS:
        low, high = row[f"{name}_min"], row[f"{name}_max"]
        known = low is not None or high is not None
        counts[name] = Count(low, high, row[f"{name}_said_by"]) if known else None
    return Toll(**counts)


def _grouped(rows: Iterable[RowMapping], key: Callable[[RowMapping], _K]) -> dict[_K, list[RowMapping]]:
    groups: dict[_K, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


class Rebuilder:
    """Reads the rows of one document and makes its records again."""

    def __init__(self, connection: Connection, row: RowMapping) -> None:
        self._connection = connection
        self._row = row
        self._n: int = row["n"]
        self._document = document_of(row)
        entities = self._rows(t.entities)
        self._entity_rows = entities
        self._entity_ids: dict[int | None, str] = {entity["n"]: entity["id"] for entity in entities}
        quotes = self._rows(t.quotes)
        self._quotes = _grouped(quotes, lambda row: (row["event"], row["link"], row["claim"]))

    def extraction(self) -> Extraction:
        """All that was read from the document.

        Raises:
            RecordError: a stored quote lies outside its document (the doctor finds those).
        """
        dated = self._cut(self._quotes.get((None, None, None), []))
        return Extraction(
            document=self._document,
            published=self._row["dated"],
            published_quote=dated[0] if dated else None,
            entities=self._entities(),
            events=self._events(),
            links=self._links(),
            claims=self._claims(),
        )

    def _rows(self, table: Table[Any]) -> list[RowMapping]:
        found = select(table).where(table.c.document == self._n).order_by(table.c.ordinal)
        return list(self._connection.execute(found).mappings())

    def _parts(self, table: Table[Any], owner: Column[int], parent: Table[Any]) -> dict[int, list[RowMapping]]:
        joined = select(table).join(parent, owner == parent.c.n).where(parent.c.document == self._n)
        rows = self._connection.execute(joined.order_by(table.c.ordinal)).mappings()
        return _grouped(rows, lambda row: row[owner.name])

    def _cut(self, rows: Iterable[RowMapping]) -> tuple[Quote, ...]:
        return tuple(self._document.quote(row["start"], row["end"]) for row in rows)

    def _entities(self) -> tuple[Entity, ...]:
        mentions = self._parts(t.mentions, t.mentions.c.entity, t.entities)
        return tuple(
            Entity(row["id"], row["name"], EntityKind(row["kind"]), self._cut(mentions.get(row["n"], [])))
            for row in self._entity_rows
        )

    def _events(self) -> tuple[Event, ...]:
        actors = self._parts(t.event_actors, t.event_actors.c.event, t.events)
        targets = self._parts(t.event_targets, t.event_targets.c.event, t.events)
        return tuple(
            self._event(row, actors.get(row["n"], []), targets.get(row["n"], [])) for row in self._rows(t.events)
        )

    def _event(self, row: RowMapping, actors: list[RowMapping], targets: list[RowMapping]) -> Event:
        roles = _grouped(actors, lambda actor: str(actor["role"]))
        named = {role: tuple(self._entity_ids[actor["entity"]] for actor in found) for role, found in roles.items()}
        blames = (Blame(self._entity_ids[actor["entity"]], actor["said_by"]) for actor in roles.get("blamed_on", []))
        aims = (Target(aim["text"], TargetKind(aim["kind"]), self._entity_ids.get(aim["entity"])) for aim in targets)
        return Event(
            id=row["id"],
            event_type=row["event_type"],
            sub_event_type=row["sub_event_type"],
            status=EventStatus(row["status"]),
            quotes=self._cut(self._quotes.get((row["n"], None, None), [])),
            date=date_of(row),
            place=place_of(row),
            perpetrators=named.get("perpetrator", ()),
            targets=tuple(aims),
            claimed_by=named.get("claimed_by", ()),
            denied_by=named.get("denied_by", ()),
            blamed_on=tuple(blames),
            toll=toll_of(row),
            weapon=row["weapon"],
            main=row["main"],
            confidence=row["confidence"],
            cues=tuple(row["cues"]),
        )

    def _links(self) -> tuple[Link, ...]:
        return tuple(
            Link(
                id=row["id"],
                source=self._entity_ids[row["source"]],
                relation=Relation(row["relation"]),
                target=self._entity_ids[row["target"]],
                status=LinkStatus(row["status"]),
                quotes=self._cut(self._quotes.get((None, row["n"], None), [])),
                date=date_of(row),
                cues=tuple(row["cues"]),
            )
            for row in self._rows(t.links)
        )

    def _claims(self) -> tuple[Claim, ...]:
        told = self._parts(t.claim_events, t.claim_events.c.claim, t.claims)
        named = self._parts(t.claim_entities, t.claim_entities.c.claim, t.claims)
        events = self._connection.execute(select(t.events.c.n, t.events.c.id).where(t.events.c.document == self._n))
        ids = {row.n: row.id for row in events}
        return tuple(
            Claim(
                id=row["id"],
                speaker=row["speaker"],
                speaker_kind=SpeakerKind(row["speaker_kind"]),
                stance=Stance(row["stance"]),
                modality=Modality(row["modality"]),
                polarity=Polarity(row["polarity"]),
                quote=self._cut(self._quotes[None, None, row["n"]])[0],
                topics=tuple(Topic(topic) for topic in row["topics"]),
                events=tuple(ids[part["event"]] for part in told.get(row["n"], [])),
                entities=tuple(self._entity_ids[part["entity"]] for part in named.get(row["n"], [])),
                cues=tuple(row["cues"]),
            )
            for row in self._rows(t.claims)
        )
