"""Tables of what documents report: events, links and claims, with their actors. The machine's values, never edited."""

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Named, Table, TypedColumns

from sourceline.store.tables.base import DateColumns, PlaceColumns, TollColumns, metadata


class _RecordColumns(TypedColumns):
    n = Column(Integer, primary_key=True)
    id: Named[str] = Column(unique=True)
    document: Named[int] = Column(ForeignKey("documents.n", ondelete="CASCADE"), index=True)
    ordinal: Named[int]
    run: Named[int] = Column(ForeignKey("runs.id"))
    cues: Named[Any] = Column(JSON, nullable=False)
    """JSON list of the cues that fired."""


class _Events(_RecordColumns, DateColumns, PlaceColumns, TollColumns):
    event_type: Named[str]
    sub_event_type: Named[str]
    status: Named[str]
    place_reason: Named[str | None]
    killed_said_by: Named[str | None]
    injured_said_by: Named[str | None]
    attackers_killed_said_by: Named[str | None]
    attackers_injured_said_by: Named[str | None]
    detained_said_by: Named[str | None]
    abducted_said_by: Named[str | None]
    rescued_said_by: Named[str | None]
    weapon: Named[str | None]
    main: Named[bool]
    confidence: Named[float]


class _EventActors(TypedColumns):
    event: Named[int] = Column(ForeignKey("events.n", ondelete="CASCADE"), primary_key=True)
    role: Named[str] = Column(primary_key=True)
    """perpetrator | claimed_by | denied_by | blamed_on"""
    ordinal: Named[int] = Column(primary_key=True)
    entity: Named[int] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)
    said_by: Named[str | None]
    """Who blames, for role blamed_on: an entity id or plain words."""


class _EventTargets(TypedColumns):
    event: Named[int] = Column(ForeignKey("events.n", ondelete="CASCADE"), primary_key=True)
    ordinal: Named[int] = Column(primary_key=True)
    text: Named[str]
    kind: Named[str]
    entity: Named[int | None] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)


class _Links(_RecordColumns, DateColumns):
    source: Named[int] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)
    relation: Named[str]
    target: Named[int] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)
    status: Named[str]


class _Claims(_RecordColumns):
    speaker: Named[str]
    """An entity id of the document, or plain words; `speaker_entity` tells which."""
    speaker_entity: Named[int | None] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)
    speaker_kind: Named[str]
    stance: Named[str]
    modality: Named[str]
    polarity: Named[str]
    topics: Named[Any] = Column(JSON, nullable=False)


class _ClaimEvents(TypedColumns):
    claim: Named[int] = Column(ForeignKey("claims.n", ondelete="CASCADE"), primary_key=True)
    ordinal: Named[int] = Column(primary_key=True)
    event: Named[int] = Column(ForeignKey("events.n", ondelete="CASCADE"), index=True)


class _ClaimEntities(TypedColumns):
    claim: Named[int] = Column(ForeignKey("claims.n", ondelete="CASCADE"), primary_key=True)
    ordinal: Named[int] = Column(primary_key=True)
    entity: Named[int] = Column(ForeignKey("entities.n", ondelete="CASCADE"), index=True)


events = Table("events", metadata, _Events)
event_actors = Table("event_actors", metadata, _EventActors)
event_targets = Table("event_targets", metadata, _EventTargets)
links = Table("links", metadata, _Links)
claims = Table("claims", metadata, _Claims)
claim_events = Table("claim_events", metadata, _ClaimEvents)
claim_entities = Table("claim_entities", metadata, _ClaimEntities)
Index("events_date", events.c.date_start)
