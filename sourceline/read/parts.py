"""What a format's reader hands on: raw text and the meta data that the file itself gives."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Raw text of a file, not mended yet, with what its own front matter, tags or properties say."""

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: dt.date | None = None
    digest: str | None = None


def iso_date(value: object) -> dt.date | None:
    """The day in an ISO date, a datetime or a date; None for anything else, since a guessed date is worse than none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
