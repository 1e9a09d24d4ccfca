"""What rose and what fell between two periods: incidents by actor and by district."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sourceline.query.aggregate import places, top_actors
from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.memory import keep, remembered

_ALL = 10_000
"""More actors than any store tells of in one period."""


@dataclass(frozen=True, slots=True)
class Change:
    """Incidents of one actor or district, now and before."""

    name: str
    now: int
    before: int

    @property
    def by(self) -> int:
        """The change."""
        return self.now - self.before


def newest_day(desk: Desk) -> dt.date | None:
    """Day of the newest incident that has begun by today; None where no incident is dated."""
    return keep(desk, "answer", ("newest day", desk.today), lambda: (_newest(desk),))[0]


def _newest(desk: Desk) -> dt.date | None:
    days = desk.frames.incidents["date_start"]
    newest = days.filter(days <= desk.today).max()
    return newest if isinstance(newest, dt.date) else None


@remembered
def changes(desk: Desk, now: Filters, before: Filters, limit: int = 5) -> dict[str, list[Change]]:
    """`actors` and `places` whose number of incidents changed most between two sets of filters, most first."""
    return {
        "actors": _most(_actors(desk, now), _actors(desk, before), limit),
        "places": _most(_places(desk, now), _places(desk, before), limit),
    }


def _actors(desk: Desk, filters: Filters) -> dict[str, int]:
    return dict(top_actors(desk, filters, limit=_ALL).select("name", "incidents").iter_rows())


def _places(desk: Desk, filters: Filters) -> dict[str, int]:
    return dict(places(desk, filters).select("admin2", "incidents").iter_rows())


def _most(now: Mapping[str, int], before: Mapping[str, int], limit: int) -> list[Change]:
    found = [Change(name, now.get(name, 0), before.get(name, 0)) for name in {*now, *before}]
    moved = [change for change in found if change.by]
    return sorted(moved, key=lambda change: (-abs(change.by), -change.by, change.name))[:limit]
