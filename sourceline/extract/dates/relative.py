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
_SATURDAY = 5
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_PRECISION = {
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "fortnight": DatePrecision.WEEK,
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
    past = lead in {"last", "previous"} or match.group().lower().endswith(" last")
    day = _weekday_before(anchors.published, weekday, strictly=past)
    return from_then_on(match, day - dt.timedelta(WEEK) if match["fore"] else day, anchors)


def _weekday_last_week(match: re.Match[str], anchors: Anchors) -> Found:
    """`on Tuesday of last week`: a day of the calendar week before."""
    if anchors.published is None:
        return None
    monday = anchors.published - dt.timedelta(anchors.published.weekday() + WEEK)
    weekday = date_words().weekdays[(match["weekday"] or match["weekday2"]).lower()]
    return one_day(monday + dt.timedelta(weekday))


def _weekend(_: re.Match[str], anchors: Anchors) -> Found:
    """The last Saturday and Sunday, or those that the day of publication belongs to."""
    if anchors.published is None:
        return None
    saturday = _weekday_before(anchors.published, _SATURDAY, strictly=False)
    return saturday, min(saturday + dt.timedelta(1), anchors.published), DatePrecision.INTERVAL


def _weekday_span(match: re.Match[str], anchors: Anchors) -> Found:
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
    if match["exact"]:
        return one_day(day)
    if unit in {"week", "fortnight"}:
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
    slack = dt.timedelta(3 if unit in {"week", "fortnight"} else 15 if unit == "month" else 180)
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


def _unit_before(match: re.Match[str], anchors: Anchors) -> Found:
    """`the previous month`, `the week before`: the calendar's one before the day that the text gave last."""
    base, unit = anchors.last or anchors.published, (match["unit"] or match["unit2"]).lower()
    if base is None:
        return None
    if unit == "week":
        monday = base - dt.timedelta(base.weekday() + WEEK)
        return monday, monday + dt.timedelta(WEEK - 1), DatePrecision.WEEK
    if unit == "month":
        last = base.replace(day=1) - dt.timedelta(1)
        return whole_month(last.year, last.month)
    return dt.date(base.year - 1, 1, 1), dt.date(base.year - 1, 12, 31), DatePrecision.YEAR


def _that_month(_: re.Match[str], anchors: Anchors) -> Found:
    """`earlier that month`, `the same month`: that of the day or month which the text gave last."""
    return whole_month(anchors.month.year, anchors.month.month) if anchors.month else None


def _day_of_month(match: re.Match[str], anchors: Anchors) -> Found:
    """`on the 27th of last month`."""
    if anchors.published is None:
        return None
    first = anchors.published.replace(day=1)
    month = (first - dt.timedelta(1)).replace(day=1) if match["lead"].lower() == "last" else first
    return one_day(month.replace(day=_nth(match["nth"])))


def _nth(word: str) -> int:
    return date_words().ordinals.get(word.lower()) or int(re.sub(r"\D", "", word))


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
    base, count = _now(anchors), _nth(match["nth"])
    if base is None:
        return None
    return base - dt.timedelta(max(count - 1, 0)), base, DatePrecision.INTERVAL


def _periods(match: re.Match[str], anchors: Anchors) -> Found:
    if anchors.published is None:
        return None
    first, last = (dt.timedelta(days) for days in date_words().periods[match["word"].lower()])
    return anchors.published - first, anchors.published - last, DatePrecision.RELATIVE_PERIOD


RELATIVE: dict[str, Callable[[re.Match[str], Anchors], Found]] = {
    "weekday": _weekday,
    "night_between": _weekday_span,
    "weekday_span": _weekday_span,
    "weekday_last_week": _weekday_last_week,
    "weekend": _weekend,
    "day_of_month": _day_of_month,
    "unit_before": _unit_before,
    "that_month": _that_month,
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
