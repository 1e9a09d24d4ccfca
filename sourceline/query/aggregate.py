"""Numbers for charts: counts, a timeline, actors, places, facets."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.load import MAPPED
from sourceline.query.mask import claim_mask, incident_mask, link_mask, scatter
from sourceline.query.memory import remembered

_MEASURED = ("reports", "killed_min", "killed_max")
_COUNTED = (*_MEASURED, "place_precision", "lat", "date_start", "disputed")
_MEASURES = (
    pl.len().cast(pl.Int32).alias("incidents"),
    pl.col("reports").sum().alias("reports"),
    pl.col("killed_min").sum().alias("killed_min"),
    pl.max_horizontal("killed_min", "killed_max").sum().alias("killed_max"),
)
LEVELS = {"country": ("country",), "province": ("country", "admin1"), "district": ("country", "admin1", "admin2")}
FACETS = {
    "types": "event_type",
    "sub_types": "sub_event_type",
    "statuses": "status",
    "countries": "country",
    "provinces": "admin1",
    "districts": "admin2",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What passes the filters. `killed_min` and `killed_max` add the lowest and the highest figure of each incident."""

    incidents: int
    reports: int
    documents: int
    publishers: int
    claims: int
    links: int
    killed_min: int
    killed_max: int
    undated: int
    unplaced: int
    """Incidents without a dot on the map; those known to a district or wider area are in `areas`."""
    areas: int
    disputed: int


def passing(desk: Desk, filters: Filters, *columns: str) -> pl.DataFrame:
    """The incidents that pass, with some columns or all. Name those needed: all, of a million rows, take 0.5 s."""
    frame = desk.frames.incidents.select(columns) if columns else desk.frames.incidents
    return frame.filter(pl.Series(incident_mask(desk, filters)))


@remembered
def counts(desk: Desk, filters: Filters) -> Counts:
    """The numbers that top every page."""
    mask, reports = incident_mask(desk, filters), desk.frames.reports
    rows = passing(desk, filters, *_COUNTED)
    told = reports["document_row"].to_numpy()[mask[reports["incident_row"].to_numpy()]]
    documents = scatter(len(desk.frames.documents), told)
    dotted = rows["place_precision"].is_in(list(MAPPED)) & rows["lat"].is_not_null()
    areas = ~dotted & rows["place_precision"].is_in(["district", "province", "country", "border_area"])
    low, high = rows["killed_min"].sum(), rows.select(pl.max_horizontal("killed_min", "killed_max").sum()).item()
    return Counts(
        incidents=len(rows),
        reports=int(rows["reports"].sum()),
        documents=int(documents.sum()),
        publishers=desk.frames.documents["publisher"].filter(pl.Series(documents)).drop_nulls().n_unique(),
        claims=int(claim_mask(desk, filters).sum()),
        links=int(link_mask(desk, filters).sum()),
        killed_min=int(low or 0),
        killed_max=int(high or 0),
        undated=int(rows["date_start"].is_null().sum()),
        unplaced=len(rows) - int(dotted.sum() or 0) - int(areas.sum() or 0),
        areas=int(areas.sum() or 0),
        disputed=int(rows["disputed"].sum()),
    )


@remembered
def timeline(desk: Desk, filters: Filters, by: str = "event_type", every: str = "1mo") -> pl.DataFrame:
    """One row a period and series: period (first day), series, incidents, reports, killed_min, killed_max.

    `by`: a column of incidents, or `perpetrator` for groups (an incident with two counts for both).
    `every`: `1d`, `1w`, `1mo`, `1q` or `1y`. Incidents without a date, or with a vaguer one, are left out: `undated`
    counts them.
    """
    rows, series = _timed(desk, filters, by)
    days = rows.group_by("date_start", "date_end", series).agg(*_MEASURES)  # few days stand for many incidents
    periods = days.with_columns(pl.col("date_start").dt.truncate(every).alias("period"))
    sharp = periods.filter(pl.col("period") == pl.col("date_end").dt.truncate(every)).rename({series: "series"})
    found = sharp.group_by("period", "series").agg(pl.col("incidents", *_MEASURED).sum())
    return found.sort("period", pl.col("series").cast(pl.String))


def _timed(desk: Desk, filters: Filters, by: str) -> tuple[pl.DataFrame, str]:
    """Passing incidents with dates and measures, and the column that makes the series."""
    if by != "perpetrator":
        return passing(desk, filters, "date_start", "date_end", by, *_MEASURED), by
    mask, acting = incident_mask(desk, filters), desk.frames.incident_actors.filter(pl.col("role") == "perpetrator")
    chosen = acting.filter(pl.Series(mask[acting["incident_row"].to_numpy()]))
    frame = desk.frames.incidents.select("date_start", "date_end", *_MEASURED)
    return frame[chosen["incident_row"]].with_columns(chosen["entity"]), "entity"


def span(desk: Desk) -> tuple[dt.date, dt.date]:
    """First and last day on which an incident began, whatever the filters; today twice without a dated one."""
    if "span" not in desk.memory:
        days = desk.frames.incidents["date_start"]
        desk.memory["span"] = (days.min() or desk.today, days.max() or desk.today)
    found: tuple[dt.date, dt.date] = desk.memory["span"]
    return found


@remembered
def undated(desk: Desk, filters: Filters, every: str = "1mo") -> int:
    """Incidents that a timeline of this period leaves out, for want of a date or of an exact enough one."""
    days = passing(desk, filters, "date_start", "date_end").group_by("date_start", "date_end").len()
    start, end = (pl.col(name).dt.truncate(every) for name in ("date_start", "date_end"))
    return int(days.filter(start.is_null() | (start != end))["len"].sum())


@remembered
def top_actors(desk: Desk, filters: Filters, role: str | None = None, limit: int = 15) -> pl.DataFrame:
    """One row an actor named in passing incidents: actor, name, kind, side, incidents, reports, killed_min, killed_max.

    `role` keeps to perpetrators, targets and so on. Unnamed actors ("unidentified gunmen") are left out.
    """
    mask = incident_mask(desk, filters)
    acting = desk.frames.incident_actors.filter(pl.col("role") == role) if role else desk.frames.parties
    pairs = acting.filter(pl.Series(mask[acting["incident_row"].to_numpy()]))
    measured = [desk.frames.incidents[name].gather(pairs["incident_row"]) for name in _MEASURED]
    found = (
        pairs.with_columns(measured).group_by("entity").agg(*_MEASURES).with_columns(pl.col("entity").cast(pl.String))
    )
    named = found.filter(~pl.col("entity").str.starts_with("u-"))
    top = named.sort(["incidents", "entity"], descending=[True, False]).head(limit).rename({"entity": "actor"})
    return top.with_columns(actor_columns(desk, top["actor"]))


def actor_columns(desk: Desk, actors: pl.Series) -> list[pl.Series]:
    """Name, kind and side of entity ids; kind and side null where nobody knows them."""
    names, known = desk.names(), desk.known_actors
    kinds = dict(desk.frames.actors.select("id", "kind").iter_rows()) | {k: a.kind.value for k, a in known.items()}
    sides = {key: actor.side for key, actor in known.items()}
    values: dict[str, list[Any]] = {
        "name": [names.get(key, key) for key in actors],
        "kind": [kinds.get(key) for key in actors],
        "side": [sides.get(key) for key in actors],
    }
    return [pl.Series(name, column, dtype=pl.String) for name, column in values.items()]


@remembered
def places(desk: Desk, filters: Filters, level: str = "district") -> pl.DataFrame:
    """One row a place of a level (country, province or district) that incidents are known to: names and measures."""
    columns = LEVELS[level]
    rows = passing(desk, filters, *columns, *_MEASURED).filter(pl.col(columns[-1]).is_not_null())
    found = rows.group_by(columns).agg(*_MEASURES).with_columns(pl.col(columns).cast(pl.String))
    return found.sort(["incidents", *columns], descending=[True, *(False for _ in columns)])


@remembered
def facets(desk: Desk, filters: Filters) -> dict[str, pl.DataFrame]:
    """For each listed filter: value, label, incidents. Each counts with its own filter lifted."""
    found = {name: _facet(desk, filters, name, column) for name, column in FACETS.items()}
    found["groups"] = _group_facet(desk, filters)
    found["publishers"] = _publisher_facet(desk, filters)
    found["stances"] = _stance_facet(desk, filters)
    return found


def _facet(desk: Desk, filters: Filters, name: str, column: str) -> pl.DataFrame:
    lifted: dict[str, Any] = {name: ()}
    rows = passing(desk, replace(filters, **lifted), column)
    counted = rows[column].drop_nulls().value_counts(name="incidents").rename({column: "value"})
    return _labelled(counted)


def _labelled(counted: pl.DataFrame, names: dict[str, str] | None = None) -> pl.DataFrame:
    text = counted.select(pl.col("value").cast(pl.String), pl.col("incidents").cast(pl.Int32))
    label = text["value"].replace(names).alias("label") if names else text["value"].alias("label")
    return text.with_columns(label).sort(["incidents", "value"], descending=[True, False])


def _group_facet(desk: Desk, filters: Filters) -> pl.DataFrame:
    found = top_actors(desk, replace(filters, groups=(), role=None), filters.role, limit=1000)
    return found.select(pl.col("actor").alias("value"), "incidents", pl.col("name").alias("label"))


def _publisher_facet(desk: Desk, filters: Filters) -> pl.DataFrame:
    mask, tellers = incident_mask(desk, replace(filters, publishers=())), desk.frames.tellers
    rows = tellers["publisher"].filter(pl.Series(mask[tellers["incident_row"].to_numpy()]))
    return _labelled(rows.value_counts(name="incidents").rename({"publisher": "value"}))


def _stance_facet(desk: Desk, filters: Filters) -> pl.DataFrame:
    """Claims by stance; the column is named `incidents` as in the other facets but counts claims."""
    mask: Any = claim_mask(desk, replace(filters, stances=()))
    stances = desk.frames.claims["stance"].filter(pl.Series(np.asarray(mask)))
    return _labelled(stances.value_counts(name="incidents").rename({"stance": "value"}))
