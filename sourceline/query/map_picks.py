"""What a mark on the map stands for: the incidents behind a spot, a hexagon, an area or a district."""

import math
import re

import polars as pl

from sourceline.query.aggregate import passing
from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.load import MAPPED
from sourceline.query.maps import AREAS, cell_incidents

_NAMES = ("country", "admin1", "admin2", "place_name")
_CELL = re.compile(r"\d{1,2}:\d{1,9}", re.ASCII)
_NEEDED = ("id", "date_start", "lat", "lon", "place_precision", *_NAMES)


def picked(desk: Desk, filters: Filters, mark: str) -> tuple[str, ...]:
    """Ids of the passing incidents behind a mark, newest first; none for a mark that says nothing.

    Marks: `spot:west,south,east,north` (degrees) are dots on one another, `cell:zoom:number` a hexagon,
    `<precision>:country:province:district:name` an area that incidents are known to no finer than, and
    `within:country:province:district:` all that is known to lie in a unit.
    """
    kind, _, rest = mark.partition(":")
    if not understood(mark):
        return ()
    if kind == "cell":
        zoom, _, cell = rest.partition(":")
        return cell_incidents(desk, filters, int(cell), int(zoom))
    edges = _edges(rest) if kind == "spot" else None
    chosen = _within(*edges) if edges else _area(kind, rest.split(":"))
    rows = passing(desk, filters, *_NEEDED).filter(chosen)
    return tuple(rows.sort(["date_start", "id"], descending=[True, False], nulls_last=True)["id"])


def understood(mark: str) -> bool:
    """Whether a mark says something, be there incidents behind it or not."""
    kind, _, rest = mark.partition(":")
    if kind == "cell":
        return _CELL.fullmatch(rest) is not None
    if kind == "spot":
        return _edges(rest) is not None
    return kind in {*AREAS, "within"} and rest.count(":") < len(_NAMES)


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


def _edges(rest: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(edge) for edge in rest.split(","))
    except ValueError:
        return None
    return (west, south, east, north) if all(map(math.isfinite, (west, south, east, north))) else None


def _within(west: float, south: float, east: float, north: float) -> pl.Expr:
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
