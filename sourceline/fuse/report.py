"""One event report as fusion sees it: the machine's values with the analysts' corrections on top."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Range = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one document says of one event. `order` sorts reports by when they came in."""

    n: int
    id: str
    order: tuple[int, int]
    document: int
    document_id: str
    publisher: str | None
    dated: dt.date | None
    values: Mapping[str, Any]
    """Columns of the events table, corrected."""
    actors: Mapping[str, frozenset[str]]
    """Role -> entity ids, after merges and splits. Roles: perpetrator, claimed_by, denied_by, blamed_on, target."""
    target_kinds: frozenset[str] = frozenset()
    words: str = ""
    """Its quotes, joined."""
    reviewed: bool = False
    span: tuple[dt.date, dt.date] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Take the first and last day."""
        start, end = self.values["date_start"], self.values["date_end"]
        object.__setattr__(self, "span", (start, end) if start and end else None)

    @property
    def sub_type(self) -> str:
        """Sub-event type."""
        return str(self.values["sub_event_type"])

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where the text gives a place that has them."""
        lat, lon = self.values["lat"], self.values["lon"]
        return None if lat is None or lon is None else (lat, lon)

    def toll(self, name: str) -> Range:
        """Lowest and highest figure of a kind of toll."""
        return self.values[f"{name}_min"], self.values[f"{name}_max"]
