"""Every field and button of a review changes what is decided: event, link and claim."""

import datetime as dt

import pytest

from components.correction_fields import fields_of
from sourceline.store.decisions import Decisions
from tests.pages.transitions.driver import Screen

REVIEW = (
    "review_*",
    "fix_*_author",
    "fix_*_reason",
    "fix_*_accept",
    "fix_*_correct",
    "fix_*_reject",
    "fix_*_lookup",
    "fix_*_match_*",
    "undo_*_form_author",
    "undo_*_form_reason",
    "undo_*_form_go",
    *(f"fix_*_{field.name}" for kind in ("event", "link", "claim") for field in fields_of(kind)),
)
"""Patterns of the widgets that are tested here."""

# Kind, its page, how to come to its first record, and a value for each field that differs from what was read.
OPENERS = {
    "event": ("events", {"type": "battles"}, lambda page: page.select("incident_rows", rows=[0], columns=[])),
    "link": ("links", {}, lambda page: page.select("link_rows", rows=[0], columns=[])),
    "claim": ("claims", {"find": "madrasas"}, lambda page: page.click(page.keys("more_")[0])),
}
VALUES = {
    "event": {
        "sub_event_type": "Attack",
        "status": "occurred",
        "weapon": "rifle",
        "date_start": dt.date(2024, 6, 17),
        "date_end": dt.date(2024, 6, 20),
        "date_precision": "week",
        "place_name": "Chaman",
        "admin2": "Chaman",
        "admin1": "Balochistan",
        "country": "Pakistan",
        "place_precision": "district",
        "lat": 30.92,
        "lon": 66.45,
        "radius_km": 12.0,
        "perpetrators": ["ttp"],
        "claimed_by": ["ttp"],
        "denied_by": ["isis-k"],
        "blamed_on": ["jua"],
        "targets": ["pak-army"],
        "killed_min": 1,
        "killed_max": 2,
        "injured_min": 3,
        "injured_max": 4,
        "attackers_killed_min": 5,
        "attackers_killed_max": 6,
    },
    "link": {
        "source": "al-qaida",
        "relation": "trains",
        "target": "jua",
        "status": "denied",
        "date_start": dt.date(2024, 6, 1),
        "date_end": dt.date(2024, 6, 2),
    },
    "claim": {
        "speaker": "jua",
        "stance": "demands",
        "modality": "likely",
        "polarity": "negated",
        "credibility": "2",
    },
}


def under_review(kind):
    """A page with a review open, and how the keys of its form begin."""
    name, params, come = OPENERS[kind]
    page = come(Screen(name, **params))
    page.click(page.keys("review_")[0])
    return page, next(key for key in page.keys("fix_") if key.endswith("_reason")).removesuffix("_reason")


def decided(store):
    return [entry for entry in Decisions(store, "reader").log() if entry.author == "Analyst A"]


@pytest.mark.parametrize("kind", OPENERS)
def test_every_field_changes_the_decision(store, kind):
    assert set(VALUES[kind]) == {field.name for field in fields_of(kind)}
    page, form = under_review(kind)
    for name, value in VALUES[kind].items():
        assert page.widget(f"{form}_{name}").value != value, name
    page.fill(**{f"{form}_{name}": value for name, value in VALUES[kind].items()})
    page.fill(**{f"{form}_author": "Analyst A", f"{form}_reason": "made up"}).click(f"{form}_correct")
    (entry,) = decided(store)
    plain = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in VALUES[kind].items()}
    assert {name: entry.value[name] for name in plain} == plain


@pytest.mark.parametrize("kind", OPENERS)
@pytest.mark.parametrize("button", ["accept", "reject"])
def test_name_reason_and_button_decide(store, kind, button):
    page, form = under_review(kind)
    page.click(f"{form}_{button}")
    assert decided(store) == []
    page.fill(**{f"{form}_author": "Analyst A"}).click(f"{form}_{button}")
    assert decided(store) == []
    page.fill(**{f"{form}_author": "Analyst A", f"{form}_reason": "made up"}).click(f"{form}_{button}")
    assert [entry.action.value for entry in decided(store)] == [button]


def test_an_undo_needs_name_and_reason_too(store):
    page, form = under_review("event")
    page.fill(**{f"{form}_author": "Analyst A", f"{form}_reason": "made up"}).click(f"{form}_accept")
    undo = page.keys("undo_")[0].split("_form")[0] + "_form"
    page.fill(**{f"{undo}_author": "", f"{undo}_reason": "wrong"}).click(f"{undo}_go")
    page.fill(**{f"{undo}_author": "Analyst A", f"{undo}_reason": ""}).click(f"{undo}_go")
    assert len(decided(store)) == 1
    page.fill(**{f"{undo}_author": "Analyst A", f"{undo}_reason": "wrong"}).click(f"{undo}_go")
    assert [entry.action.value for entry in decided(store)] == ["accept", "undo"]


def test_a_place_that_was_looked_up_is_what_is_decided(store):
    page, form = under_review("event")
    assert page.keys(f"{form}_match_") == []
    page.set(f"{form}_lookup", "Mir Ali").click(f"{form}_match_0")
    page.fill(**{f"{form}_author": "Analyst A", f"{form}_reason": "made up"}).click(f"{form}_correct")
    assert decided(store)[0].value["admin2"] == "North Waziristan"


def test_a_review_opens_and_closes(screen):
    page, _ = under_review("link")
    assert page.url["review"].startswith("link:")
    page.click(page.keys("review_")[0])
    assert "review" not in page.url
