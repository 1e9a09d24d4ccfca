"""Tables of incidents: many reports of one happening, fused. Made from events and decisions, and always remakeable."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Named, Table, TypedColumns

from sourceline.store.tables.base import DateColumns, PlaceColumns, TollColumns, metadata


class _Incidents(DateColumns, PlaceColumns, TollColumns):
    n = Column(Integer, primary_key=True)
    id: Named[str] = Column(unique=True)
    """From the id of its earliest report, so that it stays the same as reports come and go."""
    run: Named[int] = Column(ForeignKey("runs.id"))
    event_type: Named[str]
    sub_event_type: Named[str]
    status: Named[str]
    weapon: Named[str | None]
    border_km: Named[float | None]
    """Geodesic distance to the border in km, signed: Pakistan's side is positive, Afghanistan's negative."""
    crossing: Named[str | None]
    reports: Named[int]
    """Event reports that tell of it."""
    sources: Named[int]
    """Independent ones: near-identical texts and several reports of one publisher count once."""
    main: Named[bool]
    confidence: Named[float]
    reviewed: Named[bool]
    """An analyst accepted or corrected one of its reports."""
    disputed: Named[bool]
    """Its reports differ on the toll, or somebody denies what another claims or blames."""


class _IncidentEvents(TypedColumns):
    event: Named[int] = Column(ForeignKey("events.n", ondelete="CASCADE"), primary_key=True)
    incident: Named[int] = Column(ForeignKey("incidents.n", ondelete="CASCADE"), index=True)
    reason: Named[str]
    """Why this report was put to the incident."""
    copy: Named[bool]
    """Its text is near-identical to another report's of the incident, or the same publisher wrote both."""


class _IncidentActors(TypedColumns):
    incident: Named[int] = Column(ForeignKey("incidents.n", ondelete="CASCADE"), primary_key=True)
    role: Named[str] = Column(primary_key=True)
    """perpetrator | target | claimed_by | denied_by | blamed_on"""
    entity: Named[str] = Column(primary_key=True)
    """Entity id after the analysts' merges and splits."""


incidents = Table("incidents", metadata, _Incidents)
incident_events = Table("incident_events", metadata, _IncidentEvents)
incident_actors = Table("incident_actors", metadata, _IncidentActors)
Index("incidents_date", incidents.c.date_start)
Index("incident_actors_entity", incident_actors.c.entity)
