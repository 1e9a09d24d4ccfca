"""Words that cards and citations put together."""

import datetime as dt

import pytest

from components.evidence import citation, source_line
from components.incident import count_words, when_words, where_words
from sourceline.query import Evidence


def _evidence(**changed):
    values = {"kind": "claim", "record_id": "c", "document_id": "d", "title": "A <title>", "publisher": "Made-up Daily"}
    values |= {"author": None, "dated": dt.date(2024, 5, 2), "url": "https://daily.example/1", "digest": None}
    values |= {"start": 0, "end": 5, "quote": "It\nwas.", "before": "", "after": ""}
    return Evidence(**values | changed)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, "–"), (5, 5, "5"), (5, 7, "5–7"), (5, None, "at least 5"), (None, 7, "up to 7"), (0, 0, "0")],
)
def test_a_range_says_what_is_open(low, high, words):
    assert count_words(low, high) == words


def test_a_date_is_told_as_exactly_as_it_is_known():
    day = dt.date(2024, 5, 1)
    assert when_words({"date_start": None, "date_end": None, "date_precision": None}) == "no date given"
    assert when_words({"date_start": day, "date_end": day, "date_precision": "day"}) == "1 May 2024"
    month = {"date_start": day, "date_end": dt.date(2024, 5, 31), "date_precision": "month"}
    vague = {"date_start": day, "date_end": dt.date(2024, 5, 4), "date_precision": "relative_period"}
    assert when_words(vague) == "1 May 2024 to 4 May 2024 (no day told)"
    assert when_words(month) == "1 May 2024 to 31 May 2024 (month)"


def test_a_place_is_told_once_with_what_it_lies_in():
    bannu = {"place_name": "Bannu", "admin2": "Bannu", "admin1": "Khyber Pakhtunkhwa", "country": "Pakistan"}
    assert where_words(bannu) == "Bannu, Khyber Pakhtunkhwa, Pakistan"
    assert where_words(dict.fromkeys(bannu)) == "no place given"


def test_a_citation_carries_quote_title_publisher_day_and_address():
    assert citation(_evidence()) == "“It was.” A <title>, Made-up Daily, 2 May 2024. https://daily.example/1"
    assert "n.d." in citation(_evidence(dated=None))


def test_a_digest_is_cited_and_shown_as_one():
    digest = _evidence(digest="written for this test")
    assert "(digest by Sourceline)" in citation(digest)
    assert "digest by Sourceline" in source_line(digest)
    assert "digest" not in source_line(_evidence())


def test_a_source_line_shows_titles_as_text():
    assert "A &lt;title&gt;" in source_line(_evidence())


def test_a_copy_is_said_to_be_one():
    assert "a copy of another report" in source_line(_evidence(copy=True))
