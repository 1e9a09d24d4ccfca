"""Readings of links put right against each other: who acts for a state, what one reading says of another."""

from dataclasses import replace

from sourceline.codes import FAMILY_OF, EntityKind, LinkStatus, Relation, RelationFamily
from sourceline.extract.actors.context import is_taliban
from sourceline.extract.frame import Frame
from sourceline.extract.links.edges import Edge, fits, forces_of, government_of, line_of, speaks_for
from sourceline.extract.links.names import imply
from sourceline.extract.links.offices import held
from sourceline.extract.links.patterns import BELONGING
from sourceline.vocab.actors import actors

_ACTING = {
    Relation.NEGOTIATES_WITH: government_of,
    Relation.CLASHES_WITH: forces_of,
}
_BACKING = frozenset({Relation.FUNDS, Relation.ASSISTS, Relation.DIRECTS, Relation.SUPPLIES, Relation.SHELTERS})
_FIGHTS = frozenset({Relation.CLASHES_WITH, Relation.ATTACKS})


def reconcile(frame: Frame, edges: list[Edge]) -> list[Edge]:
    """The edges that stand, each between those who act."""
    found = [edge for edge in (_acting(frame, edge) for edge in edges) if edge is not None]
    found = _without_nameless(frame, found)
    return _fought(_widened(_one_opponent(_without_told_accusations(_taken_by_name(_leaders(found))))))


def _acting(frame: Frame, edge: Edge) -> Edge | None:
    """Talks of a state's forces or offices are its government's; fights and attacks of a government are its forces'."""
    if edge.relation in BELONGING:
        return _of_his_own(frame, edge)
    if edge.relation is Relation.ATTACKS:
        return replace(edge, source=forces_of(frame, edge.source))
    if edge.relation is Relation.ACCUSES:
        accuser = speaks_for(frame, held(frame).get(edge.source, edge.source))
        return replace(edge, source=accuser) if accuser and fits(accuser, edge.relation, edge.target) else None
    acting = _ACTING.get(edge.relation)
    if acting is None:
        return edge
    one, other = acting(frame, edge.source), acting(frame, edge.target)
    return replace(edge, source=one, target=other) if fits(one, edge.relation, other) else None


def _of_his_own(frame: Frame, edge: Edge) -> Edge:
    """A listed leader of a whole does not lead its branch that a short name was read as, nor all of the "Taliban"."""
    leader, led = actors().get(edge.source), actors().get(edge.target)
    if leader is None or led is None or leader.parent is None or "leader" not in (leader.role or ""):
        return edge
    if led.parent != leader.parent and not (leader.parent != edge.target and _is_bare(frame, edge)):
        return edge
    imply(frame, leader.parent)
    return replace(edge, target=leader.parent)


def _is_bare(frame: Frame, edge: Edge) -> bool:
    """Whether a sentence names the group that somebody leads only as "Taliban"."""
    start, end = edge.quotes[0].start, edge.quotes[0].end
    doc = frame.doc
    here = [doc[m.start : m.end] for m in frame.mentions if m.entity == edge.target]
    named = [span.text for span in here if start <= span.start_char < end]
    return bool(named) and all(map(is_taliban, named))


def _leaders(edges: list[Edge]) -> list[Edge]:
    """Whoever leads a group is not told to be a member of it as well."""
    led = {(edge.source, edge.target) for edge in edges if edge.relation is Relation.LEADS}
    return [
        replace(edge, relation=Relation.LEADS)
        if edge.relation is Relation.MEMBER_OF and (edge.source, edge.target) in led
        else edge
        for edge in edges
    ]


def _taken_by_name(edges: list[Edge]) -> list[Edge]:
    """No arrests of a group where the man of it who was held is told by name: they are of him."""
    held = {edge.target for edge in edges if edge.relation is Relation.ARRESTS}
    theirs = {edge.target for edge in edges if edge.relation in BELONGING and edge.source in held}
    return [edge for edge in edges if edge.relation is not Relation.ARRESTS or edge.target not in theirs]


def _without_told_accusations(edges: list[Edge]) -> list[Edge]:
    """No accusation where what it is of is read: in "A accuses B of sheltering C" the alleged sheltering says more."""
    told = {
        (quote.start, _side(edge.source))
        for edge in edges
        if FAMILY_OF[edge.relation] is RelationFamily.COOPERATION and edge.status is not LinkStatus.ASSERTED
        for quote in edge.quotes
    }
    return [
        edge
        for edge in edges
        if edge.relation is not Relation.ACCUSES or (edge.quotes[0].start, _side(edge.target)) not in told
    ]


def _without_nameless(frame: Frame, edges: list[Edge]) -> list[Edge]:
    """No nameless band that somebody backs, where the report names whom he backs; nor one that is only "of" a group."""
    nameless = {mention.entity for mention in frame.mentions if mention.kind is EntityKind.UNNAMED}
    named = {
        edge.source
        for edge in edges
        if FAMILY_OF[edge.relation] is RelationFamily.COOPERATION and edge.target not in nameless
    }
    return [
        edge
        for edge in edges
        if not (edge.relation in _BACKING and edge.target in nameless and edge.source in named)
        and not (edge.relation is Relation.PART_OF and edge.source in nameless)
    ]


def _one_opponent(edges: list[Edge]) -> list[Edge]:
    """Whoever opposes a government is not told to oppose its forces as well by the same sentence."""
    opposed = {
        (edge.source, edge.quotes[0].start, _side(edge.target))
        for edge in edges
        if edge.relation is Relation.OPPOSES and _is_government(edge.target)
    }
    return [
        edge
        for edge in edges
        if edge.relation is not Relation.OPPOSES
        or _is_government(edge.target)
        or (edge.source, edge.quotes[0].start, _side(edge.target)) not in opposed
    ]


def _is_government(actor: str) -> bool:
    entry = actors().get(actor)
    return entry is not None and entry.kind is EntityKind.GOVERNMENT


def _side(actor: str) -> str:
    entry = actors().get(actor)
    return (entry.country if entry else None) or actor


def _widened(edges: list[Edge]) -> list[Edge]:
    """Where a state's forces and an organ of theirs fight the same side, the fight is the forces'."""
    ends = {frozenset((edge.source, edge.target)) for edge in edges if edge.relation in _FIGHTS}
    return [_wider(edge, ends) if edge.relation in _FIGHTS else edge for edge in edges]


def _wider(edge: Edge, ends: set[frozenset[str]]) -> Edge:
    for body in list(line_of(edge.source))[1:]:
        if frozenset((body, edge.target)) in ends:
            return replace(edge, source=body)
    for body in list(line_of(edge.target))[1:]:
        if frozenset((edge.source, body)) in ends:
            return replace(edge, target=body)
    return edge


def _fought(edges: list[Edge]) -> list[Edge]:
    """Attacks of one on the other are part of the clashes between the two."""
    clashes = {frozenset((edge.source, edge.target)) for edge in edges if edge.relation is Relation.CLASHES_WITH}
    return [
        replace(edge, relation=Relation.CLASHES_WITH)
        if edge.relation is Relation.ATTACKS and frozenset((edge.source, edge.target)) in clashes
        else edge
        for edge in edges
    ]
