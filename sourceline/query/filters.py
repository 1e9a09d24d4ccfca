"""What an analyst asked for, as one frozen value. Its four readings: URL parameters, SQL, a mask, a sentence."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sourceline.codes import EventStatus, Reliability, Stance

if TYPE_CHECKING:
    from sourceline.query.params import Known, Notice

_T = TypeVar("_T")
MAX_TEXT = 200
"""Characters of a text search."""
Box = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees."""


class FilterError(ValueError):
    """A filter that makes no sense, such as a period that ends before it starts."""


class Preset(StrEnum):
    """Periods that move with the calendar; the value is their URL form."""

    WEEK = "7d"
    MONTH = "30d"
    QUARTER = "90d"
    YEAR = "365d"
    THIS_YEAR = "year"


class Side(StrEnum):
    """Side of the border."""

    PAKISTAN = "pakistan"
    AFGHANISTAN = "afghanistan"


class Role(StrEnum):
    """What the chosen groups are to an incident."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    CLAIMED_BY = "claimed_by"
    DENIED_BY = "denied_by"
    BLAMED_ON = "blamed_on"


@dataclass(frozen=True, slots=True)
class Filters:
    """Every field narrows; an empty one does not. Lists are kept sorted and without doubles, so equal asks are equal.

    Values of one list are alternatives; the lists narrow each other.
    """

    groups: tuple[str, ...] = ()
    """Entity ids."""
    factions: bool = True
    """Count what an actor of data/actors.yaml has below it as the actor."""
    role: Role | None = None
    """What the groups are to the incident; None: anything."""
    types: tuple[str, ...] = ()
    sub_types: tuple[str, ...] = ()
    statuses: tuple[EventStatus, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    """Last day, inclusive."""
    preset: Preset | None = None
    """A moving period instead of `since` and `until`."""
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    box: Box | None = None
    border_km: float | None = None
    """Geodesic distance to the border, at most."""
    border_side: Side | None = None
    publishers: tuple[str, ...] = ()
    reliabilities: tuple[Reliability, ...] = ()
    """Admiralty grades of sources; an ungraded source is F."""
    stances: tuple[Stance, ...] = ()
    killed_min: int | None = None
    """By the highest figure that a report gives."""
    text: str | None = None
    reviewed_only: bool = False
    incidents: tuple[str, ...] = ()
    """Incident ids: a selection made in a chart, map or table."""

    def __post_init__(self) -> None:
        """Bring equal asks to one form and keep nonsense out.

        Raises:
            FilterError: which field makes no sense, and why.
        """
        for name in TUPLES:
            object.__setattr__(self, name, _unique(getattr(self, name)))
        if self.text is not None:
            object.__setattr__(self, "text", " ".join(self.text.split())[:MAX_TEXT].strip() or None)
        if self.border_km is not None:
            object.__setattr__(self, "border_km", round(self.border_km, 1))
        if self.box is not None:
            west, south, east, north = (round(float(edge), 3) for edge in self.box)
            object.__setattr__(self, "box", (west, south, east, north))
        self._check()

    def _check(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise FilterError(f"the period ends ({self.until}) before it starts ({self.since})")
        if self.preset and (self.since or self.until):
            raise FilterError("a period is either a preset or dates")
        if self.border_km is not None and not 0 < self.border_km <= 2000:  # noqa: PLR2004 - no place of this theatre is farther
            raise FilterError(f"a distance to the border of {self.border_km} km")
        if self.killed_min is not None and self.killed_min < 1:
            raise FilterError("killed at least: a number from 1")
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004
                raise FilterError(f"the box {self.box} is not west, south, east, north in degrees")

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the fields that narrow, in their order."""
        return tuple(spec.name for spec in fields(self) if _narrows(spec.name, getattr(self, spec.name)))

    def period(self, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """First and last day in force; a preset counts back from `today`."""
        if self.preset is None:
            return self.since, self.until
        if self.preset is Preset.THIS_YEAR:
            return dt.date(today.year, 1, 1), today
        return today - dt.timedelta(days=int(self.preset.value[:-1]) - 1), today

    def to_params(self) -> dict[str, str]:
        """Short URL parameters; only what narrows."""
        from sourceline.query.params import to_params

        return to_params(self)

    @classmethod
    def from_params(
        cls, params: Mapping[str, str | list[str]], known: "Known | None" = None
    ) -> tuple["Filters", tuple["Notice", ...]]:
        """Filters of URL parameters, and a notice for each value that was not understood and so left out."""
        from sourceline.query.params import from_params

        return from_params(params, known)

    def sentence(self, names: Mapping[str, str] | None = None, things: str = "incidents") -> str:
        """The filters in English; `names` gives entity ids their names, `things` says what is listed by them."""
        from sourceline.query.sentence import sentence

        return sentence(self, names or {}, things)


ABOUT_EVENTS = (
    "role",
    "types",
    "sub_types",
    "statuses",
    "countries",
    "provinces",
    "districts",
    "box",
    "border_km",
    "border_side",
    "killed_min",
    "incidents",
)
"""Filters that only an incident can answer; claims and links pass them through the incidents they are told with."""
TUPLES = tuple(spec.name for spec in fields(Filters) if str(spec.type).endswith(", ...]"))


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(set(values), key=str))


def _narrows(name: str, value: Any) -> bool:
    return name != "factions" and value not in ((), None, False)
