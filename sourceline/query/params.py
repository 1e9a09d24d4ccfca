"""Filters <-> URL parameters: short, readable, and every value checked on the way in."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from sourceline.codes import EventStatus, Reliability, Stance
from sourceline.query.filters import MAX_TEXT, FilterError, Filters, Preset, Role, Side
from sourceline.vocab import event_types


@dataclass(frozen=True, slots=True)
class Notice:
    """A URL value that was left out, and why, in words for the analyst."""

    param: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """Values that the store holds; others in a URL are left out with a notice."""

    groups: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    incidents: frozenset[str] | None = frozenset()
    """None: too many to list; an unknown one then selects nothing."""


NAMES = {
    "groups": "group",
    "factions": "factions",
    "role": "as",
    "types": "type",
    "sub_types": "sub",
    "statuses": "status",
    "since": "since",
    "until": "until",
    "preset": "last",
    "countries": "country",
    "provinces": "province",
    "districts": "district",
    "box": "box",
    "border_km": "border",
    "border_side": "side",
    "publishers": "source",
    "reliabilities": "grade",
    "stances": "stance",
    "killed_min": "killed",
    "text": "q",
    "reviewed_only": "reviewed",
    "incidents": "id",
}
"""Field of Filters -> its URL parameter."""
TOLD = 3
"""Unknown values of one list that a notice names."""
SHORT = 80
"""Characters of a value that a notice repeats."""
_KNOWN_FIELDS = {spec.name for spec in fields(Known)}


def shortened(value: str) -> str:
    """A value from a URL, as a notice repeats it."""
    return value if len(value) <= SHORT else f"{value[:SHORT]}…"


def slug(name: str) -> str:
    """`Shelling/artillery/missile attack` -> `shelling-artillery-missile-attack`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@lru_cache(maxsize=1)
def _type_slugs() -> dict[str, dict[str, str]]:
    subs = event_types()
    return {
        "types": {slug(sub.type): sub.type for sub in subs},
        "sub_types": {slug(sub.name): sub.name for sub in subs},
    }


def _join(values: Iterable[str]) -> str:
    return ",".join(value.replace("%", "%25").replace(",", "%2C") for value in values)


def _split(value: str) -> list[str]:
    return [part.replace("%2C", ",").replace("%25", "%") for part in value.split(",") if part]


def to_params(filters: Filters) -> dict[str, str]:
    """URL parameters of what narrows, in the order of the fields."""
    found = {NAMES[name]: _written(name, getattr(filters, name)) for name in filters.active}
    if not filters.factions:
        found[NAMES["factions"]] = "0"
    return found


def _written(name: str, value: Any) -> str:
    if name in {"types", "sub_types"}:
        return _join(slug(item) for item in value)
    if name == "box":
        return ",".join(f"{edge:g}" if edge == round(edge) else f"{edge:.3f}".rstrip("0") for edge in value)
    if isinstance(value, tuple):
        return _join(str(item) for item in value)
    if isinstance(value, bool):
        return "1"
    return f"{value:g}" if isinstance(value, float) else str(value)


class _Reader:
    """Reads parameters one by one; what cannot be read becomes a notice and falls to the default."""

    def __init__(self, known: Known | None) -> None:
        self._known = known
        self.notices: list[Notice] = []

    def field(self, name: str, value: str) -> Any:
        """Value of a field, or None where nothing of it was understood."""
        if name in {"types", "sub_types"}:
            return self._each(name, value, lambda item: _type_slugs()[name][item])
        if name in _CODES:
            return self._each(name, value, _CODES[name])
        if name in _KNOWN_FIELDS:
            return self._each(name, value, lambda item: self._stored(name, item))
        return self._one(name, value)

    def _stored(self, name: str, item: str) -> str:
        values = getattr(self._known, name) if self._known else None
        if values is not None and item not in values:
            raise KeyError(item)
        return item

    def _each(self, name: str, value: str, read: Callable[[str], Any]) -> tuple[Any, ...]:
        found, unknown = [], []
        for item in _split(value):
            try:
                found.append(read(item))
            except (KeyError, ValueError):
                unknown.append(item)
        if unknown:
            told = ", ".join(f"“{shortened(item)}”" for item in unknown[:TOLD])
            more = f" and {len(unknown) - TOLD:,} more" if len(unknown) > TOLD else ""
            left = "it was" if len(unknown) == 1 else "they were"
            self.refuse(name, ",".join(unknown), f"The store knows no {NAMES[name]} {told}{more}; {left} left out.")
        return tuple(found)

    def _one(self, name: str, value: str) -> Any:
        try:
            return _SINGLE[name](value)
        except (KeyError, ValueError):
            self.refuse(name, value, f"“{shortened(value)}” is not a value of {NAMES[name]}; it was left out.")
            return None

    def refuse(self, name: str, value: str, message: str) -> None:
        """Note what was left out."""
        self.notices.append(Notice(NAMES[name], value[:MAX_TEXT], message))


def _box(value: str) -> tuple[float, float, float, float]:
    west, south, east, north = (float(edge) for edge in value.split(","))
    return west, south, east, north


_CODES: dict[str, Callable[[str], Any]] = {
    "statuses": EventStatus,
    "reliabilities": Reliability,
    "stances": Stance,
}
_SINGLE: dict[str, Callable[[str], Any]] = {
    "factions": {"0": False, "1": True}.__getitem__,
    "reviewed_only": {"0": False, "1": True}.__getitem__,
    "role": Role,
    "since": dt.date.fromisoformat,
    "until": dt.date.fromisoformat,
    "preset": Preset,
    "box": _box,
    "border_km": float,
    "border_side": Side,
    "killed_min": int,
    "text": str,
}


def from_params(params: Mapping[str, str | list[str]], known: Known | None) -> tuple[Filters, tuple[Notice, ...]]:
    """Filters of URL parameters and a notice for every value left out; parameters of others are passed over.

    A parameter given several times is read as one list.
    """
    reader = _Reader(known)
    filters = Filters()
    for name, param in NAMES.items():
        given = params.get(param, "")
        text = given if isinstance(given, str) else ",".join(given)
        value = reader.field(name, text) if text else None
        if value is None:
            continue
        try:
            filters = replace(filters, **{name: value})
        except (FilterError, OverflowError) as why:
            reader.refuse(name, text, f"{param}: {why}; it was left out.")
    return filters, tuple(reader.notices)
