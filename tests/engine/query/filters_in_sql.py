"""Filters -> SQL: which incidents pass, asked of the database itself, as an oracle for the columnar desk."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, column, false, func, not_, or_, select, text

from sourceline.codes import Reliability
from sourceline.query.filters import Filters, Side
from sourceline.query.tree import family
from sourceline.query.words import MatchError, match_expression
from sourceline.store import tables as t
from sourceline.store.decisions import Action
from sourceline.store.effective import Effective
from sourceline.vocab import Actor

Condition = ColumnElement[bool]
_LISTS: dict[str, ColumnElement[Any]] = {
    "types": t.incidents.c.event_type,
    "sub_types": t.incidents.c.sub_event_type,
    "statuses": t.incidents.c.status,
    "countries": t.incidents.c.country,
    "provinces": t.incidents.c.admin1,
    "districts": t.incidents.c.admin2,
    "incidents": t.incidents.c.id,
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a filter's values mean at a moment: today, the actors' tree, the decisions in force."""

    today: dt.date
    known_actors: Mapping[str, Actor]
    view: Effective


def incident_query(filters: Filters, context: Context) -> Select[str]:
    """The ids of incidents that pass, as a query."""
    conditions = [*_values(filters), *_period(filters, context), *_ground(filters), *_parties(filters, context)]
    conditions += [*_told(filters, context), *_spoken(filters, context)]
    return select(t.incidents.c.id).where(*conditions).order_by(t.incidents.c.n)


def _values(filters: Filters) -> Iterator[Condition]:
    for name, values_of in _LISTS.items():
        if values := getattr(filters, name):
            yield values_of.in_([str(value) for value in values])
    if filters.killed_min:
        highest = func.max(
            func.coalesce(t.incidents.c.killed_min, t.incidents.c.killed_max),
            func.coalesce(t.incidents.c.killed_max, t.incidents.c.killed_min),
        )
        yield highest >= filters.killed_min
    if filters.reviewed_only:
        yield t.incidents.c.reviewed.is_(True)


def _period(filters: Filters, context: Context) -> Iterator[Condition]:
    since, until = filters.period(context.today)
    if since:
        yield t.incidents.c.date_end >= since
    if until:
        yield t.incidents.c.date_start <= until


def _ground(filters: Filters) -> Iterator[Condition]:
    incident = t.incidents.c
    if filters.box:
        west, south, east, north = filters.box
        yield and_(incident.lon.between(west, east), incident.lat.between(south, north))
    if filters.border_km:
        yield func.abs(incident.border_km) <= filters.border_km
    if filters.border_side:
        yield incident.border_km >= 0 if filters.border_side is Side.PAKISTAN else incident.border_km < 0


def _parties(filters: Filters, context: Context) -> Iterator[Condition]:
    if not filters.groups:
        return
    wanted = family(filters.groups, context.known_actors) if filters.factions else filters.groups
    acting = select(t.incident_actors.c.incident).where(t.incident_actors.c.entity.in_(sorted(wanted)))
    if filters.role:
        acting = acting.where(t.incident_actors.c.role == filters.role.value)
    yield t.incidents.c.n.in_(acting)


def _told(filters: Filters, context: Context) -> Iterator[Condition]:
    """A report of it is in one document that has the publisher, the grade and the words."""
    conditions: list[Condition] = []
    if filters.publishers:
        conditions.append(t.documents.c.publisher.in_(filters.publishers))
    if filters.reliabilities:
        conditions.append(_graded(filters.reliabilities, context.view))
    if filters.text:
        conditions.append(_worded(filters.text))
    if conditions:
        told = (
            select(t.incident_events.c.incident)
            .join_from(t.incident_events, t.events)
            .join(t.documents)
            .where(*conditions)
        )
        yield t.incidents.c.n.in_(told)


def _graded(wanted: tuple[Reliability, ...], view: Effective) -> Condition:
    named = [publisher for publisher, grade in view.grades.items() if grade in wanted]
    chosen = t.documents.c.publisher.in_(named)
    if Reliability.F not in wanted:
        return chosen
    ungraded = not_(func.coalesce(t.documents.c.publisher, "").in_(list(view.grades)))
    return or_(chosen, ungraded)


def _worded(words: str) -> Condition:
    try:
        expression = match_expression(words)
    except MatchError:
        return false()
    matching = text("SELECT rowid FROM documents_fts WHERE documents_fts MATCH :words").bindparams(words=expression)
    return t.documents.c.n.in_(matching.columns(column("rowid", Integer())))


def _spoken(filters: Filters, context: Context) -> Iterator[Condition]:
    if not filters.stances:
        return
    wanted = [stance.value for stance in filters.stances]
    view = context.view
    claims = {key: fields for (kind, key), fields in view.corrections.items() if kind == "claim"}
    new = {key: fields["stance"] for key, fields in claims.items() if "stance" in fields}
    rejected = [key for (kind, key), action in view.verdicts.items() if kind == "claim" and action is Action.REJECT]
    claim = t.claims.c
    machine = and_(claim.stance.in_(wanted), claim.id.not_in(list(new)))
    corrected = claim.id.in_([key for key, stance in new.items() if stance in wanted])
    said = select(t.incident_events.c.incident).join(
        t.claim_events, t.claim_events.c.event == t.incident_events.c.event
    )
    said = said.join(t.claims, t.claims.c.n == t.claim_events.c.claim)
    yield t.incidents.c.n.in_(said.where(or_(machine, corrected), claim.id.not_in(rejected)))
