"""The frames of a desk, read from the store with the analysts' decisions laid over them."""

from dataclasses import dataclass, fields

import numpy as np
import polars as pl
from sqlalchemy import Connection, select

from sourceline.codes import FAMILY_OF, Relation, Reliability
from sourceline.query import cells
from sourceline.query.frames import CAT, frame
from sourceline.query.overlay import lay_over, renamed
from sourceline.store import tables as t
from sourceline.store.effective import Effective

TOLLS = ("killed", "injured", "attackers_killed", "detained", "abducted")
"""Kinds of toll that a desk keeps."""
_DATE = {"date_start": pl.Date, "date_end": pl.Date, "date_precision": CAT}
_PLACE = {"place_name": CAT, "place_precision": CAT, "admin2": CAT, "admin1": CAT, "country": CAT}
_POINT = {"lat": pl.Float64, "lon": pl.Float64, "radius_km": pl.Float32}
_KIND = {"event_type": CAT, "sub_event_type": CAT, "status": CAT}
_TOLL = {f"{name}_{end}": pl.Int32 for name in TOLLS for end in ("min", "max")}
MAPPED = ("exact", "town")
"""Precisions that a dot or a cell on the map may stand for; coarser places are areas."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Columnar copies of the tables. `*_row` columns are positions in the frame they name."""

    documents: pl.DataFrame
    incidents: pl.DataFrame
    reports: pl.DataFrame
    incident_actors: pl.DataFrame
    parties: pl.DataFrame
    """Who is in an incident in any role, once."""
    tellers: pl.DataFrame
    """Which publishers tell of an incident, each once."""
    claims: pl.DataFrame
    claim_actors: pl.DataFrame
    claim_incidents: pl.DataFrame
    links: pl.DataFrame
    actors: pl.DataFrame


NAMES = tuple(spec.name for spec in fields(Frames))


def load_frames(connection: Connection, view: Effective) -> Frames:
    """All frames of one consistent reading of the store."""
    documents = _documents(connection, view)
    incidents = _incidents(connection)
    reports = _reports(connection, documents, incidents)
    links = _links(connection, documents, view)
    claims = _claims(connection, documents, view)
    acting = _incident_actors(connection, incidents)
    return Frames(
        documents=documents,
        incidents=incidents,
        reports=reports,
        incident_actors=acting,
        parties=acting.select("incident_row", "entity").unique(maintain_order=True),
        tellers=_tellers(reports, documents),
        claims=claims,
        claim_actors=_claim_actors(connection, documents, claims, view),
        claim_incidents=_claim_incidents(connection, claims, reports),
        links=links,
        actors=_actors(connection),
    )


def rows_of(numbers: pl.Series, among: pl.Series) -> pl.Series:
    """Position of each number in an ascending column of numbers; null where it is not there."""
    known, asked = among.to_numpy(), numbers.to_numpy()
    if not len(known):
        return pl.Series(numbers.name, [None] * len(asked), dtype=pl.Int32)
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    found = pl.Series(numbers.name, at.astype(np.int32))
    return pl.select(pl.when(pl.lit(pl.Series(known[at] == asked))).then(found)).to_series().alias(numbers.name)


def _documents(connection: Connection, view: Effective) -> pl.DataFrame:
    types = {"n": pl.Int32, "id": pl.String, "title": pl.String, "publisher": CAT, "dated": pl.Date, "run": pl.Int32}
    query = select(*(t.documents.c[name] for name in types)).order_by(t.documents.c.n)
    found = frame(connection, query, types)
    publishers = found["publisher"].cast(pl.String)
    grades = [view.grades.get(name or "", Reliability.F).value for name in publishers]
    return found.with_columns(pl.Series("reliability", grades, dtype=pl.String).cast(CAT))


def _incidents(connection: Connection) -> pl.DataFrame:
    types = {"n": pl.Int32, "id": pl.String, **_KIND, **_DATE, **_PLACE, **_POINT, **_TOLL, "weapon": CAT}
    types |= {"border_km": pl.Float64, "crossing": CAT, "reports": pl.Int32, "sources": pl.Int32, "main": pl.Boolean}
    types |= {"confidence": pl.Float32, "reviewed": pl.Boolean, "disputed": pl.Boolean, "run": pl.Int32}
    query = select(*(t.incidents.c[name] for name in types)).order_by(t.incidents.c.n)
    found = with_cells(frame(connection, query, types))
    return with_recency(found, found["date_start"])


def with_recency(found: pl.DataFrame, dates: pl.Series) -> pl.DataFrame:
    """Rows with their place when sorted newest first, undated last (`recency`), so that no page sorts dates again."""
    undated = pl.int_range(len(found), 2 * len(found), dtype=pl.Int32)
    place = pl.lit(dates).rank("ordinal", descending=True).cast(pl.Int32)
    return found.with_columns(place.fill_null(undated).alias("recency"))


def with_cells(incidents: pl.DataFrame) -> pl.DataFrame:
    """The incidents with their map cell at each zoom (`cell_4` ...); null where they have no dot on the map."""
    dotted = incidents["place_precision"].cast(pl.String).is_in(list(MAPPED)).fill_null(value=False).to_numpy()
    lat, lon = (np.where(dotted, incidents[name].to_numpy(), np.nan) for name in ("lat", "lon"))
    columns = [pl.Series(f"cell_{zoom}", cells.cells(lat, lon, zoom).astype(np.int32)) for zoom in cells.ZOOMS]
    none = [pl.when(pl.col(column.name) >= 0).then(pl.col(column.name)) for column in columns]
    return incidents.with_columns(columns).with_columns(none)


def _reports(connection: Connection, documents: pl.DataFrame, incidents: pl.DataFrame) -> pl.DataFrame:
    types = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "incident": pl.Int32, "copy": pl.Boolean}
    e, i = t.events.c, t.incident_events.c
    query = select(e.n, e.id, e.document, i.incident, i.copy).join_from(t.incident_events, t.events).order_by(e.n)
    found = frame(connection, query, types)
    return found.with_columns(
        rows_of(found["document"], documents["n"]).alias("document_row"),
        rows_of(found["incident"], incidents["n"]).alias("incident_row"),
    ).drop("document", "incident")


def _tellers(reports: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    publisher = documents["publisher"].gather(reports["document_row"]).alias("publisher")
    return reports.select("incident_row", publisher).drop_nulls().unique(maintain_order=True)


def _incident_actors(connection: Connection, incidents: pl.DataFrame) -> pl.DataFrame:
    types = {"incident": pl.Int32, "role": CAT, "entity": CAT}
    found = frame(connection, select(*(t.incident_actors.c[name] for name in types)), types)
    return found.with_columns(rows_of(found["incident"], incidents["n"]).alias("incident_row")).drop("incident")


def _links(connection: Connection, documents: pl.DataFrame, view: Effective) -> pl.DataFrame:
    source, target = t.entities.alias(), t.entities.alias()
    types = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "source": pl.String, "relation": pl.String}
    types |= {"target": pl.String, "status": pl.String, "date_start": pl.Date, "date_end": pl.Date}
    link = t.links.c
    query = (
        select(
            link.n,
            link.id,
            link.document,
            source.c.id,
            link.relation,
            target.c.id,
            link.status,
            link.date_start,
            link.date_end,
        )
        .join_from(t.links, source, link.source == source.c.n)
        .join(target, link.target == target.c.n)
        .order_by(link.n)
    )
    found = lay_over(_placed(frame(connection, query, types), documents), documents, "link", view)
    family = {relation.value: FAMILY_OF[relation].value for relation in Relation}
    families = found["relation"].replace_strict(family, default=None, return_dtype=pl.String)
    found = found.with_columns(families.alias("family")).filter(pl.col("source") != pl.col("target"))
    return found.with_columns(pl.col("source", "target", "relation", "status", "family").cast(CAT))


def _claims(connection: Connection, documents: pl.DataFrame, view: Effective) -> pl.DataFrame:
    types = {"n": pl.Int32, "id": pl.String, "document": pl.Int32, "speaker": CAT, "by_actor": pl.Boolean}
    types |= {"speaker_kind": CAT, "stance": CAT, "modality": CAT, "polarity": CAT}
    claim = t.claims.c
    codes = (claim.speaker_kind, claim.stance, claim.modality, claim.polarity)
    query = select(claim.n, claim.id, claim.document, claim.speaker, claim.speaker_entity.is_not(None), *codes)
    found = _placed(frame(connection, query.order_by(claim.n), types), documents)
    found = with_recency(found, documents["dated"].gather(found["document_row"]))
    return lay_over(found, documents, "claim", view)


def _placed(found: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    return found.with_columns(rows_of(found["document"], documents["n"]).alias("document_row")).drop("document")


def _claim_actors(
    connection: Connection, documents: pl.DataFrame, claims: pl.DataFrame, view: Effective
) -> pl.DataFrame:
    """Who a claim names, and its speaker where that is an actor."""
    types = {"claim": pl.Int32, "entity": CAT}
    named = select(t.claim_entities.c.claim, t.entities.c.id).join_from(t.claim_entities, t.entities)
    spoken = select(t.claims.c.n, t.entities.c.id).join_from(
        t.claims, t.entities, t.claims.c.speaker_entity == t.entities.c.n
    )
    found = pl.concat([frame(connection, named, types), frame(connection, spoken, types)])
    found = found.with_columns(rows_of(found["claim"], claims["n"]).alias("claim_row")).drop("claim").drop_nulls()
    documented = found.with_columns(claims["document_row"].gather(found["claim_row"]).alias("document_row"))
    return renamed(documented, documents, ("entity",), view).drop("document_row")


def _claim_incidents(connection: Connection, claims: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    types = {"claim": pl.Int32, "event": pl.Int32}
    found = frame(connection, select(t.claim_events.c.claim, t.claim_events.c.event), types)
    found = found.with_columns(
        rows_of(found["claim"], claims["n"]).alias("claim_row"),
        rows_of(found["event"], reports["n"]).alias("report_row"),
    ).drop_nulls()
    incidents = reports["incident_row"].gather(found["report_row"])
    return found.select("claim_row", incidents.alias("incident_row"))


def _actors(connection: Connection) -> pl.DataFrame:
    """Every actor that a document mentions: id, commonest name, kind, and number of documents."""
    types = {"id": pl.String, "name": pl.String, "kind": pl.String}
    found = frame(connection, select(*(t.entities.c[name] for name in types)), types)
    counted = found.group_by("id", "name", "kind").len("documents").sort("documents", "name", descending=[True, False])
    return counted.group_by("id", maintain_order=True).agg(
        pl.col("name").first(), pl.col("kind").first(), pl.col("documents").sum()
    )
