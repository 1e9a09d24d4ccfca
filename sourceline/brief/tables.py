"""Tables to take away: each row with the report it comes from, as an analyst's spreadsheet reads it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from sourceline.query import Desk, Evidence, Filters, Page, evidence, incidents
from sourceline.query.rows import ROLES

MOST = 10_000
"""Incidents in one file, the newest; each comes with the sentences of all its reports."""
_CHUNK = 500
_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""
_FORMULA = re.compile(r"^[=+@\t\r]|^-(?!\d)")
_SOURCE = ("publisher", "dated", "title", "author", "url", "quote", "start", "end", "document_id", "digest")
_INCIDENT = (
    *("id", "date_start", "date_end", "date_precision", "event_type", "sub_event_type", "status"),
    *("place_name", "place_precision", "admin2", "admin1", "country", "lat", "lon", "radius_km", "border_km"),
    *(f"{toll}_{end}" for toll in ("killed", "injured", "attackers_killed") for end in ("min", "max")),
    *("reports", "sources"),
)
_LINK = ("source_name", "relation", "target_name", "family", "status", "documents", "sources", "first", "last")
_CLAIM = ("id", "speaker_name", "speaker_kind", "stance", "modality", "polarity")


def incident_table(desk: Desk, filters: Filters, limit: int = MOST) -> pl.DataFrame:
    """The newest passing incidents, a row for each sentence that reports one: what, where, who, tolls, its source."""
    found = incidents(desk, filters, Page(limit=limit))
    names = desk.names()
    people = [
        pl.Series(role, ["; ".join(names.get(key, key) for key in ids) for ids in found[role]], dtype=pl.String)
        for role in ROLES
    ]
    rows = found.select(*_INCIDENT).with_columns(people).rename({"id": "incident"})
    told = _sources(desk, "incident", rows["incident"].to_list(), key="incident")
    return rows.join(told, on="incident", how="left", maintain_order="left")


def link_table(desk: Desk, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `sourceline.query.links`, one for each sentence that says so."""
    listed = rows.select(*_LINK, pl.col("ids").alias("link")).explode("link")
    told = _sources(desk, "link", listed["link"].to_list(), key="link")
    return listed.join(told, on="link", how="left", maintain_order="left")


def claim_table(desk: Desk, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of claims as `sourceline.query` gives them, each with its sentence and its source."""
    listed = rows.select(*_CLAIM).rename({"id": "claim"})
    told = _sources(desk, "claim", listed["claim"].to_list(), key="claim")
    return listed.join(told, on="claim", how="left", maintain_order="left")


def _sources(desk: Desk, kind: str, ids: Sequence[str], key: str) -> pl.DataFrame:
    types: dict[str, Any] = {key: pl.String} | dict.fromkeys(_SOURCE, pl.String)
    types |= {"dated": pl.Date, "start": pl.Int32, "end": pl.Int32}
    found = [_row(item, key) for part in _parts(ids) for item in evidence(desk.store, kind, part)]
    return pl.DataFrame(found, schema=types)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _row(item: Evidence, key: str) -> Mapping[str, Any]:
    record = item.incident_id if key == "incident" else item.record_id
    return {key: record, **{name: getattr(item, name) for name in _SOURCE}}


def csv(rows: pl.DataFrame) -> bytes:
    """A table as CSV in UTF-8 with a byte-order mark.

    Text that a spreadsheet would run as a formula (it begins with =, +, @ or -) gets an apostrophe before it
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    text = [name for name, kind in rows.schema.items() if kind in {pl.String, pl.Categorical}]
    safe = [pl.Series(name, [_safe(value) for value in rows[name].cast(pl.String)], dtype=pl.String) for name in text]
    return (_MARK + rows.with_columns(safe).write_csv()).encode()


def _safe(value: str | None) -> str | None:
    return f"'{value}" if value and _FORMULA.match(value) else value
