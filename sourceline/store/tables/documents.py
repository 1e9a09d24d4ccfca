"""Tables of runs, documents, the actors they mention, and every quote of every record."""

import datetime as dt

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Named, Table, TypedColumns, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from sourceline.store.tables.base import metadata


class _State(TypedColumns):
    id = Column(Integer, primary_key=True)
    revision: Named[int]
    """Goes up by one with every change of the store: what a columnar copy is compared with."""
    key: Named[str] = Column(server_default="")
    """Random; tells one store's copies from another's."""


class _LastNumbers(TypedColumns):
    table: Named[str] = Column(primary_key=True)
    n: Named[int]
    """Highest row number the table ever had: a number is never used again."""


class _Runs(TypedColumns):
    id = Column(Integer, primary_key=True)
    kind: Named[str]
    engine_version: Named[str]
    started_at: Named[dt.datetime]
    finished_at: Named[dt.datetime | None]


class _Documents(TypedColumns):
    n = Column(Integer, primary_key=True)
    id: Named[str] = Column(unique=True)
    sha256: Named[str] = Column(unique=True)
    text: Named[str]
    title: Named[str | None]
    publisher: Named[str | None]
    author: Named[str | None]
    url: Named[str | None]
    published: Named[dt.date | None]
    """What the file itself says; `dated` is the date in force, which may come from the text's dateline."""
    dated: Named[dt.date | None]
    language: Named[str]
    digest: Named[str | None]
    origin: Named[str | None]
    run: Named[int] = Column(ForeignKey("runs.id"))
    added_at: Named[dt.datetime]


class _Entities(TypedColumns):
    n = Column(Integer, primary_key=True)
    document: Named[int] = Column(ForeignKey("documents.n", ondelete="CASCADE"))
    ordinal: Named[int]
    id: Named[str]
    name: Named[str]
    kind: Named[str]


class _Mentions(TypedColumns):
    entity: Named[int] = Column(ForeignKey("entities.n", ondelete="CASCADE"), primary_key=True)
    ordinal: Named[int] = Column(primary_key=True)
    start: Named[int]
    end: Named[int]
    text: Named[str]


class _Quotes(TypedColumns):
    n = Column(Integer, primary_key=True)
    document: Named[int] = Column(ForeignKey("documents.n", ondelete="CASCADE"))
    event: Named[int | None] = Column(ForeignKey("events.n", ondelete="CASCADE"))
    link: Named[int | None] = Column(ForeignKey("links.n", ondelete="CASCADE"))
    claim: Named[int | None] = Column(ForeignKey("claims.n", ondelete="CASCADE"))
    ordinal: Named[int]
    start: Named[int]
    end: Named[int]
    text: Named[str]


def _one_owner() -> SchemaItem:
    """A quote belongs to one event, one link, one claim or (none of these) to the document's date."""
    return CheckConstraint("(event IS NOT NULL) + (link IS NOT NULL) + (claim IS NOT NULL) <= 1", name="one_owner")


state = Table("state", metadata, _State)
last_numbers = Table("last_numbers", metadata, _LastNumbers)
runs = Table("runs", metadata, _Runs)
documents = Table("documents", metadata, _Documents)
entities = Table("entities", metadata, _Entities, UniqueConstraint("document", "id"))
mentions = Table("mentions", metadata, _Mentions)
quotes = Table("quotes", metadata, _Quotes, _one_owner())

Index("entities_id", entities.c.id)
for _owner in (quotes.c.document, quotes.c.event, quotes.c.link, quotes.c.claim):
    Index(f"quotes_{_owner.name}", _owner, sqlite_where=_owner.isnot(None))
