"""The border map's page: what each widget and each message of the map changes (tests/e2e/test_map.py draws it)."""

import json

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState

BANNU = "map_line_within:Pakistan:Khyber Pakhtunkhwa:Bannu:"


def scene(page, key="border_map"):
    """What the page hands to the map."""
    return json.loads(page.widget(key).proto.json)


def tell(page, what, value, key="border_map"):
    """The map sends a message, as its script does."""
    base = page.widget(key).proto.id
    states = page.at._tree.get_widget_states()
    said = json.dumps([{"event": what, "value": value}])
    states.widgets.append(WidgetState(id=_make_trigger_id(base, "events"), json_trigger_value=said))
    page.at._run(states)
    return page._sound()


def dots(page):
    return len(scene(page)["points"]["id"])


def test_the_map_shows_what_passes_the_filters(visit):
    everything, battles = visit("map"), visit("map", type="battles")
    assert (dots(everything), dots(battles)) == (5, 3)
    assert "9 incidents: 5 at a town or site, 3 known to an area only, 1 without a place" in everything.text()


@pytest.mark.parametrize(("choice", "mode"), [("density", "cells"), ("incidents", "shades"), ("deaths", "shades")])
def test_another_way_of_showing_is_kept_in_the_url(visit, choice, mode):
    page = visit("map").set("map_view", choice)
    assert scene(page)["mode"] == mode
    assert page.url["view"] == choice
    assert scene(visit("map", view=choice)) == scene(page)
    assert page.keys("map_by") == []
    assert "view" not in page.set("map_view", "events").url


def test_colour_by_group_is_kept_in_the_url(visit):
    page = visit("map").set("map_by", "group")
    assert [section["name"] for section in scene(page)["legend"]] == ["groups", "types"]
    assert page.url["by"] == "group"
    assert [section["name"] for section in scene(page.set("map_by", "type"))["legend"]] == ["types"]


def test_a_way_of_showing_that_does_not_exist_falls_back(visit):
    assert scene(visit("map", view="nonsense", by="nonsense")) == scene(visit("map"))


def test_a_dot_opens_its_card_and_is_ringed(visit):
    page = visit("map")
    at = scene(page)["points"]["id"][0]
    page = tell(page, "pick", {"incident": at})
    assert page.url["incident"] == at
    assert scene(page)["selected"] == [at]
    assert "What each report says" in page.text()
    assert scene(page.click("close_incident"))["selected"] == []


def test_a_district_lists_its_incidents_and_their_sentences(visit):
    page = visit("map").click(BANNU)
    assert "2 incidents: Bannu" in page.text()
    assert scene(page)["open"]["unit"] == "PK-KP/bannu"
    assert len(scene(page)["selected"]) == 2
    assert "<mark>Gunmen attacked traders in Bannu district.</mark>" in page.html()
    assert "at" not in page.click("map_close").url


def test_from_a_list_to_one_incident_and_back(visit):
    page = visit("map").click(BANNU)
    line = page.keys("map_line_i_")[0]
    page = page.click(line)
    assert scene(page)["selected"] == [line.removeprefix("map_line_")]
    assert "2 incidents: Bannu" in page.click("map_back").text()


def test_what_is_opened_can_become_a_filter(visit):
    page = visit("map").click(BANNU).click("map_keep")
    assert page.chips() == ["Selected: 2 incidents ✕"]
    assert "2 incidents: 1 at a town or site, 1 known to an area only" in page.text()


def test_a_link_to_a_mark_opens_it_for_a_colleague(visit):
    page = visit("map", at="province:Afghanistan:Kunar::")
    assert "1 incident: Kunar" in page.text()
    assert scene(page)["open"]["unit"] == "AF-KNR"
    assert "Nothing that passes the filters is there" in visit("map", at="spot:1,1,2,2").text()


def test_the_legend_filters_and_takes_it_back(visit):
    page = tell(visit("map"), "legend", {"name": "types", "key": "Battles"})
    assert page.chips() == ["Type: Battles ✕"]
    assert dots(page) == 3
    page = tell(page, "legend", {"name": "types", "key": "Strategic developments"})
    assert dots(page) == 4
    page = tell(page, "legend", {"name": "types", "key": "Battles"})
    assert page.chips() == ["Type: Strategic developments ✕"]
    assert dots(page) == 1


def test_the_legend_of_groups_filters_by_group(visit):
    page = tell(visit("map", by="group"), "legend", {"name": "groups", "key": "jua"})
    assert page.url["group"] == "jua"
    assert page.url["by"] == "group"
    assert 0 < dots(page) < 5


def test_a_drawn_box_becomes_a_filter(visit):
    page = tell(visit("map"), "box", [66.0, 30.5, 67.0, 31.5])
    assert page.chips() == ["Drawn area: 30.5–31.5° N, 66–67° E ✕"]
    assert dots(page) == 1


def test_a_window_of_time_narrows_shades_without_filtering(visit):
    page = visit("map", view="incidents")
    before = {unit["label"] for unit in scene(page)["shades"]["units"]}
    page = tell(page, "range", {"days": ["2024-06-01", "2024-06-30"], "filter": False})
    assert {unit["label"] for unit in scene(page)["shades"]["units"]} < before
    assert page.chips() == []
    page = tell(page, "range", {"days": None, "filter": False})
    assert {unit["label"] for unit in scene(page)["shades"]["units"]} == before


def test_a_window_of_time_can_be_kept_as_the_filter(visit):
    page = tell(visit("map"), "range", {"days": ["2024-06-15", "2024-06-30"], "filter": True})
    assert page.chips() == ["From: 2024-06-15 ✕", "To: 2024-06-30 ✕"]
    assert scene(page)["window"] is None
    assert 0 < dots(page) < 5


def test_hexagons_follow_what_is_looked_at(visit):
    page = visit("map", view="density")
    near = tell(page, "look", {"zoom": 8, "box": [66.0, 30.0, 67.5, 32.0]})
    assert scene(near)["cells"]["zoom"] == 8
    assert sum(scene(near)["cells"]["incidents"]) == 1


def test_a_hexagon_opens_its_events(visit):
    page = visit("map", view="density")
    cells = scene(page)["cells"]
    most = max(range(len(cells["cell"])), key=cells["incidents"].__getitem__)
    page = tell(page, "pick", {"mark": f"cell:{cells['zoom']}:{cells['cell'][most]}"})
    assert f"{cells['incidents'][most]} incidents: this hexagon" in page.text()


def test_what_has_no_place_is_listed_with_the_reason(visit):
    def listed(words):
        return any(words in button.label and button.key.startswith("map_line_") for button in page.at.button)

    page = visit("map")
    assert listed("**Kunar** (province)")
    assert not listed("the text names no place")
    page.turn_to("Without a place")
    assert listed("the text names no place")
    assert not listed("**Kunar** (province)")


def test_the_open_tab_under_the_map_outlives_a_change_of_filters(visit):
    page = visit("map")
    before = [tab.label for tab in page.at.tabs]
    page.turn_to("Without a place").set("filter_types", ["Battles"])
    areas, lost = page.at.tabs
    assert [areas.label, lost.label] != before
    assert not areas.children
    assert lost.children


def test_an_empty_map_says_what_to_do(visit):
    page = visit("map").set("filter_killed_min", 999)
    assert "Take one of them back" in page.text()
    assert dots(page) == 0


def test_the_map_hands_its_picture_the_publishers_behind_it(visit):
    told = "Sources: Invented Post (2); Made-up Daily (2); Sample Gazette (1); publisher not given (1)."
    assert scene(visit("map"))["sources"] == told
    assert scene(visit("map", q="zzzz"))["sources"] == ""
