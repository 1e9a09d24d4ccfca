"""The list of documents with what was read from each, for tables and for reading them again."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Table, func, select

from sourceline.store import tables as t


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document without its text. `dated` is the publication date in force; the last three count its records."""

    id: str
    sha256: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    dated: dt.date | None
    digest: str | None
    origin: str | None
    run: int
    added_at: dt.datetime
    events: int
    links: int
    claims: int


def list_documents(connection: Connection) -> list[StoredDocument]:
    """All documents in the order they came in."""
    names = ("id", "sha256", "title", "publisher", "author", "url", "dated", "digest", "origin", "run", "added_at")
    counts = [_count(table).label(table.name) for table in (t.events, t.links, t.claims)]
    found = select(*(t.documents.c[name] for name in names), *counts).order_by(t.documents.c.n)
    return [StoredDocument(**row) for row in connection.execute(found).mappings()]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the engine; `finished_at` is None for one that was killed."""

    id: int
    kind: str
    engine_version: str
    started_at: dt.datetime
    finished_at: dt.datetime | None


def list_runs(connection: Connection) -> list[Run]:
    """All runs, newest first."""
    names = ("id", "kind", "engine_version", "started_at", "finished_at")
    found = select(*(t.runs.c[name] for name in names)).order_by(t.runs.c.id.desc())
    return [Run(**row) for row in connection.execute(found).mappings()]


def _count(table: Table[Any]) -> ScalarSelect[int]:
    return select(func.count()).where(table.c.document == t.documents.c.n).scalar_subquery()
