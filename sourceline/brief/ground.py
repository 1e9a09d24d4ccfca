"""The ground that incidents are printed on: land, water, boundaries and the border line, from data/geo/layers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

import matplotlib.image as mpl_image
import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from sourceline.brief.frame import Floats, Frame, northing
from sourceline.figures.theme import Theme
from sourceline.geo.layers import Layers

Geometries = npt.NDArray[np.object_]
DISTRICTS_FROM = 5.2
"""Zoom from which district lines are drawn."""
_DETAIL = 0.35
"""Lines are thinned to this many points' breadth."""
_LAKE_KM2 = 60
_RIVER_RANKS = ((4.9, 6), (6.2, 7), (99.0, 8))
_RELIEF_ALPHA = {"light": 0.55, "dark": 0.9}


@dataclass(frozen=True, eq=False)
class Drawn:
    """A layer's geometries in the map's projection, and the properties of each."""

    shapes: Geometries
    properties: tuple[Mapping[str, Any], ...]

    @cached_property
    def points(self) -> Floats:
        """A point for each name, shape (n, 2): the point itself, or one well inside an area."""
        return np.array([_standing(shape) for shape in self.shapes]).reshape(-1, 2)


def _standing(shape: Any) -> tuple[float, float]:
    """A point inside the largest part of an area, far from its edges."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    middle = largest if largest.geom_type == "Point" else shapely.point_on_surface(largest)
    centre = shapely.centroid(largest)
    chosen = centre if shapely.contains(largest, centre) else middle
    return float(chosen.x), float(chosen.y)


def layer(name: str) -> Drawn:
    """A layer of data/geo/layers, projected; read once a process."""
    return _read(Layers.load().files[name])


@lru_cache(maxsize=16)
def _read(path: FilePath) -> Drawn:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return Drawn(_projected(np.asarray(shapes)), tuple(feature["properties"] for feature in features))


def _projected(shapes: Geometries) -> Geometries:
    return np.asarray(shapely.transform(shapes, lambda xy: np.column_stack([xy[:, 0], northing(xy[:, 1])])))


def path_of(shapes: Geometries) -> Path:
    """One compound path of polygons, holes included."""
    vertices, codes = [], []
    for ring in _rings(shapes):
        code = np.full(len(ring), Path.LINETO, dtype=np.uint8)
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
        vertices.append(ring)
        codes.append(code)
    if not vertices:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _rings(shapes: Geometries) -> Iterator[Floats]:
    parts = shapely.get_parts(shapes)
    for polygon in parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]:
        for ring in (polygon.exterior, *polygon.interiors):
            yield shapely.get_coordinates(ring)


def seen(shapes: Geometries, frame: Frame) -> Geometries:
    """What of some geometries shows in a frame, thinned to its scale."""
    margin = 12 * frame.point
    edges = (frame.west - margin, frame.south - margin, frame.east + margin, frame.north + margin)
    near = shapes[shapely.intersects(shapes, shapely.box(*edges))]
    return np.asarray(shapely.clip_by_rect(shapely.simplify(near, _DETAIL * frame.point), *edges))


def draw_ground(axes: Axes, frame: Frame, theme: Theme) -> None:
    """Everything under the incidents."""
    axes.set(xlim=(frame.west, frame.east), ylim=(frame.south, frame.north), facecolor=theme.water)
    for side in axes.spines.values():
        side.set(visible=True, color=theme.muted, linewidth=0.8, zorder=25)
    _fill(axes, seen(layer("neighbours").shapes, frame), theme.neighbour, theme.grid)
    land = _fill(axes, seen(layer("provinces").shapes, frame), theme.land, theme.land)
    _relief(axes, frame, theme, land)
    _water(axes, frame, theme)
    if frame.zoom >= DISTRICTS_FROM:
        _outlines(axes, "districts", frame, color=theme.muted, linewidth=0.35, alpha=0.55)
    _outlines(axes, "provinces", frame, color=theme.muted, linewidth=0.75, alpha=0.75)
    lines = outlines_of(seen(layer("border").shapes, frame))
    axes.add_collection(LineCollection(lines, colors=theme.paper, linewidths=4.6, alpha=0.8, zorder=3.4))
    axes.add_collection(LineCollection(lines, colors=theme.border, linewidths=2.3, zorder=3.5, gid="border-line"))


def _fill(axes: Axes, shapes: Geometries, colour: str, edge: str) -> PathPatch:
    patch = PathPatch(path_of(shapes), facecolor=colour, edgecolor=edge, linewidth=0.6, zorder=1)
    axes.add_patch(patch)
    return patch


def _outlines(axes: Axes, name: str, frame: Frame, **style: Any) -> None:
    shapes = seen(shapely.boundary(layer(name).shapes), frame)
    axes.add_collection(LineCollection(outlines_of(shapes), zorder=2.5, gid=name, **style))


def outlines_of(shapes: Geometries) -> list[Floats]:
    """The lines of some geometries, each as its points."""
    parts = shapely.get_parts(shapes)
    return [shapely.get_coordinates(line) for line in parts[shapely.get_num_coordinates(parts) > 1]]


def _water(axes: Axes, frame: Frame, theme: Theme) -> None:
    rivers, lakes = layer("rivers"), layer("lakes")
    rank = next(rank for zoom, rank in _RIVER_RANKS if frame.zoom < zoom)
    wanted = np.array([row["rank"] <= rank for row in rivers.properties])
    lines = outlines_of(seen(rivers.shapes[wanted], frame))
    axes.add_collection(LineCollection(lines, colors=theme.water, linewidths=1.1, zorder=2, gid="rivers"))
    large = np.array([row["km2"] >= _LAKE_KM2 for row in lakes.properties])
    patch = PathPatch(path_of(seen(lakes.shapes[large], frame)), facecolor=theme.water, linewidth=0, zorder=2)
    axes.add_patch(patch)


def _relief(axes: Axes, frame: Frame, theme: Theme, land: PathPatch) -> None:
    """The hills of the two countries, so that they stand out from their neighbours."""
    bounds, path = Layers.load().relief_bounds, Layers.load().files.get("relief")
    if bounds is None or path is None:
        return
    west, east = bounds[0], bounds[2]
    south, north = (float(y) for y in northing([bounds[1], bounds[3]]))
    picture = _picture(path)
    high, wide = picture.shape[:2]
    left, right = (int(wide * (x - west) / (east - west)) for x in (frame.west, frame.east))
    top, bottom = (int(high * (north - y) / (north - south)) for y in (frame.north, frame.south))
    left, top = max(left, 0), max(top, 0)
    cut = picture[top : bottom + 1, left : right + 1]
    x = [west + (east - west) * pixel / wide for pixel in (left, left + cut.shape[1])]
    y = [north - (north - south) * pixel / high for pixel in (top + cut.shape[0], top)]
    extent = (x[0], x[1], y[0], y[1])
    image = axes.imshow(cut, extent=extent, alpha=_RELIEF_ALPHA[theme.mode], zorder=1.5, aspect="auto")
    image.set_clip_path(land)


@lru_cache(maxsize=2)
def _picture(path: FilePath) -> npt.NDArray[np.float32]:
    return np.asarray(mpl_image.imread(path), dtype=np.float32)
