"""The pieces of the border map's scene: rows in, columns and marks out that the browser draws as they are."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import polars as pl

from sourceline.codes import EventStatus
from sourceline.figures.theme import EVENT_TYPES, SYMBOLS, Theme
from sourceline.geo.layers import Layers

EPOCH = dt.date(1970, 1, 1)
COUNTRIES: Mapping[str, tuple[str, str, float, float]] = {
    "Pakistan": ("PK", "پاکستان", 30.0, 70.3),
    "Afghanistan": ("AF", "افغانستان", 33.2, 67.8),
}
"""Code, local name and the point of the label (latitude, longitude) of the two countries that are drawn whole."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
_CLASSES = 6
_NAMES = 4
"""Names in an area's key: country, province, district, place."""
_SURE = (EventStatus.OCCURRED.value, EventStatus.ONGOING_TREND.value)
"""Statuses drawn full; a foiled, attempted or alleged event is drawn hollow."""
_BELOW = 1.1
"""Degrees: a country's number stands that far below its name."""
Section = dict[str, Any]


def days(column: pl.Series) -> list[int | None]:
    """Dates as days since 1970."""
    return column.cast(pl.Date).to_physical().to_list()


def point_columns(points: pl.DataFrame, hues: pl.DataFrame | None) -> dict[str, list[Any]]:
    """Columns of the dots: id, lon, lat, radius (km), kind (symbol), hue (colour), days, tolls and words.

    `hues` has the columns id and rank; without it a dot has the colour of its event type. `what`, `where` and `status`
    are positions in `words`, so that a thousand bombs are not spelled out a thousand times.
    """
    kinds = {name: place for place, name in enumerate(EVENT_TYPES)}
    kind = points["event_type"].cast(pl.String).replace_strict(kinds, default=len(kinds), return_dtype=pl.Int32)
    rows = points.with_columns(kind.alias("kind"))
    rank = kind if hues is None else rows.join(hues, on="id", how="left", maintain_order="left")["rank"]
    words: dict[str, int] = {}
    told = {
        name: [words.setdefault(word or "", len(words)) for word in rows[column].cast(pl.String)]
        for name, column in {"what": "sub_event_type", "where": "place_name", "status": "status"}.items()
    }
    return {
        "id": rows["id"].to_list(),
        "lon": rows["lon"].round(4).to_list(),
        "lat": rows["lat"].round(4).to_list(),
        "radius": rows["radius_km"].fill_null(0).cast(pl.Float64).round(1).to_list(),
        "kind": kind.to_list(),
        "hue": rank.to_list(),
        "first": days(rows["date_start"]),
        "last": days(rows["date_end"]),
        "killed": rows.select(pl.max_horizontal("killed_min", "killed_max").fill_null(0)).to_series().to_list(),
        "reports": rows["reports"].to_list(),
        "sure": rows["status"].cast(pl.String).is_in(_SURE).cast(pl.Int8).to_list(),
        "exact": (rows["date_precision"].cast(pl.String) == "day").fill_null(value=False).cast(pl.Int8).to_list(),
        **told,
        "words": list(words),
    }


def area_marks(areas: pl.DataFrame, layers: Layers, belt: tuple[float, float]) -> tuple[list[Section], dict[str, int]]:
    """Marks for areas on the map, and incidents by country for those beyond it.

    `belt` is the point (latitude, longitude) that carries the number of the border belt.
    """
    marks: list[Section] = []
    beyond: dict[str, int] = {}
    for row in areas.iter_rows(named=True):
        place = _area_place(row, layers, belt)
        if place is None:
            name = row["country"] or row["place_name"] or "an area that is not drawn"
            beyond[name] = beyond.get(name, 0) + row["incidents"]
            continue
        numbers = {"key": area_key(row), "count": row["incidents"], "killed": row["killed_max"] or 0}
        numbers |= {end: [_day(day) for day in row[f"{end}s"]] for end in ("first", "last") if f"{end}s" in row}
        marks.append(place | numbers)
    return marks, beyond


def open_unit(mark: str | None, layers: Layers) -> Section | None:
    """The unit that an opened mark names (see `query.map_picks`), to be outlined; None where it names none."""
    kind, _, rest = (mark or "").partition(":")
    if kind not in {"within", "district", "province"}:
        return None
    names = [name or None for name in rest.split(":")]
    unit = layers.unit(names[1], names[2]) if len(names) == _NAMES and not names[3] else None
    return None if unit is None else {"unit": unit.id, "lat": unit.lat, "lon": unit.lon}


def area_key(row: Mapping[str, Any]) -> str:
    """What a URL calls an area."""
    names = [row[name] or "" for name in ("country", "admin1", "admin2", "place_name")]
    return ":".join([row["place_precision"], *names])


def _day(day: dt.date | None) -> int | None:
    return None if day is None else (day - EPOCH).days


def _area_place(row: Mapping[str, Any], layers: Layers, belt: tuple[float, float]) -> Section | None:
    """Where and as what an area is drawn; None beyond the map."""
    level = row["place_precision"]
    if level == "border_area":
        return {"level": "belt", "unit": None, "label": "Border belt", "lat": belt[0], "lon": belt[1], "radius": 0.0}
    if level == "country":
        if row["country"] not in COUNTRIES:
            return None
        code, _, lat, lon = COUNTRIES[row["country"]]
        return {
            "level": "country",
            "unit": code,
            "label": row["country"],
            "lat": lat - _BELOW,
            "lon": lon,
            "radius": 0.0,
        }
    unit = layers.unit(row["admin1"], row["admin2"]) if not row["place_name"] else None
    label = row["place_name"] or row["admin2"] or row["admin1"]
    if unit is not None:
        return {"level": level, "unit": unit.id, "label": label, "lat": unit.lat, "lon": unit.lon, "radius": 0.0}
    if row["lat"] is None or row["country"] not in COUNTRIES:
        return None
    radius = round(float(row["radius_km"] or 0), 1)
    return {"level": "circle", "unit": None, "label": label, "lat": row["lat"], "lon": row["lon"], "radius": radius}


def breaks(values: Sequence[int], most: int = _CLASSES) -> list[int]:
    """Lower ends of at most `most` classes of counts from 1 up, in round numbers; the last class is open."""
    top = max(values, default=0)
    if 1 <= top <= most:
        return list(range(1, top + 1))
    fit = [step for step in _STEPS if step <= top] or [1]
    if len(fit) <= most:
        return fit
    chosen = {fit[round(place * (len(fit) - 1) / (most - 1))] for place in range(most)}
    return sorted(chosen)


def step_of(value: int, ends: Sequence[int]) -> int:
    """Class of a count, from 0; -1 for nothing."""
    return sum(value >= end for end in ends) - 1


def ramp_colours(count: int, theme: Theme) -> list[str]:
    """That many colours of the theme's ramp, from little to much."""
    last = len(theme.ramp) - 1
    if count == 1:
        return [theme.ramp[last // 2]]
    return [theme.ramp[math.ceil(1 + place * (last - 1) / (count - 1))] for place in range(count)]


def ramp_legend(ends: Sequence[int], theme: Theme) -> list[Section]:
    """Colour and words of each class."""
    words = [f"{low:,}" if high == low + 1 else f"{low:,}–{high - 1:,}" for low, high in pairwise(ends)]
    words.append(f"{ends[-1]:,} or more")
    return [{"colour": c, "label": word} for c, word in zip(ramp_colours(len(ends), theme), words, strict=True)]


def type_legend(counted: pl.DataFrame, chosen: Sequence[str], theme: Theme) -> Section:
    """The legend's event types, in their fixed order; `counted` has value and incidents."""
    numbers = dict(counted.select("value", "incidents").iter_rows())
    items = [
        {"key": name, "label": name, "symbol": SYMBOLS[name], "colour": theme.event_type(name)}
        | {"count": numbers.get(name, 0), "on": name in chosen}
        for name in EVENT_TYPES
    ]
    return {"title": "Event type", "name": "types", "items": items}


def group_legend(
    ranked: Sequence[str], rows: pl.DataFrame, names: Mapping[str, str], chosen: Sequence[str], theme: Theme
) -> Section:
    """The legend's groups; `rows` has value and incidents. What has no colour of its own is one entry without a key."""
    numbers = dict(rows.select("value", "incidents").iter_rows())
    colours = theme.group_colours(ranked)
    items: list[Section] = [
        {"key": key, "label": names.get(key, key), "symbol": "dot", "colour": colours[key]}
        | {"count": numbers.get(key, 0), "on": key in chosen}
        for key in ranked
    ]
    items.append(
        {"key": None, "label": "Other or not named", "symbol": "dot", "colour": theme.other, "count": None, "on": False}
    )
    return {"title": "Who did it, as reported", "name": "groups", "items": items}
