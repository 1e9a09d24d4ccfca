"""The overview on made-up reports: every mark narrows, every claim leads to its sentence."""

import pytest


def test_numbers_count_incidents_and_not_reports(visit):
    page = visit()
    assert (page.figure("incidents"), page.figure("event reports"), page.figure("documents")) == ("9", "10", "6")
    assert page.figure("reported killed") == "18–20"  # Bannu's three or five, by report


def _series(page, key):
    return {trace["name"] for trace in page.chart(key)["data"]}


def test_the_timeline_is_coloured_by_type_or_by_group(visit):
    page = visit()
    assert "Battles" in _series(page, "timeline_event_type")
    page.set("overview_by", "perpetrator")
    assert _series(page, "timeline_perpetrator") == {"TTP", "JuA", "Pakistan Army", "Al-Qaida"} - {"Al-Qaida"}


def test_a_range_drawn_on_the_timeline_becomes_the_period(visit):
    page = visit()
    page.select("timeline_event_type", points=[], box=[{"x": ["2024-06-16", "2024-06-20"], "y": [0, 2]}])
    assert page.url == {"since": "2024-06-16", "until": "2024-06-20"}
    assert page.figure("incidents") == "3"


@pytest.mark.parametrize(
    ("chart", "mark", "url", "incidents"),
    [("top_actors", "jua", {"group": "jua"}, "1"), ("top_places", "Bannu", {"district": "Bannu"}, "2")],
)
def test_a_bar_of_a_ranking_narrows_to_it(visit, chart, mark, url, incidents):
    page = visit().select(chart, points=[{"customdata": [mark]}], box=[])
    assert page.url == url
    assert page.figure("incidents") == incidents


def test_the_newest_claims_lead_to_their_sentences(visit, sample):
    label, target, marks = visit().links()[0]
    start, end = map(int, marks["at"].split("-"))
    assert target == "document"
    assert sample.document(marks["doc"]).text[start:end] in label
