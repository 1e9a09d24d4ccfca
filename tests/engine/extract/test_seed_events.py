"""What a careful analyst takes from the seed report, read by general rules; no forecast is an event."""

from pathlib import Path

import pytest

from sourceline.codes import EventStatus
from sourceline.extract import Reader
from sourceline.read import read_file

SEED = Path(__file__).parents[3] / "seeds" / "000_977e6d2ceaf3d2f9.txt"
TREND = EventStatus.ONGOING_TREND


@pytest.fixture(scope="module")
def events(reader: Reader):
    return reader.read(read_file(SEED)).events


def one(events, sub_type, word):
    found = [e for e in events if e.sub_event_type == sub_type and any(word in quote.text for quote in e.quotes)]
    assert len(found) == 1, [(e.sub_event_type, e.status, e.cues) for e in events]
    return found[0]


def test_the_arrest_of_the_commander(events):
    arrest = one(events, "Arrests", "Sharifullah")
    assert (str(arrest.date.start), str(arrest.date.end), arrest.date.precision) == (
        "2025-03-01",
        "2025-03-31",
        "month",
    )
    assert arrest.place.country == "Pakistan"
    assert arrest.place.lat is None
    assert "pak-government" in arrest.perpetrators
    assert arrest.toll.detained.minimum == 1
    assert arrest.toll.killed is None


def test_the_bombing_he_is_linked_to_is_an_event_of_its_own(events):
    bombing = one(events, "Remote explosive/landmine/IED", "airport")
    assert bombing.date.start.year == 2021
    assert bombing.status is EventStatus.OCCURRED
    assert bombing.place.name == "Kabul airport"


def test_the_group_behind_camps_plots_and_transit(events):
    camps = one(events, "Headquarters or base established", "camps")
    assert camps.perpetrators == ("al-qaida",)
    assert (camps.place.country, camps.place.lat) == ("Afghanistan", None)
    assert "al-qaida" in {target.entity for target in one(events, "Disrupted weapons use", "plots").targets}
    assert one(events, "Movement or transit", "transit point").perpetrators == ("isis-k",)


def test_the_camps_arrests_intercepts_and_foiled_plots(events):
    assert one(events, "Headquarters or base established", "camps").status is EventStatus.OCCURRED
    assert one(events, "Arrests", "400").toll.detained.minimum == 400
    assert one(events, "Arrests", "400").toll.detained.maximum is None
    assert "pak-forces" in one(events, "Interception or intelligence", "communications").perpetrators
    assert one(events, "Disrupted weapons use", "plots").status is EventStatus.FOILED
    assert one(events, "Other", "sleeper cells").date is None


def test_patterns_are_trends_and_no_dots_on_towns(events):
    trends = [event for event in events if event.status is TREND]
    text = " ".join(quote.text for event in trends for quote in event.quotes)
    for word in ("cross-border attacks", "Attacks on security posts", "transit point", "extortion"):
        assert word in text
    assert all(event.place is None or event.place.lat is None for event in trends)


@pytest.mark.parametrize(
    "word",
    ["could once again", "left unchecked", "is essential", "requires", "can play", "has so far prevented", "thrive"],
)
def test_forecasts_and_recommendations_are_no_events(events, word):
    assert not [event for event in events for quote in event.quotes if word in quote.text]
