"""The publication date: the file's own, else the full date of a dateline or a credit line. All texts are made up."""

import datetime as dt

import pytest

from sourceline.model import Document

STORY = "Gunmen shot dead a guard in Tank on Monday."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"PESHAWAR, March 4, 2025: {STORY}", dt.date(2025, 3, 4)),
        (f"{STORY}\nPublished in The Morning Paper, March 4th, 2025", dt.date(2025, 3, 4)),
        (f"Updated 4 March 2025\n{STORY}", dt.date(2025, 3, 4)),
        (f"Published on March 4, 2025\n{STORY}", dt.date(2025, 3, 4)),
        (f"03/04/2025: {STORY}", dt.date(2025, 3, 4)),
        (f"QUETTA, 4 March 2025: {STORY}", dt.date(2025, 3, 4)),
        (f"PESHAWAR: {STORY}", None),
        (f"PESHAWAR, March 4: {STORY}", None),
        (f"Published in 2024, the book sold well. {STORY}", None),
        ("Gunmen shot dead a guard in Tank on March 4, 2025.", None),
        ("The report of 2024 lists the dead of March 4, 2023.", None),
    ],
)
def test_only_a_dateline_or_a_credit_tells_when_a_report_was_published(reader, text, published):
    found = reader.read(Document("made-up", text))
    assert found.published == published
    assert (found.published_quote is None) == (published is None)
    if found.published_quote:
        assert text[found.published_quote.start : found.published_quote.end] == found.published_quote.text


def test_the_files_own_date_wins(reader):
    given = dt.date(2025, 3, 6)
    found = reader.read(Document("made-up", f"PESHAWAR, March 4, 2025: {STORY}", published=given))
    assert (found.published, found.published_quote) == (given, None)


def test_weekdays_count_from_the_dateline(reader):
    found = reader.read(Document("made-up", f"PESHAWAR, March 4, 2025: {STORY}"))
    assert [event.date.start for event in found.events] == [dt.date(2025, 3, 3)]
