"""The store: one SQL file that holds documents, what they report, and what analysts decided."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update

from sourceline.model import Document, Extraction
from sourceline.settings import settings
from sourceline.store import tables as t
from sourceline.store.doctor import Problem, examine, examine_search
from sourceline.store.engine import open_engine, writing
from sourceline.store.errors import StoreError
from sourceline.store.listing import Run, StoredDocument, list_documents, list_runs
from sourceline.store.migrate import migrate, migrations, version
from sourceline.store.rebuild import Rebuilder, document_of
from sourceline.store.writer import Removed, delete_document, insert_document, replace_records


def now() -> dt.datetime:
    """This moment in UTC, as the store keeps it (naive, whole seconds)."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)


def open_store(url: str | None = None) -> "Store":
    """The store at an SQLAlchemy address (default: the setting `store_url`), brought to the newest schema.

    Raises:
        StoreError: the address is no SQLite file's, or a newer Sourceline wrote the store.
    """
    engine = open_engine(url or settings().store_url)
    with engine.connect() as connection:
        known = version(connection)
    if known != len(migrations()):
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            migrate(connection)
    return Store(engine)


class Store:
    """Reads and writes one store. Safe to share between threads; any number of processes may have one each."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def url(self) -> str:
        """The SQLAlchemy address."""
        return self.engine.url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Close the pooled connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view: what other processes write meanwhile is not seen."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction, committed whole or not at all; other writers wait."""
        with writing(self.engine) as connection:
            yield connection

    def revision(self) -> int:
        """Goes up with every change: compare it to know whether a copy is stale. Costs microseconds."""
        with self.engine.connect() as connection:
            return connection.execute(select(t.state.c.revision)).scalar_one()

    def key(self) -> str:
        """Random name of this store, the same for its life."""
        with self.engine.connect() as connection:
            return connection.execute(select(t.state.c.key)).scalar_one()

    def start_run(self, kind: str, engine_version: str) -> int:
        """Number of a new run; every row names the run that made it."""
        with self.writing() as connection:
            run = insert(t.runs).values(kind=kind, engine_version=engine_version, started_at=now())
            return int(connection.execute(run.returning(t.runs.c.id)).scalar_one())

    def finish_run(self, run_id: int) -> None:
        """Mark a run as finished; one that was killed never is. The database then takes stock of what came in."""
        with self.writing() as connection:
            connection.execute(update(t.runs).where(t.runs.c.id == run_id).values(finished_at=now()))
            connection.exec_driver_sql("PRAGMA optimize")

    def add(self, extraction: Extraction, run_id: int) -> bool:
        """Add a document with all its records in one transaction; False, changing nothing, when its text is in.

        Raises:
            StoreError: another text has its id, or a record names an actor or event that the extraction lacks.
        """
        if self.has_text(extraction.document.sha256):
            return False
        with self.writing() as connection:
            fresh = _with_text(connection, extraction.document.sha256) is None  # else another process was faster
            if fresh:
                insert_document(connection, extraction, run_id, now())
                again = t.removed_texts.c.sha256 == extraction.document.sha256
                connection.execute(delete(t.removed_texts).where(again))
        return fresh

    def replace(self, extraction: Extraction, run_id: int) -> None:
        """Put a newer reading of a stored text in place of the older. Ids are stable, so decisions keep their records.

        Raises:
            StoreError: the store lacks the text.
        """
        with self.writing() as connection:
            row = _with_text(connection, extraction.document.sha256)
            if row is None:
                raise StoreError(f"the store lacks the text of document {extraction.document.id!r}")
            replace_records(connection, row["n"], extraction, run_id)

    def remove(self, document_id: str) -> Removed:
        """Remove a document and all that came from it; its text is remembered as removed.

        Raises:
            StoreError: there is no such document.
        """
        with self.writing() as connection:
            return delete_document(connection, document_id, now())

    def removed_hashes(self) -> frozenset[str]:
        """SHA-256 of the texts that the user removed."""
        with self.reading() as connection:
            return frozenset(connection.execute(select(t.removed_texts.c.sha256)).scalars())

    def has_text(self, sha256: str) -> bool:
        """Whether a text is in."""
        with self.reading() as connection:
            return _with_text(connection, sha256) is not None

    def document(self, document_id: str) -> Document:
        """One document.

        Raises:
            StoreError: there is no such document.
        """
        with self.reading() as connection:
            return document_of(_row(connection, document_id))

    def documents(self) -> list[StoredDocument]:
        """What is known of each document, without its text, in the order they came in."""
        with self.reading() as connection:
            return list_documents(connection)

    def runs(self) -> list[Run]:
        """Every run of the engine, newest first."""
        with self.reading() as connection:
            return list_runs(connection)

    def extraction(self, document_id: str) -> Extraction:
        """All that was read from a document, equal to what was added.

        Raises:
            StoreError: there is no such document.
        """
        with self.reading() as connection:
            return Rebuilder(connection, _row(connection, document_id)).extraction()

    def doctor(self) -> list[Problem]:
        """What is wrong with the store; empty when it is sound. Reads everything."""
        with self.reading() as connection:
            problems = examine(connection)
        if any(problem.check in {"file", "schema"} for problem in problems):
            return problems
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            return problems + list(examine_search(connection))

    def rebuild_search(self) -> None:
        """Make the text search anew from the stored texts."""
        with self.writing() as connection:
            for index in ("claims_fts", "documents_fts"):
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - our own names


def _with_text(connection: Connection, sha256: str) -> RowMapping | None:
    found = select(t.documents.c.n, t.documents.c.id).where(t.documents.c.sha256 == sha256)
    return connection.execute(found).mappings().first()


def _row(connection: Connection, document_id: str) -> RowMapping:
    row = connection.execute(select(t.documents).where(t.documents.c.id == document_id)).mappings().first()
    if row is None:
        raise StoreError(f"the store has no document {document_id!r}")
    return row
