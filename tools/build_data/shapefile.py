"""Reads the two kinds of shapefile records needed here (ESRI Shapefile Technical Description, 1998)."""

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

HEADER = 100
POLYLINE, POLYGON = 3, 5
FIELDS_END = 0x0D


def geometries(path: Path) -> Iterator[BaseGeometry | None]:
    """Lines (type 3) or polygon shells (type 5) of a .shp file, in order; None for a null shape."""
    data = path.read_bytes()
    position = HEADER
    while position < len(data):
        (words,) = struct.unpack_from(">i", data, position + 4)
        yield _record(data, position + 8)
        position += 8 + 2 * words


def _record(data: bytes, at: int) -> BaseGeometry | None:
    (kind,) = struct.unpack_from("<i", data, at)
    if kind not in {POLYLINE, POLYGON}:
        return None
    parts, points = struct.unpack_from("<2i", data, at + 36)
    starts = [*struct.unpack_from(f"<{parts}i", data, at + 44), points]
    flat = np.frombuffer(data, dtype="<f8", count=2 * points, offset=at + 44 + 4 * parts).reshape(-1, 2)
    pieces = [flat[a:b] for a, b in pairwise(starts)]
    if kind == POLYLINE:
        return shapely.MultiLineString([p.tolist() for p in pieces])
    return shapely.make_valid(shapely.MultiPolygon([shapely.Polygon(p) for p in pieces]))


def attributes(path: Path) -> list[dict[str, str]]:
    """The table (.dbf) beside a .shp file, every value as text."""
    data = path.read_bytes()
    count, header, size = struct.unpack_from("<IHH", data, 4)
    fields, position = [], 32
    while data[position] != FIELDS_END:
        name = data[position : position + 11].split(b"\0")[0].decode("ascii")
        fields.append((name, data[position + 16]))
        position += 32
    out = []
    for number in range(count):
        at, row = header + number * size + 1, {}
        for name, width in fields:
            row[name] = data[at : at + width].decode("utf-8", "replace").strip("\0 ")
            at += width
        out.append(row)
    return out
