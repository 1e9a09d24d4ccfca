"""The frame of a printed map: its projection, its extent, its scale bar and its north arrow.

Projection: spherical Mercator with degrees as unit on both axes, as on screen, so that north is up everywhere and the
relief picture fits. Its scale grows with latitude; the scale bar holds for the middle of the frame and says so.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from sourceline.brief.halo import haloed
from sourceline.figures.theme import Theme

Floats = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees."""

THEATRE: Box = (55.2, 20.3, 81.8, 41.7)
"""What the ground is drawn for; a frame never leaves it."""
_KM_PER_DEGREE = 111.32
_POINTS_PER_INCH = 72
_SCREEN_PIXELS_PER_INCH = 100
_TILE = 512
_LEAST_SPAN = 1.6
_PADDING = 0.1
_BAR_SHARE = 0.2


def northing(lat: npt.ArrayLike) -> Floats:
    """Latitude -> Mercator's y, in degrees at the equator."""
    return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(np.asarray(lat, dtype=np.float64)) / 2)))


def latitude(y: float) -> float:
    """Mercator's y -> latitude."""
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in projected degrees, and the size of its axes in inches."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @property
    def point(self) -> float:
        """Projected degrees that one typographic point covers."""
        return (self.east - self.west) / (self.width * _POINTS_PER_INCH)

    @property
    def zoom(self) -> float:
        """The screen map's zoom of about the same detail."""
        pixels = self.width * _SCREEN_PIXELS_PER_INCH
        return math.log2(pixels * 360 / (_TILE * (self.east - self.west)))

    @property
    def box(self) -> Box:
        """The frame in degrees."""
        return self.west, latitude(self.south), self.east, latitude(self.north)

    def km(self, length: float, lat: float) -> float:
        """Projected degrees of a length in km at a latitude."""
        return length / (_KM_PER_DEGREE * math.cos(math.radians(lat)))

    def holds(self, x: float, y: float) -> bool:
        """Whether a projected point is inside."""
        return self.west <= x <= self.east and self.south <= y <= self.north


def frame_around(box: Box, width: float, height: float) -> Frame:
    """The smallest frame of a size (inches) that holds a box with some air; pushed back where it leaves the theatre."""
    west, south, east, north = box
    low, high = (float(value) for value in northing([south, north]))
    wide = max((east - west) * (1 + 2 * _PADDING), _LEAST_SPAN)
    tall = max((high - low) * (1 + 2 * _PADDING), _LEAST_SPAN)
    wide = max(wide, tall * width / height)
    floor, ceiling = (float(value) for value in northing([THEATRE[1], THEATRE[3]]))
    wide = min(wide, THEATRE[2] - THEATRE[0], (ceiling - floor) * width / height)
    tall = wide * height / width
    x = _inside((west + east) / 2, wide, THEATRE[0], THEATRE[2])
    y = _inside((low + high) / 2, tall, floor, ceiling)
    return Frame(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2, width, height)


def _inside(middle: float, length: float, least: float, most: float) -> float:
    return min(max(middle, least + length / 2), most - length / 2)


def box_of(lats: Iterable[float], lons: Iterable[float]) -> Box | None:
    """The box around the points that lie in the theatre; None without any."""
    west, south, east, north = THEATRE
    inside = [(lat, lon) for lat, lon in zip(lats, lons, strict=True) if south <= lat <= north and west <= lon <= east]
    if not inside:
        return None
    found = np.asarray(inside)
    return float(found[:, 1].min()), float(found[:, 0].min()), float(found[:, 1].max()), float(found[:, 0].max())


def scale_length(frame: Frame) -> int:
    """Kilometres of a round scale bar of about a fifth of the frame's width."""
    middle = latitude((frame.south + frame.north) / 2)
    most = (frame.east - frame.west) * _BAR_SHARE / frame.km(1, middle)
    power = 10 ** math.floor(math.log10(most))
    return int(next(step * power for step in (5, 2, 1) if step * power <= most))


def draw_scale(axes: Axes, frame: Frame, theme: Theme) -> None:
    """A two-part scale bar in the lower left, with the latitude that it holds for."""
    length, middle = scale_length(frame), latitude((frame.south + frame.north) / 2)
    unit, tall = frame.km(length, middle), 4.5 * frame.point
    x, y = frame.west + 14 * frame.point, frame.south + 14 * frame.point
    for part, colour in enumerate((theme.ink, theme.paper)):
        axes.barh(y, unit / 2, tall, left=x + part * unit / 2, color=colour, edgecolor=theme.ink, lw=0.8, zorder=20)
    for share, words in ((0, "0"), (0.5, f"{length / 2:g}"), (1, f"{length} km")):
        _write(axes, (x + share * unit, y + 5 * frame.point), words, theme, ha="center", va="bottom", size=7)
    beside = (x + unit + 14 * frame.point, y)
    _write(axes, beside, f"at {middle:.0f}° N", theme, ha="left", va="center", size=6.5)


def draw_north(axes: Axes, frame: Frame, theme: Theme) -> None:
    """A north arrow in the upper right; north is up everywhere in this projection."""
    x, y, unit = frame.east - 18 * frame.point, frame.north - 34 * frame.point, frame.point
    halves = (((-5, 0), (0, 5), (0, 20)), ((5, 0), (0, 5), (0, 20)))
    for corners, colour in zip(halves, (theme.ink, theme.paper), strict=True):
        xs, ys = zip(*[(x + dx * unit, y + dy * unit) for dx, dy in corners], strict=True)
        axes.fill(xs, ys, facecolor=colour, edgecolor=theme.ink, linewidth=0.8, zorder=20)
    _write(axes, (x, y + 22 * unit), "N", theme, ha="center", va="bottom", size=9, weight=600)


def _write(axes: Axes, at: tuple[float, float], words: str, theme: Theme, **style: Any) -> None:
    haloed(lambda: axes.text(*at, words, color=theme.ink, zorder=20, **style), theme.paper, 2.4)
