"""Tables of what analysts do: decisions (append-only), saved views, and texts they removed."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Named, Table, TypedColumns

from sourceline.store.tables.base import metadata


class _Decisions(TypedColumns):
    n = Column(Integer, primary_key=True)
    at: Named[dt.datetime]
    author: Named[str]
    action: Named[str]
    """accept | reject | correct | merge_actors | split_actor | grade_source | undo"""
    kind: Named[str]
    """event | link | claim | actor | source | decision"""
    target: Named[str]
    """Id of the record or actor, or the publisher's name."""
    value: Named[Any] = Column(JSON, nullable=False)
    """JSON object: corrected fields and their values, `into` of a merge, grade of a source."""
    reason: Named[str]
    undoes: Named[int | None] = Column(ForeignKey("decisions.n"), unique=True)


class _SavedViews(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    page: Named[str]
    params: Named[str]
    """The filters as a URL query string."""
    saved_at: Named[dt.datetime]


class _RemovedTexts(TypedColumns):
    sha256: Named[str] = Column(primary_key=True)
    title: Named[str | None]
    removed_at: Named[dt.datetime]


decisions = Table("decisions", metadata, _Decisions)
saved_views = Table("saved_views", metadata, _SavedViews)
removed_texts = Table("removed_texts", metadata, _RemovedTexts)
Index("decisions_target", decisions.c.kind, decisions.c.target)
