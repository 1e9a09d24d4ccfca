"""Rows for tables: incidents, event reports, links and claims that pass the filters."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from sourceline.query.desk import Desk, Mask
from sourceline.query.filters import Filters
from sourceline.query.mask import claim_mask, document_mask, incident_mask, link_mask

Named = Literal["incidents", "claims"]
Rows = npt.NDArray[Any]
"""Positions in a frame."""
ROLES = ("perpetrator", "target", "claimed_by", "denied_by", "blamed_on")


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a table to return: sorted by a column, empty values last."""

    sort: str = "date_start"
    descending: bool = True
    offset: int = 0
    limit: int | None = None


def incidents(desk: Desk, filters: Filters, page: Page | None = None) -> pl.DataFrame:
    """One row an incident: the columns of the incidents table, and a list of entity ids for each role.

    `killed_min` and `killed_max` are the lowest and highest figure of any report; `sources` counts independent ones;
    `border_km` is signed (Pakistan's side positive).
    """
    rows = order(desk, "incidents", incident_mask(desk, filters), page or Page())
    return _with_actors(desk, desk.frames.incidents[rows].with_columns(pl.Series("row", rows, dtype=pl.Int32)))


def event_reports(desk: Desk, filters: Filters) -> pl.DataFrame:
    """One row an event report of the passing incidents: id, incident_id, document_id, title, publisher, dated, copy."""
    told, documents = desk.frames.reports, desk.frames.documents
    passing = incident_mask(desk, filters)
    about = _narrowed_documents(filters)
    rows = told.filter(pl.Series(passing[told["incident_row"].to_numpy()]))
    if about is not None:
        rows = rows.filter(pl.Series(document_mask(desk, about)[rows["document_row"].to_numpy()]))
    incident = desk.frames.incidents["id"].gather(rows["incident_row"]).alias("incident_id")
    return rows.select("id", "copy").with_columns(incident, *_document_columns(documents, rows["document_row"]))


def _narrowed_documents(filters: Filters) -> Filters | None:
    if not (filters.publishers or filters.reliabilities or filters.text):
        return None
    return Filters(publishers=filters.publishers, reliabilities=filters.reliabilities, text=filters.text)


def _document_columns(documents: pl.DataFrame, rows: pl.Series) -> list[pl.Series]:
    names = {"id": "document_id", "title": "title", "publisher": "publisher", "dated": "dated"}
    names |= {"reliability": "reliability"}
    return [documents[name].gather(rows).alias(label) for name, label in names.items()]


def links(desk: Desk, filters: Filters) -> pl.DataFrame:
    """One row a source, relation, target and status, those with most documents first.

    Columns: links, documents, sources (publishers), first, last (days), family, names of both ends, reviewed, ids.
    """
    frame = desk.frames.links.filter(pl.Series(link_mask(desk, filters)))
    documents = desk.frames.documents
    dated = documents["dated"].gather(frame["document_row"]).alias("dated")
    publisher = documents["publisher"].gather(frame["document_row"]).alias("publisher")
    day = pl.coalesce("date_start", "dated")
    grouped = (
        frame.with_columns(dated, publisher)
        .group_by("source", "relation", "target", "status", "family")
        .agg(
            pl.len().cast(pl.Int32).alias("links"),
            pl.col("document_row").n_unique().cast(pl.Int32).alias("documents"),
            pl.col("publisher").n_unique().cast(pl.Int32).alias("sources"),
            day.min().alias("first"),
            pl.coalesce("date_end", "dated").max().alias("last"),
            pl.col("reviewed").any(),
            pl.col("id").alias("ids"),
        )
    )
    names = [_named(desk, grouped[end]).alias(f"{end}_name") for end in ("source", "target")]
    order = ["documents", "links", "source", "relation", "target", "status"]
    return grouped.with_columns(names).sort(order, descending=[True, True, False, False, False, False])


def claims(desk: Desk, filters: Filters, page: Page | None = None) -> pl.DataFrame:
    """One row a claim: id, speaker, speaker_name, kinds and codes, and its document. Quotes: `quotes_of`."""
    rows = order(desk, "claims", claim_mask(desk, filters), page or Page(sort="dated"))
    return claim_columns(desk, desk.frames.claims[rows])


def claim_columns(desk: Desk, frame: pl.DataFrame) -> pl.DataFrame:
    """Rows of the claims frame with the speaker's name and the document's columns."""
    speaker = _named(desk, frame["speaker"]).alias("speaker_name")
    documents = _document_columns(desk.frames.documents, frame["document_row"])
    return frame.with_columns(speaker, *documents).drop("document_row", "recency")


def _named(desk: Desk, actors: pl.Series) -> pl.Series:
    """Names of entity ids; what is no id stands for itself."""
    return actors.cast(pl.String).replace(desk.names())


def order(desk: Desk, name: Named, mask: Mask, page: Page) -> Rows:
    """Positions of the passing rows of a page of the incidents or claims. A page by date looks no further than it must.

    Sorting by another column touches that column alone, so a million rows are no matter.
    """
    frame: pl.DataFrame = getattr(desk.frames, name)
    last = len(frame) if page.limit is None else page.offset + page.limit
    if page.sort in {"date_start", "dated"}:
        newest = _newest(desk, name)
        return _first(newest if page.descending else newest[::-1], mask, last)[page.offset :]
    keys = frame.select(page.sort).with_row_index("row").filter(pl.Series(mask))
    ranked = keys.sort([page.sort, "row"], descending=[page.descending, False], nulls_last=True)
    return ranked["row"].slice(page.offset, page.limit).to_numpy()


def _newest(desk: Desk, name: Named) -> Rows:
    """All positions, newest first, undated last; worked out once a desk."""
    key = f"newest_{name}"
    if key not in desk.memory:
        desk.memory[key] = getattr(desk.frames, name)["recency"].arg_sort().to_numpy()
    found: Rows = desk.memory[key]
    return found


def _first(ordered: Rows, mask: Mask, many: int) -> Rows:
    """The first so many of some positions that pass."""
    found, count, start, step = [ordered[:0]], 0, 0, max(4096, 2 * many)
    while count < many and start < len(ordered):
        part = ordered[start : start + step]
        passing = part[mask[part]]
        found.append(passing)
        count, start, step = count + len(passing), start + step, 4 * step
    return np.concatenate(found)[:many]


def _with_actors(desk: Desk, frame: pl.DataFrame) -> pl.DataFrame:
    acting = desk.frames.incident_actors.filter(pl.col("incident_row").is_in(frame["row"].implode()))
    lists = acting.with_columns(pl.col("entity").cast(pl.String)).group_by("incident_row", "role").agg("entity")
    for role in ROLES:
        mine = lists.filter(pl.col("role") == role).select("incident_row", pl.col("entity").list.sort().alias(role))
        frame = frame.join(mine, left_on="row", right_on="incident_row", how="left", maintain_order="left")
    return frame.with_columns(pl.col(role).fill_null([]) for role in ROLES).drop(
        "row", pl.selectors.starts_with("cell_")
    )
