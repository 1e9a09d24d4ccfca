"""The golden readings held against themselves: whoever answers with them must score a hundred."""

import pytest

from tools.golden.facts import interval
from tools.golden.tally import Tally
from tools.score_golden import load_readings, score


def as_extraction(reading):
    """A reading in the form in which the engine answers, with plain names where it gives entity ids."""
    return {
        "entities": [],
        "events": [as_event(event) for event in reading["events"]],
        "links": reading["links"],
        "claims": [
            {"speaker": claim["speaker"], "stance": claim["stance"], "quote": {"text": claim["quote"]}}
            for claim in reading["claims"]
        ],
    }


def as_event(event):
    placed = event["lat"] is not None
    place = {"lat": event["lat"], "lon": event["lon"], "precision": "town"} if placed else None
    first, last = interval(event["date"]) if event["date"] else (None, None)
    return {
        "event_type": event["event_type"],
        "sub_event_type": event["sub_event_type"],
        "status": event["status"],
        "date": {"start": first.isoformat(), "end": last.isoformat()} if first else None,
        "place": place,
        "perpetrators": event["perpetrators"],
        "claimed_by": event["claimed_by"],
        "killed": {"min": event["killed_min"], "max": event["killed_max"]},
        "injured": {"min": event["injured_min"], "max": event["injured_max"]},
        "main": event["main"],
        "quotes": [{"text": event["quote"]}],
    }


READINGS = load_readings()


def test_the_readings_score_a_hundred_against_themselves():
    tally, mistakes = score(READINGS, {stem: as_extraction(reading) for stem, reading in READINGS.items()})
    figures = {name: value for name, value in tally.percentages().items() if "number" not in name}
    assert [one.id for one in mistakes if one.missed or one.spare] == []
    assert {name: value for name, value in figures.items() if value < 99.0} == {}


@pytest.mark.parametrize("kind", ["events", "links", "claims"])
def test_an_empty_answer_scores_nothing(kind):
    tally = Tally()
    for reading in READINGS.values():
        tally.add(reading, {"entities": [], "events": [], "links": [], "claims": []})
    figures = tally.percentages()
    assert figures[f"{kind} recall"] == 0.0
