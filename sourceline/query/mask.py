"""Filters -> masks over a desk's frames: which incidents, claims, links and documents pass."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from sourceline.query.desk import Desk, Mask
from sourceline.query.filters import ABOUT_EVENTS, Filters, Side
from sourceline.query.memory import keep
from sourceline.query.words import MatchError, among, documents_with, match_expression
from sourceline.query.words import claims_with as claims_matching

_LISTS = {
    "types": "event_type",
    "sub_types": "sub_event_type",
    "statuses": "status",
    "countries": "country",
    "provinces": "admin1",
    "districts": "admin2",
    "incidents": "id",
}


def incident_mask(desk: Desk, filters: Filters) -> Mask:
    """One boolean an incident. The answer is kept while the desk lives, so asking again is free."""
    return _kept(desk, ("incidents", filters), lambda: _incidents(desk, filters))


def claim_mask(desk: Desk, filters: Filters) -> Mask:
    """One boolean a claim.

    Groups: it names one, or one speaks. Period: its document's date. What only incidents have (type, place, toll ...):
    it is about a passing incident, or it is about none and its document tells of a passing one.
    """
    return _kept(desk, ("claims", filters), lambda: _claims(desk, filters))


def link_mask(desk: Desk, filters: Filters) -> Mask:
    """One boolean a link. Groups: either end. Period: its own date, else its document's. The rest as for claims."""
    return _kept(desk, ("links", filters), lambda: _links(desk, filters))


def _kept(desk: Desk, key: Any, make: Callable[[], Mask]) -> Mask:
    def sealed() -> Mask:
        found = make()
        found.flags.writeable = False
        return found

    return keep(desk, "mask", key, sealed)


def scatter(size: int, rows: pl.Series | Iterable[int]) -> Mask:
    """A mask that is true at the given positions."""
    found = np.zeros(size, dtype=np.bool_)
    found[np.asarray(rows, dtype=np.int64)] = True
    return found


def _incidents(desk: Desk, filters: Filters) -> Mask:
    frame = desk.frames.incidents
    conditions = [*_values(filters), *_period(desk, filters), *_ground(filters)]
    if filters.killed_min:
        conditions.append(pl.max_horizontal("killed_min", "killed_max") >= filters.killed_min)
    if filters.reviewed_only:
        conditions.append(pl.col("reviewed"))
    mask = _where(frame, conditions)
    if filters.groups:
        mask &= scatter(len(frame), _acted(desk, filters))
    if filters.publishers or filters.reliabilities or filters.text:
        told = document_mask(desk, filters)
        reports = desk.frames.reports
        mask &= scatter(len(frame), reports["incident_row"].to_numpy()[told[reports["document_row"].to_numpy()]])
    if filters.stances:
        spoken = _where(desk.frames.claims, [pl.col("stance").cast(pl.String).is_in(list(filters.stances))])
        pairs = desk.frames.claim_incidents
        mask &= scatter(len(frame), pairs["incident_row"].to_numpy()[spoken[pairs["claim_row"].to_numpy()]])
    return mask


def _where(frame: pl.DataFrame, conditions: list[pl.Expr]) -> Mask:
    if not conditions:
        return np.ones(len(frame), dtype=np.bool_)
    found = frame.select(pl.all_horizontal(conditions).fill_null(value=False).alias("mask"))["mask"]
    return found.to_numpy().copy()


def _values(filters: Filters) -> list[pl.Expr]:
    chosen = {column: getattr(filters, name) for name, column in _LISTS.items()}
    return [pl.col(column).is_in([str(value) for value in values]) for column, values in chosen.items() if values]


def _period(desk: Desk, filters: Filters, start: str = "date_start", end: str = "date_end") -> list[pl.Expr]:
    since, until = filters.period(desk.today)
    found = [pl.col(end) >= since] if since else []
    return [*found, pl.col(start) <= until] if until else found


def _ground(filters: Filters) -> list[pl.Expr]:
    found = []
    if filters.box:
        west, south, east, north = filters.box
        found += [pl.col("lon").is_between(west, east), pl.col("lat").is_between(south, north)]
    if filters.border_km:
        found.append(pl.col("border_km").abs() <= filters.border_km)
    if filters.border_side:
        pakistan = filters.border_side is Side.PAKISTAN
        found.append(pl.col("border_km") >= 0 if pakistan else pl.col("border_km") < 0)
    return found


def wanted_actors(desk: Desk, filters: Filters) -> list[str]:
    """Entity ids that count as the chosen groups."""
    return sorted(desk.family(filters.groups) if filters.factions else filters.groups)


def _acted(desk: Desk, filters: Filters) -> pl.Series:
    acting = desk.frames.incident_actors
    chosen = pl.col("entity").is_in(wanted_actors(desk, filters))
    if filters.role:
        chosen &= pl.col("role") == filters.role.value
    return acting.filter(chosen)["incident_row"]


def document_mask(desk: Desk, filters: Filters) -> Mask:
    """One boolean a document: publisher, reliability and words."""
    frame = desk.frames.documents
    lists = {"publisher": filters.publishers, "reliability": filters.reliabilities}
    mask = _where(frame, [pl.col(name).is_in([str(v) for v in values]) for name, values in lists.items() if values])
    if filters.text:
        mask &= _with_words(frame, documents_with, desk, filters.text)
    return mask


def _with_words(frame: pl.DataFrame, search: Any, desk: Desk, text: str) -> Mask:
    try:
        numbers = search(desk.store, match_expression(text))
    except MatchError:
        return np.zeros(len(frame), dtype=np.bool_)
    return among(frame["n"].to_numpy(), numbers)


def _claims(desk: Desk, filters: Filters) -> Mask:
    claims = desk.frames.claims
    conditions = [pl.col("stance").is_in([str(s) for s in filters.stances])] if filters.stances else []
    mask = _where(claims, [*conditions, *([pl.col("reviewed")] if filters.reviewed_only else [])])
    if filters.groups:
        named = desk.frames.claim_actors.filter(pl.col("entity").is_in(wanted_actors(desk, filters)))
        mask &= scatter(len(claims), named["claim_row"])
    if filters.text:
        mask &= _with_words(claims, claims_matching, desk, filters.text)
    mask &= _documents(desk, filters, dated=True)[claims["document_row"].to_numpy()]
    if any(name in filters.active for name in ABOUT_EVENTS):
        mask &= _told_with(desk, filters)
    return mask


def _documents(desk: Desk, filters: Filters, *, dated: bool) -> Mask:
    mask = document_mask(desk, replace(filters, text=None))
    if dated:
        mask &= _where(desk.frames.documents, _period(desk, filters, "dated", "dated"))
    return mask


def _events_only(filters: Filters) -> Filters:
    """The part of the filters that is about incidents; groups stay where a role is asked for."""
    kept = {name: getattr(filters, name) for name in ABOUT_EVENTS}
    groups = filters.groups if filters.role else ()
    return Filters(**kept, groups=groups, factions=filters.factions)


def _told_with(desk: Desk, filters: Filters) -> Mask:
    """Claims about a passing incident, or about none in a document that tells of a passing one."""
    passing = incident_mask(desk, _events_only(filters))
    claims, pairs = desk.frames.claims, desk.frames.claim_incidents
    rows = pairs["claim_row"].to_numpy()
    about_any = scatter(len(claims), rows)
    about_passing = scatter(len(claims), rows[passing[pairs["incident_row"].to_numpy()]])
    told: Mask = _telling(desk, passing)[claims["document_row"].to_numpy()]
    return about_passing | (~about_any & told)


def _telling(desk: Desk, passing: Mask) -> Mask:
    reports = desk.frames.reports
    rows = reports["document_row"].to_numpy()[passing[reports["incident_row"].to_numpy()]]
    return scatter(len(desk.frames.documents), rows)


def _links(desk: Desk, filters: Filters) -> Mask:
    links = desk.frames.links
    mask = _where(links, [pl.col("reviewed")] if filters.reviewed_only else [])
    if filters.groups:
        ends = wanted_actors(desk, filters)
        mask &= _where(links, [pl.col("source").is_in(ends) | pl.col("target").is_in(ends)])
    documents = links["document_row"].to_numpy()
    if filters.period(desk.today) != (None, None):
        dated = desk.frames.documents["dated"].gather(links["document_row"])
        spans = links.select(pl.col(name).fill_null(dated) for name in ("date_start", "date_end"))
        mask &= _where(spans, _period(desk, filters))
    mask &= document_mask(desk, filters)[documents]
    if any(name in filters.active for name in ABOUT_EVENTS):
        mask &= _telling(desk, incident_mask(desk, _events_only(filters)))[documents]
    return mask
