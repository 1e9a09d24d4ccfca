"""The tables as frames, without decisions: read whole once, then only what has come in or gone since.

Row numbers are never used again (`sourceline.store.writer`), and rows of these tables are never changed, only replaced
under new numbers; so a number up to the highest one known stands for the row that is already here, or for none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from sqlalchemy import Connection, Table, func, select

from sourceline.query import cells
from sourceline.query.frames import CAT, frame
from sourceline.query.words import Numbers, among
from sourceline.store import tables as t

TOLLS = ("killed", "injured", "attackers_killed", "detained", "abducted")
"""Kinds of toll that a desk keeps."""
MAPPED = ("exact", "town")
"""Precisions that a dot or a cell on the map may stand for; coarser places are areas."""
_DATE = {"date_start": pl.Date, "date_end": pl.Date, "date_precision": CAT}
_PLACE = {"place_name": CAT, "place_precision": CAT, "admin2": CAT, "admin1": CAT, "country": CAT}
_POINT = {"lat": pl.Float64, "lon": pl.Float64, "radius_km": pl.Float32}
_KIND = {"event_type": CAT, "sub_event_type": CAT, "status": CAT}
_TOLL = {f"{name}_{end}": pl.Int32 for name in TOLLS for end in ("min", "max")}
_LINK = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "source": pl.String, "relation": pl.String}
_LINK |= {"target": pl.String, "status": pl.String, "date_start": pl.Date, "date_end": pl.Date}


@dataclass(frozen=True, slots=True)
class Base:
    """Frames with the tables' own row numbers. Incidents have their map cells."""

    documents: pl.DataFrame
    incidents: pl.DataFrame
    reports: pl.DataFrame
    incident_actors: pl.DataFrame
    claims: pl.DataFrame
    claim_entities: pl.DataFrame
    claim_events: pl.DataFrame
    links: pl.DataFrame
    actors: pl.DataFrame
    state: dict[str, tuple[Any, ...]]
    """What the small tables looked like, to know whether they must be read again."""


def read_base(connection: Connection, old: Base | None = None) -> Base:
    """The tables as they are in this reading, from an older base where there is one."""
    incidents, claims, links = (_Growth(connection, table, old) for table in (t.incidents, t.claims, t.links))
    documents, actors = _state(connection, t.documents), _state(connection, t.entities)
    same_documents = old is not None and old.state["documents"] == documents
    same_actors = old is not None and old.state["actors"] == actors
    return Base(
        documents=old.documents if old and same_documents else _documents(connection),
        incidents=incidents.grown("incidents", _incidents()),
        reports=incidents.grown("reports", _reports()),
        incident_actors=incidents.grown("incident_actors", _incident_actors()),
        claims=claims.grown("claims", _claims()),
        claim_entities=claims.grown("claim_entities", _claim_entities()),
        claim_events=claims.grown("claim_events", _claim_events()),
        links=links.grown("links", _links()),
        actors=old.actors if old and same_actors else _actors(connection),
        state={"documents": documents, "actors": actors},
    )


@dataclass(frozen=True, slots=True)
class _Ask:
    """A query, the number it grows by (SQL column, name in the frame), its types, and what is worked out from it."""

    query: Any
    column: Any
    key: str
    types: dict[str, Any]
    finish: Callable[[pl.DataFrame], pl.DataFrame] = lambda found: found


class _Growth:
    """What came to a table and what went from it since an older base."""

    def __init__(self, connection: Connection, table: Table[Any], old: Base | None) -> None:
        self._connection = connection
        self._old = old
        self._alive: Numbers | None = None
        known: pl.DataFrame | None = getattr(old, table.name) if old else None
        top: Any = known["n"].max() if known is not None else None
        self._top = int(top or 0)
        if known is not None and self._top:
            left = select(func.count()).where(table.c.n <= self._top)
            if connection.execute(left).scalar_one() != len(known):
                self._alive = _all_numbers(connection, table, self._top)

    def grown(self, name: str, ask: _Ask) -> pl.DataFrame:
        """A frame of the base by now: the older one's rows that are left, and those with a higher number."""
        if self._old is None or not self._top:
            return ask.finish(frame(self._connection, ask.query, ask.types))
        old: pl.DataFrame = getattr(self._old, name)
        new = ask.finish(frame(self._connection, ask.query.where(ask.column > self._top), ask.types))
        kept = old if self._alive is None else old.filter(pl.Series(among(old[ask.key].to_numpy(), self._alive)))
        return pl.concat([kept, new]) if len(new) else kept


def _all_numbers(connection: Connection, table: Table[Any], top: int) -> Numbers:
    joined = connection.execute(select(func.group_concat(table.c.n, ",")).where(table.c.n <= top)).scalar_one()
    return np.fromstring(joined or "", dtype=np.int64, sep=",")


def _state(connection: Connection, table: Table[Any]) -> tuple[Any, ...]:
    """Count, highest number and (for documents, which a newer reading changes in place) highest run."""
    run = func.max(table.c.run) if "run" in table.c else func.max(0)
    return tuple(connection.execute(select(func.count(), func.max(table.c.n), run).select_from(table)).one())


def _documents(connection: Connection) -> pl.DataFrame:
    types = {"n": pl.Int32, "id": pl.String, "title": pl.String, "publisher": CAT, "dated": pl.Date, "run": pl.Int32}
    return frame(connection, select(*(t.documents.c[name] for name in types)).order_by(t.documents.c.n), types)


def _incidents() -> _Ask:
    types = {"n": pl.Int32, "id": pl.String, **_KIND, **_DATE, **_PLACE, **_POINT, **_TOLL, "weapon": CAT}
    types |= {"border_km": pl.Float64, "crossing": CAT, "reports": pl.Int32, "sources": pl.Int32, "main": pl.Boolean}
    types |= {"confidence": pl.Float32, "reviewed": pl.Boolean, "disputed": pl.Boolean, "run": pl.Int32}
    query = select(*(t.incidents.c[name] for name in types)).order_by(t.incidents.c.n)
    return _Ask(query, t.incidents.c.n, "n", types, with_cells)


def with_cells(incidents: pl.DataFrame) -> pl.DataFrame:
    """The incidents with their map cell at each zoom (`cell_4` ...); null where they have no dot on the map."""
    dotted = incidents["place_precision"].cast(pl.String).is_in(list(MAPPED)).fill_null(value=False).to_numpy()
    lat, lon = (np.where(dotted, incidents[name].to_numpy(), np.nan) for name in ("lat", "lon"))
    columns = [pl.Series(f"cell_{zoom}", cells.cells(lat, lon, zoom).astype(np.int32)) for zoom in cells.ZOOMS]
    none = [pl.when(pl.col(column.name) >= 0).then(pl.col(column.name)) for column in columns]
    return incidents.with_columns(columns).with_columns(none)


def _reports() -> _Ask:
    types = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "incident": pl.Int32, "copy": pl.Boolean}
    e, i = t.events.c, t.incident_events.c
    query = select(e.n, e.id, e.document, i.incident, i.copy).join_from(t.incident_events, t.events)
    return _Ask(query.order_by(e.n), i.incident, "incident", types)


def _incident_actors() -> _Ask:
    types = {"incident": pl.Int32, "role": CAT, "entity": CAT}
    acting = t.incident_actors.c
    return _Ask(select(*(acting[name] for name in types)), acting.incident, "incident", types)


def _links() -> _Ask:
    source, target = t.entities.alias(), t.entities.alias()
    link = t.links.c
    query = select(link.n, link.id, link.document, source.c.id, link.relation, target.c.id, link.status)
    dated = query.add_columns(link.date_start, link.date_end).join_from(t.links, source, link.source == source.c.n)
    return _Ask(dated.join(target, link.target == target.c.n).order_by(link.n), link.n, "n", _LINK)


def _claims() -> _Ask:
    types = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "speaker": CAT, "by_actor": pl.Boolean}
    types |= {"speaker_kind": CAT, "stance": CAT, "modality": CAT, "polarity": CAT}
    claim = t.claims.c
    codes = (claim.speaker_kind, claim.stance, claim.modality, claim.polarity)
    query = select(claim.n, claim.id, claim.document, claim.speaker, claim.speaker_entity.is_not(None))
    return _Ask(query.add_columns(*codes).order_by(claim.n), claim.n, "n", types)


def _claim_entities() -> _Ask:
    """Who a claim names, and its speaker where that is an actor."""
    named = select(t.claim_entities.c.claim, t.entities.c.id).join_from(t.claim_entities, t.entities)
    speaking = t.claims.c.speaker_entity == t.entities.c.n
    spoken = select(t.claims.c.n.label("claim"), t.entities.c.id).join_from(t.claims, t.entities, speaking)
    both = named.union_all(spoken).subquery()
    return _Ask(select(both.c.claim, both.c.id), both.c.claim, "claim", {"claim": pl.Int32, "entity": CAT})


def _claim_events() -> _Ask:
    pair = t.claim_events.c
    return _Ask(select(pair.claim, pair.event), pair.claim, "claim", {"claim": pl.Int32, "event": pl.Int32})


def _actors(connection: Connection) -> pl.DataFrame:
    """Every actor that a document mentions: id, commonest name, kind, and number of documents."""
    types = {"id": pl.String, "name": pl.String, "kind": pl.String}
    found = frame(connection, select(*(t.entities.c[name] for name in types)), types)
    counted = found.group_by("id", "name", "kind").len("documents").sort("documents", "name", descending=[True, False])
    return counted.group_by("id", maintain_order=True).agg(
        pl.col("name").first(), pl.col("kind").first(), pl.col("documents").sum()
    )
