"""From the words of a date to a span of days, against the publication date and the date given last."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from sourceline.codes import DatePrecision
from sourceline.extract.dates.patterns import date_words
from sourceline.model import DateSpan

WEEK = 7
_WHOLE = 4
"""Letters of the shortest whole name of a month, May apart."""
_RECENT = 3
"""Days before publication in which a day named last is still the report's own."""
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_PRECISION = {
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative dates count from; None where the text tells neither."""

    published: dt.date | None
    last: dt.date | None
    year: int | None = None
    """The year that the text named last: what `that year` means."""


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


Found = tuple[dt.date, dt.date, DatePrecision] | None


def _day(day: dt.date) -> Found:
    return day, day, DatePrecision.DAY


def _month(year: int, month: int) -> Found:
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH


def _iso(match: re.Match[str], _: Anchors) -> Found:
    return _day(dt.date(int(match["year"]), int(match["month_number"]), int(match["day"])))


def _numeric(match: re.Match[str], _: Anchors) -> Found:
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if first > 12 else (first, second)  # noqa: PLR2004 - there are 12 months
    return _day(dt.date(int(match["year"]), month, day))


def _with_year(month: int, day: int, match: re.Match[str], anchors: Anchors) -> dt.date | None:
    """The named day; without a year the latest one up to the publication date (two days of grace for time zones)."""
    if match["year"]:
        return dt.date(int(match["year"]), month, day)
    if match["that"]:
        return dt.date(anchors.year, month, day) if anchors.year else None
    base = anchors.published or anchors.last
    if base is None:
        return None
    found = dt.date(base.year, month, day)
    return found if found <= base + dt.timedelta(2) else dt.date(base.year - 1, month, day)


def _month_day(match: re.Match[str], anchors: Anchors) -> Found:
    month = date_words().months[match["month"].lower()]
    found = _with_year(month, int(match["day"]), match, anchors)
    return _day(found) if found else None


def _span_days(match: re.Match[str], anchors: Anchors) -> Found:
    month = date_words().months[match["month"].lower()]
    start = _with_year(month, int(match["day"]), match, anchors)
    if start is None:
        return None
    end = start.replace(day=int(match["day2"]))
    return (start, end, DatePrecision.INTERVAL) if end > start else _day(start)


def _span_months(match: re.Match[str], anchors: Anchors) -> Found:
    """`August 29 to September 2`: the year given or meant is the last day's."""
    months = date_words().months
    end = _with_year(months[match["month2"].lower()], int(match["day2"]), match, anchors)
    if end is None:
        return None
    start = dt.date(end.year, months[match["month"].lower()], int(match["day"]))
    return (start if start <= end else start.replace(year=end.year - 1)), end, DatePrecision.INTERVAL


def _month_year(match: re.Match[str], _: Anchors) -> Found:
    return _month(int(match["year"]), date_words().months[match["month"].lower()])


def _last_month(match: re.Match[str], anchors: Anchors) -> Found:
    base = anchors.published or anchors.last
    if base is None:
        return None
    if len(match["month"]) < _WHOLE and match["month"] != "May":
        return None  # `of Jan Mohammad`, `we may`: only whole names stand without a day or year
    month = date_words().months[match["month"].lower()]
    year = base.year if (month, match["lead"].lower() == "last") < (base.month, True) else base.year - 1
    if month == base.month and match["lead"].lower() != "last":
        year = base.year
    start = dt.date(year, month, 1)
    if match["lead"].lower() == "since":
        return start, base, DatePrecision.INTERVAL
    return _month(year, month)


def _weekday_before(base: dt.date, weekday: int, *, strictly: bool) -> dt.date:
    back = (base.weekday() - weekday) % WEEK
    return base - dt.timedelta(back or (WEEK if strictly else 0))


def _weekday(match: re.Match[str], anchors: Anchors) -> Found:
    lead = (match["lead"] or "").strip().lower()
    if anchors.published is None or lead == "next":
        return None
    weekday = date_words().weekdays[match["weekday"].lower()]
    return _day(_weekday_before(anchors.published, weekday, strictly=lead in {"last", "previous"}))


def _night_between(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    end = _weekday_before(anchors.published, date_words().weekdays[match["weekday2"].lower()], strictly=False)
    start = _weekday_before(end, date_words().weekdays[match["weekday"].lower()], strictly=True)
    return start, end, DatePrecision.INTERVAL


def _number(words: str | None) -> int:
    if not words:
        return 1
    return int(words) if words.isdigit() else date_words().counts[words.lower()]


def _ago(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    unit = match["unit"].lower()
    day = anchors.published - dt.timedelta(_number(match["n"]) * _UNIT_DAYS[unit])
    if unit == "day":
        return _day(day)
    if unit == "week":
        slack = dt.timedelta(2 if _number(match["n"]) == 1 else 3)
        return day - slack, day + slack, DatePrecision.WEEK
    if unit == "month":
        return _month(day.year, day.month)
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), DatePrecision.YEAR


def _earlier(match: re.Match[str], anchors: Anchors) -> Found:
    """`a week earlier`, `three days later`: from the day that the text gave last."""
    base = anchors.last or anchors.published
    if base is None:
        return None
    unit = match["unit"].lower()
    days = _number(match["n"]) * _UNIT_DAYS[unit]
    day = base + dt.timedelta(days if match["way"].lower().startswith(("later", "after")) else -days)
    if unit == "day":
        return _day(day)
    slack = dt.timedelta(3 if unit == "week" else 15 if unit == "month" else 180)
    return day - slack, day + slack, _PRECISION[unit]


def _rolling(match: re.Match[str], anchors: Anchors) -> Found:
    """`over the past year`; `last month` without a number is the calendar's (see `_calendar`)."""
    if anchors.published is None:
        return None
    if match["lead"].lower() == "last" and not match["n"] and not match.group().lower().startswith(("over", "during")):
        return _calendar(match, anchors)
    days = _number(match["n"]) * _UNIT_DAYS[match["unit"].lower()]
    return anchors.published - dt.timedelta(days), anchors.published, DatePrecision.RELATIVE_PERIOD


def _calendar(match: re.Match[str], anchors: Anchors) -> Found:
    base = anchors.published
    if base is None:
        return None
    unit, past = match["unit"].lower(), match["lead"].lower() == "last"
    if unit == "week":
        monday = base - dt.timedelta(base.weekday() + (WEEK if past else 0))
        start, end = monday, monday + dt.timedelta(6)
    elif unit == "month":
        first = base.replace(day=1)
        start = (first - dt.timedelta(1)).replace(day=1) if past else first
        end = start.replace(day=monthrange(start.year, start.month)[1])
    elif unit == "year":
        year = base.year - past
        start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    else:
        return _day(base - dt.timedelta(1)) if past else None
    return start, end if past else min(end, base), _PRECISION[unit]


def _since_year(match: re.Match[str], anchors: Anchors) -> Found:
    start = dt.date(int(match["year"]), 1, 1)
    if match["lead"].lower() != "since" or anchors.published is None or anchors.published < start:
        return None
    return start, anchors.published, DatePrecision.INTERVAL


def _year(match: re.Match[str], _: Anchors) -> Found:
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR


def _days(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    return _day(anchors.published + dt.timedelta(date_words().days[match["word"].lower()]))


def _from_last(match: re.Match[str], anchors: Anchors) -> Found:
    base = anchors.last or anchors.published
    if base is None:
        return None
    return _day(base + dt.timedelta(date_words().from_last[match["word"].lower()]))


def _nights(match: re.Match[str], anchors: Anchors) -> Found:
    """`overnight`: the night before the day of publication, or before the day that the text gave last."""
    base = _now(anchors)
    if base is None:
        return None
    first, last = (dt.timedelta(days) for days in date_words().nights[match["word"].lower()])
    return base - first, base - last, DatePrecision.INTERVAL if first != last else DatePrecision.DAY


def _now(anchors: Anchors) -> dt.date | None:
    """The day that a report speaks of: the one named last if it is of these days, else that of publication."""
    base = anchors.published or anchors.last
    if base and anchors.last and dt.timedelta(0) <= base - anchors.last <= dt.timedelta(_RECENT):
        return anchors.last
    return base


def _nth_day(match: re.Match[str], anchors: Anchors) -> Found:
    """`for the sixth consecutive day`: from the first of these days to the day spoken of."""
    base, nth = _now(anchors), match["nth"].lower()
    if base is None:
        return None
    count = date_words().ordinals.get(nth) or int(re.sub(r"\D", "", nth))
    return base - dt.timedelta(max(count - 1, 0)), base, DatePrecision.INTERVAL


def _periods(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    first, last = (dt.timedelta(days) for days in date_words().periods[match["word"].lower()])
    return anchors.published - first, anchors.published - last, DatePrecision.RELATIVE_PERIOD


_RESOLVERS: dict[str, Callable[[re.Match[str], Anchors], Found]] = {
    "iso": _iso,
    "numeric": _numeric,
    "span_months": _span_months,
    "days_span": _span_days,
    "span_days": _span_days,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "night_between": _night_between,
    "weekday": _weekday,
    "last_month": _last_month,
    "ago": _ago,
    "earlier": _earlier,
    "rolling": _rolling,
    "calendar": _calendar,
    "since_year": _since_year,
    "year": _year,
    "days": _days,
    "from_last": _from_last,
    "nth_day": _nth_day,
    "nights": _nights,
    "periods": _periods,
}
