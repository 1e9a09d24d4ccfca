"""One incident or record in full: who gives which figure, who claims, denies and blames, what analysts changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sourceline.store import Store, StoreError
from sourceline.store import tables as t
from sourceline.store.correctable import ACTOR_FIELDS, CORRECTABLE
from sourceline.store.decisions import Decision, read_log
from sourceline.store.effective import Effective, effective, in_force
from sourceline.store.tables import TOLL_FIELDS

_FIELD_OF = {"perpetrator": "perpetrators"}
_TABLES = {"event": t.events, "link": t.links, "claim": t.claims}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an incident by one report: role, entity id, and who says so (for blame)."""

    role: str
    entity: str
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of an incident, with the machine's values corrected by decisions."""

    event_id: str
    document_id: str
    title: str | None
    publisher: str | None
    dated: Any
    reason: str
    copy: bool
    values: Mapping[str, Any]
    """Columns of the events table; `<toll>_min`, `<toll>_max` and `<toll>_said_by` are its figures."""
    parts: tuple[Part, ...]
    targets: tuple[str, ...]
    """Words for who or what was attacked."""


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """An incident and its reports, independent sources first."""

    id: str
    values: Mapping[str, Any]
    """Columns of the incidents table."""
    reports: tuple[ReportLine, ...]

    def figures(self, toll: str) -> list[tuple[str | None, int | None, int | None, str | None]]:
        """Publisher, lowest, highest and who said so, of each report that gives a figure of a kind of toll."""
        ends = [(line, line.values[f"{toll}_min"], line.values[f"{toll}_max"]) for line in self.reports]
        told = [entry for entry in ends if entry[1] is not None or entry[2] is not None]
        return [(line.publisher, low, high, line.values[f"{toll}_said_by"]) for line, low, high in told]

    def tolls(self) -> list[str]:
        """Kinds of toll that some report gives."""
        return [name for name in TOLL_FIELDS if self.figures(name)]


def incident_card(store: Store, incident_id: str) -> IncidentCard:
    """An incident in full.

    Raises:
        StoreError: there is no such incident.
    """
    e, d, i = t.events.c, t.documents.c, t.incident_events.c
    with store.reading() as connection:
        view = effective(read_log(connection))
        row = connection.execute(select(t.incidents).where(t.incidents.c.id == incident_id)).mappings().first()
        if row is None:
            raise StoreError(f"the store has no incident {incident_id!r}")
        names = (d.id.label("document_id"), d.title, d.publisher, d.dated, i.reason, i.copy)
        found = select(t.events, *names).join_from(t.incident_events, t.events).join(t.documents, e.document == d.n)
        reports = connection.execute(found.where(i.incident == row["n"]).order_by(i.copy, d.n)).mappings().all()
        people = _People(connection, [report["n"] for report in reports])
    return IncidentCard(incident_id, {**row}, tuple(_line(report, people, view) for report in reports))


class _People:
    """Actors and targets of some events."""

    def __init__(self, connection: Connection, events: Sequence[int]) -> None:
        acting = select(t.event_actors, t.entities.c.id.label("actor")).join(t.entities)
        aimed = select(t.event_targets).order_by(t.event_targets.c.ordinal)
        chosen, hit = t.event_actors.c.event.in_(events), t.event_targets.c.event.in_(events)
        self.actors = connection.execute(acting.where(chosen)).mappings().all()
        self.targets = connection.execute(aimed.where(hit)).mappings().all()


def _line(report: Mapping[Any, Any], people: _People, view: Effective) -> ReportLine:
    acting = [actor for actor in people.actors if actor["event"] == report["n"]]
    return ReportLine(
        event_id=report["id"],
        document_id=report["document_id"],
        title=report["title"],
        publisher=report["publisher"],
        dated=report["dated"],
        reason=report["reason"],
        copy=report["copy"],
        values={**report} | dict(view.corrections.get(("event", report["id"]), {})),
        parts=tuple(
            Part(actor["role"], view.actor(actor["actor"], report["document_id"]), actor["said_by"]) for actor in acting
        ),
        targets=tuple(target["text"] for target in people.targets if target["event"] == report["n"]),
    )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A record as the machine read it, as it counts now, and the decisions on it (oldest first, undone ones too)."""

    kind: str
    id: str
    machine: Mapping[str, Any]
    effective: Mapping[str, Any]
    decisions: tuple[Decision, ...]
    in_force: frozenset[int]
    """Numbers of the decisions that count."""
    rejected: bool


def reviewed(store: Store, kind: str, key: str) -> Reviewed:
    """An event, link or claim with what analysts decided about it.

    Raises:
        StoreError: there is no such kind or record.
    """
    if kind not in _TABLES:
        raise StoreError(f"{kind!r} is not an event, a link or a claim")
    table = _TABLES[kind]
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
        log = read_log(connection)
        machine = _machine(connection, kind, row) if row else {}
    if row is None:
        raise StoreError(f"the store has no {kind} {key!r}")
    view = effective(log)
    mine = tuple(decision for decision in log if (decision.kind, decision.target) == (kind, key))
    counting = frozenset(decision.n for decision in in_force(log))
    corrected = machine | dict(view.corrections.get((kind, key), {}))
    return Reviewed(kind, key, machine, corrected, mine, counting, view.rejected(kind, key))


def _machine(connection: Connection, kind: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    """What the machine read for each field that can be corrected; actors by their entity ids."""
    found = {name: row[name] for name in CORRECTABLE[kind] if name in row}
    if kind == "event":
        people = _People(connection, [row["n"]])
        acting = [(_FIELD_OF.get(actor["role"], actor["role"]), actor["actor"]) for actor in people.actors]
        found |= {name: [actor for role, actor in acting if role == name] for name in ACTOR_FIELDS}
        aimed = (
            select(t.entities.c.id).join_from(t.event_targets, t.entities).where(t.event_targets.c.event == row["n"])
        )
        found["targets"] = list(connection.execute(aimed.order_by(t.event_targets.c.ordinal)).scalars())
    elif kind == "link":
        ends = select(t.entities.c.n, t.entities.c.id).where(t.entities.c.n.in_([row["source"], row["target"]]))
        names = {end.n: end.id for end in connection.execute(ends)}
        found |= {end: names[row[end]] for end in ("source", "target")}
    return found
