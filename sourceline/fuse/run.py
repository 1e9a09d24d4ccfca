"""Fusion of a store: only what is new or changed is compared, and only incidents that change are written."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, false, func, insert, or_, select

from sourceline.fuse.ground import with_border
from sourceline.fuse.group import Group, Grouper, Span, days
from sourceline.fuse.load import load_reports, texts_of
from sourceline.fuse.report import EventReport
from sourceline.fuse.summary import actor_rows, copies, summary
from sourceline.fuse.thresholds import Thresholds, thresholds
from sourceline.store import Store
from sourceline.store import tables as t
from sourceline.store.decisions import read_log
from sourceline.store.effective import Effective, effective
from sourceline.store.writer import free_number, keep_numbers
from sourceline.vocab import event_types

FUSION_VERSION = "1"
_FREE = ~exists().where(t.incident_events.c.event == t.events.c.n)
FEW, MANY = 1000, 20_000
"""Events and incidents that a query lists by number, at most; more are asked for anew in each query."""
MOST_WINDOWS = 100
"""Separate periods asked for in one query."""


def fuse(store: Store, changed: Iterable[str] | None = None) -> int:
    """Bring the incidents up to date; the number of incidents written.

    Reports that no incident holds yet are put to one. `changed`: ids of documents whose reports are to be put anew,
    after an analyst's decision on them.
    """
    run = store.start_run("fuse", FUSION_VERSION)
    with store.writing() as connection:
        written = _Fusion(connection, run, thresholds()).update(set(changed or ()))
    store.finish_run(run)
    return written


def pending(store: Store) -> bool:
    """Whether the store holds event reports that no incident holds yet, as after a run that was killed."""
    with store.reading() as connection:
        free = select(t.events.c.n).where(_FREE).limit(1)
        return connection.execute(free).first() is not None


def fuse_anew(store: Store) -> int:
    """Make all incidents again, after data/fusion.yaml or merges of actors changed; the number of incidents."""
    run = store.start_run("fuse", FUSION_VERSION)
    with store.writing() as connection:
        keep_numbers(connection, t.incidents)
        connection.execute(delete(t.incidents))
        written = _Fusion(connection, run, thresholds()).update(set())
    store.finish_run(run)
    return written


class _Fusion:
    """One run of fusion inside one write transaction."""

    def __init__(self, connection: Connection, run: int, limits: Thresholds) -> None:
        self._connection = connection
        self._run = run
        self._limits = limits
        self._view: Effective = effective(read_log(connection))

    def update(self, changed: set[str]) -> int:
        """Put pending reports to incidents and write every incident that changed."""
        keep_numbers(self._connection, t.incidents)
        touched = self._release(changed)
        reports = load_reports(self._connection, self._free(), self._view)
        grouper = Grouper(self._limits)
        numbers: dict[int, int] = {}
        for number, group in self._nearby(reports, touched):
            grouper.known(group)
            numbers[id(group)] = number
        dirty = {key: group for key, group in grouper.groups.items() if numbers[key] in touched}
        for report in reports:
            group = grouper.add(report)
            dirty[id(group)] = group
        stale = [numbers[key] for key in dirty if key in numbers]
        self._connection.execute(delete(t.incidents).where(t.incidents.c.n.in_(stale)))
        self._write(list(dirty.values()))
        return len(dirty)

    def _release(self, changed: set[str]) -> set[int]:
        """Take reports of changed documents and rejected ones out; the incidents that lost a report, now or before."""
        ids = select(t.documents.c.n).where(t.documents.c.id.in_(changed))
        rejected = [key for kind, key in self._view.verdicts if kind == "event" and self._view.rejected(kind, key)]
        loose = select(t.events.c.n).where(or_(t.events.c.document.in_(ids), t.events.c.id.in_(rejected)))
        mine = t.incident_events.c.event.in_(loose)
        touched = set(self._connection.execute(select(t.incident_events.c.incident).where(mine)).scalars())
        self._connection.execute(delete(t.incident_events).where(mine))
        touched |= self._lessened()
        empty = ~exists().where(t.incident_events.c.incident == t.incidents.c.n)
        self._connection.execute(delete(t.incidents).where(t.incidents.c.n.in_(touched), empty))
        return touched

    def _lessened(self) -> set[int]:
        """Incidents that count more reports than they hold, as after a document was removed.

        Only fusion adds reports and it counts them, so none holds more than it counts; where the sums agree, all do.
        That takes 0.2 s at a million incidents, and asking each takes 2 s.
        """
        counted = self._connection.execute(select(func.sum(t.incidents.c.reports))).scalar_one() or 0
        if counted == self._connection.execute(select(func.count()).select_from(t.incident_events)).scalar_one():
            return set()
        held = select(func.count()).where(t.incident_events.c.incident == t.incidents.c.n).scalar_subquery()
        return set(self._connection.execute(select(t.incidents.c.n).where(t.incidents.c.reports != held)).scalars())

    def _free(self) -> ColumnElement[bool]:
        """Which events no incident holds; where they are few, by their numbers, so that they are looked for once."""
        found = self._connection.execute(select(t.events.c.n).where(_FREE).limit(FEW + 1)).scalars().all()
        return t.events.c.n.in_(found) if len(found) <= FEW else _FREE

    def _nearby(self, pending: Sequence[EventReport], touched: set[int]) -> list[tuple[int, Group]]:
        """Stored incidents that a pending report may belong to by its date, and those that lost a report."""
        near = or_(self._in_reach(pending), t.incident_events.c.incident.in_(touched))
        asked = (
            select(t.incident_events.c.incident).join_from(t.incident_events, t.events).join(t.documents).where(near)
        )
        found = self._connection.execute(asked.distinct().limit(MANY + 1)).scalars().all()
        wanted: Any = found if len(found) <= MANY else asked
        rows = select(t.incident_events).where(t.incident_events.c.incident.in_(wanted))
        members = {row["event"]: row for row in self._connection.execute(rows).mappings()}
        inside = t.events.c.n.in_(select(t.incident_events.c.event).where(t.incident_events.c.incident.in_(wanted)))
        groups: dict[int, Group] = {}
        for report in load_reports(self._connection, inside, self._view):
            row = members[report.n]
            groups.setdefault(row["incident"], Group()).add(report, row["reason"])
        return list(groups.items())

    def _in_reach(self, pending: Sequence[EventReport]) -> ColumnElement[bool]:
        """Stored events of a kind that fits a pending report, dated about as it; undated ones, if published about then.

        No report joins an incident of which a member is of another kind or too vague in time (`compare` refuses it).
        """
        reach = max(self._limits.max_days_apart, self._limits.undated_days)
        vaguest = self._limits.vaguest_days + 2 * reach
        told: dict[str, list[Span]] = defaultdict(list)
        for report in pending:
            if (span := days(report, reach)) and (span[1] - span[0]).days <= vaguest:
                told[report.sub_type].append(span)
        event, document = t.events.c, t.documents.c
        near: list[ColumnElement[bool]] = [event.id.in_(self._corrected())]
        for kind, spans in told.items():
            fits = event.sub_event_type.in_(self._kin(kind))
            for first, last in windows(spans, max(1, MOST_WINDOWS // len(told))):
                started = event.date_start.between(first - dt.timedelta(days=vaguest), last)
                near.append(and_(started, event.date_end >= first, fits))
                near.append(and_(event.date_start.is_(None), document.dated.between(first, last), fits))
        return or_(*near) if pending else false()

    def _kin(self, kind: str) -> list[str]:
        """The kinds that may be one incident with a kind."""
        return [
            kind,
            *(sub.name for sub in event_types() if sub.name != kind and self._limits.kinds_fit(kind, sub.name)),
        ]

    def _corrected(self) -> list[str]:
        """Events whose date or kind an analyst corrected: the table tells what the machine read."""
        named = {"date_start", "sub_event_type"}
        return [
            key for (kind, key), values in self._view.corrections.items() if kind == "event" and named & set(values)
        ]

    def _write(self, groups: Sequence[Group]) -> None:
        if not groups:
            return
        texts = texts_of(self._connection, (report.document for group in groups for report in group.reports))
        free = free_number(self._connection, t.incidents)
        incidents, members, actors = [], [], []
        for number, group in enumerate(groups, start=free):
            again = copies(group.reports, texts, self._limits.copy_share)
            counts = {"reports": len(group.reports), "sources": len(group.reports) - len(again)}
            incidents.append({"n": number, "id": group.id, "run": self._run} | counts | summary(group.reports))
            for report in group.reports:
                why = {"reason": group.reasons[report.id], "copy": report.n in again}
                members.append({"event": report.n, "incident": number} | why)
            named = sorted(actor_rows(group.reports))
            actors += [{"incident": number, "role": role, "entity": entity} for role, entity in named]
        for table, rows in (
            (t.incidents, with_border(incidents)),
            (t.incident_events, members),
            (t.incident_actors, actors),
        ):
            if rows:
                self._connection.execute(insert(table), rows)


def windows(spans: Sequence[Span], most: int) -> list[Span]:
    """Spans of days that touch, joined; if more than `most` are left, one that covers them all."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined if len(joined) <= most else [(joined[0][0], joined[-1][1])]
