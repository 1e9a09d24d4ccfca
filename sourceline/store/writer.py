"""Inserts and deletes of whole documents, inside the caller's write transaction."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from sourceline.model import Extraction
from sourceline.store import tables as t
from sourceline.store.errors import StoreError
from sourceline.store.rows import Numbers, RowMaker, Rows, document_values


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a document."""

    document_id: str
    title: str | None
    sha256: str
    events: int
    links: int
    claims: int
    quotes: int
    incidents: int
    """Incidents that no other report tells of."""


NUMBERED = (t.documents, t.entities, t.events, t.links, t.claims, t.quotes)


def free_number(connection: Connection, table: Table[Any]) -> int:
    """The next row number of a table; one that a deleted row had is not given again."""
    kept = select(t.last_numbers.c.n).where(t.last_numbers.c.table == table.name)
    highest = connection.execute(select(func.max(table.c.n))).scalar()
    return max(highest or 0, connection.execute(kept).scalar() or 0) + 1


def free_numbers(connection: Connection) -> Numbers:
    """The next free row number of every table that a document fills."""
    return Numbers(*(free_number(connection, table) for table in NUMBERED))


def keep_numbers(connection: Connection, *tables: Table[Any]) -> None:
    """Remember the highest row numbers; called before rows are deleted."""
    for table in tables:
        last = free_number(connection, table) - 1
        row = insert(t.last_numbers).values(table=table.name, n=last)
        connection.execute(row.on_conflict_do_update(index_elements=["table"], set_={"n": last}))


def insert_rows(connection: Connection, rows: Rows) -> None:
    """Insert rows of any number of documents."""
    for table, values in rows.ordered():
        connection.execute(insert(t.metadata.tables[table]), values)


def insert_document(connection: Connection, extraction: Extraction, run: int, now: dt.datetime) -> None:
    """Insert a document with all its records.

    Raises:
        StoreError: another text has the same document id, or a record names what the extraction lacks.
    """
    document_id = extraction.document.id
    if connection.execute(select(t.documents.c.n).where(t.documents.c.id == document_id)).first():
        raise StoreError(f"the store holds another text under the document id {document_id!r}")
    numbers = free_numbers(connection)
    number = numbers.take("documents")
    rows = RowMaker(extraction, numbers, run, number).records()
    rows.add("documents", n=number, run=run, added_at=now, **document_values(extraction))
    insert_rows(connection, rows)


def replace_records(connection: Connection, number: int, extraction: Extraction, run: int) -> None:
    """Put new records in the place of a document's old ones; the document keeps its row."""
    keep_numbers(connection, *NUMBERED)
    for table in (t.quotes, t.claims, t.links, t.events, t.entities):
        connection.execute(delete(table).where(table.c.document == number))
    values = document_values(extraction) | {"run": run}
    connection.execute(update(t.documents).where(t.documents.c.n == number).values(**values))
    insert_rows(connection, RowMaker(extraction, free_numbers(connection), run, number).records())


def delete_document(connection: Connection, document_id: str, now: dt.datetime) -> Removed:
    """Delete a document and what came from it, and remember its text's hash.

    Raises:
        StoreError: there is no such document.
    """
    row = connection.execute(select(t.documents).where(t.documents.c.id == document_id)).mappings().first()
    if row is None:
        raise StoreError(f"the store has no document {document_id!r}")
    number, title, sha256 = row["n"], row["title"], row["sha256"]
    counted = {table.name: _count(connection, table, number) for table in (t.events, t.links, t.claims, t.quotes)}
    keep_numbers(connection, *NUMBERED, t.incidents)
    held = select(t.incident_events.c.incident).join(t.events).where(t.events.c.document == number)
    told = connection.execute(held).scalars().all()
    connection.execute(delete(t.documents).where(t.documents.c.n == number))
    lonely = and_(t.incidents.c.n.in_(told), t.incidents.c.n.not_in(select(t.incident_events.c.incident)))
    gone = connection.execute(delete(t.incidents).where(lonely)).rowcount
    known = connection.execute(select(t.removed_texts).where(t.removed_texts.c.sha256 == sha256)).first()
    if not known:
        connection.execute(insert(t.removed_texts).values(sha256=sha256, title=title, removed_at=now))
    return Removed(document_id, title, sha256, **counted, incidents=gone)


def _count(connection: Connection, table: Table[Any], document: int) -> int:
    found = select(func.count()).select_from(table).where(table.c.document == document)
    return int(connection.execute(found).scalar_one())
