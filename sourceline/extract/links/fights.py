"""Links that an event with both sides known implies: attacks, clashes, arrests, agreements."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sourceline.codes import EntityKind, EventStatus, LinkStatus, Relation
from sourceline.extract.frame import FoundEvent, Frame
from sourceline.extract.links.edges import Edge, fits
from sourceline.extract.links.mask import LETTERS
from sourceline.extract.links.patterns import link_words
from sourceline.extract.links.sides import Sides
from sourceline.model import Event
from sourceline.vocab.actors import actors

_TWO_SIDES = 2
MANY = 10
"""Arrested people from whom on the arrests are a matter between the forces and the group."""
_STRIKE = "Air/drone strike"
"""Told in passing of a man killed by one, it says nothing of two sides at war; nor does a tribe that he was of."""
_SUICIDE = "Suicide bomb"
"""No deed of a state's forces: they were only told of beside it."""
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_REAL = frozenset({EventStatus.OCCURRED, EventStatus.ATTEMPTED, EventStatus.ALLEGED, EventStatus.FOILED})


def by_event(frame: Frame, others: Sequence[Edge]) -> Iterator[Edge]:
    """Edges between the two sides of events; `others`: the links that the report's wording shows."""
    sides = Sides(frame, others)
    for found in frame.events:
        if found.event.status not in _REAL:
            continue
        if found.event.sub_event_type == "Agreement":
            if not _is_worded(found.event, others):
                yield from _agreed(found.event, sides)
            continue
        for doer, target in _pairs(found, sides):
            relation = _relation(found.event, sides.kinds.get(doer), sides.kinds.get(target))
            if relation is not None and fits(doer, relation, target):
                yield _edge(found.event, doer, relation, target)


def _edge(event: Event, source: str, relation: Relation, target: str) -> Edge:
    status = LinkStatus.ALLEGED if event.status is EventStatus.ALLEGED else LinkStatus.ASSERTED
    return Edge(source, relation, target, status, event.quotes, event.date, event.sub_event_type)


def _pairs(found: FoundEvent, sides: Sides) -> Iterator[tuple[str, str]]:
    """Each doer with each target; the two doers of a battle that was aimed at nobody by name."""
    doers, targets = sides.doers(found), sides.targets(found)
    if not targets and found.event.event_type == "Battles" and len(doers) == _TWO_SIDES:
        doers, targets = doers[:1], doers[1:]
    for doer in doers:
        for target in targets:
            yield doer, target


def _is_worded(event: Event, others: Sequence[Edge]) -> bool:
    """Whether the wording of an agreement's own sentences shows between whom it is."""
    told = {edge.quotes[0].start for edge in others if edge.relation is Relation.NEGOTIATES_WITH}
    return any(quote.start in told for quote in event.quotes)


def _is_over(event: Event) -> bool:
    """Whether every sentence of an agreement tells that it ended."""
    return all(link_words().ended.search(quote.text) for quote in event.quotes)


def _agreed(event: Event, sides: Sides) -> Iterator[Edge]:
    """The parties of an agreement deal with each other, where they are of two sides."""
    parties = [actor for actor in event.perpetrators if sides.kinds.get(actor) not in {None, EntityKind.UNNAMED}]
    if len(parties) != _TWO_SIDES or _is_over(event):
        return
    for one, other in combinations(parties, 2):
        if _side(one) != _side(other) and fits(one, Relation.NEGOTIATES_WITH, other):
            yield _edge(event, one, Relation.NEGOTIATES_WITH, other)


def _side(actor: str) -> str | None:
    entry = actors().get(actor)
    return entry.side if entry else actor


def _relation(event: Event, doer: EntityKind | None, target: EntityKind | None) -> Relation | None:
    """Arrests, clashes between two armed sides, or an attack; None where an end is unnamed or unarmed and a person."""
    if doer is None or target is None or EntityKind.UNNAMED in {doer, target}:
        return None
    if event.sub_event_type == "Arrests":
        return Relation.ARRESTS if event.main or _is_mass(event) else None
    in_passing = (event.sub_event_type == _STRIKE and not event.main) or target is EntityKind.COMMUNITY
    beside = in_passing or (doer is EntityKind.STATE_FORCE and event.sub_event_type == _SUICIDE)
    if beside or event.event_type not in _VIOLENT or target is EntityKind.PERSON or doer is EntityKind.PERSON:
        return None
    if LETTERS.get(doer) == "g" and target is EntityKind.STATE_FORCE:
        return _assault(event)
    if doer is target is EntityKind.STATE_FORCE and event.sub_event_type.startswith("Shelling"):
        return Relation.CLASHES_WITH
    forces_struck = doer is EntityKind.STATE_FORCE and LETTERS.get(target) == "g"
    return Relation.CLASHES_WITH if event.event_type == "Battles" or forces_struck else Relation.ATTACKS


def _is_mass(event: Event) -> bool:
    """Whether so many were arrested that the arrests are aimed at their group, not at one man or cell."""
    detained = event.toll.detained
    return detained is not None and (detained.minimum or detained.maximum or 0) >= MANY


def _assault(event: Event) -> Relation | None:
    """Group against forces: a bombing that a group is held to have made is an event, fighting makes a link.

    Where the attackers lost men too, both sides fought.
    """
    if event.event_type != "Battles" or not event.main:
        return None
    return Relation.CLASHES_WITH if event.toll.attackers_killed else Relation.ATTACKS
