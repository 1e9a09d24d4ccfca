"""What lies around and under the events: the two countries drawn whole, their neighbours, and the names of all."""

import json
from pathlib import Path
from typing import Any

import shapely

CLOSE = 0.05
"""Degrees. Layers of different sources leave slivers along the borders; land closes over those up to twice as wide."""
WINDOW = shapely.box(58.0, 22.0, 80.0, 40.5)
"""What the map can be moved to; a neighbour's name stands within it."""
_GRID = 0.0005
"""Degrees to which coordinates are rounded (some 50 m)."""
_SMALLEST = 1.0
"""Square degrees of a neighbour within the window that carries a name."""


def context(provinces: Path, neighbours: Path) -> dict[str, Any]:
    """One GeoJSON collection of features told apart by `kind`.

    `land` is all land as one shape, `country` Pakistan and Afghanistan (`iso`), `line` the neighbours' outlines, `name`
    a point in each neighbour.
    """
    around = [(str(f["properties"]["name"]), _shape(f)) for f in _features(neighbours)]
    units = _features(provinces)
    whole = {
        iso: shapely.unary_union([_shape(f) for f in units if f["properties"]["country"] == iso])
        for iso in ("PK", "AF")
    }
    land = shapely.unary_union([*whole.values(), *(shape for _, shape in around)])
    closed = shapely.buffer(shapely.buffer(land, CLOSE, quad_segs=2), -CLOSE, quad_segs=2)
    features = [_feature(shapely.simplify(closed, 0.002), kind="land")]
    features += [_feature(shape, kind="country", iso=iso) for iso, shape in whole.items()]
    inner = shapely.unary_union(list(whole.values()))
    for name, shape in around:
        seen = _areal(shapely.intersection(shape, WINDOW))
        if shapely.is_empty(seen):
            continue
        outline = shapely.difference(shapely.boundary(seen), shapely.buffer(inner, 2 * CLOSE, quad_segs=2))
        features.append(_feature(shapely.difference(outline, shapely.boundary(WINDOW)), kind="line"))
        if shapely.area(seen) >= _SMALLEST:
            features.append(_feature(shapely.point_on_surface(seen), kind="name", name=name))
    return {"type": "FeatureCollection", "features": features}


def _features(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["features"])


def _shape(feature: dict[str, Any]) -> shapely.Geometry:
    return _areal(shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"]))))


def _areal(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a shape, without the points and lines that a repair or a cut leaves behind."""
    return shapely.unary_union([part for part in shapely.get_parts(shape) if part.area])


def _feature(shape: shapely.Geometry, **properties: str) -> dict[str, Any]:
    geometry = json.loads(str(shapely.to_geojson(shapely.set_precision(shape, _GRID))))
    return {"type": "Feature", "properties": properties, "geometry": geometry}
