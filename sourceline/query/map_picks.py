"""What a mark on the map stands for: the incidents behind a spot, a hexagon, an area or a district."""

import math

import polars as pl

from sourceline.query.aggregate import passing
from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.load import MAPPED
from sourceline.query.maps import AREAS, cell_incidents

_NAMES = ("country", "admin1", "admin2", "place_name")
_NEEDED = ("id", "date_start", "lat", "lon", "place_precision", *_NAMES)


def picked(desk: Desk, filters: Filters, mark: str) -> tuple[str, ...]:
    """Ids of the passing incidents behind a mark, newest first; none for a mark that says nothing.

    Marks: `spot:west,south,east,north` (degrees) are dots on one another, `cell:zoom:number` a hexagon,
    `<precision>:country:province:district:name` an area that incidents are known to no finer than, and
    `within:country:province:district:` all that is known to lie in a unit.
    """
    kind, _, rest = mark.partition(":")
    if kind == "cell":
        zoom, _, cell = rest.partition(":")
        return cell_incidents(desk, filters, int(cell), int(zoom)) if zoom.isdecimal() and cell.isdecimal() else ()
    if kind == "spot":
        chosen = _spot(rest)
    elif kind in AREAS or kind == "within":
        chosen = _area(kind, rest.split(":"))
    else:
        return ()
    rows = passing(desk, filters, *_NEEDED).filter(chosen)
    return tuple(rows.sort(["date_start", "id"], descending=[True, False], nulls_last=True)["id"])


def mark_name(mark: str) -> str:
    """A mark in words."""
    kind, _, rest = mark.partition(":")
    if kind == "cell":
        return "this hexagon"
    if kind == "spot":
        return "this spot"
    if kind == "border_area":
        return "the border belt"
    names = [name for name in rest.split(":") if name]
    return names[-1] if names else "this place"


def _spot(rest: str) -> pl.Expr:
    try:
        west, south, east, north = (float(edge) for edge in rest.split(","))
    except ValueError:
        return pl.lit(value=False)
    if not all(math.isfinite(edge) for edge in (west, south, east, north)):
        return pl.lit(value=False)
    there = pl.col("lon").is_between(west, east) & pl.col("lat").is_between(south, north)
    return there & pl.col("place_precision").is_in(list(MAPPED))


def _area(kind: str, names: list[str]) -> pl.Expr:
    asked = dict(zip(_NAMES, names, strict=False))
    outside = (pl.col("place_precision") == "district") & pl.col("admin2").is_null()
    chosen = pl.lit(value=True) if kind == "within" else pl.col("place_precision") == kind
    for column in _NAMES[:3]:
        if asked.get(column):
            chosen &= pl.col(column).cast(pl.String) == asked[column]
        elif kind != "within":
            chosen &= pl.col(column).is_null()
    if kind == "within":
        return chosen
    name = asked.get("place_name")
    return chosen & (outside & (pl.col("place_name").cast(pl.String) == name) if name else ~outside)
