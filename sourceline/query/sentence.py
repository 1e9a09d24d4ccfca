"""Filters -> one English sentence for the top of every page and export."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sourceline.query.filters import ABOUT_EVENTS, Box, Filters
from sourceline.vocab import load_yaml
from sourceline.vocab.files import data_file

MANY = 4
"""A longer list is given as a number."""
INCIDENTS = "incidents"
"""What filters are about where a page does not say otherwise."""
_TOLD = {"reports": "that tell of"}
"""How other things belong to incidents."""


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[str, str]]:
    """The words of data/phrases.yaml."""
    found: dict[str, dict[str, str]] = load_yaml(data_file("phrases.yaml"))
    return found


def phrase(kind: str, value: str) -> str:
    """The words for a value; one the file lacks speaks for itself."""
    return phrases()[kind].get(value, value.lower())


def sentence(filters: Filters, names: Mapping[str, str], things: str = INCIDENTS) -> str:
    """What the filters ask for, such as `Suicide bombings by TTP within 25 km of the border since May 2024`.

    `things` are what a page lists. What only an incident can answer, others pass through those that they are told with:
    `Claims told with suicide bombings by TTP`.
    """
    if things == INCIDENTS:
        words = _said(filters, names, _what(filters))
    elif any(name in ABOUT_EVENTS for name in filters.active):
        words = f"{things} {_TOLD.get(things, 'told with')} {_said(filters, names, _what(filters))}"
    else:
        words = _said(filters, names, things if filters.active else f"all {things}")
    return words[0].upper() + words[1:]


def _said(filters: Filters, names: Mapping[str, str], what: str) -> str:
    return " ".join(part for part in _parts(filters, names, what) if part)


def _parts(filters: Filters, names: Mapping[str, str], what: str) -> Iterator[str]:
    yield what
    if filters.groups:
        role = phrase("roles", filters.role.value if filters.role else "any")
        yield f"{role} {_or(_names(filters.groups, names), 'groups')}"
        yield "" if filters.factions else "without their factions"
    yield _where(filters)
    yield _when(filters)
    if filters.statuses:
        yield "that " + _or([phrase("statuses", status) for status in filters.statuses], "states")
    if filters.killed_min:
        yield f"killing at least {filters.killed_min}"
    yield _who_says(filters)
    if filters.text:
        yield f"in reports with “{filters.text}”"
    if filters.reviewed_only:
        yield "(reviewed only)"


def _what(filters: Filters) -> str:
    broad = [phrase("types", name) for name in filters.types]
    fine = [phrase("sub_types", name) for name in filters.sub_types]
    if broad and fine:
        return f"{_or(fine, 'kinds of incident')} among {_or(broad, 'types')}"
    if broad or fine:
        return _or(broad or fine, "kinds of incident", word="and")
    if filters.incidents:
        count = len(filters.incidents)
        return "1 selected incident" if count == 1 else f"{count} selected incidents"
    return "incidents" if filters.active else "all incidents"


def _names(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names.get(key, key) for key in ids]


def _or(words: list[str], things: str, word: str = "or") -> str:
    if len(words) > MANY:
        return f"{len(words)} {things}"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {word} {words[-1]}"


def _where(filters: Filters) -> str:
    levels = ((filters.districts, "districts"), (filters.provinces, "provinces"), (filters.countries, "countries"))
    named = [_or(list(places), things) for places, things in levels if places]
    parts = [f"in {', '.join(named)}"] if named else []
    if filters.box:
        parts.append(_inside(filters.box))
    if filters.border_km:
        parts.append(f"within {filters.border_km:g} km of the border")
    if filters.border_side:
        parts.append(f"on {phrase('sides', filters.border_side)} side")
    return " ".join(parts)


def _inside(box: Box) -> str:
    west, south, east, north = box
    return f"inside {south:g} to {north:g}° N, {west:g} to {east:g}° E"


def _when(filters: Filters) -> str:
    since, until = filters.since, filters.until
    if filters.preset:
        return phrase("presets", filters.preset)
    if since and until:
        return _between(since, until)
    if since:
        return f"since {_month(since) if since.day == 1 else _day(since)}"
    if until:
        return f"until {_month(until) if _ends_month(until) else _day(until)}"
    return ""


def _between(since: dt.date, until: dt.date) -> str:
    if since == until:
        return f"on {_day(since)}"
    if since.day != 1 or not _ends_month(until):
        return f"from {_day(since)} to {_day(until)}"
    if (since.year, since.month) == (until.year, until.month):
        return f"in {_month(since)}"
    if (since.month, until.month) == (1, 12):
        return f"in {since.year}" if since.year == until.year else f"from {since.year} to {until.year}"
    return f"from {_month(since)} to {_month(until)}"


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _month(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_month(day)}"


def _who_says(filters: Filters) -> str:
    parts = []
    if filters.publishers:
        parts.append(f"reported by {_or(list(filters.publishers), 'sources')}")
    if filters.reliabilities:
        parts.append(f"from sources graded {_or([grade.value for grade in filters.reliabilities], 'grades')}")
    if filters.stances:
        parts.append(f"on which somebody {_or([phrase('stances', stance) for stance in filters.stances], 'stances')}")
    return ", ".join(parts)
