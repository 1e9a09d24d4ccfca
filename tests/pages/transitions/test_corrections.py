"""Corrections: accept, reject, correct with a reason; the machine's value beside; history, undo, reviewed only."""

import datetime as dt
import re

import pytest

from sourceline.query import reviewed
from sourceline.store.decisions import Decisions
from tests.pages.transitions.driver import Screen
from tests.pages.transitions.made_up import event_at

JUNE = {"since": "2024-06-01", "until": "2024-06-30"}


@pytest.fixture
def clash(store):
    """Id of the alleged clash of Spin Boldak, which nobody reviewed."""
    return event_at(store, "Spin Boldak", "Armed clash").id


@pytest.fixture
def event_page(screen, clash):
    """The events page with the clash's review open."""
    page = screen("events", type="battles").select("incident_rows", rows=[0], columns=[])
    return page.click(key_of(page, "review_", clash))


def key_of(page, start, *parts):
    """The one key that starts so and holds these parts."""
    found = [key for key in page.keys(start) if all(part in key for part in parts)]
    assert len(found) == 1, found
    return found[0]


def sign(page, author="Analyst A", reason="the ministry's list"):
    """Name and reason of the open review, and its form's key."""
    form = key_of(page, "fix_", "_reason").removesuffix("_reason")
    page.fill(**{f"{form}_author": author, f"{form}_reason": reason})
    return form


def test_a_review_shows_what_the_machine_read_and_is_in_the_url(event_page, clash):
    assert event_page.url["review"] == f"event:{clash}"
    form = key_of(event_page, "fix_", "_reason").removesuffix("_reason")
    assert event_page.label(f"{form}_status") == "Status (machine: alleged)"
    assert event_page.widget(f"{form}_place_name").value == "Spin Boldak"
    assert event_page.label(f"{form}_perpetrators").endswith("(machine: Afghan Taliban)")
    assert "Not reviewed yet" in event_page.text()
    event_page.click(key_of(event_page, "review_", clash))
    assert "review" not in event_page.url


def test_nothing_is_decided_without_a_reason_and_a_name(event_page, store, clash):
    form = sign(event_page, reason=" ")
    event_page.click(f"{form}_reject")
    assert "needs a reason" in event_page.notices()[0]
    assert reviewed(store, "event", clash).decisions == ()
    form = sign(event_page, author="")
    event_page.click(f"{form}_accept")
    assert reviewed(store, "event", clash).decisions == ()


def test_a_rejected_event_leaves_every_count_and_can_be_brought_back(event_page, screen, store, clash):
    form = sign(event_page)
    event_page.click(f"{form}_reject")
    assert "Rejected" in event_page.at.success[0].value
    assert event_page.figure("incidents") == "0"
    data = screen("data")
    assert "reject" in data.text()
    assert "the ministry's list" in data.text()
    undo = "undo_log_3_form"
    data.fill(**signed(undo, reason="wrong list", author="Analyst B")).click(f"{undo}_go")
    assert screen("overview").figure("incidents") == "5"
    assert not reviewed(store, "event", clash).rejected


def test_a_corrected_field_moves_the_incident_and_keeps_the_machines_value(event_page, store, clash):
    form = sign(event_page)
    event_page.fill(**{f"{form}_sub_event_type": "Attack", f"{form}_killed_min": 4, f"{form}_killed_max": 6})
    event_page.click(f"{form}_correct")
    assert event_page.figure("incidents") == "0"  # no battle any more
    event_page.click("clear")
    assert event_page.figure("reported killed") == "8–12"
    found = reviewed(store, "event", clash)
    assert found.machine["sub_event_type"] == "Armed clash"
    assert found.effective["event_type"] == "Violence against civilians"
    assert found.decisions[0].value == {
        "sub_event_type": "Attack",
        "event_type": "Violence against civilians",
        "killed_min": 4,
        "killed_max": 6,
    }


def test_a_corrected_day_keeps_its_precision_in_step(event_page, store, clash):
    form = sign(event_page)
    event_page.fill(**{f"{form}_date_end": dt.date(2024, 6, 21)}).click(f"{form}_correct")
    value = reviewed(store, "event", clash).effective
    assert (value["date_start"], value["date_end"], value["date_precision"]) == (
        "2024-06-18",
        "2024-06-21",
        "interval",
    )


def test_nonsense_is_refused_with_its_reason(event_page, store, clash):
    form = sign(event_page)
    event_page.fill(**{f"{form}_killed_min": 9, f"{form}_killed_max": 2}).click(f"{form}_correct")
    assert "below the lowest" in event_page.notices()[0]
    assert reviewed(store, "event", clash).decisions == ()


def test_saving_without_a_change_is_no_decision(event_page, store, clash):
    form = sign(event_page)
    event_page.click(f"{form}_correct")
    assert "No field was changed" in event_page.notices()[0]
    assert reviewed(store, "event", clash).decisions == ()


def test_accepting_makes_it_count_as_reviewed(event_page):
    form = sign(event_page)
    event_page.click(f"{form}_accept")
    assert "Reviewed; last by Analyst A" in event_page.text()
    event_page.click("clear").set("filter_reviewed_only", True)
    assert event_page.figure("incidents") == "2"  # the arrests of the fixture, and this one
    assert event_page.url["reviewed"] == "1"


def test_the_name_is_remembered_and_the_history_shown(event_page):
    form = sign(event_page)
    event_page.click(f"{form}_accept")
    after = key_of(event_page, "fix_", "_author")
    assert event_page.widget(after).value == "Analyst A"
    assert after != f"{form}_author"
    assert "Analyst A · accept: the ministry's list" in event_page.text()


def test_a_link_is_corrected_from_its_sentences(screen):
    page = screen("links").select("link_rows", rows=[1], columns=[])
    page.click(page.keys("review_")[0])
    form = sign(page)
    assert page.label(f"{form}_source") == "Who (machine: JuA)"
    page.fill(**{f"{form}_relation": "part_of"}).click(f"{form}_correct")
    assert "part of" in set(page.table("link_rows")["does what"])
    assert "splinter of" not in set(page.table("link_rows")["does what"])


def test_a_rejected_claim_is_found_no_more(screen):
    page = screen("claims", find="madrasas")
    page.click(page.keys("more_")[0])
    page.click(page.keys("review_")[0])
    form = sign(page, reason="misread")
    page.click(f"{form}_reject")
    assert "0 claims" in page.text()
    page.visit(show="all")
    assert "3 claims" in page.text()


def test_an_unknown_record_in_the_url_is_passed_over(screen):
    page = screen("events", review="event:e_0000000000000000")
    assert page.keys("panel_") == []
    assert page.figure("incidents") == "5"


def signed(name, reason="made up for a test", author="Analyst A"):
    return {f"{name}_author": author, f"{name}_reason": reason}


def test_a_merged_actor_is_shown_as_the_other_until_it_is_undone(screen):
    page = screen("profiles", who="isis-k").fill(merge_into="ttp", **signed("merge")).click("merge_go")
    assert page.url["who"] == "ttp"
    assert page.figure("incidents") == "2"
    assert "isis-k" not in [option.split(" (")[0].lower() for option in page.widget("profile_who").options]
    undo = key_of(page, "undo_actor_", "_form_go").removesuffix("_go")
    page.fill(**signed(undo)).click(f"{undo}_go")
    assert page.figure("incidents") == "1"


def test_a_split_touches_one_report_only(screen, store):
    daily = next(row.id for row in store.documents() if row.publisher == "Made-up Daily")
    page = screen("profiles", who="ttp", factions="0")
    page.fill(split_document=daily, split_into="al-qaida", **signed("split")).click("split_go")
    page.set("profile_who", "al-qaida")
    assert page.figure("incidents") == "1"
    page.set("profile_who", "ttp")
    assert (page.figure("incidents"), page.figure("reported links")) == ("0", "3")


def test_a_merge_without_a_reason_changes_nothing(screen):
    page = screen("profiles", who="isis-k").fill(merge_into="ttp", **signed("merge", reason="")).click("merge_go")
    assert "needs a reason" in page.notices()[0]
    assert page.url["who"] == "isis-k"


def grades(page):
    """Grade of each source, as the data page shows it."""
    table = next(frame.value for frame in page.at.dataframe if "Reliability" in frame.value)
    return dict(zip(table["Source"], table["Reliability"], strict=True))


def test_a_graded_source_counts_at_once_in_the_filter(screen):
    data = screen("data")
    assert grades(data)["Invented Post"] == "F"
    data.fill(grade_source="Invented Post", grade_value="A", **signed("grade")).click("grade_go")
    assert grades(data)["Invented Post"] == "A"
    page = screen("overview").set("filter_reliabilities", ["A"])
    assert page.figure("incidents") == "3"
    assert "reliability: A" in data.text()


def test_the_log_lists_every_kind_of_decision(screen):
    data = screen("data")
    assert "grade source (reliability: B)" in data.text()
    assert re.search(r"accept · claim: .+: checked|accept · event: .+: checked", data.text())
    assert data.keys("decisions_csv") == ["decisions_csv"]


def test_an_empty_log_says_how_to_begin(store_url):
    said = Screen("data").text()
    assert "Nobody has decided anything yet" in said


def test_a_merge_a_split_and_a_grade_ask_first_for_what_they_are_about(screen, store):
    before = Decisions(store, "reader").log()
    page = screen("profiles", who="isis-k")
    page.fill(**signed("merge")).click("merge_go")
    assert "choose the other actor first" in page.notices()[0]
    page.fill(**signed("split")).click("split_go")
    assert "choose the other actor first" in page.notices()[0]
    page = screen("data").fill(**signed("grade")).click("grade_go")
    assert "choose the source and its grade first" in page.notices()[0]
    assert Decisions(store, "reader").log() == before


def test_the_speaker_of_a_claim_is_chosen_by_name_or_typed(screen):
    page = screen("claims", find="Bannu", stance="claims_responsibility")
    page.click(page.keys("more_")[0]).click(page.keys("review_")[0])
    key = next(key for key in page.keys("fix_") if key.endswith("_speaker"))
    assert page.label(key) == "Speaker (machine: TTP)"
    assert "JuA" in page.widget(key).options
