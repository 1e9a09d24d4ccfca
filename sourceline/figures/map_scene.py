"""The border map as a value: a desk, filters and a way of looking in, a scene out that static/border_map draws.

A scene is a dict of plain values (it travels as JSON): head, theme, layers, legends, dots, areas, cells or shades, bars
of the time slider. Above `POINTS` dots it holds hexagons instead, until the analyst looks at few enough.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import polars as pl

from sourceline.figures import map_parts as parts
from sourceline.figures.theme import EVENT_TYPES, SYMBOLS, Theme
from sourceline.geo.border import Border
from sourceline.geo.layers import Layers
from sourceline.query import (
    Desk,
    Filters,
    area_counts,
    counts,
    facets,
    map_areas,
    map_cells,
    map_points,
    places,
    points_total,
    timeline,
    top_actors,
)
from sourceline.query.filters import Box
from sourceline.query.map_groups import leading_groups, main_group
from sourceline.query.maps import POINTS
from sourceline.query.publishers import named, publishers

Show = Literal["events", "density", "incidents", "deaths"]
Colour = Literal["type", "group"]
NEAR = 8.0
"""Map zoom from which a crowded store is tried as dots, for the part that is looked at."""
_PERIODS = (("1d", 120), ("1w", 900), ("1mo", 6000), ("1q", 20_000), ("1y", 10**9))
_COLOURS = ("mode", "paper", "panel", "ink", "muted", "grid", "accent", "mark", "land", "neighbour", "water", "border")


@dataclass(frozen=True, slots=True)
class Look:
    """How the analyst looks at the map; none of it filters."""

    show: Show = "events"
    colour: Colour = "type"
    zoom: float = 5.0
    box: Box | None = None
    """What the window shows, once the browser has told."""
    window: tuple[dt.date, dt.date] | None = None
    """Days that the time slider has narrowed cells and shades to."""
    selected: tuple[str, ...] = ()
    """Ids of incidents that are opened, to be ringed."""
    area: str | None = None
    """Key of the area that is opened."""


def map_scene(desk: Desk, filters: Filters, look: Look, theme: Theme, urls: Mapping[str, str]) -> dict[str, Any]:
    """The whole scene. `urls` are the addresses of the layers by their id."""
    layers = Layers.load()
    asked = (
        filters if look.window is None else replace(filters, since=look.window[0], until=look.window[1], preset=None)
    )
    mode, within = _mode(desk, asked, look)
    areas = map_areas(desk, filters) if mode == "points" else area_counts(desk, filters)  # days for the time slider
    marks, beyond = parts.area_marks(areas, layers, Border.load().point_at(Border.load().length_km / 2))
    by_group = look.colour == "group" and mode == "points"
    ranked = leading_groups(desk) if by_group else []
    scene: dict[str, Any] = {
        "title": "Border map",
        "sentence": filters.sentence(desk.names()),
        "counts": _counts_line(desk, filters, beyond),
        "sources": named(publishers(desk, filters)),
        "attribution": layers.attribution,
        "theme": {name: getattr(theme, name) for name in _COLOURS},
        "layers": dict(urls),
        "relief": layers.relief_bounds,
        "countries": [{"name": n, "local": c[1], "lat": c[2], "lon": c[3]} for n, c in parts.COUNTRIES.items()],
        "mode": mode,
        "crowded": mode == "cells" or within is not asked,
        "symbols": [*(SYMBOLS[name] for name in EVENT_TYPES), "circle"],
        "hues": _hues(ranked, theme),
        "legend": _legend(desk, filters, ranked, theme),
        "areas": marks if mode == "points" else [],
        "bars": _bars(desk, filters),
        "window": [(day - parts.EPOCH).days for day in look.window] if look.window else None,
        "selected": list(look.selected),
        "area": look.area,
        "open": parts.open_unit(look.area, layers),
        "belt_km": filters.border_km,
        "points": None,
        "cells": None,
        "shades": None,
        "ramp": None,
    }
    if mode == "points":
        hues = main_group(desk, ranked) if by_group else None
        return scene | {"points": parts.point_columns(map_points(desk, within), hues)}
    if mode == "cells":
        return scene | _cells(map_cells(desk, asked, look.zoom), look, theme)
    return scene | _shades(places(desk, asked), look, theme, layers)


def beyond_map(desk: Desk, filters: Filters) -> dict[str, int]:
    """Incidents by country, of those known to no finer than a country that the map does not draw."""
    return parts.area_marks(area_counts(desk, filters), Layers.load(), (0.0, 0.0))[1]


def _mode(desk: Desk, asked: Filters, look: Look) -> tuple[str, Filters]:
    """What is drawn (points, cells or shades), and the filters of the dots: they may narrow to the window."""
    if look.show in {"incidents", "deaths"}:
        return "shades", asked
    if look.show == "density":
        return "cells", asked
    if points_total(desk, asked) <= POINTS:
        return "points", asked
    inside = _inside(asked, look.box) if look.zoom >= NEAR else None
    if inside is not None and points_total(desk, inside) <= POINTS:
        return "points", inside
    return "cells", asked


def _inside(filters: Filters, box: Box | None) -> Filters | None:
    """The filters within a box; None where that leaves nothing."""
    if box is None:
        return None
    other = filters.box or box
    west, south = max(box[0], other[0]), max(box[1], other[1])
    east, north = min(box[2], other[2]), min(box[3], other[3])
    return replace(filters, box=(west, south, east, north)) if west < east and south < north else None


def _cells(rows: pl.DataFrame, look: Look, theme: Theme) -> dict[str, Any]:
    if look.box is not None:
        west, south, east, north = look.box
        rows = rows.filter(pl.col("lon").is_between(west, east) & pl.col("lat").is_between(south, north))
    ends = parts.breaks(rows["incidents"].to_list())
    columns: dict[str, Any] = {name: rows[name].to_list() for name in ("cell", "incidents", "killed_max")}
    columns |= {"zoom": rows["zoom"].first() if len(rows) else 5, "colours": parts.ramp_colours(len(ends), theme)}
    columns["step"] = [parts.step_of(value, ends) for value in columns["incidents"]]
    return {"cells": columns, "ramp": {"title": "Incidents in a hexagon", "items": parts.ramp_legend(ends, theme)}}


def _shades(rows: pl.DataFrame, look: Look, theme: Theme, layers: Layers) -> dict[str, Any]:
    measure, title = (
        ("killed_max", "Killed, by district") if look.show == "deaths" else ("incidents", "Incidents, by district")
    )
    ends = parts.breaks(rows[measure].to_list())
    shades: list[dict[str, Any]] = []
    for row in rows.iter_rows(named=True):
        unit, step = layers.unit(row["admin1"], row["admin2"]), parts.step_of(row[measure] or 0, ends)
        if unit is None or step < 0:
            continue
        shades.append(
            {
                "unit": unit.id,
                "step": step,
                "label": row["admin2"],
                "count": row["incidents"],
                "killed": row["killed_max"],
            }
            | {"value": row[measure], "lat": unit.lat, "lon": unit.lon}
            | {"key": f"within:{row['country']}:{row['admin1']}:{row['admin2']}:"}
        )
    ramp = {"title": title, "items": parts.ramp_legend(ends, theme)}
    return {"shades": {"units": shades, "colours": parts.ramp_colours(len(ends), theme)}, "ramp": ramp}


def _hues(ranked: list[str], theme: Theme) -> list[str]:
    if ranked:
        return [*theme.group_colours(ranked).values(), theme.other]
    return [*(theme.event_type(name) for name in EVENT_TYPES), theme.other]


def _legend(desk: Desk, filters: Filters, ranked: list[str], theme: Theme) -> list[dict[str, Any]]:
    """Sections of the legend; each entry counts with its own filter lifted, so that it says what a click would show."""
    types = parts.type_legend(facets(desk, filters)["types"], filters.types, theme)
    if not ranked:
        return [types]
    acting = top_actors(desk, replace(filters, groups=(), role=None), "perpetrator", limit=1000)
    rows = acting.select(pl.col("actor").alias("value"), "incidents")
    for item in types["items"]:
        item["colour"] = theme.muted
    return [parts.group_legend(ranked, rows, desk.names(), filters.groups, theme), types]


def _bars(desk: Desk, filters: Filters) -> dict[str, Any] | None:
    """Incidents by period for the time slider: first day of each period, last day of all, counts."""
    monthly = timeline(desk, filters)["period"]
    if monthly.is_empty():
        return None
    first, last = monthly.min(), monthly.max()
    assert isinstance(first, dt.date)  # noqa: S101 - tells mypy what the column is
    assert isinstance(last, dt.date)  # noqa: S101
    every = next(step for step, most in _PERIODS if (last - first).days + 31 <= most)
    rows = timeline(desk, filters, every=every).group_by("period").agg(pl.col("incidents").sum()).sort("period")
    end = rows["period"].dt.offset_by(every).dt.offset_by("-1d").max()
    return {
        "days": parts.days(rows["period"]),
        "counts": rows["incidents"].to_list(),
        "end": parts.days(pl.Series([end]))[0],
    }


def _counts_line(desk: Desk, filters: Filters, beyond: Mapping[str, int]) -> str:
    """How many incidents the map shows as what, and how many it cannot show."""
    found = counts(desk, filters)
    dotted, off = found.incidents - found.areas - found.unplaced, sum(beyond.values())
    told = [f"{dotted:,} at a town or site", f"{found.areas - off:,} known to an area only"]
    if off:
        told.append(f"{off:,} in countries beyond this map")
    told.append(f"{found.unplaced:,} without a place")
    return f"{found.incidents:,} incidents: {', '.join(told)}"
