"""Connections to the store: SQLite in WAL mode, foreign keys on, writers that queue instead of failing."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, update
from sqlalchemy.engine import make_url

from sourceline.store.errors import StoreError
from sourceline.store.tables import state

BUSY_SECONDS = 60
"""How long a writer waits for another process's transaction."""
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",  # with WAL: safe against a killed process, fast
)


def _on_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # SQLAlchemy's begin event below opens transactions, not the driver
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    _use_wal(raw)


def _use_wal(raw: Any) -> None:
    """Switch a new file to WAL. SQLite answers "locked" at once if another process does so too, so ask again."""
    patience = time.monotonic() + BUSY_SECONDS
    while raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.02)


def _on_begin(connection: Connection) -> None:
    # A reader that later wants to write cannot be promoted while another process writes; so writers say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def open_engine(url: str) -> Engine:
    """Engine for an SQLite file, whose folder is made where it is missing.

    Raises:
        StoreError: the address is of another database, or no file's.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise StoreError(f"the store is an SQLite file (sqlite:///path), not {address.render_as_string()}")
    if not address.database or address.database == ":memory:":
        raise StoreError("the store needs a file: several processes and threads read it")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A write transaction: committed whole on leaving, rolled back whole on an error. It moves the store's revision."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection
        connection.execute(update(state).values(revision=state.c.revision + 1))
