import datetime as dt

import pytest

from sourceline.extract.dates.logic import date_matches
from sourceline.extract.dates.resolve import Anchors, resolve

PUBLISHED = dt.date(2025, 3, 4)  # a Tuesday


def spans(text, published=PUBLISHED, last=None):
    found = [resolve(kind, match, Anchors(published, last)) for kind, match in date_matches(text)]
    return [f"{span.start}/{span.end}/{span.precision}" for span in found if span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 3, 2024", "2024-05-03/2024-05-03/day"),
        ("on 3 May 2024", "2024-05-03/2024-05-03/day"),
        ("on February 26", "2025-02-26/2025-02-26/day"),
        ("on December 30", "2024-12-30/2024-12-30/day"),
        ("2024-05-03", "2024-05-03/2024-05-03/day"),
        ("01/31/2012", "2012-01-31/2012-01-31/day"),
        ("on Tuesday", "2025-03-04/2025-03-04/day"),
        ("last Tuesday", "2025-02-25/2025-02-25/day"),
        ("yesterday", "2025-03-03/2025-03-03/day"),
        ("May 28 and 29, 2024", "2024-05-28/2024-05-29/interval"),
        ("on the night between Saturday and Sunday", "2025-03-01/2025-03-02/interval"),
        ("in March 2024", "2024-03-01/2024-03-31/month"),
        ("last July", "2024-07-01/2024-07-31/month"),
        ("last month", "2025-02-01/2025-02-28/month"),
        ("last week", "2025-02-24/2025-03-02/week"),
        ("in 2021", "2021-01-01/2021-12-31/year"),
        ("since 2021", "2021-01-01/2025-03-04/interval"),
        ("over the past year", "2024-03-04/2025-03-04/relative_period"),
        ("a week ago", "2025-02-23/2025-02-27/week"),
        ("two weeks ago", "2025-02-15/2025-02-21/week"),
        ("earlier in the week", "2025-03-03/2025-03-04/week"),
        ("earlier this month", "2025-03-01/2025-03-04/month"),
        ("days earlier", "2025-02-22/2025-03-03/relative_period"),
        ("earlier in the day", "2025-03-04/2025-03-04/day"),
        ("for the sixth consecutive day", "2025-02-27/2025-03-04/interval"),
        ("for the second day running", "2025-03-03/2025-03-04/interval"),
        ("overnight", "2025-03-03/2025-03-04/interval"),
        ("overnight on February 21", "2025-02-21/2025-02-21/day"),
        ("from 3 to 5 February", "2025-02-03/2025-02-05/interval"),
        ("10-12 May 2024", "2024-05-10/2024-05-12/interval"),
        ("between December 29 and January 2", "2024-12-29/2025-01-02/interval"),
        ("three days ago", "2025-03-01/2025-03-01/day"),
    ],
)
def test_dates_are_resolved_against_the_publication_date(text, expected):
    assert spans(text) == [expected]


def test_a_day_earlier_counts_from_the_day_given_last():
    assert spans("a day earlier", last=dt.date(2024, 5, 3)) == ["2024-05-02/2024-05-02/day"]


def test_overnight_counts_from_a_day_just_named_and_not_from_an_old_one():
    assert spans("overnight", last=dt.date(2025, 3, 2)) == ["2025-03-01/2025-03-02/interval"]
    assert spans("overnight", last=dt.date(2024, 3, 2)) == ["2025-03-03/2025-03-04/interval"]


def test_that_year_is_the_year_named_last():
    matches = date_matches("on August 26 of that year")
    assert len(matches) == 1
    kind, match = matches[0]
    told = resolve(kind, match, Anchors(PUBLISHED, None, 2021))
    assert told is not None
    assert told.start == told.end == dt.date(2021, 8, 26)
    assert resolve(kind, match, Anchors(PUBLISHED, None)) is None


@pytest.mark.parametrize(
    "text", ["on Friday", "last month", "two days ago", "yesterday", "over the past year", "overnight", "days earlier"]
)
def test_without_a_publication_date_no_date_is_invented(text):
    assert spans(text, published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "next Friday",
        "June 31, 2024",
        "They may march.",
        "after Friday prayers",
        "500 men",
        "the shop of Jan Khan",
        "during Ramadan",
        "on Eid",
        "in winter",
        "at dawn",
    ],
)
def test_what_is_no_date_here_gives_none(text):
    assert spans(text) == []
