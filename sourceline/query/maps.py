"""Rows for the border map: dots, cells, areas, and what has no place on it."""

import numpy as np
import polars as pl

from sourceline.query import cells
from sourceline.query.aggregate import passing
from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.load import MAPPED
from sourceline.query.mask import incident_mask
from sourceline.query.memory import remembered

AREAS = ("district", "province", "country", "border_area")
_PLACED = ("place_precision", "lat")
_DOT = ("id", "lat", "lon", "radius_km", "place_precision", "place_name", "admin2", "admin1", "country")
_WHAT = ("event_type", "sub_event_type", "status", "date_start", "date_end", "date_precision", "reports", "sources")
_TOLL = ("killed_min", "killed_max", "injured_min", "injured_max", "border_km", "crossing", "disputed")
POINTS = 10_000
"""More dots than this are better sent as cells (measured: see docs/performance.md)."""


def map_points(desk: Desk, filters: Filters, limit: int = POINTS) -> pl.DataFrame:
    """One row an incident at a site or town, newest first: point, radius, places, type, date, tolls, border."""
    frame = desk.frames.incidents
    keys = frame.select("recency", *_PLACED).with_row_index("row")
    newest = _dots(keys.filter(pl.Series(incident_mask(desk, filters)))).bottom_k(limit, by="recency").sort("recency")
    return frame.select(*_DOT, *_WHAT, *_TOLL)[newest["row"]]


@remembered
def points_total(desk: Desk, filters: Filters) -> int:
    """Number of dots that `map_points` would return without a limit."""
    return len(_dots(passing(desk, filters, *_PLACED)))


def _dots(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("place_precision").is_in(list(MAPPED)) & pl.col("lat").is_not_null())


@remembered
def map_cells(desk: Desk, filters: Filters, zoom: float) -> pl.DataFrame:
    """One row a hexagon of a map's zoom: cell, lat, lon of its centre, incidents, reports, tolls, commonest event_type.

    `sourceline.query.cells.outline` gives a cell's corners, `cell_incidents` what is in it.
    """
    level = cells.nearest_zoom(zoom)
    measured = ("reports", "killed_min", "killed_max", "event_type")
    rows = passing(desk, filters, f"cell_{level}", *measured).filter(pl.col(f"cell_{level}").is_not_null())
    found = (
        rows.group_by(pl.col(f"cell_{level}").alias("cell"))
        .agg(
            pl.len().cast(pl.Int32).alias("incidents"),
            pl.col("reports").sum(),
            pl.col("killed_min").sum(),
            pl.max_horizontal("killed_min", "killed_max").sum().alias("killed_max"),
            pl.col("event_type").mode().cast(pl.String).min(),
        )
        .sort("incidents", "cell", descending=[True, False])
    )
    lat, lon = cells.centres(found["cell"].to_numpy().astype(np.int64), level)
    return found.with_columns(pl.Series("lat", lat), pl.Series("lon", lon), pl.lit(level).alias("zoom"))


def cell_incidents(desk: Desk, filters: Filters, cell: int, zoom: float) -> tuple[str, ...]:
    """Ids of the passing incidents in a cell, for `Filters.incidents` or for its evidence."""
    level = cells.nearest_zoom(zoom)
    return tuple(passing(desk, filters, "id", f"cell_{level}").filter(pl.col(f"cell_{level}") == cell)["id"])


def map_areas(desk: Desk, filters: Filters) -> pl.DataFrame:
    """One row an area that incidents are known to no finer than: its names, precision, point, radius, measures, ids.

    `place_name` is set for an area that is no unit of the tables, such as a valley or a former district. `firsts` and
    `lasts` are the incidents' days in the order of `ids`. A country and the border belt have no point.
    """
    days = (pl.col("date_start").alias("firsts"), pl.col("date_end").alias("lasts"))
    return _areas(desk, filters, pl.col("id").alias("ids"), *days)


@remembered
def area_counts(desk: Desk, filters: Filters) -> pl.DataFrame:
    """`map_areas` without ids and days: of a million incidents these are long lists, which only dots need."""
    return _areas(desk, filters)


def _areas(desk: Desk, filters: Filters, *lists: pl.Expr) -> pl.DataFrame:
    keys = ["place_precision", "country", "admin1", "admin2", "place_name"]
    named = [*keys, "lat", "lon", "radius_km", "reports", "killed_min", "killed_max"]
    rows = passing(desk, filters, *named, *(name for part in lists for name in part.meta.root_names()))
    rows = rows.filter(pl.col("place_precision").is_in(list(AREAS)))
    outside = (pl.col("place_precision") == "district") & pl.col("admin2").is_null()
    rows = rows.with_columns(pl.when(outside).then(pl.col("place_name")).alias("place_name"))
    found = rows.group_by(keys).agg(
        pl.col("lat").drop_nulls().first(),
        pl.col("lon").drop_nulls().first(),
        pl.col("radius_km").max(),
        pl.len().cast(pl.Int32).alias("incidents"),
        pl.col("reports").sum(),
        pl.col("killed_min").sum(),
        pl.max_horizontal("killed_min", "killed_max").sum().alias("killed_max"),
        *lists,
    )
    found = found.with_columns(pl.col(keys).cast(pl.String))
    return found.sort(["incidents", *keys], descending=[True, *[False] * 5])


def unplaced(desk: Desk, filters: Filters) -> pl.DataFrame:
    """One row an incident that is neither a dot nor an area: id, type, date, place_name, and why in words."""
    rows = passing(desk, filters, "id", *_WHAT, "place_name", "place_precision", "lat", "killed_min", "killed_max")
    dotted = pl.col("place_precision").is_in(list(MAPPED)) & pl.col("lat").is_not_null()
    lost = rows.filter(
        ~dotted.fill_null(value=False) & ~pl.col("place_precision").is_in(list(AREAS)).fill_null(value=False)
    )
    named = pl.format("“{}” is not in the gazetteer", pl.col("place_name").cast(pl.String))
    why = pl.when(pl.col("place_name").is_null()).then(pl.lit("the text names no place")).otherwise(named)
    return lost.select("id", *_WHAT, "place_name", "killed_min", "killed_max", why.alias("reason"))
