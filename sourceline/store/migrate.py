"""The schema's version and the numbered SQL files that bring an older store forward."""

import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, text

from sourceline.store.errors import StoreError

FOLDER = Path(__file__).with_name("migrations")
_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")


@lru_cache(maxsize=1)
def migrations() -> tuple[Path, ...]:
    """The migration files in order; the n-th brings version n - 1 to n.

    Raises:
        StoreError: a file is misnamed, or numbers are missing or doubled.
    """
    files = sorted(FOLDER.glob("*.sql"))
    numbers = [int(match[1]) for file in files if (match := _NAME.fullmatch(file.name))]
    if numbers != list(range(1, len(files) + 1)):
        raise StoreError(f"migrations are not numbered 1 to {len(files)} without a gap: {numbers}")
    return tuple(files)


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script; a trigger's inner semicolons do not split it."""
    found = ""
    for line in script.splitlines(keepends=True):
        if not found and line.lstrip().startswith("--"):
            continue
        found += line
        if sqlite3.complete_statement(found):
            yield found.strip()
            found = ""


def version(connection: Connection) -> int:
    """Schema version of an open store; 0 for an empty file."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def migrate(connection: Connection) -> None:
    """Bring the store to the newest schema, inside the caller's write transaction.

    Raises:
        StoreError: a newer Sourceline wrote it.
    """
    have, want = version(connection), len(migrations())
    if have > want:
        raise StoreError(
            f"this store has schema {have}, newer than the {want} this Sourceline knows: update Sourceline"
        )
    for file in migrations()[have:]:
        for statement in statements(file.read_text(encoding="utf-8")):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {want}")
