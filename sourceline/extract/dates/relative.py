"""Dates that count from another one: weekdays, `two days ago`, `last month`, `overnight`."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from sourceline.codes import DatePrecision
from sourceline.extract.dates.anchors import WEEK, Anchors, Found, from_then_on, one_day, whole_month
from sourceline.extract.dates.patterns import date_words

_RECENT = 3
"""Days before publication in which a day named last is still the report's own."""
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_PRECISION = {
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}


def _weekday_before(base: dt.date, weekday: int, *, strictly: bool) -> dt.date:
    back = (base.weekday() - weekday) % WEEK
    return base - dt.timedelta(back or (WEEK if strictly else 0))


def _weekday(match: re.Match[str], anchors: Anchors) -> Found:
    lead = (match["lead"] or "").strip().lower()
    if anchors.published is None or lead == "next":
        return None
    weekday = date_words().weekdays[match["weekday"].lower()]
    day = _weekday_before(anchors.published, weekday, strictly=lead in {"last", "previous"})
    return from_then_on(match, day, anchors)


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
        return one_day(day)
    if unit == "week":
        slack = dt.timedelta(2 if _number(match["n"]) == 1 else 3)
        return day - slack, day + slack, DatePrecision.WEEK
    if unit == "month":
        return whole_month(day.year, day.month)
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
        return one_day(day)
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
        return one_day(base - dt.timedelta(1)) if past else None
    return start, end if past else min(end, base), _PRECISION[unit]


def _days(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    return one_day(anchors.published + dt.timedelta(date_words().days[match["word"].lower()]))


def _from_last(match: re.Match[str], anchors: Anchors) -> Found:
    base = anchors.last or anchors.published
    if base is None:
        return None
    return one_day(base + dt.timedelta(date_words().from_last[match["word"].lower()]))


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


RELATIVE: dict[str, Callable[[re.Match[str], Anchors], Found]] = {
    "weekday": _weekday,
    "night_between": _night_between,
    "ago": _ago,
    "earlier": _earlier,
    "rolling": _rolling,
    "calendar": _calendar,
    "days": _days,
    "from_last": _from_last,
    "nth_day": _nth_day,
    "nights": _nights,
    "periods": _periods,
}
"""The resolver of each kind."""
