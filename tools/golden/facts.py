"""One shape for what a golden reading and an extraction say of an event, so that the two can be compared."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Interval = tuple[dt.date, dt.date]
"""First and last day, both meant."""
Point = tuple[float, float]
"""Latitude and longitude in degrees."""
Count = tuple[int | None, int | None]
"""Least and most; an unknown end is None."""

TREND = "ongoing_trend"
_COARSE = frozenset({"province", "country", "border_area", "unknown"})


@dataclass(frozen=True)
class Facts:
    """What is compared of one event.

    In a golden reading the first sub-event and status are the reader's own choice, the further ones are what the text
    also admits; an extraction has one of each.
    """

    event_type: str
    sub_events: tuple[str, ...]
    statuses: tuple[str, ...]
    when: Interval | None
    point: Point | None
    coarse: bool
    """Placed no closer than a province, or not at all."""
    killed: Count
    injured: Count
    actors: tuple[str, ...]
    """Perpetrators and claimants."""
    claimed_by: tuple[str, ...]
    main: bool
    quote: str

    @property
    def trend(self) -> bool:
        """Whether it is a pattern and not an event: such records are left out of the event scores."""
        return self.statuses[0] == TREND


def from_golden(event: Json) -> Facts:
    """An event of a golden reading."""
    point = (event["lat"], event["lon"]) if event["lat"] is not None else None
    return Facts(
        event_type=event["event_type"],
        sub_events=(event["sub_event_type"], *event["sub_event_alt"]),
        statuses=(event["status"], *event["status_alt"]),
        when=interval(event["date"]) if event["date"] else None,
        point=point,
        coarse=point is None,
        killed=(event["killed_min"], event["killed_max"]),
        injured=(event["injured_min"], event["injured_max"]),
        actors=(*event["perpetrators"], *event["claimed_by"]),
        claimed_by=tuple(event["claimed_by"]),
        main=event["main"],
        quote=event["quote"],
    )


def from_extraction(event: Json, names: dict[str, str]) -> Facts:
    """An event as `sourceline extract` writes it; `names` maps entity ids to names."""
    place, date = event["place"], event["date"]
    claimed = tuple(named(key, names) for key in event["claimed_by"])
    known = place is not None and place["lat"] is not None
    return Facts(
        event_type=event["event_type"],
        sub_events=(event["sub_event_type"],),
        statuses=(event["status"],),
        when=(dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])) if date else None,
        point=(place["lat"], place["lon"]) if known else None,
        coarse=place is None or place["precision"] in _COARSE,
        killed=(event["killed"]["min"], event["killed"]["max"]),
        injured=(event["injured"]["min"], event["injured"]["max"]),
        actors=(*(named(key, names) for key in event["perpetrators"]), *claimed),
        claimed_by=claimed,
        main=event["main"],
        quote=" ".join(quote["text"] for quote in event["quotes"]),
    )


def interval(text: str) -> Interval:
    """The days that `2025-03-04`, `2025-03`, `2025` or two of these with a slash between stand for.

    Raises:
        ValueError: the text is none of these.
    """
    first, _, last = text.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(text: str) -> dt.date:
    return dt.date.fromisoformat("-".join([*text.split("-"), "01", "01"][:3]))


def _last_day(text: str) -> dt.date:
    first, parts = _first_day(text), text.count("-") + 1
    if parts == 1:
        return dt.date(first.year, 12, 31)
    if parts == 2:  # noqa: PLR2004  (a year and a month)
        return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1) - dt.timedelta(days=1)
    return first


def named(key: str, names: dict[str, str]) -> str:
    """The name of an entity, or the key itself where it is plain text."""
    return names.get(key, key)


def word_set(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(re.findall(r"\w+", text.lower()))
