"""The border map's scene, from made-up reports (tests/components/sample.py)."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from sourceline.figures import map_parts as parts
from sourceline.figures import map_scene as scenes
from sourceline.figures.map_scene import Look, beyond_map, map_scene
from sourceline.figures.theme import EVENT_TYPES, theme
from sourceline.geo.layers import Layers
from sourceline.query import Filters, load_desk, map_points
from tests.components.sample import sample_store

LIGHT = theme("light")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return load_desk(sample_store(tmp_path_factory.mktemp("map")), dt.date(2024, 7, 1))


def scene(desk, filters=None, **look):
    return map_scene(desk, filters or Filters(), Look(**look), LIGHT, {"border": "app/static/geo/border.geojson"})


def entry(section, key):
    return next(item for item in section["items"] if item["key"] == key)


def test_a_scene_can_travel_as_json(desk):
    for show in ("events", "density", "incidents", "deaths"):
        json.dumps(scene(desk, show=show))


def test_a_dot_says_what_where_when_and_how_exactly(desk):
    points = scene(desk)["points"]
    words = points["words"]
    rows = {
        (words[what], words[where]): (first, radius, killed)
        for what, where, first, radius, killed in zip(
            points["what"], points["where"], points["first"], points["radius"], points["killed"], strict=True
        )
    }
    day = (dt.date(2024, 6, 17) - parts.EPOCH).days
    source = map_points(desk, Filters()).filter(sub_event_type="Armed clash", place_name="Wana").sort("killed_min")
    assert rows["Armed clash", "Wana"][0] in {day, day - 7}
    assert max(source["killed_min"]) == 12
    assert {point["radius_km"] for point in source.iter_rows(named=True)} == {rows["Armed clash", "Wana"][1]}


def test_only_towns_and_sites_are_dots(desk):
    made = scene(desk)
    assert len(made["points"]["id"]) == len(map_points(desk, Filters()))
    levels = {area["level"]: area for area in made["areas"]}
    assert levels["district"]["unit"] == "PK-KP/bannu"
    assert levels["province"]["unit"] == "AF-KNR"
    assert levels["country"]["unit"] == "AF"
    assert {area["count"] for area in made["areas"]} == {1}
    dotted = set(made["points"]["id"])
    assert len(dotted) + len(made["areas"]) < len(desk.frames.incidents), "the plot has no place at all"


def test_what_is_not_sure_is_drawn_hollow(desk):
    points = scene(desk)["points"]
    alleged = [place for place, sure in enumerate(points["sure"]) if not sure]
    assert [points["words"][points["status"][place]] for place in alleged] == ["alleged"]


def test_the_legend_counts_with_its_own_filter_lifted(desk):
    everything = scene(desk)["legend"][0]
    narrowed = scene(desk, Filters(types=("Battles",)))["legend"][0]
    assert [item["key"] for item in everything["items"]] == list(EVENT_TYPES)
    assert entry(narrowed, "Battles")["on"]
    assert not entry(everything, "Battles")["on"]
    for name in EVENT_TYPES:
        assert entry(narrowed, name)["count"] == entry(everything, name)["count"]
    assert entry(everything, "Battles")["count"] > entry(everything, "Protests")["count"] == 0


def test_coloured_by_group_a_dot_has_the_colour_of_who_did_it(desk):
    made = scene(desk, colour="group")
    groups, types = made["legend"]
    assert groups["name"] == "groups"
    assert types["name"] == "types"
    keys = [item["key"] for item in groups["items"]]
    points = map_points(desk, Filters(groups=("ttp",)))
    by_ttp = {points["id"][place] for place in range(len(points))}
    hue = dict(zip(made["points"]["id"], made["points"]["hue"], strict=True))
    assert {hue[one] for one in by_ttp if one in hue} >= {keys.index("ttp")}
    assert made["hues"][keys.index("ttp")] == entry(groups, "ttp")["colour"]
    assert made["hues"][-1] == LIGHT.other == groups["items"][-1]["colour"]


def test_a_group_keeps_its_colour_under_any_filter(desk):
    before, after = scene(desk, colour="group"), scene(desk, Filters(types=("Battles",)), colour="group")
    assert before["hues"] == after["hues"]


def test_districts_are_shaded_by_incidents_or_by_killed(desk):
    by_count, by_killed = scene(desk, show="incidents"), scene(desk, show="deaths")
    bannu = {
        made["ramp"]["title"]: unit["value"]
        for made in (by_count, by_killed)
        for unit in made["shades"]["units"]
        if unit["label"] == "Bannu"
    }
    assert bannu["Incidents, by district"] == 2
    assert bannu["Killed, by district"] == 7, "5 by the higher of two figures, and 2"
    assert by_count["points"] is None
    assert by_count["areas"] == []


def test_too_many_dots_become_hexagons_until_few_are_looked_at(desk, monkeypatch):
    monkeypatch.setattr(scenes, "POINTS", 3)
    far = scene(desk)
    assert far["mode"] == "cells"
    assert far["crowded"]
    assert sum(far["cells"]["incidents"]) == len(map_points(desk, Filters()))
    near = scene(desk, zoom=9.0, box=(66.0, 30.5, 67.0, 31.5))
    assert near["mode"] == "points"
    assert near["crowded"]
    assert [near["points"]["words"][place] for place in near["points"]["where"]] == ["Spin Boldak"]


def test_hexagons_are_those_of_the_window(desk):
    whole, part = scene(desk, show="density"), scene(desk, show="density", box=(66.0, 30.0, 67.5, 32.0))
    assert sum(part["cells"]["incidents"]) == 1 < sum(whole["cells"]["incidents"])


def test_a_time_window_narrows_what_the_server_adds_up(desk):
    window = (dt.date(2024, 6, 1), dt.date(2024, 6, 30))
    all_days, june = scene(desk, show="incidents"), scene(desk, show="incidents", window=window)
    assert {unit["label"] for unit in all_days["shades"]["units"]} > {unit["label"] for unit in june["shades"]["units"]}
    assert june["bars"] == all_days["bars"], "the slider keeps its full length"


def test_the_bars_of_the_slider_count_dated_incidents(desk):
    bars = scene(desk)["bars"]
    dated = desk.frames.incidents["date_start"].drop_nulls()
    assert sum(bars["counts"]) == len(dated)
    assert bars["days"][0] <= (dated.min() - parts.EPOCH).days
    assert bars["end"] >= (dated.max() - parts.EPOCH).days
    assert scene(desk, Filters(types=("Protests",)))["bars"] is None


def test_the_line_below_the_map_adds_up(desk):
    made = scene(desk)
    assert made["counts"] == "9 incidents: 5 at a town or site, 3 known to an area only, 1 without a place"
    assert beyond_map(desk, Filters()) == {}


def test_the_opened_unit_is_outlined(desk):
    opened = scene(desk, area="within:Pakistan:Khyber Pakhtunkhwa:Bannu:")["open"]
    assert opened["unit"] == "PK-KP/bannu"
    assert scene(desk, area="cell:5:12")["open"] is None
    assert scene(desk, area="within:Pakistan:Nowhere:Nothing:")["open"] is None


def test_the_belt_and_what_is_no_unit_are_areas_too(desk):
    import polars as pl

    from sourceline.query import map_areas

    row = map_areas(desk, Filters()).head(1).to_dicts()[0]
    belt = row | {"place_precision": "border_area", "country": None, "admin1": None, "admin2": None, "place_name": None}
    valley = row | {
        "place_precision": "district",
        "country": "Pakistan",
        "admin1": "Khyber Pakhtunkhwa",
        "admin2": None,
    }
    valley |= {"place_name": "A valley", "lat": 33.9, "lon": 70.9, "radius_km": 20.0}
    abroad = row | {
        "place_precision": "country",
        "country": "Qatar",
        "admin1": None,
        "admin2": None,
        "place_name": None,
    }
    rows = pl.DataFrame([belt, valley, abroad], schema=map_areas(desk, Filters()).schema)
    marks, beyond = parts.area_marks(rows, Layers.load(), (32.0, 69.0))
    assert [(mark["level"], mark["label"], mark["radius"]) for mark in marks] == [
        ("belt", "Border belt", 0.0),
        ("circle", "A valley", 20.0),
    ]
    assert (marks[0]["lat"], marks[0]["lon"]) == (32.0, 69.0)
    assert beyond == {"Qatar": row["incidents"]}


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([], [1]),
        ([1], [1]),
        ([1, 2, 4], [1, 2, 3, 4]),
        ([9, 60], [1, 2, 5, 10, 20, 50]),
        ([3, 4000], [1, 5, 20, 100, 500, 2000]),
    ],
)
def test_classes_are_round_and_few(values, ends):
    found = parts.breaks(values)
    assert found == ends
    assert all(0 <= parts.step_of(value, found) < len(found) for value in values)
    assert parts.step_of(0, found) == -1
    assert len(parts.ramp_legend(found, LIGHT)) == len(set(parts.ramp_colours(len(found), LIGHT))) == len(found)


def test_class_words_leave_no_gap():
    words = [item["label"] for item in parts.ramp_legend([1, 2, 5, 10], LIGHT)]
    assert words == ["1", "2–4", "5–9", "10 or more"]


def test_dark_and_light_differ_in_colour_only(desk):
    light = scene(desk)
    dark = map_scene(desk, Filters(), Look(), theme("dark"), light["layers"])
    same = [name for name in light if name not in {"theme", "hues", "legend"}]
    assert [light[name] for name in same] == [dark[name] for name in same]
    assert light["hues"] != dark["hues"]


def test_the_filters_sentence_heads_the_picture(desk):
    filters = replace(Filters(), types=("Battles",))
    assert scene(desk, filters)["sentence"] == filters.sentence(desk.names())
