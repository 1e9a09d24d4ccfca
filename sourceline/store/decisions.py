"""The log of what analysts decided: append-only. An undo is a new entry; what the machine read is never edited."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select

from sourceline.codes import Reliability
from sourceline.store import tables as t
from sourceline.store.correctable import checked
from sourceline.store.errors import StoreError
from sourceline.store.store import Store, now


class Action(StrEnum):
    """What an analyst can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE_ACTORS = "merge_actors"
    SPLIT_ACTOR = "split_actor"
    GRADE_SOURCE = "grade_source"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log. `kind` is event, link, claim, actor, source or decision; `target` an id or a publisher."""

    n: int
    at: dt.datetime
    author: str
    action: Action
    kind: str
    target: str
    value: Mapping[str, Any]
    reason: str
    undoes: int | None = None


_RECORDS = {"event": t.events, "link": t.links, "claim": t.claims}


class Decisions:
    """Writes and reads the log of one store, in the name of one author. Every decision needs a reason."""

    def __init__(self, store: Store, author: str) -> None:
        self._store = store
        self._author = author

    def accept(self, kind: str, target: str, reason: str) -> Decision:
        """An event, link or claim is right as it stands."""
        return self._record(Action.ACCEPT, kind, target, {}, reason)

    def reject(self, kind: str, target: str, reason: str) -> Decision:
        """An event, link or claim is wrong: it leaves every chart, and stays in the log."""
        return self._record(Action.REJECT, kind, target, {}, reason)

    def correct(self, kind: str, target: str, values: Mapping[str, Any], reason: str) -> Decision:
        """Fields of an event, link or claim have other values; see `sourceline.store.correctable` for which.

        Raises:
            StoreError: a field cannot be corrected, or a value is not one of its code list.
        """
        return self._record(Action.CORRECT, kind, target, checked(kind, values), reason)

    def merge_actors(self, actor: str, into: str, reason: str) -> Decision:
        """Two entity ids are one actor: `actor` is shown as `into`."""
        if actor == into:
            raise StoreError(f"{actor!r} cannot be merged into itself")
        self._need(t.entities, actor, "actor")
        return self._append(Action.MERGE_ACTORS, "actor", actor, {"into": into}, reason)

    def split_actor(self, actor: str, document_id: str, into: str, reason: str) -> Decision:
        """In one document, what was read as `actor` is somebody else: `into`, an entity id."""
        self._need(t.documents, document_id, "document")
        return self._append(Action.SPLIT_ACTOR, "actor", actor, {"document": document_id, "into": into}, reason)

    def grade_source(self, publisher: str, reliability: Reliability, reason: str) -> Decision:
        """Admiralty reliability of a publisher."""
        value = {"reliability": Reliability(reliability).value}
        return self._append(Action.GRADE_SOURCE, "source", publisher, value, reason)

    def undo(self, number: int, reason: str) -> Decision:
        """Take a decision back, which itself stays in the log; an undo can be undone too.

        Raises:
            StoreError: there is no such decision, or it is undone already.
        """
        log = {decision.n: decision for decision in self.log()}
        if number not in log:
            raise StoreError(f"there is no decision {number}")
        if any(decision.undoes == number for decision in log.values()):
            raise StoreError(f"decision {number} is undone already")
        return self._append(Action.UNDO, "decision", str(number), {}, reason, undoes=number)

    def log(self) -> list[Decision]:
        """All decisions, oldest first."""
        with self._store.reading() as connection:
            return read_log(connection)

    def _record(self, action: Action, kind: str, target: str, value: Mapping[str, Any], reason: str) -> Decision:
        if kind not in _RECORDS:
            raise StoreError(f"{action} is for an event, a link or a claim, not for {kind!r}")
        self._need(_RECORDS[kind], target, kind)
        return self._append(action, kind, target, value, reason)

    def _need(self, table: Any, key: str, what: str) -> None:
        with self._store.reading() as connection:
            if connection.execute(select(table.c.n).where(table.c.id == key)).first() is None:
                raise StoreError(f"the store has no {what} {key!r}")

    def _append(self, action: Action, kind: str, target: str, value: Any, reason: str, **more: int) -> Decision:
        if not reason.strip() or not self._author.strip():
            raise StoreError("a decision needs a reason and an author")
        row: dict[str, Any] = {"at": now(), "author": self._author, "action": action.value, "kind": kind}
        row |= {"target": target, "value": dict(value), "reason": reason.strip(), **more}
        with self._store.writing() as connection:
            number = connection.execute(insert(t.decisions).values(**row).returning(t.decisions.c.n)).scalar_one()
        return Decision(**row | {"n": number, "action": action})


def read_log(connection: Connection) -> list[Decision]:
    """All decisions, oldest first."""
    rows = connection.execute(select(t.decisions).order_by(t.decisions.c.n)).mappings()
    return [Decision(**{**row, "action": Action(row["action"])}) for row in rows]
