"""Filters, chips, sentence and URL: whoever changes one, the others follow, on every page."""

import datetime as dt

import pytest

from components.navigation import ROOMS
from tests.pages.transitions.driver import Screen

COUNTED = {"incidents": "5", "claims": "4", "reported links": "3"}
FILTERED = ("overview", "events", "claims", "links", "map")


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.key)
def test_each_page_asks_its_question_and_says_how_to_read_it(screen, room):
    page = screen(room.key)
    assert page.at.title[0].value == room.question
    assert room.reading in page.text()


def test_without_filters_everything_is_counted(screen):
    page = screen("overview")
    assert {label: page.figure(label) for label in COUNTED} == COUNTED
    assert page.figure("reported killed") == "4–6"
    assert page.sentence() == "All incidents"
    assert page.url == {"show": "all"}
    assert page.chips() == []
    assert page.widget("clear").disabled


# Widget, the value an analyst gives it, the incidents that pass then, the URL and the chip.
CHANGES = [
    ("filter_groups", ["ttp"], "1", {"group": "ttp"}, "Group: TTP ✕"),
    ("filter_groups", ["jua", "isis-k"], "2", {"group": "isis-k,jua"}, "Group: ISIS-K ✕"),
    ("filter_types", ["Battles"], "1", {"type": "battles"}, "Type: Battles ✕"),
    ("filter_types", ["Explosions/Remote violence"], "2", {"type": "explosions-remote-violence"}, None),
    ("filter_sub_types", ["Arrests", "Attack"], "2", {"sub": "arrests,attack"}, "Sub-type: Arrests ✕"),
    ("filter_statuses", ["occurred"], "3", {"status": "occurred"}, "Status: occurred ✕"),
    ("filter_statuses", ["foiled"], "1", {"status": "foiled"}, "Status: foiled ✕"),
    ("filter_since", dt.date(2024, 6, 1), "3", {"since": "2024-06-01"}, "From: 2024-06-01 ✕"),
    ("filter_until", dt.date(2024, 6, 18), "2", {"until": "2024-06-18"}, "To: 2024-06-18 ✕"),
    ("filter_preset", "7d", "1", {"last": "7d"}, None),
    ("filter_countries", ["Pakistan"], "3", {"country": "Pakistan"}, "Country: Pakistan ✕"),
    ("filter_provinces", ["Kandahar"], "1", {"province": "Kandahar"}, "Province: Kandahar ✕"),
    ("filter_districts", ["South Waziristan"], "2", {"district": "South Waziristan"}, "District: South Waziristan ✕"),
    ("filter_border_km", 25.0, "3", {"border": "25"}, "Border within km: 25 ✕"),
    ("filter_border_km", 10.0, "1", {"border": "10"}, "Border within km: 10 ✕"),
    ("filter_border_side", "afghanistan", "1", {"side": "afghanistan"}, "Side: afghanistan ✕"),
    ("filter_killed_min", 4, "1", {"killed": "4"}, "Killed at least: 4 ✕"),
    ("filter_killed_min", 1, "2", {"killed": "1"}, "Killed at least: 1 ✕"),
    ("filter_publishers", ["Invented Post"], "3", {"source": "Invented Post"}, "Source: Invented Post ✕"),
    ("filter_reliabilities", ["B"], "1", {"grade": "B"}, "Grade: B ✕"),
    ("filter_reliabilities", ["F"], "5", {"grade": "F"}, "Grade: F ✕"),
    ("filter_stances", ["denies"], "1", {"stance": "denies"}, "Stance: denies ✕"),
    ("filter_text", "teacher", "1", {"q": "teacher"}, "Words: teacher ✕"),
    ("filter_reviewed_only", True, "1", {"reviewed": "1"}, "Reviewed only: yes ✕"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change[3]))
def test_a_filter_changes_numbers_url_sentence_and_chip(screen, change):
    key, value, incidents, url, chip = change
    page = screen("overview").set(key, value)
    assert page.figure("incidents") == incidents
    assert page.url == url
    assert page.sentence() != "All incidents"
    assert chip is None or chip in page.chips()
    assert not page.widget("clear").disabled


@pytest.mark.parametrize("target", FILTERED[1:])
def test_filters_are_kept_when_the_page_is_switched(screen, target):
    page = screen("overview").set("filter_types", ["Battles"]).set("filter_since", dt.date(2024, 6, 1)).go(target)
    assert page.url == {"type": "battles", "since": "2024-06-01"}
    assert page.widget("filter_types").value == ["Battles"]
    assert page.widget("filter_since").value == dt.date(2024, 6, 1)
    page.go("document").go("data").go("overview")
    assert page.figure("incidents") == "1"
    assert page.sentence() == "Battles since June 2024"


@pytest.mark.parametrize("target", FILTERED)
def test_a_link_from_a_colleague_sets_filters_and_widgets_on_any_page(screen, target):
    page = screen(target, country="Pakistan", killed="1")
    assert page.widget("filter_countries").value == ["Pakistan"]
    assert page.widget("filter_killed_min").value == 1
    assert page.chips() == ["Country: Pakistan ✕", "Killed at least: 1 ✕"]
    assert page.url == {"country": "Pakistan", "killed": "1"}


def test_the_back_button_brings_the_older_filters_back(screen):
    page = screen("overview").set("filter_types", ["Battles"])
    before = page.url
    page.set("filter_types", [])
    assert page.figure("incidents") == "5"
    page.visit(**before)
    assert page.figure("incidents") == "1"
    assert page.widget("filter_types").value == ["Battles"]
    page.visit(show="all")
    assert page.figure("incidents") == "5"


def test_a_change_made_before_the_browser_showed_the_last_one_keeps_both(screen):
    page = screen("overview")
    page.set("filter_groups", ["ttp"])
    page.widget("filter_types").set_value(["Battles"])
    page.visit(show="all")  # what the browser still showed when it sent the second change
    assert page.url == {"group": "ttp", "type": "battles"}
    page.visit(show="all")  # and this is the analyst, going back
    assert page.sentence() == "All incidents"


def test_an_unknown_value_in_the_url_is_left_out_with_a_notice(screen):
    page = screen("overview", group="no-such,ttp", since="yesterday", killed="many", border="-3")
    assert page.widget("filter_groups").value == ["ttp"]
    assert page.url == {"group": "ttp"}
    said = " ".join(page.notices())
    assert all(word in said for word in ("no-such", "yesterday", "many", "-3"))
    page.run()
    assert page.notices() == []  # said once


def test_parameters_of_others_are_passed_over_and_scripts_are_text(screen):
    page = screen("overview", utm_source="mail", q="<script>alert(1)</script>")
    assert page.url == {"q": "<script>alert(1)</script>"}
    assert "<script>" not in page.html()


def test_a_chip_takes_back_one_value_and_leaves_the_others(screen):
    page = screen("overview").set("filter_sub_types", ["Arrests", "Attack"]).set("filter_countries", ["Pakistan"])
    assert page.chips() == ["Sub-type: Arrests ✕", "Sub-type: Attack ✕", "Country: Pakistan ✕"]
    page.click("chip_sub_types_Attack")
    assert page.widget("filter_sub_types").value == ["Arrests"]
    assert page.chips() == ["Sub-type: Arrests ✕", "Country: Pakistan ✕"]
    assert page.figure("incidents") == "1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "teacher"),
        ("reviewed", "1"),
        ("killed", "4"),
        ("last", "7d"),
        ("box", "60,30,70,33"),
        ("since", "2024-06-01"),
    ],
)
def test_the_chip_of_each_kind_of_filter_takes_it_back(screen, name, value):
    page = screen("overview", **{name: value})
    [chip] = page.keys("chip_")
    page.click(chip)
    assert page.chips() == []
    assert page.url == {"show": "all"}
    assert page.figure("incidents") == "5"


def test_clear_all_takes_everything_back(screen):
    page = screen("overview", country="Pakistan", killed="1", factions="0").click("clear")
    assert page.url == {"show": "all"}
    assert page.figure("incidents") == "5"
    assert page.widget("filter_factions").value is True


def test_factions_count_with_their_group_unless_switched_off(screen):
    page = screen("events").set("filter_groups", ["ttp"])
    with_factions = page.figure("claims")
    page.set("filter_factions", False)
    assert page.url == {"group": "ttp", "factions": "0"}
    assert "without" in page.sentence()
    assert (with_factions, page.figure("claims")) == ("2", "1")


def test_a_preset_and_days_exclude_each_other(screen):
    page = screen("overview").set("filter_preset", "30d")
    assert page.figure("incidents") == "1"
    page.set("filter_since", dt.date(2024, 6, 1))
    assert page.widget("filter_preset").value == ""
    assert page.url == {"since": "2024-06-01"}
    page.set("filter_preset", "7d")
    assert page.widget("filter_since").value is None
    assert page.url == {"last": "7d"}
    page.set("filter_preset", "year")
    assert page.url == {"last": "year"}
    page.set("filter_preset", "")
    assert page.url == {"show": "all"}


def test_the_side_of_the_border_can_be_changed_and_lifted(screen):
    page = screen("overview").set("filter_border_side", "afghanistan").set("filter_border_side", "pakistan")
    assert page.figure("incidents") == "3"
    page.set("filter_border_side", "")
    assert page.figure("incidents") == "5"


def test_a_period_that_ends_before_it_starts_changes_nothing_and_says_so(screen):
    page = screen("overview").set("filter_since", dt.date(2024, 6, 1)).set("filter_until", dt.date(2024, 5, 1))
    assert page.url == {"since": "2024-06-01"}
    assert page.widget("filter_until").value is None
    assert "ends" in page.notices()[0]


def test_a_chosen_value_stays_listed_when_nothing_matches_it(screen):
    page = screen("overview", district="Bannu", country="Afghanistan")
    assert page.figure("incidents") == "0"
    assert page.widget("filter_districts").value == ["Bannu"]
    assert page.widget("filter_countries").value == ["Afghanistan"]


def test_where_nothing_passes_the_page_says_what_to_do_and_does_it(screen):
    page = screen("events", district="Bannu", country="Afghanistan")
    assert "No incidents pass these filters" in page.text()
    page.click("empty_incidents")
    assert page.figure("incidents") == "5"


@pytest.mark.parametrize("target", ["overview", "events", "claims", "links", "document", "data"])
def test_an_empty_store_says_how_to_begin(store_url, target):
    page = Screen(target)
    said = page.text()
    assert "in the store yet" in said


def test_two_sessions_do_not_share_their_filters(screen):
    first, second = screen("overview"), screen("overview")
    first.set("filter_types", ["Battles"])
    second.set("filter_countries", ["Pakistan"])
    first.run()
    assert (first.figure("incidents"), second.figure("incidents")) == ("1", "3")


def test_what_changed_compares_with_the_period_before_of_the_same_length(screen):
    page = screen("overview").set("filter_since", dt.date(2024, 6, 1)).set("filter_until", dt.date(2024, 6, 30))
    metrics = {metric.label: (metric.value, metric.delta) for metric in page.at.metric}
    assert metrics["Incidents"] == ("2", "2")
    assert "1 June 2024 to 30 June 2024, with the change against the 30 days before it." in page.html()
