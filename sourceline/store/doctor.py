"""The store's health: every quote against its document, keys, schema and text search."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from sourceline.model import text_hash
from sourceline.store import tables as t
from sourceline.store.migrate import migrations, version


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: which check found it, and what it is, in words."""

    check: str
    message: str


def examine(connection: Connection) -> list[Problem]:
    """All problems of a store; empty when it is sound."""
    have, want = version(connection), len(migrations())
    if have != want:
        return [Problem("schema", f"the store has schema {have}; this version of Sourceline needs {want}")]
    checks = (_file, _schema, _foreign_keys, _texts, _quotes, _mentions, _bare_records)
    return [problem for check in checks for problem in check(connection)]


def _file(connection: Connection) -> Iterator[Problem]:
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield Problem("file", str(line))


def _schema(connection: Connection) -> Iterator[Problem]:
    for table in t.metadata.sorted_tables:
        found = {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')}
        if missing := [column.name for column in table.columns if column.name not in found]:
            yield Problem("schema", f"table {table.name} lacks {', '.join(missing)}")


def _foreign_keys(connection: Connection) -> Iterator[Problem]:
    for table, row, parent, _key in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem("foreign keys", f"row {row} of {table} refers to a row that {parent} lacks")


def _texts(connection: Connection) -> Iterator[Problem]:
    for key, sha256, body in connection.execute(select(t.documents.c.id, t.documents.c.sha256, t.documents.c.text)):
        if text_hash(body) != sha256:
            yield Problem("texts", f"the text of document {key} was changed after it was read")


def _quotes(connection: Connection) -> Iterator[Problem]:
    q, d = t.quotes.c, t.documents.c
    columns = select(q.n, q.event, q.link, q.claim, q.start, q.end, q.text, d.id, d.text)
    for n, event, link, claim, start, end, words, key, body in connection.execute(
        columns.join_from(t.quotes, t.documents).order_by(q.document)
    ):
        if not 0 <= start < end or body[start:end] != words:
            owners = {"event": event, "link": link, "claim": claim}
            owner = next((f"{kind} {number}" for kind, number in owners.items() if number), "publication date")
            yield Problem("quotes", f"quote {n} ({owner}) of document {key} is not its text at {start}:{end}")


def _mentions(connection: Connection) -> Iterator[Problem]:
    m, e, d = t.mentions.c, t.entities.c, t.documents.c
    rows = select(e.id, m.start, m.end, m.text, d.id, d.text).join_from(t.mentions, t.entities).join(t.documents)
    for entity, start, end, words, key, body in connection.execute(rows.order_by(e.document)):
        if not 0 <= start < end or body[start:end] != words:
            yield Problem("mentions", f"a mention of {entity} in document {key} is not its text at {start}:{end}")


def _bare_records(connection: Connection) -> Iterator[Problem]:
    for table, owner in ((t.events, "event"), (t.links, "link"), (t.claims, "claim")):
        quoted = select(t.quotes.c[owner]).where(t.quotes.c[owner].is_not(None))
        for key in connection.execute(select(table.c.id).where(table.c.n.not_in(quoted))).scalars():
            yield Problem("quotes", f"{owner} {key} has no quote")


def examine_search(connection: Connection) -> Iterator[Problem]:
    """Problems of the text search. FTS5 reports them through an insert, so it needs a write transaction."""
    for index, content in (("claims_fts", "claim_texts"), ("documents_fts", "documents")):
        try:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - both names are ours
        except DatabaseError:
            yield Problem("text search", f"{index} does not match the texts of {content}: run `doctor --mend-search`")
