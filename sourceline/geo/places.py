"""The gazetteer's places and the tables they are read from."""

import csv
import math
from dataclasses import dataclass, replace
from pathlib import Path

from sourceline.geo.spelling import fold

LEVELS = {
    "country": 6,
    "region": 5,
    "province": 5,
    "former_unit": 4,
    "district": 4,
    "tehsil": 3,
    "area": 3,
    "valley": 3,
    "highway": 2,
    "town": 2,
    "village": 2,
    "pass": 2,
    "neighbourhood": 1,
    "cantonment": 1,
}
"""How much ground a kind covers, from a country (6) to a single site (0)."""
CONTAINER_LEVEL = 4
_BASE = {
    "country": 9.0,
    "province": 6.5,
    "former_unit": 6.0,
    "district": 5.5,
    "region": 5.0,
    "tehsil": 4.0,
    "airport": 2.0,
}
SEATS = frozenset({"town", "village", "area"})
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class GeoPlace:
    """One place of the gazetteer. `admin1` is an ISO code, `admin2` a district id; empty where it has none."""

    id: str
    name: str
    local: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    radius_km: float
    precision: str
    prominence: float
    needs_context: bool = False
    members: frozenset[str] = frozenset()

    @property
    def level(self) -> int:
        """How much ground it covers, from a country (6) to a site (0)."""
        return LEVELS.get(self.kind, 0)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling."""
        return (self.name, self.local, *self.aliases) if self.local else (self.name, *self.aliases)


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km (haversine; within 0.5 % of the geodesic, enough to compare candidates)."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def contains(outer: GeoPlace, inner: GeoPlace) -> bool:
    """Whether a place lies in another, by its administrative parents or, below districts, by distance."""
    if outer.members:  # former units and regions hold whole districts
        return outer.id != inner.id and (inner.members or {inner.admin2}) <= outer.members
    if outer.id == inner.id or outer.level <= inner.level:
        return False
    by_parent = {
        "country": inner.country == outer.country,
        "province": inner.admin1 == outer.admin1,
        "district": inner.admin2 == outer.id,
    }
    if outer.kind in by_parent:
        return by_parent[outer.kind]
    return km_between(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km * 1.5 + 5.0


def _prominence(kind: str, population: int) -> float:
    if population > 0:
        return 2.0 + math.log10(population) * 0.8
    return _BASE.get(kind, 2.5)


def _row_place(row: dict[str, str]) -> GeoPlace:
    population = int(row["population"])
    return GeoPlace(
        id=row["id"],
        name=row["name"],
        local=row["local"],
        aliases=tuple(a for a in row["aliases"].split("|") if a),
        kind=row["kind"],
        country=row["country"],
        admin1=row["admin1"] if "-" in row["admin1"] else "",
        admin2=row["admin2"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
        precision=row["precision"],
        prominence=_prominence(row["kind"], population),
        needs_context=row["needs_context"] == "1",
        members=frozenset(m for m in row["members"].split("|") if m),
    )


def read_table(path: Path) -> list[GeoPlace]:
    """Places of one built table."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [_row_place(row) for row in csv.DictReader(handle)]


def _is_local(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def read_curated(path: Path, provinces: list[GeoPlace], districts: list[GeoPlace]) -> list[GeoPlace]:
    """Places of the hand-kept list, tied to the provinces and districts that it names.

    Raises:
        ValueError: a row names a province that is none.
    """
    codes = {fold(n): p.admin1 for p in provinces for n in p.names}
    by_name = {(d.admin1, fold(n)): d.id for d in districts for n in d.names}
    out, seen = [], set()
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            admin1 = codes.get(fold(row["admin1"]), "")
            if row["admin1"] and not admin1:
                raise ValueError(f"{row['name']}: {row['admin1']!r} is no province")
            identity = f"curated:{fold(row['name'])}"
            identity += f"-{fold(row['admin2'])}" if identity in seen else ""
            seen.add(identity)
            aliases = [a.strip() for a in row["aliases"].split("|") if a.strip()]
            local = next((a for a in aliases if _is_local(a)), "")
            out.append(
                GeoPlace(
                    id=identity,
                    name=row["name"],
                    local=local,
                    aliases=tuple(a for a in aliases if a != local),
                    kind=row["kind"],
                    country=row["country"],
                    admin1=admin1,
                    admin2=by_name.get((admin1, fold(row["admin2"])), ""),
                    lat=float(row["lat"]),
                    lon=float(row["lon"]),
                    radius_km=float(row["radius_km"]),
                    precision=row["precision"],
                    prominence=2.0 + float(row["prominence"]),
                )
            )
    return out


def read_countries(path: Path) -> list[GeoPlace]:
    """Pakistan, Afghanistan and the countries that their reports name."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            GeoPlace(
                id=f"country:{row['code']}",
                name=row["name"],
                local=row["local"],
                aliases=tuple(a for a in row["aliases"].split("|") if a),
                kind="country",
                country=row["code"],
                admin1="",
                admin2="",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                radius_km=float(row["radius_km"]),
                precision="country",
                prominence=9.0,
            )
            for row in csv.DictReader(handle)
        ]


def read_places(folder: Path) -> list[GeoPlace]:
    """Every place of data/geo (`folder`), hand-kept ones first."""
    tables = {p.stem: read_table(p) for p in sorted((folder / "places").glob("*.csv")) if p.stem != "countries"}
    curated = read_curated(folder / "curated.csv", tables["provinces"], tables["districts"])
    countries = read_countries(folder / "places" / "countries.csv")
    seats = [p for p in (*tables["geonames"], *curated) if p.kind in SEATS]
    towns = {(p.admin2, fold(name)): p for p in seats for name in (*p.names, p.name.partition(" (")[0])}
    for units in ("tehsils", "districts"):
        tables[units] = [_at_seat(unit, towns, seats) for unit in tables[units]]
    return [*curated, *countries, *(place for name in sorted(tables) for place in tables[name])]


def _at_seat(unit: GeoPlace, towns: dict[tuple[str, str], GeoPlace], seats: list[GeoPlace]) -> GeoPlace:
    """A tehsil or district at the town in it that bears its name.

    Some polygons of 2017 carry their neighbour's name, and the middle of others is desert: the town's own point wins.
    """
    seat = towns.get((unit.admin2, fold(unit.name)))
    if unit.kind == "district" and any((unit.lat, unit.lon) == (s.lat, s.lon) for s in seats):  # at its main town
        return unit
    return replace(unit, lat=seat.lat, lon=seat.lon) if seat else unit
