"""The border map for a briefing: incidents at the precision that the reports give, on the ground of data/geo."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch

from sourceline.brief.bands import band_key, draw_bands
from sourceline.brief.frame import Box, Frame, box_of, draw_north, draw_scale, frame_around, northing
from sourceline.brief.ground import draw_ground, layer, path_of, seen
from sourceline.brief.halo import haloed
from sourceline.brief.labels import Label, Rect, crossing_points, draw_labels, overlap
from sourceline.brief.marks import MARKERS, SCALE
from sourceline.brief.sheet import HEIGHT, WIDTH, Caption, legend, sheet
from sourceline.figures.theme import EVENT_TYPES, SYMBOLS, Theme
from sourceline.geo.layers import Layers

_BORDER_BOX: Box = (60.8, 29.3, 74.7, 37.2)
_NUMBERED = 2
_LEAST_CIRCLE = 7
"""Points of radius from which a place's circle is drawn."""
_ASIDE = ((0, 0), (0, 17), (0, -17), (17, 0), (-17, 0), (17, 17), (-17, 17), (17, -17), (-17, -17))
"""Where an area's number may stand, in points from its middle."""
_ALL_TYPES = (*EVENT_TYPES, "")


def draw_map(
    points: pd.DataFrame, areas: pd.DataFrame, caption: Caption, theme: Theme, bounds: Box | None = None
) -> Figure:
    """The map of `sourceline.query`'s `map_points` and `map_areas` rows.

    `bounds` (west, south, east, north in degrees) is what to show; without it the frame fits the incidents. Marks grow
    with the incidents of one type at one place; a circle shows a place's radius, a hatched district that no report says
    where in it. Incidents known to a country or to the border belt only are counted in the foot.
    """
    figure, axes = sheet(_noted(points, areas, caption), theme)
    position = axes.get_position()
    frame = frame_around(bounds or _box(points, areas), position.width * WIDTH, position.height * HEIGHT)
    draw_ground(axes, frame, theme)
    draw_bands(axes, frame, theme)
    spots = list(_draw_points(axes, points, frame, theme))
    taken = [*(_around(spot) for spot in spots), *_furniture(frame)]
    _draw_areas(axes, areas, frame, theme, taken)
    _draw_crossings(axes, frame, theme)
    draw_labels(axes, frame, theme, taken, spots)
    draw_scale(axes, frame, theme)
    draw_north(axes, frame, theme)
    legend(figure, _handles(points, areas, frame, theme), theme)
    return figure


def _box(points: pd.DataFrame, areas: pd.DataFrame) -> Box:
    placed = areas[areas["place_precision"].isin(["district", "province"])].dropna(subset=["lat", "lon"])
    lats, lons = ([*points[name], *placed[name]] for name in ("lat", "lon"))
    return box_of(lats, lons) or _BORDER_BOX


def _noted(points: pd.DataFrame, areas: pd.DataFrame, caption: Caption) -> Caption:
    """The caption with what cannot be drawn, counted."""
    wide = areas[areas["place_precision"].isin(["country", "border_area"])]["incidents"].sum()
    outside = sum(box_of([lat], [lon]) is None for lat, lon in zip(points["lat"], points["lon"], strict=True))
    notes = [caption.note]
    if wide:
        notes.append(f"{wide:,} known to a country or the border belt only, not drawn.")
    if outside:
        notes.append(f"{outside:,} outside the region of this map.")
    attribution = caption.attribution or Layers.load().attribution
    return replace(caption, note=" ".join(filter(None, notes)), attribution=attribution)


def _draw_areas(axes: Axes, areas: pd.DataFrame, frame: Frame, theme: Theme, taken: list[Rect]) -> None:
    """Hatched districts and provinces with their number; a circle for an area that no table draws.

    Numbers keep off what is `taken` and are added to it.
    """
    for row in areas.to_dict("records"):
        if row["place_precision"] not in {"district", "province"}:
            continue
        drawn = _unit(row)
        if drawn is not None:
            hatch = "...." if row["place_precision"] == "province" else "/////"
            patch = PathPatch(path_of(seen(drawn, frame)), hatch=hatch, facecolor="none", edgecolor=theme.accent)
            patch.set(alpha=0.3 if hatch == "...." else 0.55, linewidth=0.9, zorder=4)
            axes.add_patch(patch)
        elif _known(row["lat"]) and _known(row["radius_km"]):
            axes.add_patch(_circle(row["lat"], row["lon"], row["radius_km"], frame, theme))
        if _known(row["lat"]):
            _badge(axes, row, frame, theme, taken)


def _unit(row: Mapping[Any, Any]) -> Any:
    """The shape of a row's district or province; None where it is no unit of the tables."""
    district = None if row["place_precision"] == "province" else row["admin2"]
    if row["place_precision"] == "district" and not isinstance(district, str):
        return None
    unit = Layers.load().unit(row["admin1"], district)
    if unit is None:
        return None
    drawn = layer("provinces" if district is None else "districts")
    return drawn.shapes[np.array([properties["id"] == unit.id for properties in drawn.properties])]


def _known(value: Any) -> bool:
    return value is not None and not math.isnan(value)


def _shows(radius_km: Any, lat: float, frame: Frame) -> bool:
    """Whether a place's radius is larger than its mark."""
    return _known(radius_km) and frame.km(radius_km, lat) > _LEAST_CIRCLE * frame.point


def _circle(lat: float, lon: float, radius_km: float, frame: Frame, theme: Theme) -> Circle:
    circle = Circle((lon, float(northing(lat))), frame.km(radius_km, lat), linewidth=0.8, linestyle=(0, (3, 2)))
    circle.set(facecolor=(theme.accent, 0.05), edgecolor=(theme.accent, 0.75), zorder=4)
    return circle


def _badge(axes: Axes, row: Mapping[Any, Any], frame: Frame, theme: Theme, taken: list[Rect]) -> None:
    """The number of incidents that are known to the area only, near its middle."""
    middle = float(row["lon"]), float(northing(row["lat"]))
    if not frame.holds(*middle):
        return
    half, spots = 8 * frame.point, [(middle[0] + dx * frame.point, middle[1] + dy * frame.point) for dx, dy in _ASIDE]
    rects = {(x, y): (x - half, y - half, x + half, y + half) for x, y in spots}
    x, y = next((at for at, rect in rects.items() if not any(overlap(rect, other) for other in taken)), middle)
    box = {"boxstyle": "round,pad=0.25", "facecolor": theme.paper, "edgecolor": theme.accent, "linewidth": 0.9}
    words = f"{row['incidents']:,}"
    text = axes.text(x, y, words, size=7, ha="center", va="center", color=theme.ink, bbox=box)
    text.set(zorder=5.5, clip_on=True)
    taken.append(rects[x, y])


def _draw_points(axes: Axes, points: pd.DataFrame, frame: Frame, theme: Theme) -> Iterator[Label]:
    """A mark for each place and type, the types of one place around it; the names of the places, the busiest first."""
    names = []
    for _, here in points.groupby([points["lat"].round(3), points["lon"].round(3)], sort=True):
        lat, lon = float(here["lat"].iloc[0]), float(here["lon"].iloc[0])
        x, y = lon, float(northing(lat))
        if not frame.holds(x, y):
            continue
        if _shows(here["radius_km"].max(), lat, frame):
            axes.add_patch(_circle(lat, lon, here["radius_km"].max(), frame, theme))
        gap = _draw_place(axes, (x, y), here["event_type"].astype("string").fillna(""), frame, theme)
        name = str(here["place_name"].mode().get(0, ""))
        names.append((len(here), Label(name, x, y, 8, theme.ink, weight=600, dotted=True, gap=gap)))
    yield from (label for _, label in sorted(names, key=lambda found: -found[0]))


def _draw_place(axes: Axes, centre: tuple[float, float], types: "pd.Series[str]", frame: Frame, theme: Theme) -> float:
    """The marks of one place; returns half of what they cover, in projected degrees."""
    counts = types.value_counts()
    kinds = [(kind, int(counts[kind])) for kind in _ALL_TYPES if kind in counts.index]
    broadest = math.sqrt(_size(max(number for _, number in kinds)))
    ring = 0.0 if len(kinds) == 1 else 0.5 * broadest / math.sin(math.pi / len(kinds))
    for place, (kind, number) in enumerate(kinds):
        angle = 2 * math.pi * place / len(kinds) + math.pi / 2
        x, y = (middle + ring * part * frame.point for middle, part in zip(centre, _unit_vector(angle), strict=True))
        _mark(axes, (x, y), kind, number, theme)
    return (ring + broadest / 2) * frame.point


def _unit_vector(angle: float) -> tuple[float, float]:
    return math.cos(angle), math.sin(angle)


def _around(spot: Label) -> Rect:
    return spot.x - spot.gap, spot.y - spot.gap, spot.x + spot.gap, spot.y + spot.gap


def _size(number: int) -> float:
    """Area of a mark in square points."""
    return min(52.0 + 40.0 * math.pow(number - 1, 0.8), 900.0)


def _mark(axes: Axes, at: tuple[float, float], kind: str, number: int, theme: Theme) -> None:
    marker = MARKERS[SYMBOLS.get(kind, "circle")]
    size = _size(number) * SCALE.get(marker, 1.0)
    dots = axes.scatter(*at, s=size, marker=marker, color=theme.event_type(kind), edgecolors=theme.paper)
    dots.set(linewidth=0.9, zorder=6)
    if number >= _NUMBERED:
        style: dict[str, Any] = {"size": 6.5, "weight": 600, "ha": "center", "va": "center", "color": theme.ink}
        haloed(lambda: axes.text(*at, f"{number:,}", zorder=7, clip_on=True, **style), theme.paper, 1.8)


def _draw_crossings(axes: Axes, frame: Frame, theme: Theme) -> None:
    found = list(crossing_points(frame))
    x, y = [point[0] for point in found], [point[1] for point in found]
    axes.plot(x, y, "d", ms=4.4, mfc=theme.paper, mec=theme.border, mew=1.1, zorder=5)


def _furniture(frame: Frame) -> Iterator[Rect]:
    """Where the scale bar and the north arrow stand."""
    unit = frame.point
    yield frame.west, frame.south, frame.west + 0.3 * (frame.east - frame.west), frame.south + 30 * unit
    yield frame.east - 36 * unit, frame.north - 46 * unit, frame.east, frame.north


def _handles(points: pd.DataFrame, areas: pd.DataFrame, frame: Frame, theme: Theme) -> list[Artist]:
    """What the legend explains: only what is drawn."""
    present = set(points["event_type"].astype("string").fillna(""))
    found: list[Artist] = [
        _key(MARKERS[SYMBOLS.get(kind, "circle")], theme.event_type(kind), theme.paper, label)
        for kind, label in zip(_ALL_TYPES, (*EVENT_TYPES, "Type unknown"), strict=True)
        if kind in present
    ]
    for precision, hatch in (("district", "/////"), ("province", "....")):
        if precision in set(areas["place_precision"]):
            label = f"Somewhere in the {precision}"
            found.append(Patch(hatch=hatch, label=label, facecolor="none", edgecolor=theme.accent, linewidth=0.8))
    valleys = areas[areas["admin2"].isna() & (areas["place_precision"] == "district")]
    spread = [*points[["radius_km", "lat"]].to_numpy(), *valleys[["radius_km", "lat"]].to_numpy()]
    if any(_shows(radius, lat, frame) for radius, lat in spread):
        found.append(Line2D([], [], color=theme.accent, lw=0.9, ls=(0, (3, 2)), label="Radius of the place"))
    found.append(Line2D([], [], color=theme.border, lw=2.3, label="Border"))
    found.append(band_key(theme))
    if any(crossing_points(frame)):
        found.append(_key("d", theme.paper, theme.border, "Crossing"))
    return found


def _key(marker: str, colour: str, edge: str, label: str) -> Line2D:
    size = 7.5 * math.sqrt(SCALE.get(marker, 1.0))
    return Line2D([], [], marker=marker, markersize=size, color=colour, markeredgecolor=edge, linestyle="", label=label)
