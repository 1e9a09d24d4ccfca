"""Which district holds a point: the polygons of data/geo/layers/districts.geojson."""

import json
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely


class Districts:
    """Point-in-polygon over today's districts. Polygons are read on first use."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "layers" / "districts.geojson"

    @cached_property
    def _shapes(self) -> tuple[list[str], shapely.STRtree]:
        collection = json.loads(self._file.read_text(encoding="utf-8"))
        features = collection["features"]
        shapes = shapely.from_geojson([json.dumps(f["geometry"]) for f in features])
        return [str(f["properties"]["id"]) for f in features], shapely.STRtree(shapes)

    def at(self, lat: float, lon: float) -> str | None:
        """Id of the district that holds a point; within 3 km of the edge of the map the nearest one; None outside."""
        return self.at_points(np.array([lat]), np.array([lon]))[0]

    def at_points(self, lats: npt.NDArray[np.float64], lons: npt.NDArray[np.float64]) -> list[str | None]:
        """The same for many points at once: arrays of length n give a list of length n."""
        ids, tree = self._shapes
        out: list[str | None] = [None] * len(lats)
        points = np.asarray(shapely.points(lons, lats))
        for point, shape in tree.query(points, predicate="intersects").T:
            out[point] = out[point] or ids[shape]
        missing = [i for i, found in enumerate(out) if found is None]
        if missing:
            pairs = tree.query_nearest(points[missing], max_distance=0.03)
            for point, shape in pairs.T:
                out[missing[point]] = out[missing[point]] or ids[shape]
        return out
