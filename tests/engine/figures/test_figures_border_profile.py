"""The border profile on a made-up border: a meridian at 70° E from 35° to 33° N, Pakistan to its east."""

import datetime as dt
import json

import pandas as pd
import pytest

from sourceline.figures.border_profile import Profile, border_profile, boundaries, labelled, profile_rows, runs
from sourceline.figures.theme import LIGHT
from sourceline.geo.border import Border

DEGREE_KM = 110.9
"""Of latitude, near 34° N."""
NAMES = {"AF-NAN": "Nangarhar", "PK-KP": "Khyber Pakhtunkhwa", "PK-BA": "Balochistan"}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(shape, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": shape, "coordinates": coordinates}}


def square(west, south, east, north, **properties):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return feature("Polygon", [ring], **properties)


@pytest.fixture(scope="module")
def border(tmp_path_factory):
    folder = tmp_path_factory.mktemp("geo")
    layers = folder / "layers"
    layers.mkdir()
    line = [[70.0, 35 - step / 100] for step in range(201)]
    crossing = {"local": ""}
    (layers / "border.geojson").write_text(collection(feature("LineString", line)))
    (layers / "crossings.geojson").write_text(
        collection(
            feature("Point", [70.0, 34.5], name="North border crossing", prominence=5, **crossing),
            feature("Point", [70.0, 34.49], name="Path", prominence=2, **crossing),
            feature("Point", [70.0, 33.2], name="South", prominence=4, **crossing),
        )
    )
    (layers / "provinces.geojson").write_text(
        collection(
            square(69, 33, 70, 35, id="AF-NAN", country="AF"),
            square(70, 34, 71, 35, id="PK-KP", country="PK"),
            square(70, 33, 71, 34, id="PK-BA", country="PK"),
        )
    )
    return Border(folder)


def point(key, lat, lon, **more):
    row = {"id": key, "lat": lat, "lon": lon, "radius_km": 5.0, "event_type": "Battles", "status": "occurred"}
    row |= {"sub_event_type": "Armed clash", "place_name": key.title(), "reports": 1}
    row |= {"date_start": dt.date(2024, 5, 1), "date_end": dt.date(2024, 5, 1)}
    return row | more


@pytest.fixture
def points():
    return pd.DataFrame(
        [
            point("south", 33.2, 70.2, date_start=None, date_end=None),
            point("north", 34.5, 69.9, status="alleged", reports=5, date_end=dt.date(2024, 5, 3)),
            point("far", 34.0, 72.0),
        ]
    )


def test_rows_are_near_the_line_from_north_to_south_with_signed_distances(points, border):
    rows = profile_rows(points, border, 100)
    assert list(rows["id"]) == ["north", "south"]
    assert list(rows["distance_km"].round(1)) == pytest.approx([-9.2, 18.7], abs=0.2)
    assert list(rows["along_km"]) == pytest.approx([0.5 * DEGREE_KM, 1.8 * DEGREE_KM], abs=0.6)
    assert list(rows["crossing"]) == ["North border crossing", "South"]


def test_no_rows_give_a_bare_profile_of_the_whole_line(points, border):
    profile = Profile(profile_rows(points.iloc[:0], border), border, NAMES)
    assert profile.shown == (0.0, border.length_km)
    assert [trace.name for trace in border_profile(profile, LIGHT).data] == ["Crossing"]


def test_both_panels_show_the_same_incident_at_the_same_height(points, border):
    profile = Profile(profile_rows(points, border), border, NAMES, 100)
    strip, time, crossings = border_profile(profile, LIGHT).data
    assert list(strip.y) == list(time.y) == pytest.approx([0.5 * DEGREE_KM, 1.8 * DEGREE_KM], abs=0.6)
    assert list(strip.x) == pytest.approx([-9.2, 18.7], abs=0.2)
    assert list(strip.customdata) == list(time.customdata) == ["north", "south"]
    assert time.x[0] == pd.Timestamp("2024-05-01")
    assert pd.isna(time.x[1]), "an undated incident has no place in time"
    assert list(strip.error_x.array) == [5.0, 5.0]
    assert time.error_x.array[0] == 2 * 86_400_000
    assert list(strip.marker.symbol) == ["diamond-open", "diamond"]
    assert list(crossings.y) == pytest.approx([0.5 * DEGREE_KM, 0.51 * DEGREE_KM, 1.8 * DEGREE_KM], abs=0.6)


def test_hover_says_what_where_when_and_how_sure(points, border):
    texts = border_profile(Profile(profile_rows(points, border), border, NAMES), LIGHT).data[0].hovertext
    assert texts[0] == (
        "<b>Armed clash</b> (alleged)<br>North, 1 May 2024<br>9 km inside Afghanistan, place known to 5 km<br>"
        "km 55 of the line; North border crossing 9 km away<br>5 reports"
    )
    assert "undated<br>19 km inside Pakistan" in texts[1]


def test_north_is_on_top_and_pakistan_on_the_right(points, border):
    layout = border_profile(Profile(profile_rows(points, border), border, NAMES, 80), LIGHT).layout
    assert layout.yaxis.range[0] > layout.yaxis.range[1]
    assert layout.xaxis.range == (-80, 80)
    assert [note.text for note in layout.annotations if note.xref == "x" and note.x == 80] == [
        "<i>Khyber Pakhtunkhwa</i>",
        "<i>Balochistan</i>",
    ]


def test_provinces_meet_where_the_data_says(border):
    assert [(side, code) for _, side, code in boundaries(border)] == [
        ("PK", "PK-KP"),
        ("AF", "AF-NAN"),
        ("PK", "PK-BA"),
    ]
    assert [(code, round(end - start)) for start, end, code in runs(border, "PK")] == [
        ("PK-KP", pytest.approx(111, abs=1.5)),
        ("PK-BA", pytest.approx(111, abs=1.5)),
    ]


def test_of_crossings_too_close_for_two_names_the_better_known_has_one(border):
    assert [one.name for one in labelled(border.crossings, (0.0, 200.0))] == ["North border crossing", "South"]
    assert len(labelled(border.crossings, (50.0, 60.0))) == 3
