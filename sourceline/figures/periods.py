"""The periods of time charts: how long a bar is, what it is called, which ones there are between two days."""

import datetime as dt

import polars as pl

PERIOD_WORDS = {"1d": "%-d %B %Y", "1w": "week of %-d %B %Y", "1mo": "%B %Y", "1q": "quarter from %B %Y", "1y": "%Y"}
"""Period -> how its first day is written."""


def every_period(first: dt.date, last: dt.date, every: str) -> list[dt.date]:
    """First days of all periods from one first day to another, as `sourceline.query.timeline` cuts them."""
    return pl.date_range(first, last, every, eager=True).to_list()
