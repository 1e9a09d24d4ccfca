"""The frames of a desk: the tables, with positions for row numbers and the analysts' decisions laid over them."""

from dataclasses import dataclass, fields
from threading import Lock

import numpy as np
import polars as pl
from sqlalchemy import Connection

from sourceline.codes import FAMILY_OF, Relation, Reliability
from sourceline.query.base import MAPPED, Base, read_base
from sourceline.query.frames import CAT
from sourceline.query.overlay import lay_over, renamed
from sourceline.store.effective import Effective

__all__ = ["MAPPED", "NAMES", "Frames", "load_frames"]


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
_bases: dict[str, Base] = {}
_growing = Lock()


def load_frames(connection: Connection, view: Effective, key: str | None = None) -> Frames:
    """All frames of one consistent reading of the store.

    With a store's `key`, the process keeps what it read and reads only what changed the next time.
    """
    with _growing:
        base = read_base(connection, _bases.get(key) if key else None)
        if key:
            _bases[key] = base
    return derive(base, view)


def derive(base: Base, view: Effective) -> Frames:
    """Frames of a base with decisions laid over them."""
    documents = _documents(base, view)
    incidents = with_recency(base.incidents, base.incidents["date_start"])
    reports = _reports(base, documents, incidents)
    claims = _claims(base, documents, view)
    rows = rows_of(base.incident_actors["incident"], incidents["n"]).alias("incident_row")
    acting = base.incident_actors.with_columns(rows).drop("incident")
    return Frames(
        documents=documents,
        incidents=incidents,
        reports=reports,
        incident_actors=acting,
        parties=acting.select("incident_row", "entity").unique(maintain_order=True),
        tellers=_tellers(reports, documents),
        claims=claims,
        claim_actors=_claim_actors(base, documents, claims, view),
        claim_incidents=_claim_incidents(base, claims, reports),
        links=_links(base, documents, view),
        actors=base.actors,
    )


def rows_of(numbers: pl.Series, among: pl.Series) -> pl.Series:
    """Position of each number in an ascending column of numbers; null where it is not there."""
    known, asked = among.to_numpy(), numbers.to_numpy()
    if not len(known):
        return pl.Series(numbers.name, [None] * len(asked), dtype=pl.Int32)
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    found = pl.Series(numbers.name, at.astype(np.int32))
    return pl.select(pl.when(pl.lit(pl.Series(known[at] == asked))).then(found)).to_series().alias(numbers.name)


def with_recency(found: pl.DataFrame, dates: pl.Series) -> pl.DataFrame:
    """Rows with their place when sorted newest first, undated last (`recency`), so that no page sorts dates again."""
    undated = pl.int_range(len(found), 2 * len(found), dtype=pl.Int32)
    place = pl.lit(dates).rank("ordinal", descending=True).cast(pl.Int32)
    return found.with_columns(place.fill_null(undated).alias("recency"))


def _documents(base: Base, view: Effective) -> pl.DataFrame:
    publishers = base.documents["publisher"].cast(pl.String)
    grades = {name: grade.value for name, grade in view.grades.items()}
    graded = publishers.replace_strict(grades, default=Reliability.F.value, return_dtype=pl.String)
    return base.documents.with_columns(graded.fill_null(Reliability.F.value).cast(CAT).alias("reliability"))


def _placed(found: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    return found.with_columns(rows_of(found["document"], documents["n"]).alias("document_row")).drop("document")


def _reports(base: Base, documents: pl.DataFrame, incidents: pl.DataFrame) -> pl.DataFrame:
    """Reports by row number. After a document was removed, its reports are among a base's until fusion comes."""
    found = _placed(base.reports.sort("n"), documents).drop_nulls("document_row")
    return found.with_columns(rows_of(found["incident"], incidents["n"]).alias("incident_row")).drop("incident")


def _tellers(reports: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    publisher = documents["publisher"].gather(reports["document_row"]).alias("publisher")
    return reports.select("incident_row", publisher).drop_nulls().unique(maintain_order=True)


def _links(base: Base, documents: pl.DataFrame, view: Effective) -> pl.DataFrame:
    found = lay_over(_placed(base.links, documents), documents, "link", view)
    family = {relation.value: FAMILY_OF[relation].value for relation in Relation}
    families = found["relation"].replace_strict(family, default=None, return_dtype=pl.String)
    found = found.with_columns(families.alias("family")).filter(pl.col("source") != pl.col("target"))
    return found.with_columns(pl.col("source", "target", "relation", "status", "family").cast(CAT))


def _claims(base: Base, documents: pl.DataFrame, view: Effective) -> pl.DataFrame:
    found = _placed(base.claims, documents)
    found = with_recency(found, documents["dated"].gather(found["document_row"]))
    ungraded = found.with_columns(pl.lit(None, dtype=CAT).alias("credibility"))
    return lay_over(ungraded, documents, "claim", view)


def _claim_actors(base: Base, documents: pl.DataFrame, claims: pl.DataFrame, view: Effective) -> pl.DataFrame:
    rows = rows_of(base.claim_entities["claim"], claims["n"]).alias("claim_row")
    found = base.claim_entities.with_columns(rows).drop("claim").drop_nulls()
    documented = found.with_columns(claims["document_row"].gather(found["claim_row"]).alias("document_row"))
    return renamed(documented, documents, ("entity",), view).drop("document_row")


def _claim_incidents(base: Base, claims: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    claimed = rows_of(base.claim_events["claim"], claims["n"]).alias("claim_row")
    told = rows_of(base.claim_events["event"], reports["n"]).alias("report_row")
    found = base.claim_events.with_columns(claimed, told).drop_nulls()
    incidents = reports["incident_row"].gather(found["report_row"])
    return found.select("claim_row", incidents.alias("incident_row"))
