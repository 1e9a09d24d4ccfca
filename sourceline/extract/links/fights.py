"""Conflict links that an event with both sides named implies."""

from collections.abc import Iterator

from sourceline.codes import EntityKind, EventStatus, LinkStatus, Relation
from sourceline.extract.frame import Frame
from sourceline.extract.links.edges import Edge, fits
from sourceline.extract.links.mask import LETTERS
from sourceline.model import Event

_TWO_SIDES = 2
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


def by_event(frame: Frame) -> Iterator[Edge]:
    """Edges between the perpetrators of events and the actors that they were aimed at."""
    kinds = {mention.entity: mention.kind for mention in frame.mentions}
    nameless = not any(LETTERS.get(kind) == "g" for kind in kinds.values())
    for found in frame.events:
        event = found.event
        if event.status is EventStatus.ONGOING_TREND:
            continue
        doers = event.perpetrators or event.claimed_by
        targets = tuple(dict.fromkeys(target.entity for target in event.targets if target.entity))
        if not targets and event.event_type == "Battles" and len(doers) == _TWO_SIDES:
            doers, targets = doers[:1], doers[1:]
        for doer in doers:
            for target in targets:
                relation = _relation(event, kinds.get(doer), kinds.get(target))
                if relation is None and nameless and event.main:
                    relation = _with_unnamed(event, kinds.get(doer), kinds.get(target))
                if relation is not None and fits(doer, relation, target):
                    status = LinkStatus.ALLEGED if event.status is EventStatus.ALLEGED else LinkStatus.ASSERTED
                    yield Edge(doer, relation, target, status, event.quotes, event.date, event.sub_event_type)


def _relation(event: Event, doer: EntityKind | None, target: EntityKind | None) -> Relation | None:
    """Arrests, clashes between two armed sides, or an attack; None where an end is unnamed or unarmed and a person."""
    if doer is None or target is None or EntityKind.UNNAMED in {doer, target}:
        return None
    if event.sub_event_type == "Arrests":
        return Relation.ARRESTS
    if event.event_type not in _VIOLENT or target is EntityKind.PERSON or doer is EntityKind.PERSON:
        return None
    two_armed = {LETTERS.get(doer, "s"), LETTERS.get(target, "s")} == {"g", "s"} and EntityKind.STATE_FORCE in {
        doer,
        target,
    }
    if event.event_type == "Battles" or (two_armed and doer is EntityKind.STATE_FORCE):
        return Relation.CLASHES_WITH
    return Relation.ATTACKS


def _with_unnamed(event: Event, doer: EntityKind | None, target: EntityKind | None) -> Relation | None:
    """The main clash of forces with unnamed fighters, in a report that names no armed group."""
    sides = {doer, target} == {EntityKind.STATE_FORCE, EntityKind.UNNAMED}
    return Relation.CLASHES_WITH if sides and event.event_type == "Battles" else None
