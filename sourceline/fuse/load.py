"""Event reports out of the store, with the analysts' decisions laid over them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from sourceline.fuse.report import EventReport
from sourceline.store import tables as t
from sourceline.store.correctable import ACTOR_FIELDS
from sourceline.store.effective import Effective

_ROLE_OF = {"perpetrators": "perpetrator", "targets": "target"}
Actors = dict[int, dict[str, set[str]]]


def load_reports(connection: Connection, which: ColumnElement[bool], view: Effective) -> list[EventReport]:
    """Event reports for which a condition holds, in the order they came in; rejected ones are left out."""
    about = (t.documents.c.id, t.documents.c.publisher, t.documents.c.dated)
    labels = [column.label(f"document_{column.name}") for column in about]
    rows = connection.execute(select(t.events, *labels).join(t.documents).where(which)).mappings().all()
    parts = _Parts(connection, which, view)
    found = [_report(row, parts, view) for row in rows if not view.rejected("event", row["id"])]
    return sorted(found, key=lambda report: report.order)


class _Parts:
    """Actors, target kinds and words of the events asked for."""

    def __init__(self, connection: Connection, which: ColumnElement[bool], view: Effective) -> None:
        self.actors: Actors = defaultdict(lambda: defaultdict(set))
        self.kinds: dict[int, set[str]] = defaultdict(set)
        self.words: dict[int, list[str]] = defaultdict(list)
        e, d, n = t.entities.c, t.documents.c, t.events.c.n
        acting = select(n, t.event_actors.c.role, e.id, d.id).join_from(t.event_actors, t.events)
        rows = connection.execute(acting.join(t.entities).join(t.documents, t.events.c.document == d.n).where(which))
        for event, role, actor, document in rows:
            self.actors[event][role].add(view.actor(actor, document))
        aimed = select(n, t.event_targets.c.kind, e.id, d.id).join_from(t.event_targets, t.events)
        rows = connection.execute(
            aimed.outerjoin(t.entities).join(t.documents, t.events.c.document == d.n).where(which)
        )
        for event, kind, actor, document in rows:
            self.kinds[event].add(kind)
            if actor:
                self.actors[event]["target"].add(view.actor(actor, document))
        quoted = select(n, t.quotes.c.text).join_from(t.quotes, t.events, t.quotes.c.event == n).where(which)
        for event, words in connection.execute(quoted.order_by(t.quotes.c.ordinal)):
            self.words[event].append(words)


def _report(row: Mapping[Any, Any], parts: _Parts, view: Effective) -> EventReport:
    key, number = row["id"], row["n"]
    corrected = dict(view.corrections.get(("event", key), {}))
    actors = {role: frozenset(found) for role, found in parts.actors[number].items()}
    for name in ACTOR_FIELDS:
        if name in corrected:
            actors[_ROLE_OF.get(name, name)] = frozenset(corrected.pop(name))
    for name in ("date_start", "date_end"):
        if corrected.get(name):
            corrected[name] = dt.date.fromisoformat(corrected[name])
    return EventReport(
        n=number,
        id=key,
        order=(row["document"], row["ordinal"]),
        document=row["document"],
        document_id=row["document_id"],
        publisher=row["document_publisher"],
        dated=row["document_dated"],
        values={**row} | corrected,
        actors=actors,
        target_kinds=frozenset(parts.kinds[number]),
        words=" ".join(parts.words[number]),
        reviewed=view.reviewed("event", key),
    )


def texts_of(connection: Connection, documents: Iterable[int]) -> dict[int, str]:
    """Texts of documents by row number."""
    wanted = sorted(set(documents))
    rows = connection.execute(select(t.documents.c.n, t.documents.c.text).where(t.documents.c.n.in_(wanted)))
    return {row.n: row.text for row in rows}
