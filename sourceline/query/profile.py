"""One actor in full: its names in the reports, its part in incidents, what it says and what others say of it."""

from dataclasses import dataclass

import polars as pl
from sqlalchemy import func, select

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.mask import claim_mask, incident_mask
from sourceline.query.rows import claim_columns
from sourceline.query.search import Found, quotes_of
from sourceline.store import Store
from sourceline.store import tables as t
from sourceline.store.decisions import read_log
from sourceline.store.effective import effective


@dataclass(frozen=True, slots=True)
class Profiled:
    """An actor that the store or data/actors.yaml knows, and how often the store names it."""

    id: str
    name: str
    incidents: int
    claims: int
    links: int


def profiled(desk: Desk) -> list[Profiled]:
    """All actors that incidents, claims or links name, those named most first; unnamed ones are left out."""
    if "profiled" not in desk.memory:
        frames = desk.frames
        ends = pl.concat([frames.links[end].cast(pl.String).alias("entity") for end in ("source", "target")])
        counted = {
            "incidents": _counted(frames.parties["entity"]),
            "claims": _counted(frames.claim_actors["entity"]),
            "links": _counted(ends),
        }
        keys = {key for counts in counted.values() for key in counts if not key.startswith("u-")}
        names = desk.names()
        found = [Profiled(k, names.get(k, k), *(counts.get(k, 0) for counts in counted.values())) for k in keys]
        found.sort(key=lambda one: (-one.incidents - one.claims - one.links, one.name))
        desk.memory["profiled"] = found
    result: list[Profiled] = desk.memory["profiled"]
    return result


def _counted(entities: pl.Series) -> dict[str, int]:
    return dict(entities.cast(pl.String).alias("key").value_counts(name="count").select("key", "count").iter_rows())


def names_in_reports(store: Store, actor: str, limit: int = 20) -> list[tuple[str, int]]:
    """Spellings under which reports name an actor and those merged into it, with numbers of mentions, most first."""
    entity, mention = t.entities.c, t.mentions.c
    with store.reading() as connection:
        merged = effective(read_log(connection)).merged
        ids = [actor, *(key for key, into in merged.items() if into == actor)]
        count = func.count()
        query = select(mention.text, count).join_from(t.mentions, t.entities).where(entity.id.in_(ids))
        rows = connection.execute(query.group_by(mention.text).order_by(count.desc(), mention.text).limit(limit))
        return [(" ".join(text.split()), number) for text, number in rows]


def documents_naming(store: Store, actor: str, limit: int = 500) -> list[tuple[str, str]]:
    """Id and words (day, publisher, title) of the newest documents that name an actor."""
    d = t.documents.c
    query = select(d.id, d.dated, d.publisher, d.title).join_from(t.entities, t.documents)
    rows = query.where(t.entities.c.id == actor).order_by(d.dated.desc(), d.n).limit(limit)
    with store.reading() as connection:
        return [
            (row.id, f"{row.dated or 'undated'} · {row.publisher or 'unknown'} · {row.title or 'Untitled'}")
            for row in connection.execute(rows)
        ]


def activity(desk: Desk, filters: Filters, every: str = "1mo") -> pl.DataFrame:
    """One row a period and role of the chosen groups: period (first day), series (the role), incidents.

    Incidents without a date that lies within one period are left out.
    """
    mask, acting = incident_mask(desk, filters), desk.frames.incident_actors
    chosen = pl.col("entity").is_in(sorted(_chosen(desk, filters)))
    rows = acting.filter(pl.Series(mask[acting["incident_row"].to_numpy()]) & chosen)
    rows = rows.select("incident_row", pl.col("role").cast(pl.String).alias("series")).unique()
    days = desk.frames.incidents.select("date_start", "date_end")[rows["incident_row"]]
    start, end = (pl.col(name).dt.truncate(every) for name in ("date_start", "date_end"))
    dated = pl.concat([rows, days], how="horizontal").filter(start == end)
    found = dated.group_by(start.alias("period"), "series").agg(pl.len().cast(pl.Int32).alias("incidents"))
    return found.sort("period", "series")


def said_by(store: Store, desk: Desk, filters: Filters, limit: int = 10) -> Found:
    """What the chosen groups themselves say, newest first."""
    return _said(store, desk, filters, limit, speaking=True)


def said_of(store: Store, desk: Desk, filters: Filters, limit: int = 10) -> Found:
    """What others say of the chosen groups, newest first."""
    return _said(store, desk, filters, limit, speaking=False)


def _said(store: Store, desk: Desk, filters: Filters, limit: int, *, speaking: bool) -> Found:
    own = pl.col("speaker").cast(pl.String).is_in(sorted(_chosen(desk, filters)))
    rows = desk.frames.claims.filter(pl.Series(claim_mask(desk, filters)))
    rows = rows.filter(own if speaking else ~own)
    page = rows.bottom_k(limit, by="recency").sort("recency")
    quotes = quotes_of(store, page["n"].to_list())
    told = [quotes[number] for number in page["n"]]
    columns = [pl.Series(name, [quote[at] for quote in told]) for at, name in enumerate(("quote", "start", "end"))]
    marks = pl.Series("marks", [[] for _ in told], dtype=pl.List(pl.List(pl.Int32)))
    return Found(len(rows), claim_columns(desk, page).with_columns(*columns, marks))


def _chosen(desk: Desk, filters: Filters) -> frozenset[str]:
    return desk.family(filters.groups) if filters.factions else frozenset(filters.groups)
