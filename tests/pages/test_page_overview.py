"""The overview on made-up reports: every mark narrows, every claim leads to its sentence."""

import datetime as dt

import pytest

from components.overview import shortened


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


def _number(page, label):
    (metric,) = [metric for metric in page.at.metric if metric.label == label]
    return metric.value, metric.delta


def test_what_changed_is_set_beside_as_many_days_before(visit):
    page = visit().set("changed_since", dt.date(2024, 6, 16))
    assert page.url == {"changed": "2024-06-16", "show": "all"}
    value, delta = _number(page, "Incidents")
    newest = dt.date.fromisoformat(max(row["Date"] for row in _days(visit)))
    now = visit(since="2024-06-16", until=f"{newest}").figure("incidents")
    length = (newest - dt.date(2024, 6, 16)).days + 1
    first, last = dt.date(2024, 6, 16) - dt.timedelta(days=length), dt.date(2024, 6, 15)
    before = visit(since=f"{first}", until=f"{last}").figure("incidents")
    assert (value, delta) == (now, str(int(now) - int(before)))


def _days(visit):
    frame = visit("events").at.dataframe[0].value
    return [{"Date": f"{day}"[:10]} for day in frame["Date"].dropna()]


def test_a_day_that_is_none_is_taken_as_none_chosen(visit):
    usual = _number(visit(), "Incidents")
    assert _number(visit(changed="soon"), "Incidents") == usual
    assert _number(visit(changed="1950-01-01"), "Incidents") == usual


def test_a_long_quote_is_cut_at_a_word_and_says_so():
    assert shortened("a " * 10) == ("a " * 10).strip()
    assert shortened("word " * 100).endswith("word …")
