"""From the words of a date to a span of days, against the publication date and the date given last."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from sourceline.codes import DatePrecision
from sourceline.extract.dates.anchors import WEEK, Anchors, Found, from_then_on, one_day, whole_month
from sourceline.extract.dates.patterns import date_words
from sourceline.extract.dates.relative import RELATIVE
from sourceline.model import DateSpan

__all__ = ["Anchors", "resolve"]

_MONTHS = 12
_GRACE = 2
"""Days after publication that a day may seem to lie, for time zones."""
_WHOLE = 4
"""Letters of the shortest whole name of a month, May apart."""


def resolve(kind: str, match: re.Match[str], anchors: Anchors) -> DateSpan | None:
    """The span that a match means, or None where it cannot be known (no date is invented)."""
    try:
        found = _RESOLVERS[kind](match, anchors)
    except ValueError:  # 31 June, 30/30/2012
        return None
    if found is None:
        return None
    start, end, precision = found
    return DateSpan(start, end, precision, match.group())


def _iso(match: re.Match[str], _: Anchors) -> Found:
    return one_day(dt.date(int(match["year"]), int(match["month_number"]), int(match["day"])))


def _numeric(match: re.Match[str], anchors: Anchors) -> Found:
    """`02/09/2019`: the month first after a stroke, the day first after a hyphen or a dot.

    The other way round where there is no such month, or where only that day is not after the publication.
    """
    year, pair = int(match["year"]), (int(match["first"]), int(match["second"]))
    orders = [pair, pair[::-1]] if match["mark"] == "/" else [pair[::-1], pair]
    days = [dt.date(year, month, day) for month, day in orders if month <= _MONTHS]
    if anchors.published is not None:
        last = anchors.published + dt.timedelta(_GRACE)
        days = [day for day in days if day <= last] or days
    return one_day(days[0]) if days else None


def _with_year(month: int, day: int, match: re.Match[str], anchors: Anchors) -> dt.date | None:
    """The named day; without a year the latest one up to the publication date (with some grace)."""
    if match["year"]:
        return dt.date(int(match["year"]), month, day)
    if match["that"] and match["that"].lower().endswith(("last year", "this year")):
        back = match["that"].lower().endswith("last year")
        return dt.date(anchors.published.year - back, month, day) if anchors.published else None
    if match["that"]:
        return dt.date(anchors.year, month, day) if anchors.year else None
    base = anchors.published or anchors.last
    if base is None:
        return None
    found = dt.date(base.year, month, day)
    return found if found <= base + dt.timedelta(_GRACE) else dt.date(base.year - 1, month, day)


def _month_day(match: re.Match[str], anchors: Anchors) -> Found:
    month = date_words().months[match["month"].lower()]
    found = _with_year(month, int(match["day"]), match, anchors)
    return None if found is None else from_then_on(match, found, anchors)


def _feast(match: re.Match[str], anchors: Anchors) -> Found:
    """`on Christmas Day`: of the year given, else the last one before publication."""
    month, day = date_words().feasts[match["feast"].lower()]
    base = anchors.published or anchors.last
    if match["year"]:
        return one_day(dt.date(int(match["year"]), month, day))
    if base is None:
        return None
    found = dt.date(base.year, month, day)
    return one_day(found if found <= base else found.replace(year=base.year - 1))


def _span_days(match: re.Match[str], anchors: Anchors) -> Found:
    month = date_words().months[match["month"].lower()]
    start = _with_year(month, int(match["day"]), match, anchors)
    if start is None:
        return None
    end = start.replace(day=int(match["day2"]))
    return (start, end, DatePrecision.INTERVAL) if end > start else one_day(start)


def _span_months(match: re.Match[str], anchors: Anchors) -> Found:
    """`August 29 to September 2`: the year given or meant is the last day's."""
    months = date_words().months
    end = _with_year(months[match["month2"].lower()], int(match["day2"]), match, anchors)
    if end is None:
        return None
    start = dt.date(end.year, months[match["month"].lower()], int(match["day"]))
    return (start if start <= end else start.replace(year=end.year - 1)), end, DatePrecision.INTERVAL


def _week_of_month(match: re.Match[str], anchors: Anchors) -> Found:
    """`the second week of February`: seven days of the month that is named, or of this or the last one."""
    base = anchors.published or anchors.last
    if match["month"]:
        month, year = date_words().months[match["month"].lower()], int(match["year"] or 0)
        if not year and base is None:
            return None
        year = year or (base.year - (month > base.month) if base else 0)
    elif base is None:
        return None
    else:
        named = base.replace(day=1) - dt.timedelta(match["lead"].lower() == "last")
        year, month = named.year, named.month
    end = monthrange(year, month)[1]
    first = date_words().weeks_of_month[match["which"].lower()] or end - WEEK + 1
    return dt.date(year, month, first), dt.date(year, month, min(first + WEEK - 1, end)), DatePrecision.WEEK


def _month_year(match: re.Match[str], _: Anchors) -> Found:
    return whole_month(int(match["year"]), date_words().months[match["month"].lower()])


def _last_month(match: re.Match[str], anchors: Anchors) -> Found:
    base = anchors.published or anchors.last
    if base is None:
        return None
    if len(match["month"]) < _WHOLE and match["month"] != "May":
        return None  # `of Jan Mohammad`, `we may`: only whole names stand without a day or year
    month = date_words().months[match["month"].lower()]
    year = base.year if (month, match["lead"].lower() == "last") < (base.month, True) else base.year - 1
    if match["then"]:
        year = base.year - match["then"].lower().endswith("last year")
    elif month == base.month and match["lead"].lower() != "last":
        year = base.year
    start = dt.date(year, month, 1)
    if match["lead"].lower() == "since":
        return start, base, DatePrecision.INTERVAL
    return whole_month(year, month)


def _month_of_deed(match: re.Match[str], anchors: Anchors) -> Found:
    """`the December bombing`: that of the last December."""
    base = anchors.published or anchors.last
    if base is None or (len(match["month"]) < _WHOLE and match["month"] != "May"):
        return None
    month = date_words().months[match["month"].lower()]
    return whole_month(base.year - (month > base.month), month)


def _since_year(match: re.Match[str], anchors: Anchors) -> Found:
    start = dt.date(int(match["year"]), 1, 1)
    if match["lead"].lower() != "since" or anchors.published is None or anchors.published < start:
        return None
    return start, anchors.published, DatePrecision.INTERVAL


def _year(match: re.Match[str], _: Anchors) -> Found:
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR


_RESOLVERS: dict[str, Callable[[re.Match[str], Anchors], Found]] = RELATIVE | {
    "iso": _iso,
    "numeric": _numeric,
    "span_months": _span_months,
    "days_months": _span_months,
    "days_span": _span_days,
    "span_days": _span_days,
    "feast": _feast,
    "month_day": _month_day,
    "day_month": _month_day,
    "week_of_month": _week_of_month,
    "month_year": _month_year,
    "last_month": _last_month,
    "month_of_deed": _month_of_deed,
    "since_year": _since_year,
    "year": _year,
}
