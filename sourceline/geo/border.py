"""The Pakistan-Afghanistan border: how far a point is from it, on which side, and where along it.

Source of the line: OpenStreetMap's boundary as the time zone shapes draw it, thinned to about 50 m; docs/geography.md.

Method. Distances are found in a local metric projection that is conformal and nearly true to scale along the whole line
(oblique Mercator along it, WGS 84), so that one nearest-point search serves millions of points; the distance to the
point found is then measured on the ellipsoid (Karney's geodesic, through pyproj). The distance is positive on
Pakistan's side, negative on Afghanistan's; the side is exact, since it is taken from the line itself. Points beyond an
end of the line are measured to that end.
"""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Transformer

from sourceline.settings import settings

Floats = npt.NDArray[np.float64]
GEOD = Geod(ellps="WGS84")
PROJECTION = "+proj=omerc +lat_0=33.4 +lon_1=60.87 +lat_1=29.86 +lon_2=72.5 +lat_2=36.9 +k=1 +ellps=WGS84 +units=m"
"""Oblique Mercator along the line: scale is within 0.4 % of true up to 300 km from its axis."""
CHUNK = 200_000
FAR_WEST, FAR_NORTH = 50.0, 45.0
NEAR_LINE_KM = 15.0
LONGEST_SEGMENT_DEG = 0.05
BAND_SEGMENTS = 8
BAND_TOLERANCE_M = 250.0


@dataclass(frozen=True, slots=True)
class BorderPosition:
    """Where points lie to the border; arrays of one length.

    `distance_km` is signed: positive in Pakistan, negative in Afghanistan. `along_km` counts from the northern end.
    `crossing` is an index into `Border.crossings`, `crossing_km` the distance to it.
    """

    distance_km: Floats
    along_km: Floats
    crossing: npt.NDArray[np.int64]
    crossing_km: Floats


@dataclass(frozen=True, slots=True)
class Crossing:
    """A border crossing: its point and how far along the line it lies."""

    name: str
    local: str
    lat: float
    lon: float
    along_km: float
    prominence: int


class Border:
    """The border line, prepared for searches. `Border.load()` gives the shared one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._to_metres = Transformer.from_crs("EPSG:4326", PROJECTION, always_xy=True)
        self._to_degrees = Transformer.from_crs(PROJECTION, "EPSG:4326", always_xy=True)
        feature = _features(folder / "layers" / "border.geojson")[0]
        line = shapely.segmentize(shapely.linestrings(feature["geometry"]["coordinates"]), LONGEST_SEGMENT_DEG)
        self.coordinates: Floats = shapely.get_coordinates(line)
        """Longitude and latitude from north to south, shape (n, 2)."""

    @classmethod
    def load(cls) -> "Border":
        """The border of the data folder in force, read once a process."""
        return _load(settings().data_dir / "geo")

    @cached_property
    def vertex_km(self) -> Floats:
        """Kilometres along the line at each vertex, from 0 in the north; shape (n,)."""
        lons, lats = self.coordinates.T
        _, _, metres = GEOD.inv(lons[:-1], lats[:-1], lons[1:], lats[1:])
        return np.concatenate([[0.0], np.cumsum(np.asarray(metres))]) / 1000

    @property
    def length_km(self) -> float:
        """Length of the line as drawn."""
        return float(self.vertex_km[-1])

    @cached_property
    def _metric(self) -> Floats:
        return np.column_stack(self._to_metres.transform(*self.coordinates.T))

    @cached_property
    def _segments(self) -> shapely.STRtree:
        pairs = np.stack([self._metric[:-1], self._metric[1:]], axis=1)
        return shapely.STRtree(np.asarray(shapely.linestrings(pairs)))

    @cached_property
    def _afghan_side(self) -> Any:
        """Everything on Afghanistan's side: the line, closed far to the west and north of both countries."""
        corners = [(FAR_WEST, self.coordinates[-1][1]), (FAR_WEST, FAR_NORTH), (self.coordinates[0][0], FAR_NORTH)]
        side = shapely.polygons(np.concatenate([self.coordinates, np.array(corners)]))
        shapely.prepare(side)
        return side

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings of this border, from north to south (those within 15 km of the line)."""
        features = _features(self._folder / "layers" / "crossings.geojson")
        lons, lats = (np.array([f["geometry"]["coordinates"][i] for f in features]) for i in (0, 1))
        distance, along = self._nearest(lats, lons)
        near = [i for i in np.argsort(along) if distance[i] <= NEAR_LINE_KM]
        return tuple(
            Crossing(
                features[i]["properties"]["name"],
                features[i]["properties"]["local"],
                float(lats[i]),
                float(lons[i]),
                round(float(along[i]), 1),
                int(features[i]["properties"]["prominence"]),
            )
            for i in near
        )

    def _nearest(self, lats: Floats, lons: Floats) -> tuple[Floats, Floats]:
        """Unsigned distance and place along the line of the nearest point, in km, for arrays of length n."""
        return self._to_line(lats, lons, np.column_stack(self._to_metres.transform(lons, lats)))

    def _to_line(self, lats: Floats, lons: Floats, metric: Floats) -> tuple[Floats, Floats]:
        index = self._segments.nearest(shapely.points(metric))
        start, end = self._metric[index], self._metric[index + 1]
        step = end - start
        share = ((metric - start) * step).sum(axis=1) / np.maximum((step**2).sum(axis=1), 1e-9)
        share = np.clip(share, 0.0, 1.0)
        # A segment is short: straight in degrees and straight in metres are the same to a decimetre.
        foot = self.coordinates[index] + share[:, None] * (self.coordinates[index + 1] - self.coordinates[index])
        _, _, metres = GEOD.inv(lons, lats, foot[:, 0], foot[:, 1])
        along = self.vertex_km[index] + share * (self.vertex_km[index + 1] - self.vertex_km[index])
        return np.asarray(metres) / 1000, along

    def position(self, lats: npt.ArrayLike, lons: npt.ArrayLike) -> BorderPosition:
        """Distance, place along the line and nearest crossing of points in degrees.

        Each distinct point is worked out once, since events share the points of their places.

        Raises:
            ValueError: the two arrays differ in length.
        """
        lat, lon = np.atleast_1d(np.asarray(lats, dtype=np.float64)), np.atleast_1d(np.asarray(lons, dtype=np.float64))
        if lat.shape != lon.shape:
            raise ValueError(f"{len(lat)} latitudes but {len(lon)} longitudes")
        distinct, back = np.unique(lon + 1j * lat, return_inverse=True)
        parts = [self._part(p.imag, p.real) for p in np.array_split(distinct, len(distinct) // CHUNK + 1)]
        distance, along, crossing, crossing_km = (np.concatenate(column) for column in zip(*parts, strict=True))
        return BorderPosition(distance[back], along[back], crossing[back], crossing_km[back])

    def _part(self, lats: Floats, lons: Floats) -> tuple[Floats, Floats, npt.NDArray[np.int64], Floats]:
        metric = np.column_stack(self._to_metres.transform(lons, lats))
        distance, along = self._to_line(lats, lons, metric)
        afghan = shapely.intersects_xy(self._afghan_side, lons, lats)
        nearest = np.asarray(self._crossing_tree.nearest(shapely.points(metric)), dtype=np.int64)
        own = np.array([(c.lon, c.lat) for c in self.crossings])[nearest]
        _, _, metres = GEOD.inv(lons, lats, own[:, 0], own[:, 1])
        return np.where(afghan, -distance, distance), along, nearest, np.asarray(metres) / 1000

    @cached_property
    def _crossing_tree(self) -> shapely.STRtree:
        lons, lats = [c.lon for c in self.crossings], [c.lat for c in self.crossings]
        return shapely.STRtree(list(shapely.points(*self._to_metres.transform(lons, lats))))

    def point_at(self, along_km: float) -> tuple[float, float]:
        """(lat, lon) of the point `along_km` from the northern end; clipped to the line."""
        wanted = float(np.clip(along_km, 0.0, self.length_km))
        lon = float(np.interp(wanted, self.vertex_km, self.coordinates[:, 0]))
        return float(np.interp(wanted, self.vertex_km, self.coordinates[:, 1])), lon

    def sides(self) -> list[tuple[float, float, str, str]]:
        """Stretches of the line by the provinces on either side: (from km, to km, Pakistani code, Afghan code)."""
        every = np.arange(0.5, self.length_km, 1.0)
        points = [self.point_at(float(km)) for km in every]
        pairs = list(zip(self._side_codes(points, "PK"), self._side_codes(points, "AF"), strict=True))
        out: list[tuple[float, float, str, str]] = []
        for km, (own, other) in zip(every, pairs, strict=True):
            if out and out[-1][2:] == (own, other):
                out[-1] = (out[-1][0], float(km) + 0.5, own, other)
            else:
                out.append((float(km) - 0.5, float(km) + 0.5, own, other))
        return out

    def _side_codes(self, points: list[tuple[float, float]], country: str) -> list[str]:
        features = [
            f for f in _features(self._folder / "layers" / "provinces.geojson") if f["properties"]["country"] == country
        ]
        tree = shapely.STRtree(shapely.from_geojson([json.dumps(f["geometry"]) for f in features]))
        nearest = tree.nearest(shapely.points([lon for _, lon in points], [lat for lat, _ in points]))
        return [str(features[int(i)]["properties"]["id"]) for i in nearest]

    def bands(self, distances_km: tuple[float, ...] = (10.0, 25.0, 50.0, 100.0)) -> dict[str, Any]:
        """Bands within so many km of the line as GeoJSON, widest first; each with `km`. Cut at the ends of the line."""
        line = shapely.simplify(shapely.linestrings(self._metric), BAND_TOLERANCE_M)
        features = []
        for km in sorted(distances_km, reverse=True):
            band = shapely.buffer(line, km * 1000, quad_segs=BAND_SEGMENTS, cap_style="flat")
            thin = shapely.simplify(band, BAND_TOLERANCE_M)
            degrees = shapely.transform(thin, lambda xy: np.column_stack(self._to_degrees.transform(*xy.T)).round(3))
            geometry = json.loads(str(shapely.to_geojson(degrees)))
            features.append({"type": "Feature", "properties": {"km": km}, "geometry": geometry})
        return {"type": "FeatureCollection", "features": features}


def _features(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["features"])


@lru_cache(maxsize=2)
def _load(folder: Path) -> Border:
    return Border(folder)
