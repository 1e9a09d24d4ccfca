"""What dates are resolved against, and the parts that all resolvers share."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from sourceline.codes import DatePrecision

WEEK = 7


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative dates count from; None where the text tells neither."""

    published: dt.date | None
    last: dt.date | None
    year: int | None = None
    """The year that the text named last: what `that year` means."""
    month: dt.date | None = None
    """A day of the month that the text named last, or gave a day of: what `that month` means."""


Found = tuple[dt.date, dt.date, DatePrecision] | None
"""First and last day and precision; None where it cannot be known."""


def one_day(day: dt.date) -> Found:
    """A single day."""
    return day, day, DatePrecision.DAY


def from_then_on(match: re.Match[str], day: dt.date, anchors: Anchors) -> Found:
    """The day itself, or after `since` all days from it to that of publication."""
    if not match["since"] or anchors.published is None or anchors.published <= day:
        return one_day(day)
    return day, anchors.published, DatePrecision.INTERVAL


def whole_month(year: int, month: int) -> Found:
    """All days of a month."""
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH
