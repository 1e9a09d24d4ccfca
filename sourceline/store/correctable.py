"""Which fields an analyst may correct, and the check of each value. Field names are the columns of the tables."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from sourceline.codes import (
    Credibility,
    DatePrecision,
    EventStatus,
    LinkStatus,
    Modality,
    PlacePrecision,
    Polarity,
    Relation,
    Stance,
)
from sourceline.model import POINT_PRECISIONS
from sourceline.store.errors import StoreError
from sourceline.store.tables import TOLL_FIELDS
from sourceline.vocab import VocabularyError, event_types, type_of

Check = Callable[[Any], Any]


def _code(kind: type[StrEnum]) -> Check:
    return lambda value: kind(value).value


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("needs words")
    return value.strip()


def _day(value: Any) -> str:
    return (value if isinstance(value, dt.date) else dt.date.fromisoformat(value)).isoformat()


def _number(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value or value < 0:
        raise ValueError("needs a number from 0")
    return int(value)


def _degrees(limit: float) -> Check:
    def check(value: Any) -> float:
        if not -limit <= float(value) <= limit:
            raise ValueError(f"needs degrees from -{limit:g} to {limit:g}")
        return float(value)

    return check


def _actors(value: Any) -> list[str]:
    return [_words(item) for item in value]


def _sub_type(value: Any) -> str:
    type_of(_words(value))
    return str(value)


def _type(value: Any) -> str:
    if value not in {sub.type for sub in event_types()}:
        raise ValueError("is no event type")
    return str(value)


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


_DATE: dict[str, Check] = {
    "date_start": _optional(_day),
    "date_end": _optional(_day),
    "date_precision": _optional(_code(DatePrecision)),
}
_PLACE: dict[str, Check] = {
    **dict.fromkeys(("place_name", "admin2", "admin1", "country"), _optional(_words)),
    "place_precision": _optional(_code(PlacePrecision)),
    "lat": _optional(_degrees(90)),
    "lon": _optional(_degrees(180)),
    "radius_km": _optional(_degrees(1000)),
}
_TOLL: dict[str, Check] = {f"{name}_{end}": _optional(_number) for name in TOLL_FIELDS for end in ("min", "max")}
ACTOR_FIELDS = ("perpetrators", "claimed_by", "denied_by", "blamed_on", "targets")
"""Lists of entity ids."""
CORRECTABLE: dict[str, dict[str, Check]] = {
    "event": {
        "event_type": _type,
        "sub_event_type": _sub_type,
        "status": _code(EventStatus),
        "weapon": _optional(_words),
        **dict.fromkeys(ACTOR_FIELDS, _actors),
        **_DATE,
        **_PLACE,
        **_TOLL,
    },
    "link": {
        "source": _words,
        "target": _words,
        "relation": _code(Relation),
        "status": _code(LinkStatus),
        **_DATE,
    },
    "claim": {
        "speaker": _words,
        "stance": _code(Stance),
        "modality": _code(Modality),
        "polarity": _code(Polarity),
        "credibility": _code(Credibility),
    },
}


def checked(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Corrected values as the log keeps them (JSON). A sub-event type brings its event type along.

    Raises:
        StoreError: a field of this kind cannot be corrected, or a value does not fit it.
    """
    fields = CORRECTABLE.get(kind, {})
    if not values:
        raise StoreError("a correction needs at least one field")
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in fields:
            raise StoreError(f"{name!r} of a {kind} cannot be corrected; these can: {', '.join(fields)}")
        try:
            found[name] = fields[name](value)
        except (ValueError, TypeError, VocabularyError) as why:
            raise StoreError(f"{value!r} does not fit {name}: {why}") from why
    if "sub_event_type" in found:
        found["event_type"] = type_of(found["sub_event_type"])
    _consistent(found)
    return found


def _consistent(values: Mapping[str, Any]) -> None:
    start, end = values.get("date_start"), values.get("date_end")
    if ("date_start" in values) != ("date_end" in values) or (start is None) != (end is None):
        raise StoreError("correct date_start and date_end together")
    if start and end and end < start:
        raise StoreError(f"the date ends ({end}) before it starts ({start})")
    if ("lat" in values) != ("lon" in values) or (values.get("lat") is None) != (values.get("lon") is None):
        raise StoreError("correct lat and lon together")
    precision = values.get("place_precision")
    if values.get("lat") is not None and precision is not None and PlacePrecision(precision) not in POINT_PRECISIONS:
        raise StoreError(f"a place of precision {precision} has no point")
    for name in TOLL_FIELDS:
        if (f"{name}_min" in values) != (f"{name}_max" in values):
            raise StoreError(f"correct {name}_min and {name}_max together")
        low, high = values.get(f"{name}_min"), values.get(f"{name}_max")
        if low is not None and high is not None and high < low:
            raise StoreError(f"{name}: the highest figure {high} is below the lowest {low}")
