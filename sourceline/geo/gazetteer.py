"""The offline gazetteer, behind geopy's Geocoder interface."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, NoReturn, overload

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from sourceline.geo.choice import Choice
from sourceline.geo.choose import choose
from sourceline.geo.districts import Districts
from sourceline.geo.fetch import TABLE
from sourceline.geo.index import Hit, NameIndex
from sourceline.geo.places import LEVELS, GeoPlace, km_between, read_places, read_table
from sourceline.geo.queries import parse_query
from sourceline.geo.villages import Villages
from sourceline.geo.words import read_words
from sourceline.settings import settings

NEAR_KM = 25.0
"""Beyond this a point is described by its district, not by its nearest named place."""


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """geopy's network adapter, refusing the network."""

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse.

        Raises:
            GeocoderUnavailable: always.
        """
        del timeout, headers
        raise GeocoderUnavailable(f"the gazetteer is offline and does not fetch {url}")

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse, like `get_text`."""
        self.get_text(url, timeout=timeout, headers=headers)


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Names to places and points to places, from the files in data/geo, without a network.

    `Gazetteer.load()` gives the shared one. Answers are geopy `Location`s; `.raw` holds the gazetteer id, kind, admin
    names, precision, radius_km and `reason`: why this place.
    """

    def __init__(self, places: Sequence[GeoPlace], folder: Path, depth: Sequence[GeoPlace] = ()) -> None:
        super().__init__(user_agent="sourceline-offline", adapter_factory=OfflineAdapter)
        known = {place.id for place in places}
        more = [place for place in depth if place.id not in known]
        self.places = (*places, *more)
        self.by_id = {place.id: place for place in self.places}
        self.index = NameIndex(places, more)
        self.words = read_words(folder / "words.yaml")
        self.districts = Districts(folder)
        self.villages = Villages(folder)
        self._grid: dict[tuple[int, int], list[GeoPlace]] = {}
        for place in self.places:
            if place.level <= LEVELS["tehsil"]:
                self._grid.setdefault((int(place.lat * 4), int(place.lon * 4)), []).append(place)

    @classmethod
    def load(cls) -> "Gazetteer":
        """The gazetteer of the data folder in force and what the user downloaded; read once a process, in 0.4 s."""
        table = settings().places_dir / TABLE
        return _load(settings().data_dir / "geo", table, table.stat().st_mtime_ns if table.exists() else 0)

    def names(self) -> dict[str, bool]:
        """Every folded name, and whether running text needs a place cue beside it."""
        return {key: all(p.needs_context for p in places) for key, places in self.index.exact.items()}

    def find(self, name: str, *, close: bool = True) -> tuple[Hit, ...]:
        """Places that a bare name may mean."""
        return self.index.find(name, close=close)

    def districts_in(self, areas: Iterable[GeoPlace]) -> frozenset[str]:
        """Ids of the districts that some areas have in common; none where no province or less is among them."""
        found: frozenset[str] | None = None
        for area in areas:
            if area.kind == "country":
                continue
            inside = area.members or self._by_province.get(area.id) or frozenset({area.admin2} - {""})
            found = inside if found is None else found & inside
        return found or frozenset()

    @cached_property
    def _by_province(self) -> dict[str, frozenset[str]]:
        districts = [place for place in self.places if place.kind == "district"]
        codes = {place.admin1 for place in districts}
        return {code: frozenset(p.id for p in districts if p.admin1 == code) for code in codes}

    def admin_names(self, place: GeoPlace) -> tuple[str | None, str | None, str | None]:
        """(district, province, country) names above or at a place; None where it has none."""
        admin2 = self.by_id.get(place.admin2)
        admin1 = self.by_id.get(place.admin1)
        country = self.by_id.get(f"country:{place.country}")
        return (admin2.name if admin2 else None, admin1.name if admin1 else None, country.name if country else None)

    @overload
    def geocode(
        self, query: str, *, exactly_one: Literal[True] = True, timeout: Any = ..., limit: int | None = ...
    ) -> Location | None: ...
    @overload
    def geocode(
        self, query: str, *, exactly_one: Literal[False], timeout: Any = ..., limit: int | None = ...
    ) -> list[Location] | None: ...
    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL, limit: int | None = None
    ) -> Location | list[Location] | None:
        """Place a name, with its containers or a direction where given.

        `Wana`, `D.I. Khan`, `Khar, Bajaur`, `Tirah area of Khyber district`, `30 km south-west of Wana`. Answers None
        where no name is near enough; it never guesses.

        Raises:
            GeocoderQueryError: an empty query.
        """
        del timeout  # nothing here takes time
        if not query or not query.strip():
            raise GeocoderQueryError("an empty query names no place")
        choices = choose(self, parse_query(self, query))
        if not choices:
            location = self._last_resort(query)
            return location if exactly_one or location is None else [location]
        locations = [self._location(choice) for choice in choices[: limit or 10]]
        return locations[0] if exactly_one else locations

    @overload
    def reverse(self, query: Any, *, exactly_one: Literal[True] = True, timeout: Any = ...) -> Location | None: ...
    @overload
    def reverse(self, query: Any, *, exactly_one: Literal[False], timeout: Any = ...) -> list[Location] | None: ...
    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Name a point: the nearest known places of its own district within 25 km, then the district.

        Answers None outside the two countries.

        Raises:
            GeocoderQueryError: no point.
        """
        del timeout
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point") from error
        lat, lon = float(point.latitude), float(point.longitude)
        district = self.by_id.get(self.districts.at(lat, lon) or "")
        if district is None:
            return None
        near = self._nearest(lat, lon, district)
        found = [(p, f"nearest named place, {far:.1f} km away") for far, p in near]
        found.append((district, "the district that holds the point"))
        locations = [
            self._location(Choice(place, place.lat, place.lon, place.radius_km, reason)) for place, reason in found
        ]
        return locations[0] if exactly_one else locations

    def _last_resort(self, query: str) -> Location | None:
        """Nominatim's answer, where the user has switched it on."""
        if not settings().nominatim:
            return None
        from sourceline.geo.nominatim import RADIUS_KM, LastResort

        found = LastResort(settings().places_dir / "nominatim.json").find(query)
        if found is None:
            return None
        raw = {"gazetteer_id": None, "name": found["name"], "radius_km": RADIUS_KM, "precision": "town"}
        reason = "Nominatim (OpenStreetMap), since the gazetteer lacks it"
        return Location(found["name"], Point(found["lat"], found["lon"]), raw | {"reason": reason})

    def _nearest(self, lat: float, lon: float, district: GeoPlace) -> list[tuple[float, GeoPlace]]:
        row, column = int(lat * 4), int(lon * 4)
        cells = [(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        around = [p for cell in cells for p in self._grid.get(cell, ()) if p.admin2 in {district.id, ""}]
        ranked = sorted((km_between(lat, lon, p.lat, p.lon), -p.prominence, p.id) for p in around)
        return [(far, self.by_id[identity]) for far, _, identity in ranked if far <= NEAR_KM][:5]

    def _location(self, choice: Choice) -> Location:
        admin2, admin1, country = self.admin_names(choice.place)
        own = choice.label or choice.place.name
        parts = [own, *(n for n in (admin2, admin1, country) if n and n != own)]
        raw = {
            "gazetteer_id": choice.place.id,
            "name": own,
            "kind": choice.place.kind,
            "admin2": admin2,
            "admin1": admin1,
            "country": country,
            "precision": choice.precision or choice.place.precision,
            "radius_km": choice.radius_km,
            "reason": choice.reason,
        }
        return Location(", ".join(parts), Point(choice.lat, choice.lon), raw)


@lru_cache(maxsize=2)
def _load(folder: Path, table: Path, changed: int) -> Gazetteer:
    return Gazetteer(read_places(folder), folder, read_table(table) if changed else ())
