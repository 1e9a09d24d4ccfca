"""The hand-kept places in data/geo/curated.csv: shape, ranges and known truths."""

import csv
import math
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CURATED = Path(__file__).resolve().parents[2] / "data" / "geo" / "curated.csv"
HEADER = [
    "name",
    "aliases",
    "kind",
    "country",
    "admin1",
    "admin2",
    "lat",
    "lon",
    "radius_km",
    "precision",
    "prominence",
    "source",
]
KINDS = frozenset(
    {
        "crossing",
        "valley",
        "pass",
        "tehsil",
        "area",
        "cantonment",
        "base",
        "camp",
        "market",
        "shrine",
        "airport",
        "neighbourhood",
        "village",
        "town",
        "facility",
        "highway",
        "district",
        "former_unit",
    }
)
# (south, west, north, east) in decimal degrees, rounded outward.
BOXES = {"PK": (23.4, 60.8, 37.2, 77.9), "AF": (29.3, 60.4, 38.6, 75.0)}
PK_PROVINCES = frozenset(
    {
        "Khyber Pakhtunkhwa",
        "Balochistan",
        "Sindh",
        "Punjab",
        "Islamabad",
        "Gilgit-Baltistan",
        "Azad Jammu and Kashmir",
    }
)
AF_PROVINCES = frozenset(
    {
        "Badakhshan",
        "Badghis",
        "Baghlan",
        "Balkh",
        "Bamyan",
        "Daykundi",
        "Farah",
        "Faryab",
        "Ghazni",
        "Ghor",
        "Helmand",
        "Herat",
        "Jowzjan",
        "Kabul",
        "Kandahar",
        "Kapisa",
        "Khost",
        "Kunar",
        "Kunduz",
        "Laghman",
        "Logar",
        "Nangarhar",
        "Nimruz",
        "Nuristan",
        "Paktia",
        "Paktika",
        "Panjshir",
        "Parwan",
        "Samangan",
        "Sar-e Pol",
        "Takhar",
        "Uruzgan",
        "Wardak",
        "Zabul",
    }
)
SOURCE_HOSTS = frozenset({"en.wikipedia.org", "www.geonames.org", "www.openstreetmap.org"})
# Largest sensible radius in km: a town-level row must not stand for a province.
WIDEST = {"exact": 5.0, "town": 15.0, "district": 400.0}
# Checked against published coordinates: name, latitude, longitude, tolerance in km.
TRUTHS = [
    ("Miran Shah", 33.00, 70.07, 5.0),
    ("Chaman", 30.92, 66.45, 5.0),
    ("Spin Boldak", 31.00, 66.40, 5.0),
    ("Wana", 32.30, 69.57, 5.0),
    ("Parachinar", 33.90, 70.10, 5.0),
    ("Khar", 34.73, 71.53, 5.0),
    ("Torkham", 34.12, 71.09, 1.0),
]
# Names that an analyst must be able to place, as a row or as an alias of one.
MUST_RESOLVE = (
    "Angoor Adda",
    "Kharlachi",
    "Ghulam Khan",
    "Tirah",
    "Shawal",
    "Peshawar Police Lines",
    "Bannu Cantonment",
    "Datta Khel",
    "Friendship Gate",
    "Badini",
    "Arandu",
    "Nawa Pass",
    "Qamar Din Karez",
    "Mir Ali",
    "Bagan",
    "Jani Khel",
    "Hazara Town",
    "Sehwan",
    "Dasht-e-Barchi",
    "Bagram Air Base",
    "Bolan Pass",
    "Jalozai",
)


def _rows() -> list[dict[str, str]]:
    with CURATED.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ROWS = _rows()


def _names(row: dict[str, str]) -> Iterator[str]:
    yield row["name"]
    yield from (alias for alias in row["aliases"].split("|") if alias)


def _label(row: dict[str, str]) -> str:
    return f"{row['name']} ({row['country']}, {row['admin2']})"


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km on a 6,371 km sphere."""
    a = (
        math.sin(math.radians(lat2 - lat) / 2) ** 2
        + math.cos(math.radians(lat)) * math.cos(math.radians(lat2)) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(a))


def test_header_is_the_agreed_one() -> None:
    with CURATED.open(encoding="utf-8", newline="") as handle:
        assert next(csv.reader(handle)) == HEADER


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 400


def test_no_cell_is_padded_and_only_aliases_may_be_empty() -> None:
    # Provinces, highways and former units span districts, so admin2 may be empty for them.
    spanning = {"highway", "former_unit", "area", "valley", "district", "pass"}
    bad = []
    for row in ROWS:
        empty = {key for key, cell in row.items() if not cell}
        allowed = {"aliases", "admin2"} if row["kind"] in spanning else {"aliases"}
        if empty - allowed or any(cell != cell.strip() for cell in row.values()):
            bad.append(_label(row))
    assert bad == []


def test_rows_are_unique_by_name_country_and_district() -> None:
    keys = [(row["name"].casefold(), row["country"], row["admin2"]) for row in ROWS]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_an_alias_is_not_repeated_within_its_row() -> None:
    bad = []
    for row in ROWS:
        names = [name.casefold() for name in _names(row)]
        if len(names) != len(set(names)) or any(name != name.strip() for name in names):
            bad.append(_label(row))
    assert bad == []


def test_closed_vocabularies() -> None:
    bad = [
        _label(row)
        for row in ROWS
        if row["kind"] not in KINDS
        or row["country"] not in BOXES
        or row["precision"] not in WIDEST
        or row["prominence"] not in {"1", "2", "3", "4", "5"}
    ]
    assert bad == []


def test_provinces_are_todays() -> None:
    provinces = {"PK": PK_PROVINCES, "AF": AF_PROVINCES}
    assert [_label(row) for row in ROWS if row["admin1"] not in provinces[row["country"]]] == []


def test_points_lie_in_their_country_box() -> None:
    bad = []
    for row in ROWS:
        south, west, north, east = BOXES[row["country"]]
        if not (south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east):
            bad.append(_label(row))
    assert bad == []


def test_points_are_written_to_four_places() -> None:
    number = re.compile(r"\d{2}\.\d{4}")
    assert [_label(row) for row in ROWS if not (number.fullmatch(row["lat"]) and number.fullmatch(row["lon"]))] == []


def test_radius_suits_the_precision() -> None:
    assert [_label(row) for row in ROWS if not 0.0 < float(row["radius_km"]) <= WIDEST[row["precision"]]] == []


def test_every_row_names_a_public_source() -> None:
    bad = []
    for row in ROWS:
        url = urlsplit(row["source"])
        names_a_page = len(url.path.strip("/")) + len(url.query) > 0
        if url.scheme != "https" or url.hostname not in SOURCE_HOSTS or " " in row["source"] or not names_a_page:
            bad.append(_label(row))
    assert bad == []


def test_map_links_point_at_the_row() -> None:
    bad = []
    for row in ROWS:
        found = re.search(r"mlat=([\d.]+)&mlon=([\d.]+)", row["source"])
        if found and _km(float(row["lat"]), float(row["lon"]), float(found[1]), float(found[2])) > float(
            row["radius_km"]
        ):
            bad.append(_label(row))
    assert bad == []


@pytest.mark.parametrize(("name", "lat", "lon", "tolerance"), TRUTHS)
def test_known_points(name: str, lat: float, lon: float, tolerance: float) -> None:
    near = [
        _km(*_point(row), lat, lon) for row in ROWS if name.casefold() in {known.casefold() for known in _names(row)}
    ]
    assert near, f"{name} is not in the table"
    assert min(near) <= tolerance


@pytest.mark.parametrize("name", MUST_RESOLVE)
def test_names_in_constant_use_are_kept(name: str) -> None:
    assert any(name.casefold() == known.casefold() for row in ROWS for known in _names(row))


def test_same_alias_in_one_country_means_nearby_places_or_differs_in_district() -> None:
    # Two rows of one district with the same name would leave the geocoder nothing to choose by.
    seen: dict[tuple[str, str, str], dict[str, str]] = {}
    bad = []
    for row in ROWS:
        for name in _names(row):
            key = (name.casefold(), row["country"], row["admin2"])
            other = seen.setdefault(key, row)
            apart = _km(*_point(row), *_point(other))
            if other is not row and apart > float(row["radius_km"]) + float(other["radius_km"]):
                bad.append(f"{name}: {_label(row)} / {_label(other)}")
    assert bad == []
