"""The sentences behind any mark on screen: quote, context, document, who said it and why the engine took it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal, select

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.rows import Page, incidents
from sourceline.store import Store, StoreError
from sourceline.store import tables as t
from sourceline.store.rebuild import document_of

CONTEXT = 240
"""Characters shown before and after a quote, at most."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody speaks in a quote: entity id or words, and what they do."""

    speaker: str
    stance: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quote of one record. `before` and `after` are the text around it; offsets are code points of the document."""

    kind: str
    record_id: str
    document_id: str
    title: str | None
    publisher: str | None
    author: str | None
    dated: dt.date | None
    url: str | None
    digest: str | None
    start: int
    end: int
    quote: str
    before: str
    after: str
    cues: tuple[str, ...] = ()
    speakers: tuple[Speech, ...] = ()
    incident_id: str | None = None
    reason: str | None = None
    """Why fusion put this report to the incident."""
    copy: bool = False
    """This report adds no independent source."""


def evidence(store: Store, kind: str, ids: str | Iterable[str]) -> list[Evidence]:
    """Quotes of records, oldest document first. `kind`: event, incident, link, claim, actor or document.

    Of an actor: where documents mention it. Of a document: all quotes of its events, links and claims.

    Raises:
        StoreError: there is no such kind.
    """
    wanted = [ids] if isinstance(ids, str) else list(ids)
    if kind not in _QUERIES:
        raise StoreError(f"there is no evidence for a {kind!r}; there is for {', '.join(_QUERIES)}")
    with store.reading() as connection:
        rows = [row for query in _QUERIES[kind](wanted) for row in connection.execute(query).mappings()]
        return _assembled(connection, rows)


def evidence_for(store: Store, desk: Desk, filters: Filters, limit: int = 50) -> list[Evidence]:
    """Quotes of the newest passing incidents: what a bar, a cell or a segment with these filters stands for."""
    found = incidents(desk, filters, Page(limit=limit))["id"].to_list()
    return evidence(store, "incident", found)


def _events(which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*_quoted("event", t.events), t.incidents.c.id.label("incident_id"), t.incident_events.c.reason)
        .add_columns(t.incident_events.c.copy)
        .join_from(t.quotes, t.events, t.quotes.c.event == t.events.c.n)
        .outerjoin(t.incident_events, t.incident_events.c.event == t.events.c.n)
        .outerjoin(t.incidents, t.incident_events.c.incident == t.incidents.c.n)
        .where(which)
        .order_by(t.quotes.c.document, t.quotes.c.start)
    )


def _quoted(kind: str, table: Any) -> tuple[Any, ...]:
    quote = t.quotes.c
    return (
        literal(kind).label("kind"),
        table.c.id.label("record_id"),
        table.c.cues,
        quote.document,
        quote.start,
        quote.end,
    )


def _plain(kind: str, table: Any, which: ColumnElement[bool]) -> Select[Any]:
    joined = select(*_quoted(kind, table)).join_from(t.quotes, table, t.quotes.c[kind] == table.c.n)
    return joined.where(which).order_by(t.quotes.c.document, t.quotes.c.start)


def _mentions(ids: Sequence[str]) -> list[Select[Any]]:
    entity, mention = t.entities.c, t.mentions.c
    names: tuple[Any, ...] = (literal("actor").label("kind"), entity.id.label("record_id"), entity.document)
    found = select(*names, mention.start, mention.end).join_from(t.mentions, t.entities)
    return [found.where(entity.id.in_(ids)).order_by(entity.document, mention.start)]


def _document(ids: Sequence[str]) -> list[Select[Any]]:
    mine = t.quotes.c.document.in_(select(t.documents.c.n).where(t.documents.c.id.in_(ids)))
    return [_events(mine), _plain("link", t.links, mine), _plain("claim", t.claims, mine)]


def _ids(table: Any, ids: Sequence[str]) -> Select[int]:
    """Row numbers of records; asked for first, so that quotes are found by their index and not read through."""
    return select(table.c.n).where(table.c.id.in_(ids))


def _told(ids: Sequence[str]) -> Select[int]:
    return select(t.incident_events.c.event).where(t.incident_events.c.incident.in_(_ids(t.incidents, ids)))


_QUERIES: Mapping[str, Any] = {
    "event": lambda ids: [_events(t.quotes.c.event.in_(_ids(t.events, ids)))],
    "incident": lambda ids: [_events(t.quotes.c.event.in_(_told(ids)))],
    "link": lambda ids: [_plain("link", t.links, t.quotes.c.link.in_(_ids(t.links, ids)))],
    "claim": lambda ids: [_plain("claim", t.claims, t.quotes.c.claim.in_(_ids(t.claims, ids)))],
    "actor": _mentions,
    "document": _document,
}


def _assembled(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[Evidence]:
    numbers = sorted({row["document"] for row in rows})
    found = connection.execute(select(t.documents).where(t.documents.c.n.in_(numbers))).mappings()
    documents = {row["n"]: (document_of(row), row["dated"]) for row in found}
    speeches = _speeches(connection, numbers)
    made = []
    for row in rows:
        document, dated = documents[row["document"]]
        quote = document.quote(row["start"], row["end"])
        spoken = [speech for start, end, speech in speeches[row["document"]] if start < quote.end and quote.start < end]
        told = {name: getattr(document, name) for name in ("title", "publisher", "author", "url", "digest")}
        fused = {name: row[name] for name in ("incident_id", "reason") if name in row}
        made.append(
            Evidence(
                kind=row["kind"],
                record_id=row["record_id"],
                document_id=document.id,
                dated=dated,
                start=quote.start,
                end=quote.end,
                quote=quote.text,
                before=before(document.text, quote.start),
                after=after(document.text, quote.end),
                cues=tuple(row.get("cues") or ()),
                speakers=tuple(dict.fromkeys(spoken)),
                copy=bool(row.get("copy")),
                **told,
                **fused,
            )
        )
    return made


def _speeches(connection: Connection, documents: Sequence[int]) -> dict[int, list[tuple[int, int, Speech]]]:
    """Claims of documents: span, speaker and stance."""
    columns = (t.quotes.c.document, t.quotes.c.start, t.quotes.c.end, t.claims.c.speaker, t.claims.c.stance)
    claims = select(*columns).join_from(t.quotes, t.claims, t.quotes.c.claim == t.claims.c.n)
    spoken: dict[int, list[tuple[int, int, Speech]]] = {number: [] for number in documents}
    for document, start, end, speaker, stance in connection.execute(claims.where(t.claims.c.document.in_(documents))):
        spoken[document].append((start, end, Speech(speaker, stance)))
    return spoken


def before(text: str, start: int, limit: int = CONTEXT) -> str:
    """Text before a quote, from the start of a paragraph or of a word."""
    cut = text[max(0, start - limit) : start]
    if "\n\n" in cut:
        return cut.rpartition("\n\n")[2]
    return cut if start <= limit else cut.partition(" ")[2]


def after(text: str, end: int, limit: int = CONTEXT) -> str:
    """Text after a quote, to the end of a paragraph or of a word."""
    cut = text[end : end + limit]
    if "\n\n" in cut:
        return cut.partition("\n\n")[0]
    return cut if end + limit >= len(text) else cut.rpartition(" ")[0]
