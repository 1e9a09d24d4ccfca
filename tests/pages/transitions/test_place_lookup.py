"""Correcting an event's place: its name is looked up in the gazetteer, and a match fills the form."""

import pytest

from components.place_lookup import match_words, matches
from sourceline.query import reviewed
from tests.pages.transitions.made_up import event_at
from tests.pages.transitions.test_corrections import key_of, sign


@pytest.fixture
def clash(store):
    return event_at(store, "Spin Boldak", "Armed clash").id


@pytest.fixture
def review(screen, clash):
    """The review of the clash, and how the keys of its fields begin."""
    page = screen("events", type="battles").select("incident_rows", rows=[0], columns=[])
    page.click(key_of(page, "review_", clash))
    return page, key_of(page, "fix_", "_reason").removesuffix("_reason")


def test_a_match_fills_the_fields_and_is_saved_with_a_reason(review, store, clash):
    page, form = review
    page.set(f"{form}_lookup", "Khar, Bajaur")
    offered = [page.label(key) for key in page.keys(f"{form}_match_")]
    assert offered[0].startswith("**Khar** (town) · Bajaur, Khyber Pakhtunkhwa, Pakistan · radius ")
    assert len(offered) == len(set(offered))
    page.click(f"{form}_match_0")
    assert page.widget(f"{form}_place_name").value == "Khar"
    assert page.label(f"{form}_place_name") == "Place (machine: Spin Boldak)"
    assert page.label(f"{form}_country") == "Country (machine: Afghanistan)"
    assert "Filled in below: Khar (town)" in page.text()
    assert reviewed(store, "event", clash).decisions == ()
    sign(page)
    page.click(f"{form}_correct")
    found = reviewed(store, "event", clash)
    place = {name: found.effective[name] for name in ("place_name", "admin2", "admin1", "country", "place_precision")}
    assert place == {
        "place_name": "Khar",
        "admin2": "Bajaur",
        "admin1": "Khyber Pakhtunkhwa",
        "country": "Pakistan",
        "place_precision": "town",
    }
    assert found.machine["place_name"] == "Spin Boldak"
    assert abs(found.effective["lat"] - 34.73) < 0.1
    page.click("clear").set("filter_districts", ["Bajaur"])
    assert page.figure("incidents") == "1"


def test_another_match_of_the_same_name_is_another_place(review):
    page, form = review
    page.set(f"{form}_lookup", "Kunar").click(f"{form}_match_0")
    assert page.widget(f"{form}_place_precision").value == "province"
    assert page.widget(f"{form}_admin2").value == ""
    page.set(f"{form}_lookup", "Wana").click(f"{form}_match_1")
    assert page.widget(f"{form}_place_precision").value == "district"


def test_what_has_no_point_takes_the_point_away(review, store, clash):
    page, form = review
    page.set(f"{form}_lookup", "Afghanistan").click(f"{form}_match_0")
    assert page.widget(f"{form}_lat").value is None
    sign(page)
    page.click(f"{form}_correct")
    assert reviewed(store, "event", clash).effective["lat"] is None


def test_no_match_says_so(review):
    page, form = review
    page.set(f"{form}_lookup", "Xyzzy-Qwrt")
    assert page.keys(f"{form}_match_") == []
    assert "knows no place called “Xyzzy-Qwrt”" in page.text()
    page.set(f"{form}_lookup", "")
    assert "knows no place" not in page.text()


def test_only_events_have_a_place(screen):
    page = screen("claims")
    page.click(page.keys("more_")[0])
    page.click(page.keys("review_")[0])
    assert [key for key in page.keys("fix_") if key.endswith("_lookup")] == []


def test_matches_are_places_of_the_gazetteer_with_district_country_and_radius():
    assert matches("  ") == []
    first = matches("Mir Ali")[0]
    assert (first["admin2"], first["country"], first["kind"]) == ("North Waziristan", "Pakistan", "town")
    assert match_words(first) == "Mir Ali (town) · North Waziristan, Khyber Pakhtunkhwa, Pakistan · radius 5 km"
    assert match_words(matches("Pakistan")[0]) == "Pakistan (country) · Pakistan"
