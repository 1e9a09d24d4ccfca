"""Synthetic stores of many events, for measuring only. Every title says so; nothing in them is a real report."""

import datetime as dt
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from sourceline.model import text_hash
from sourceline.settings import ROOT
from sourceline.store import Store, open_store
from sourceline.vocab import event_types
from tools.bench.synthetic_places import COLUMNS, place, when

FOLDER = ROOT / "build" / "bench"
PER_DOCUMENT = 10
DAYS = 2300
FIRST_DAY = dt.date(2020, 1, 1)
BATCH = 500
_GROUPS = [f"g-synthetic-group-{number}" for number in range(40)]
_SPEAKERS = [f"Synthetic official {number}" for number in range(300)]
_STANCES = ("asserts", "denies", "blames", "claims_responsibility", "assesses", "warns")
_SYLLABLES = ("bar kel dom sur vit pan tor gul", "a i o ush end", "tan mir dak vel shi ron zai")
_WORDS = ["".join(parts) for parts in product(*(part.split() for part in _SYLLABLES))]
COMMON, RARE = "checkpost", "zanzabil"
"""Words that a tenth of the claims have, and that one in ten thousand has."""


def synthetic_store(events: int) -> Store:
    """A store of so many events, made once and kept under build/bench."""
    path = FOLDER / f"synthetic-{events}.db"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        for leftover in FOLDER.glob(f"{draft.name}*"):
            leftover.unlink()
        start = time.perf_counter()
        _fill(draft, events)
        draft.rename(path)
        print(f"made {path.name} in {time.perf_counter() - start:.0f} s", flush=True)
    return open_store(f"sqlite:///{path}")


def _fill(path: Path, events: int) -> None:
    store = open_store(f"sqlite:///{path}")
    store.start_run("synthetic", "synthetic")
    store.close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous = OFF")
    for first in range(0, events // PER_DOCUMENT, BATCH):
        batch = _Batch(first, min(first + BATCH, events // PER_DOCUMENT))
        for sql, rows in batch.statements():
            raw.executemany(sql, rows)
        raw.commit()
    for sql in _FUSED:
        raw.execute(sql)
    raw.execute("ANALYZE")
    raw.commit()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


class _Batch:
    """Rows of some documents; seeded by their number, so that every run makes the same store."""

    def __init__(self, first: int, last: int) -> None:
        self._random = random.Random(first)  # noqa: S311 - repeatable, not secret
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _INSERT}
        self._types = event_types()
        for document in range(first, last):
            self._document(document + 1)

    def statements(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """SQL and rows, referenced tables first."""
        return ((sql, self._rows[name]) for name, sql in _INSERT.items())

    def _document(self, number: int) -> None:
        pick = self._random
        named = pick.sample(_GROUPS, 3)
        entities = {group: number * 3 - 2 + rank for rank, group in enumerate(named)}
        day = FIRST_DAY + dt.timedelta(days=pick.randrange(DAYS))
        head = f"Synthetic report {number}. "
        text, quotes = head, []
        for _ in range(PER_DOCUMENT):
            told, said = self._sentences(named[0])
            quotes += [(len(text), told), (len(text) + len(told) + 1, said)]
            text += f"{told} {said} "
        about = (number, f"synthetic-{number}", text_hash(text), text, f"Synthetic report {number}")
        publisher = f"Synthetic paper {pick.randrange(60)}"
        self._rows["documents"].append((*about, publisher, day, day, "2026-01-01 00:00:00"))
        for rank, (group, entity) in enumerate(entities.items()):
            self._rows["entities"].append((entity, number, rank, group, group))
        for rank in range(PER_DOCUMENT):
            self._records(number, rank, quotes[2 * rank : 2 * rank + 2], (day, list(entities.values())))

    def _sentences(self, group: str) -> tuple[str, str]:
        pick = self._random
        filler = " ".join(pick.choices(_WORDS, k=9))
        what = COMMON if pick.random() < 0.1 else "convoy"  # noqa: PLR2004
        rare = f" {RARE}" if pick.random() < 0.0001 else ""  # noqa: PLR2004
        return f"{group} struck a {what}, {filler}.", f"An official said the attack on the {what}{rare} was {filler}."

    def _records(
        self, document: int, rank: int, quotes: list[tuple[int, str]], about: tuple[dt.date, list[int]]
    ) -> None:
        pick, number = self._random, (document - 1) * PER_DOCUMENT + rank + 1
        (day, entities), kind, stance = about, pick.choice(self._types), pick.choice(_STANCES)
        told = {**when(pick, day), **place(pick)}
        toll = pick.choice((None, None, 0, 1, 2, 3, 5, 8, 13, 40))
        told |= {"event_type": kind.type, "sub_event_type": kind.name, "killed_min": toll, "killed_max": toll}
        told |= {"status": pick.choice(_STATUSES)}
        known = {"n": number, "document": document, "ordinal": rank, **told}
        self._rows["events"].append(_row({**known, "id": f"e_{number:016x}"}, _OF_EVENT))
        self._rows["incidents"].append(_row({**known, "id": f"i_{number:016x}"}, _OF_INCIDENT))
        if pick.random() < 0.75:  # noqa: PLR2004
            self._rows["event_actors"].append((number, entities[0], "perpetrator"))
        if pick.random() < 0.4:  # noqa: PLR2004
            self._rows["event_actors"].append((number, entities[2], "target"))
        self._rows["claims"].append((number, f"c_{number:016x}", document, rank, pick.choice(_SPEAKERS), stance))
        self._rows["claim_events"].append((number, number))
        self._rows["claim_entities"].append((number, entities[1]))
        owners: list[tuple[tuple[int | None, ...], tuple[int, str]]]
        owners = [((number, None, None), quotes[0]), ((None, None, number), quotes[1])]
        if rank == 0:
            owners.append(((None, document, None), quotes[0]))
            self._rows["links"].append((document, f"l_{document:016x}", document, *entities[:2]))
        for owner, (start, words) in owners:
            self._rows["quotes"].append((document, *owner, start, start + len(words), words))


def _row(values: dict[str, Any], columns: str) -> tuple[Any, ...]:
    return tuple(values[name] for name in columns.split())


def _insert(table: str, columns: str, **same: Any) -> str:
    """INSERT of rows with these columns; `same` are columns with one value in every row."""
    places = [*("?" for _ in columns.split()), *(repr(value) for value in same.values())]
    names = ", ".join(f'"{name}"' for name in (*columns.split(), *same))
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(places)})"  # noqa: S608 - names and values of this file


_CUES = json.dumps(["synthetic"])
_STATUSES = (*["occurred"] * 8, "alleged", "foiled")
_PLACE = " ".join(COLUMNS)
_TOLD = "date_start date_end date_precision event_type sub_event_type status killed_min killed_max"
_OF_INCIDENT = f"n id {_TOLD} {_PLACE}"
_OF_EVENT = f"n id document ordinal {_TOLD} {_PLACE}".removesuffix(" border_km crossing")
_SAME = {"run": 1, "main": 1, "confidence": 0.8}
_FOUND = {"reports": 1, "sources": 1, "reviewed": 0, "disputed": 0}
_CLAIM = {"speaker_kind": "official (unnamed)", "modality": "fact", "polarity": "affirmed", "topics": "[]", "run": 1}
_LINK = {"relation": "allied_with", "status": "asserted", "ordinal": 0, "run": 1, "cues": _CUES}
_INSERT = {
    "documents": _insert(
        "documents", "n id sha256 text title publisher published dated added_at", language="en", run=1
    ),
    "entities": _insert("entities", "n document ordinal id name", kind="armed group"),
    "events": _insert("events", _OF_EVENT, **_SAME, cues=_CUES),
    "incidents": _insert("incidents", _OF_INCIDENT, **_SAME, **_FOUND),
    "event_actors": _insert("event_actors", "event entity role", ordinal=0),
    "links": _insert("links", "n id document source target", **_LINK),
    "claims": _insert("claims", "n id document ordinal speaker stance", **_CLAIM, cues=_CUES),
    "claim_events": _insert("claim_events", "claim event", ordinal=0),
    "claim_entities": _insert("claim_entities", "claim entity", ordinal=0),
    "quotes": _insert("quotes", "document event link claim start end text", ordinal=0),
}
# Every event is an incident of its own: the bench is of asking, not of fusion.
_FUSED = (
    "INSERT INTO incident_events (event, incident, reason, copy) SELECT n, n, 'first report', 0 FROM events",
    """INSERT INTO incident_actors (incident, role, entity)
       SELECT a.event, a.role, e.id FROM event_actors a JOIN entities e ON e.n = a.entity""",
)
