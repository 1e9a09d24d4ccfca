"""Hexagonal cells for the map: integer columns made once at load, so that a filter change only counts integers.

Hexagons are pointy-topped on the Web Mercator plane that map libraries draw, whose width counts as 1. Method: axial
coordinates and cube rounding, https://www.redblobgames.com/grids/hexagons/.
"""

import math

import numpy as np
import numpy.typing as npt

ZOOMS = (4, 5, 6, 7, 8, 9)
"""Map zooms (512-pixel tiles) that have cells."""
PIXELS = 18
"""Radius of a cell on screen at its zoom, in pixels."""
_TILE = 512
_PACK = 1 << 15
_SQRT3 = math.sqrt(3)
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def radius(zoom: int) -> float:
    """Radius of a zoom's hexagons, in world widths."""
    return float(PIXELS / (_TILE * 2**zoom))


def nearest_zoom(zoom: float) -> int:
    """The zoom with cells that suits a map's zoom."""
    return min(max(round(zoom), ZOOMS[0]), ZOOMS[-1])


def to_world(lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    """Degrees -> x and y in world widths (Web Mercator, y downwards)."""
    sine = np.sin(np.radians(np.clip(lat, -85, 85)))
    return lon / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def to_degrees(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """World widths -> latitude and longitude."""
    lat = np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * y))))
    return lat, (x - 0.5) * 360


def cells(lat: Floats, lon: Floats, zoom: int) -> Ints:
    """Cell number of each point at a zoom; -1 where a coordinate is not a number."""
    x, y = to_world(lat, lon)
    size = radius(zoom)
    q = (_SQRT3 / 3 * x - y / 3) / size
    r = (2 / 3 * y) / size
    known = np.isfinite(q) & np.isfinite(r)
    q, r = np.where(known, q, 0), np.where(known, r, 0)
    column, row, third = np.rint(q), np.rint(r), np.rint(-q - r)
    off = np.abs(np.stack([column - q, row - r, third + q + r]))
    worst = off.argmax(axis=0)
    column = np.where(worst == 0, -row - third, column)
    row = np.where(worst == 1, -column - third, row)
    packed = (column.astype(np.int64) + _PACK // 2) * _PACK + row.astype(np.int64)
    return np.where(known, packed, -1)


def centres(numbers: Ints, zoom: int) -> tuple[Floats, Floats]:
    """Latitude and longitude of cells' centres."""
    column, row = numbers // _PACK - _PACK // 2, numbers % _PACK
    size = radius(zoom)
    south: Floats = (1.5 * size) * row.astype(np.float64)
    return to_degrees(size * _SQRT3 * (column + row / 2), south)


def outline(number: int, zoom: int) -> list[tuple[float, float]]:
    """The six corners of a cell and the first again, as longitude and latitude."""
    column, row = number // _PACK - _PACK // 2, number % _PACK
    size = radius(zoom)
    angles: Floats = np.radians(60.0 * np.arange(7) - 30)
    east: Floats = _SQRT3 * (column + row / 2) + np.cos(angles)
    south: Floats = 1.5 * row + np.sin(angles)
    lat, lon = to_degrees(size * east, size * south)
    return [(float(x), float(y)) for x, y in zip(lon, lat, strict=True)]
