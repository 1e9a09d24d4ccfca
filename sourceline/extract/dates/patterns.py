"""One expression a kind of date, compiled from data/words/dates.yaml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sourceline.vocab.files import data_file, load_yaml


@dataclass(frozen=True, slots=True)
class DateWords:
    """The word lists, and the expressions made from them by kind, in order of preference."""

    months: dict[str, int]
    month_leads: frozenset[str]
    weekdays: dict[str, int]
    counts: dict[str, int]
    days: dict[str, int]
    from_last: dict[str, int]
    periods: dict[str, list[int]]
    nights: dict[str, list[int]]
    ordinals: dict[str, int]
    feasts: dict[str, list[int]]
    weeks_of_month: dict[str, int]
    seasons: frozenset[str]
    expressions: dict[str, re.Pattern[str]]
    needs: dict[str, frozenset[str]]
    """What an expression finds nothing without: groups of `marks` by kind of date."""
    marks: dict[str, tuple[str, ...]]
    """Lower-case parts of words by group; a text with none of a group holds no date that needs it."""


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_BEFORE_CLOCK_TIMES = ("at", "at about", "at around", "at approximately", *(f"{part} around" for part in _PARTS_OF_DAY))
"""After these `1940` is twenty minutes to eight."""
_UNITS = ("day", "week", "fortnight", "month", "year")
_NEEDS = {
    "digit": (
        *("iso", "numeric", "span_months", "days_months", "days_span", "span_days", "month_day", "day_month"),
        *("month_year", "since_year", "year"),
    ),
    "months": (
        *("span_months", "days_months", "days_span", "span_days", "month_day", "day_month", "month_year"),
        *("last_month", "month_of_deed"),
    ),
    "weekdays": ("night_between", "weekday_span", "weekday_last_week", "weekday"),
    "units": (
        "week_of_month",
        "day_of_month",
        "ago",
        "earlier",
        "unit_before",
        "rolling",
        "weekend",
        "calendar",
        "nth_day",
    ),
}
"""Kinds of date that are never told without a word of a group; searching for such words first is cheap."""
_OWN = ("days", "from_last", "nights", "periods", "feast")
"""Kinds of date that are words of a list of their own."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _nth(words: dict[str, Any]) -> str:
    return rf"(?P<nth>{_any(words['ordinals'])}|\d{{1,2}}(?:nd|rd|th|st))"


def _expressions(words: dict[str, Any]) -> dict[str, str]:
    month, weekday, count = _any(words["months"]), _any(words["weekdays"]), _any(words["counts"])
    nth, year = "(?:st|nd|rd|th)?", _YEAR
    day, day2 = rf"(?P<day>[0-3]?\d){nth}", rf"(?P<day2>[0-3]?\d){nth}"
    any_year = f"(?: ?,? {year}|,? (?P<that>(?:of )?(?:that|the same|last|this) year))?"
    to, since = "(?:-|–| to | and | & | till | until )", "(?:(?P<since>since) )?"
    nth_one = _nth(words)
    month2 = rf"(?P<month2>{month})"
    span, leads = "(?:over |in |during |within )?(?:the )?", "last|this|in|since|during|of|until|by|early|late|mid|from"
    no_name = "(?! (?:prayer|sermon|congregation|market|bazaar))"
    part = "(?: (?:last|night|morning|evening|afternoon))?"
    number = rf"(?P<n>\d{{1,2}}|{count})"
    unit = r"(?P<unit>day|week|fortnight|month|year)s?"
    last_week, no_owner = r"(?:,? ?(?:of )?last week)", r"(?!['’]s\b)"
    day_name, day_name2 = rf"(?P<weekday>{weekday})", rf"(?P<weekday2>{weekday})"
    weeks = _any(words["weeks_of_month"])
    no_day = r"(?!(?<=previous )day\b)"
    last = rf"last(?! \w+ of (?!last|this|{month}))"  # `the last Friday of Ramadan` may be the day of the news
    lead = rf"(?P<lead>(?:{last}|next|this|previous) )?"
    spans = "week|month|year"
    no_event = "(?! (?:the|a|an|his|her|their|its|this|that|these|they|he|she|it|we|elections?)\\b)"
    return {
        "iso": rf"{year}-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)",
        "numeric": rf"(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark){year}",
        "span_months": rf"(?P<month>{month})\.? {day} ?{to} ?{month2}\.? {day2}(?!\d){any_year}",
        "days_months": rf"{day} (?P<month>{month})(?:,? (?:19|20)\d\d)? ?{to} ?{day2} {month2}\b{any_year}",
        "days_span": rf"(?<![\d.,/]){day} ?(?:{to}|/) ?{day2} (?P<month>{month})\b{any_year}",
        "span_days": rf"(?P<month>{month})\.? {day} ?(?:-|–|and|to) ?{day2}(?!\d){any_year}",
        "month_day": rf"{since}(?P<month>{month})\.? {day}(?!\d){any_year}",
        "day_month": rf"{since}(?<![\d.,]){day}(?: of)? (?P<month>{month})\b\.?{any_year}",
        "week_of_month": rf"(?P<which>{weeks}) week of (?:(?P<month>{month})(?:,? {year})?|(?P<lead>this|last) month)",
        "month_year": rf"(?:(?P<part>early|late|mid)[ -])?(?P<month>{month})\.?,? (?:of )?{year}",
        "day_of_month": rf"(?:the )?{nth_one} (?:day )?(?:of )?(?P<lead>this|last) month",
        "night_between": rf"(?:the )?night (?:between|of) {day_name}{to}{day_name2}",
        "weekday_span": rf"(?:from |between )?{day_name}{part}{to}{day_name2}{part}{no_owner}{no_name}",
        "weekday_last_week": rf"(?:last week,? (?:on )?{day_name}|{day_name2}{part}{last_week})",
        "weekday": rf"{since}{lead}{day_name}s?(?P<fore> before last)?{part}{no_name}",
        "last_month": rf"(?P<lead>{leads})[ -](?P<month>{month})(?! ?\d)(?P<then> (?:of )?(?:last|this) year)?",
        "month_of_deed": rf"the (?P<month>{month})(?= (?:\w+ )?(?:{_any(words['deeds_of_month'])})\b)",
        "ago": rf"(?:(?:some|about|nearly|around) )?{number} {unit} (?:ago|back)(?P<exact> today)?",
        "earlier": rf"{number} {unit} (?P<way>earlier|before|later|after that)",
        "unit_before": rf"the (?:(?:previous|preceding) (?P<unit>{spans})|(?P<unit2>{spans}) before{no_event})",
        "rolling": rf"{span}(?P<lead>past|last|previous) {no_day}(?:(?P<n>\d{{1,3}}|{count}) )?{unit}(?! ago)",
    } | _relative(words)


def _relative(words: dict[str, Any]) -> dict[str, str]:
    """Expressions of named days and periods, which no month or weekday is part of."""
    no_clock = "".join(rf"(?<!\b{lead} )" for lead in _BEFORE_CLOCK_TIMES)
    nth_one, year = _nth(words), _YEAR
    day_named = rf"on (?:the )?(?:{_any(words['weekdays'])}|{_any(words['months'])}|\d)"
    return {
        "weekend": r"(?:(?:over|during|at|on) the|last|this|this past|the past) week-?end(?! of)",
        "feast": rf"(?P<feast>{_any(words['feasts'])})(?:,? {year})?",
        "calendar": r"(?P<lead>last|this|(?:earlier|later) (?:this|in the)) (?P<unit>week|month|year)",
        "that_month": r"(?:(?:earlier|later|early|late) )?(?:that|(?:in )?the same) month",
        "since_year": rf"(?P<lead>since|before|until|after) {year}(?![-–]\d)",
        "year": rf"{no_clock}(?:(?:in|of|during|the|by|for) )?{year}(?![-–/\d]|,\d| ?(?:hours|hrs)\b)",
        "days": rf"(?P<word>{_any(words['days'])})",
        "from_last": rf"(?P<word>{_any(words['from_last'])})",
        "nth_day": rf"for (?:the |a )?{nth_one} (?:\w+ )?day(?: in a row| running)?",
        "nights": rf"(?P<word>{_any(words['nights'])})(?! (?:(?:of|from|between|into) |{day_named}))",
        "periods": rf"(?P<word>{_any(words['periods'])})",
    }


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The date words in force."""
    words = load_yaml(data_file("words", "dates.yaml"))
    compiled = {
        kind: re.compile(rf"\b(?:{expression})\b", re.IGNORECASE) for kind, expression in _expressions(words).items()
    }
    keys = (
        "months",
        "weekdays",
        "counts",
        "days",
        "from_last",
        "periods",
        "nights",
        "ordinals",
        "feasts",
        "weeks_of_month",
    )
    lists = {key: dict(words[key]) for key in keys}
    return DateWords(
        month_leads=frozenset(words["month_leads"]),
        seasons=frozenset(words["seasons"]),
        expressions=compiled,
        needs={kind: frozenset(needed) for kind in compiled if (needed := _needed(kind))},
        marks=_marks(words),
        **lists,
    )


def _needed(kind: str) -> list[str]:
    return [mark for mark, kinds in _NEEDS.items() if kind in kinds] + ([kind] if kind in _OWN else [])


def _marks(words: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    listed = {kind: words["feasts" if kind == "feast" else kind] for kind in _OWN}
    groups = {
        "digit": "0123456789",
        "units": _UNITS,
        "months": words["months"],
        "weekdays": words["weekdays"],
        **listed,
    }
    return {mark: tuple(word.lower() for word in group) for mark, group in groups.items()}
