"""Incidents after a decision: only documents that the decision touches are put anew."""

from sqlalchemy import Connection, select

from sourceline.fuse.run import fuse
from sourceline.store import Store
from sourceline.store import tables as t
from sourceline.store.decisions import Action, Decision, read_log


def fuse_after(store: Store, decision: Decision) -> int:
    """Bring the incidents in line with a decision just made; the number of incidents written.

    Decisions on links, claims and sources leave incidents as they are.
    """
    with store.reading() as connection:
        log = {entry.n: entry for entry in read_log(connection)}
        while decision.undoes is not None:
            decision = log[decision.undoes]
        changed = _documents(connection, decision)
    return fuse(store, changed) if changed else 0


def _documents(connection: Connection, decision: Decision) -> set[str]:
    told = select(t.documents.c.id)
    if decision.kind == "event":
        told = told.join(t.events).where(t.events.c.id == decision.target)
    elif decision.action is Action.MERGE_ACTORS:
        told = told.join(t.entities).where(t.entities.c.id == decision.target)
    elif decision.action is Action.SPLIT_ACTOR:
        return {decision.value["document"]}
    else:
        return set()
    return set(connection.execute(told).scalars())
