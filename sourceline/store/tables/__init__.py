"""The store's tables. Migrations (`sourceline/store/migrations/*.sql`) make them; a test holds both to each other."""

from sourceline.store.tables.base import TOLL_FIELDS, metadata
from sourceline.store.tables.desk import decisions, removed_texts, saved_views
from sourceline.store.tables.documents import documents, entities, last_numbers, mentions, quotes, runs, state
from sourceline.store.tables.incidents import incident_actors, incident_events, incidents
from sourceline.store.tables.records import (
    claim_entities,
    claim_events,
    claims,
    event_actors,
    event_targets,
    events,
    links,
)

__all__ = [
    "TOLL_FIELDS",
    "claim_entities",
    "claim_events",
    "claims",
    "decisions",
    "documents",
    "entities",
    "event_actors",
    "event_targets",
    "events",
    "incident_actors",
    "incident_events",
    "incidents",
    "last_numbers",
    "links",
    "mentions",
    "metadata",
    "quotes",
    "removed_texts",
    "runs",
    "saved_views",
    "state",
]
