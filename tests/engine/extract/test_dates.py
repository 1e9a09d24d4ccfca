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
        ("three days ago", "2025-03-01/2025-03-01/day"),
    ],
)
def test_dates_are_resolved_against_the_publication_date(text, expected):
    assert spans(text) == [expected]


def test_a_day_earlier_counts_from_the_day_given_last():
    assert spans("a day earlier", last=dt.date(2024, 5, 3)) == ["2024-05-02/2024-05-02/day"]


@pytest.mark.parametrize("text", ["on Friday", "last month", "two days ago", "yesterday", "over the past year"])
def test_without_a_publication_date_no_date_is_invented(text):
    assert spans(text, published=None) == []


@pytest.mark.parametrize(
    "text",
    ["next Friday", "June 31, 2024", "They may march.", "after Friday prayers", "500 men", "the shop of Jan Khan"],
)
def test_what_is_no_date_here_gives_none(text):
    assert spans(text) == []
