"""What the decisions of analysts are about, in words that a log can show."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from sourceline.store import Store
from sourceline.store import tables as t
from sourceline.store.decisions import Decision

_TABLES = {"event": t.events, "link": t.links, "claim": t.claims}
_GONE = "no longer in the store"


def subjects_of(store: Store, decisions: Iterable[Decision], names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """By kind and target, what each decision is about: `event: Armed clash, Wana, 2024-05-01 (Dawn)`.

    `names`: actors' names by their ids. A record of a report that was removed is said to be gone.
    """
    asked = {(decision.kind, decision.target) for decision in decisions}
    found = {(kind, target): _other(kind, target, names) for kind, target in asked if kind not in _TABLES}
    with store.reading() as connection:
        for kind in _TABLES:
            ids = sorted(target for other, target in asked if other == kind)
            rows = {row["id"]: row for row in _rows(connection, kind, ids)} if ids else {}
            for key in ids:
                words = _words(kind, rows[key], names) if key in rows else _GONE
                found[kind, key] = f"{kind}: {words}"
    return found


def _other(kind: str, target: str, names: Mapping[str, str]) -> str:
    return f"{kind}: {names.get(target, target)}" if kind in {"actor", "source"} else ""


def _rows(connection: Connection, kind: str, ids: list[str]) -> Iterable[Mapping[str, Any]]:
    table = _TABLES[kind]
    ends, columns = _joined(kind)
    asked = select(table, t.documents.c.publisher, *columns).select_from(ends).where(table.c.id.in_(ids))
    return [dict(row) for row in connection.execute(asked).mappings()]


def _joined(kind: str) -> tuple[Any, list[ColumnElement[Any]]]:
    """The record's table with its report and, for a link, the names of its ends."""
    table = _TABLES[kind]
    joined = table.join(t.documents, table.c.document == t.documents.c.n)
    if kind != "link":
        return joined, []
    one, other = t.entities.alias(), t.entities.alias()
    joined = joined.join(one, t.links.c.source == one.c.n).join(other, t.links.c.target == other.c.n)
    columns = [one.c.id.label("from_id"), one.c.name.label("from_name"), other.c.id.label("to_id")]
    return joined, [*columns, other.c.name.label("to_name")]


def _words(kind: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if kind == "event":
        told = [row["sub_event_type"], row["place_name"], row["date_start"]]
    elif kind == "link":
        ends = [names.get(row[f"{end}_id"], row[f"{end}_name"]) for end in ("from", "to")]
        told = [f" {str(row['relation']).replace('_', ' ')} ".join(ends)]
    else:
        told = [f"{names.get(row['speaker'], row['speaker']) or 'somebody'} {str(row['stance']).replace('_', ' ')}"]
    words = ", ".join(str(word) for word in told if word)
    return f"{words} ({row['publisher']})" if row["publisher"] else words
