"""Invented towns in real districts, and days as exact as reports give them, for the synthetic stores."""

import datetime as dt
import json
import random
from dataclasses import dataclass
from functools import lru_cache

from sourceline.geo.border import Border
from sourceline.geo.layers import Layers

TOWNS = 6000
NEAR_KM = 300
"""Districts farther from the border have no synthetic events."""
_EXACTNESS = ("town", "district", "province", "country", None)
_EXACT_SHARES = (45, 20, 5, 6, 24)
_DATES = ("day", "interval", "month", "year", None)
_DATE_SHARES = (61, 11, 9, 4, 15)
"""About the shares, in percent, that the reports in seeds/ come to."""


@dataclass(frozen=True, slots=True)
class Town:
    """An invented town; `border_km` is its true distance, `district` and `province` are drawn on the map."""

    name: str
    district: str
    province: str
    country: str
    lat: float
    lon: float
    border_km: float
    crossing: str


@lru_cache(maxsize=1)
def towns() -> tuple[tuple[Town, ...], tuple[float, ...]]:
    """All towns, and how often each is the place of an event: some districts are named far more than others."""
    dice, border = random.Random("towns"), Border.load()  # noqa: S311 - repeatable, not secret
    units = _districts(border)
    chosen = dice.choices(units, [1 / rank for rank in range(1, len(units) + 1)], k=TOWNS)
    points = [(unit[2] + dice.gauss(0, 0.12), unit[3] + dice.gauss(0, 0.12)) for unit in chosen]
    at = border.position(*zip(*points, strict=True))
    found = tuple(
        Town(
            name=f"Synthetic town {number}",
            district=unit[0],
            province=unit[1],
            country="Pakistan" if km >= 0 else "Afghanistan",
            lat=round(lat, 5),
            lon=round(lon, 5),
            border_km=round(float(km), 1),
            crossing=border.crossings[int(crossing)].name,
        )
        for number, (unit, (lat, lon), km, crossing) in enumerate(
            zip(chosen, points, at.distance_km, at.crossing, strict=True)
        )
    )
    return found, tuple(1 / (1 + dice.randrange(60)) for _ in found)


def _districts(border: Border) -> list[tuple[str, str, float, float]]:
    """District, province and label point of the districts near the border, in an order that is no ranking of theirs."""
    layers = Layers.load()
    features = json.loads(layers.files["districts"].read_text(encoding="utf-8"))["features"]
    named = [(f["properties"]["name"], layers.province_names[f["properties"]["admin1"]]) for f in features]
    units = [(*pair, unit.lat, unit.lon) for pair in named if (unit := layers.unit(pair[1], pair[0]))]
    away = border.position([unit[2] for unit in units], [unit[3] for unit in units]).distance_km
    near = [unit for unit, km in zip(units, away, strict=True) if abs(km) <= NEAR_KM]
    random.Random("districts").shuffle(near)  # noqa: S311 - repeatable, not secret
    return near


def place(dice: random.Random) -> dict[str, object]:
    """Where an event is said to have been: a town or only something wider, or nothing, as in reports."""
    known, weights = towns()
    exact = dice.choices(_EXACTNESS, _EXACT_SHARES)[0]
    town = dice.choices(known, cum_weights=_cumulated(weights))[0]
    found: dict[str, object] = dict.fromkeys(COLUMNS)
    if exact is None:
        return found
    found |= {"place_precision": exact, "country": town.country, "place_name": town.country}
    if exact != "country":
        found |= {"admin1": town.province, "place_name": town.province, "radius_km": 150}
    if exact in {"district", "town"}:
        found |= {"admin2": town.district, "place_name": town.district, "radius_km": 30}
    if exact == "town":
        found |= {"place_name": town.name, "radius_km": 8, "lat": town.lat, "lon": town.lon}
        found |= {"border_km": town.border_km, "crossing": town.crossing}
    return found


COLUMNS = (
    "place_name",
    "place_precision",
    "admin2",
    "admin1",
    "country",
    "lat",
    "lon",
    "radius_km",
    "border_km",
    "crossing",
)


@lru_cache(maxsize=1)
def _cumulated(weights: tuple[float, ...]) -> list[float]:
    total, found = 0.0, []
    for weight in weights:
        total += weight
        found.append(total)
    return found


def when(dice: random.Random, published: dt.date) -> dict[str, object]:
    """When an event is said to have been: mostly a day, else a span, a month, a year or nothing."""
    exact = dice.choices(_DATES, _DATE_SHARES)[0]
    first = published - dt.timedelta(days=dice.randrange(20))
    last = first
    if exact == "interval":
        last = first + dt.timedelta(days=dice.randrange(2, 30))
    elif exact == "month":
        first = first.replace(day=1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    elif exact == "year":
        first, last = first.replace(month=1, day=1), first.replace(month=12, day=31)
    if exact is None:
        return {"date_start": None, "date_end": None, "date_precision": None}
    return {"date_start": first, "date_end": last, "date_precision": exact}
