"""Made-up rows for printed pictures, at real towns."""

import datetime as dt

import pandas as pd
import pytest

from sourceline.brief import Caption

WANA, KHOST = (32.3, 69.57, "Wana"), (33.34, 69.92, "Khost")


def incident(key, place, kind="Battles", **more):
    lat, lon, name = place
    row = {"id": key, "lat": lat, "lon": lon, "place_name": name, "event_type": kind, "sub_event_type": "Armed clash"}
    row |= {"radius_km": 3.0, "status": "occurred", "reports": 1, "date_start": dt.date(2024, 5, 1)}
    return row | {"date_end": dt.date(2024, 5, 1)} | more


def area(precision, incidents, **names):
    row = dict.fromkeys(("country", "admin1", "admin2", "place_name", "lat", "lon", "radius_km"))
    return row | {"place_precision": precision, "incidents": incidents} | names


@pytest.fixture(scope="session")
def caption():
    return Caption(
        title="Border map",
        filters="Bombings by the $group$ within 25 km of the border since May 2024",
        number=1234,
        documents=1,
        drawn=dt.date(2024, 6, 30),
        sources=(("Made-up Daily", 3), ("Invented Post", 1)),
    )


@pytest.fixture(scope="session")
def points():
    rows = [incident(f"w{place}", WANA) for place in range(3)]
    rows += [incident("k", KHOST, "Explosions/Remote violence"), incident("k2", KHOST, "Protests")]
    return pd.DataFrame(rows)


@pytest.fixture(scope="session")
def areas():
    province = {"country": "Pakistan", "admin1": "Khyber Pakhtunkhwa"}
    return pd.DataFrame(
        [
            area("district", 7, admin2="North Waziristan", lat=32.95, lon=69.95, radius_km=40.0, **province),
            area("district", 2, place_name="Tirah", lat=33.75, lon=70.85, radius_km=20.0, **province),
            area("country", 6, country="Afghanistan"),
        ]
    )
