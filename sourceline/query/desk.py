"""The desk: a columnar copy of one store at one revision, shared by every session and never changed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from sqlalchemy import select

from sourceline.query.copies import kept_frames
from sourceline.query.load import Frames, load_frames
from sourceline.query.params import Known
from sourceline.query.tree import family
from sourceline.store import Store, tables
from sourceline.store.decisions import read_log
from sourceline.store.effective import effective
from sourceline.vocab import Actor, actors

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Desk:
    """Frames of one store at one revision, and what is needed to read them. `today` anchors moving periods."""

    store: Store
    revision: int
    today: dt.date
    frames: Frames = field(repr=False)
    known_actors: Mapping[str, Actor] = field(repr=False)
    memory: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """Answers worth keeping for as long as the desk lives."""

    def stale(self, store: Store) -> bool:
        """Whether the store has changed since; costs microseconds."""
        return store.revision() != self.revision

    def names(self) -> dict[str, str]:
        """Entity id -> name for sentences and labels: the short form of a known actor, else the commonest name."""
        if "names" not in self.memory:
            seen = dict(self.frames.actors.select("id", "name").iter_rows())
            listed = {key: actor.short or actor.name for key, actor in self.known_actors.items()}
            self.memory["names"] = seen | listed
        found: dict[str, str] = self.memory["names"]
        return found

    def known(self) -> Known:
        """Values that the store holds, to check a URL against."""
        if "known" not in self.memory:
            incidents, documents = self.frames.incidents, self.frames.documents
            places = {name: _values(incidents[name]) for name in ("country", "admin1", "admin2")}
            self.memory["known"] = Known(
                groups=frozenset(self.frames.actors["id"]) | frozenset(self.known_actors),
                countries=places["country"],
                provinces=places["admin1"],
                districts=places["admin2"],
                publishers=_values(documents["publisher"]),
                incidents=frozenset(incidents["id"]) if len(incidents) <= MANY else None,
            )
        found: Known = self.memory["known"]
        return found

    def family(self, groups: tuple[str, ...]) -> frozenset[str]:
        """The actors and all that data/actors.yaml has below them."""
        return family(groups, self.known_actors)


MANY = 200_000
"""Incidents; of more, ids in a URL are taken as they come."""


def _values(column: pl.Series) -> frozenset[str]:
    return frozenset(column.drop_nulls().unique().cast(pl.String))


def load_desk(store: Store, today: dt.date | None = None) -> Desk:
    """The desk of a store as it is now. Above some size a copy on disk, named by revision, saves the reading."""
    with store.reading() as connection:
        view = effective(read_log(connection))
        revision = connection.execute(select(tables.state.c.revision)).scalar_one()
        frames = kept_frames(store, revision, lambda: load_frames(connection, view, store.key()))
    return Desk(store, revision, today or dt.datetime.now(dt.UTC).date(), frames, actors())
