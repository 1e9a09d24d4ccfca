"""Search over claims: words by FTS5, everything else by the desk's columns, texts only for the page shown."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from sourceline.query.ask import Ask, parse
from sourceline.query.desk import Desk, Mask
from sourceline.query.filters import FilterError, Filters
from sourceline.query.mask import claim_mask
from sourceline.query.params import Notice
from sourceline.query.rows import Page, Rows, claim_columns, order
from sourceline.query.words import (
    MatchError,
    Numbers,
    among,
    claims_with,
    match_expression,
    similar_expression,
    unwanted_expression,
)
from sourceline.store import Store

RANKED = 20_000
"""Relevance is worked out for up to so many matches; more are sorted by date."""
OPEN, CLOSE = "\x02", "\x03"
TOKENIZER = "porter unicode61 remove_diacritics 2"
"""As in the store's own index, so that marks fall where matches are."""
FACETS = ("stance", "speaker_kind", "modality", "polarity", "speaker", "publisher")
_TOP = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search. `rows`: claims with quote, start, end and marks (spans of matched words in the quote)."""

    total: int
    rows: pl.DataFrame
    facets: dict[str, pl.DataFrame] = field(default_factory=dict)
    """Name -> value and number of claims, of all that were found."""
    notices: tuple[Notice, ...] = ()
    ranked: bool = False
    """Whether the rows are in order of relevance."""


@dataclass(frozen=True, slots=True)
class Show:
    """Which page of a search to return. `typing`: the line may end in an unfinished word."""

    by_date: bool = False
    offset: int = 0
    limit: int = 50
    typing: bool = False


def search_claims(store: Store, desk: Desk, line: str, filters: Filters, show: Show | None = None) -> Found:
    """Claims that match a typed line within the filters: words, "phrases", prefix*, -not and the fields of `ask`."""
    show, ask = show or Show(), parse(line, desk.known_actors, desk.names())
    try:
        mask = claim_mask(desk, ask.narrow(filters)) & _speaking(desk, ask) & _coded(desk, ask)
        without = unwanted_expression(ask.words)
        expression = match_expression(ask.words, typing=show.typing) if ask.words and not without else None
    except (FilterError, MatchError) as why:
        return Found(0, _texts(store, desk, desk.frames.claims.clear(), None), {}, (*ask.notices, _notice(why)))
    numbers = desk.frames.claims["n"].to_numpy()
    if without:
        mask = mask & ~among(numbers, claims_with(store, without))
    matched = claims_with(store, expression) if expression else None
    if matched is not None:
        mask = mask & among(numbers, matched)
    ranked = matched is not None and not show.by_date and len(matched) <= RANKED
    newest = Page(sort="dated", offset=show.offset, limit=show.limit)
    rows = _ranked(store, numbers, mask, expression or "", show) if ranked else order(desk, "claims", mask, newest)
    page = desk.frames.claims[rows]
    return Found(int(mask.sum()), _texts(store, desk, page, expression), _facets(desk, mask), ask.notices, ranked)


def _notice(why: Exception) -> Notice:
    return Notice("q", "", f"{str(why)[:1].upper()}{str(why)[1:]}.")


def _speaking(desk: Desk, ask: Ask) -> Mask:
    claims = desk.frames.claims
    if not ask.speakers:
        return np.ones(len(claims), dtype=np.bool_)
    speakers, names = claims["speaker"].unique().cast(pl.String), desk.names()
    called = {key: f"{key} {names.get(key, '')}".casefold() for key in speakers}
    wanted = [key for key, name in called.items() if all(part in name for part in ask.speakers)]
    found: Mask = claims.select(pl.col("speaker").is_in(wanted).alias("mask"))["mask"].to_numpy()
    return found


def _coded(desk: Desk, ask: Ask) -> Mask:
    """Claims that have one of the codes asked for in each column asked of."""
    claims = desk.frames.claims
    mask = np.ones(len(claims), dtype=np.bool_)
    for column, codes in ask.codes:
        mask &= claims.select(pl.col(column).cast(pl.String).is_in(list(codes)).alias("mask"))["mask"].to_numpy()
    return mask


def _ranked(store: Store, numbers: Numbers, mask: Mask, expression: str, show: Show) -> Rows:
    """Positions of the page by BM25, best first; `numbers` are the claims' row numbers, ascending."""
    ask = "SELECT rowid, rank FROM claims_fts WHERE claims_fts MATCH ?"
    with store.reading() as connection:
        found = connection.connection.cursor().execute(ask, (expression,)).fetchall()
    matched = np.array([row[0] for row in found], dtype=np.int64)
    ranks = np.array([row[1] for row in found], dtype=np.float64)
    rows = np.searchsorted(numbers, matched)
    here = rows < len(numbers)
    here[here] = (numbers[rows[here]] == matched[here]) & mask[rows[here]]
    rows, ranks = rows[here], ranks[here]
    best: Rows = rows[np.lexsort((rows, ranks))][show.offset : show.offset + show.limit]
    return best


def _texts(store: Store, desk: Desk, page: pl.DataFrame, expression: str | None) -> pl.DataFrame:
    """The page's rows with their quotes and the marks in these."""
    numbers = page["n"].to_list()
    quotes = quotes_of(store, numbers)
    words = [quotes[number][0] for number in numbers]
    spans = [_spans(marked) for marked in _highlights(words, expression)] if expression else [[] for _ in words]
    columns = [
        pl.Series("quote", words, dtype=pl.String),
        pl.Series("start", [quotes[number][1] for number in numbers], dtype=pl.Int32),
        pl.Series("end", [quotes[number][2] for number in numbers], dtype=pl.Int32),
        pl.Series("marks", spans, dtype=pl.List(pl.List(pl.Int32))),
    ]
    return claim_columns(desk, page).with_columns(columns)


def quotes_of(store: Store, claims: Sequence[int]) -> dict[int, tuple[str, int, int]]:
    """Quote, start and end of claims by row number."""
    sql = 'SELECT claim, text, start, "end" FROM quotes WHERE claim IN (SELECT value FROM json_each(?))'
    with store.reading() as connection:
        rows = connection.connection.cursor().execute(sql, (str(list(claims)),)).fetchall()
    return {number: (text, start, end) for number, text, start, end in rows}


def _highlights(quotes: Sequence[str], expression: str) -> list[str]:
    """The quotes with matched words between marks, by FTS5 over these few quotes alone (over all it takes long)."""
    page = sqlite3.connect(":memory:")
    page.execute(f"CREATE VIRTUAL TABLE page USING fts5(text, tokenize='{TOKENIZER}')")
    page.executemany("INSERT INTO page (rowid, text) VALUES (?, ?)", list(enumerate(quotes)))
    sql = "SELECT rowid, highlight(page, 0, ?, ?) FROM page WHERE page MATCH ?"
    marked: dict[int, str] = dict(page.execute(sql, (OPEN, CLOSE, expression)).fetchall())
    page.close()
    return [marked.get(number, quote) for number, quote in enumerate(quotes)]


def _spans(marked: str) -> list[list[int]]:
    """Spans of matched words, as offsets into the quote without its marks."""
    spans: list[list[int]] = []
    at = 0
    for part in marked.split(OPEN):
        inside, mark, rest = part.partition(CLOSE)
        if mark:
            spans.append([at, at + len(inside)])
        at += len(inside) + len(rest)
    return spans


def _facets(desk: Desk, mask: Mask) -> dict[str, pl.DataFrame]:
    counted_columns = [name for name in FACETS if name != "publisher"]
    found = desk.frames.claims.select("document_row", *counted_columns).filter(pl.Series(mask))
    publisher = desk.frames.documents["publisher"].gather(found["document_row"]).alias("publisher")
    columns = found.with_columns(publisher)
    facets = {}
    for name in FACETS:
        counted = columns[name].drop_nulls().value_counts(name="claims").rename({name: "value"})
        text = counted.select(pl.col("value").cast(pl.String), pl.col("claims").cast(pl.Int32))
        label = text["value"].replace(desk.names()).alias("label")
        facets[name] = text.with_columns(label).sort(["claims", "value"], descending=[True, False]).head(_TOP)
    return facets


def similar_claims(store: Store, desk: Desk, claim_id: str, limit: int = 10) -> pl.DataFrame:
    """Claims of other documents that share most of a claim's telling words, best first; columns as in a search."""
    claims = desk.frames.claims
    mine = claims.filter(pl.col("id") == claim_id)
    if mine.is_empty():
        return _texts(store, desk, claims.clear(), None)
    number = mine["n"].item()
    try:
        expression = similar_expression(quotes_of(store, [number])[number][0])
    except MatchError:
        return _texts(store, desk, claims.clear(), None)
    others = claims.filter(pl.col("document_row") != mine["document_row"].item())
    sql = "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rank LIMIT ?"
    with store.reading() as connection:
        rows = connection.connection.cursor().execute(sql, (expression, limit * 5)).fetchall()
    order = pl.DataFrame({"n": pl.Series([row[0] for row in rows], dtype=pl.Int32)})
    page = order.join(others, on="n", how="inner", maintain_order="left").head(limit)
    return _texts(store, desk, page.select(claims.columns), expression)
