"""Reports -> incidents: each report joins the incident it fits best, if it fits every report in it."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sourceline.fuse.compare import Verdict, compare
from sourceline.fuse.report import EventReport
from sourceline.fuse.thresholds import Thresholds

FEW_DAYS = 10
"""Days; a date of more is filed by month."""
MOST_MONTHS = 60
Span = tuple[dt.date, dt.date]
Time = dt.date | tuple[int, int] | tuple[int, int, bool]


Cell = tuple[int, int] | None
Key = tuple[Time, Cell | str]
EVERYWHERE = "everywhere"


@dataclass(slots=True)
class Group:
    """Reports of one incident, earliest first, and why each joined."""

    reports: list[EventReport] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    def add(self, report: EventReport, reason: str) -> None:
        """Put a report in."""
        self.reports.append(report)
        self.reports.sort(key=lambda member: member.order)
        self.reasons[report.id] = reason

    @property
    def id(self) -> str:
        """Incident id: from its earliest report's."""
        return "i" + self.reports[0].id[1:]


class Grouper:
    """Groups reports one by one in the order they came in; known incidents can be put in first."""

    def __init__(self, limits: Thresholds) -> None:
        self._limits = limits
        self._index: dict[Key, dict[int, Group]] = defaultdict(dict)
        self.groups: dict[int, Group] = {}

    def known(self, group: Group) -> None:
        """Put an incident in as it stands."""
        self.groups[id(group)] = group
        for report in group.reports:
            self._put(group, report)

    def add(self, report: EventReport) -> Group:
        """Put a report to the incident it fits, or start a new one."""
        best: tuple[int, Group, Verdict] | None = None
        for group in self._candidates(report):
            verdict = self._fits(report, group)
            if verdict and (best is None or verdict.points > best[0]):
                best = (verdict.points, group, verdict)
        if best:
            group, reason = best[1], "; ".join(best[2].reasons)
        else:
            group, reason = Group(), "first report"
            self.groups[id(group)] = group
        group.add(report, reason)
        self._put(group, report)
        return group

    def _fits(self, report: EventReport, group: Group) -> Verdict | None:
        """The best verdict against a member, when every member allows it and none speaks against it."""
        verdicts = [compare(report, member, self._limits) for member in group.reports]
        if any(verdict.refused for verdict in verdicts):
            return None
        best = max(verdicts, key=lambda verdict: verdict.points)
        worst = min(verdict.points for verdict in verdicts)
        return best if best.points >= self._limits.merge_at and worst >= self._limits.member_at else None

    def _put(self, group: Group, report: EventReport) -> None:
        for time in times(report):
            self._index[time, EVERYWHERE][id(group)] = group
            self._index[time, cell(report)][id(group)] = group

    def _candidates(self, report: EventReport) -> Iterable[Group]:
        found: dict[int, Group] = {}
        for time in sought(report, self._reach(report)):
            for where in around(cell(report)):
                found |= self._index.get((time, where), {})
        return sorted(found.values(), key=lambda group: group.reports[0].order)

    def _reach(self, report: EventReport) -> int:
        return self._limits.max_days_apart if report.span else self._limits.undated_days


def cell(report: EventReport) -> Cell:
    """Degree square of a report with a point finer than a province; None for others."""
    if report.point is None or report.values["place_precision"] == "province":
        return None
    return math.floor(report.point[0]), math.floor(report.point[1])


def around(where: Cell) -> list[Cell | str]:
    """Squares to look in: its own, the eight around it and the unplaced; everywhere for a report without a square."""
    if where is None:
        return [EVERYWHERE]
    steps = (-1, 0, 1)
    return [None, *((where[0] + north, where[1] + east) for north in steps for east in steps)]


def days(report: EventReport, reach: int = 0) -> Span | None:
    """First and last day under which a report is looked up: its own, else its document's, `reach` days wider."""
    span = report.span or ((report.dated, report.dated) if report.dated else None)
    wider = dt.timedelta(days=reach)
    return (span[0] - wider, span[1] + wider) if span else None


def times(report: EventReport) -> Iterator[Time]:
    """What a report is filed under: its months, and its days or (for a vague date) its months marked as vague."""
    span = days(report)
    if span is None:
        return
    yield from months(span)
    if (span[1] - span[0]).days <= FEW_DAYS:
        yield from each_day(span)
    else:
        yield from ((*month, True) for month in months(span))


def sought(report: EventReport, reach: int) -> Iterator[Time]:
    """What a report is looked up under: its days and the vague ones of its months; a vague one, its months."""
    span = days(report, reach)
    if span is None:
        return
    if (span[1] - span[0]).days <= FEW_DAYS + 2 * reach:
        yield from each_day(span)
        yield from ((*month, True) for month in months(span))
    else:
        yield from months(span)


def each_day(span: Span) -> Iterator[dt.date]:
    """The days of a span."""
    for offset in range((span[1] - span[0]).days + 1):
        yield span[0] + dt.timedelta(days=offset)


def months(span: Span) -> Iterator[tuple[int, int]]:
    """Year and month of the months of a span; of a very long one, of its first years only."""
    last = min(span[1].year * 12 + span[1].month, span[0].year * 12 + span[0].month + MOST_MONTHS)
    for month in range(span[0].year * 12 + span[0].month, last + 1):
        yield (month - 1) // 12, (month - 1) % 12 + 1
