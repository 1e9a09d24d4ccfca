"""Ends of a link that stand in a list with the one that a wording names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sourceline.codes import FAMILY_OF, Relation, RelationFamily
from sourceline.extract.frame import Frame
from sourceline.extract.links.edges import Edge, end_of, fits
from sourceline.extract.links.mask import Masked
from sourceline.extract.links.patterns import BELONGING, link_words

_ASIDE = r"(?: in(?: [a-z]+)? \d{4}|(?: hailing)? from(?: [a-z]+){1,3}?)?"
_ALSO = re.compile(_ASIDE + r"(?: ,| and| or| &| as well as| with)+(?: commander)? <([gskpxn]\d+)>")
_BEFORE = re.compile(r"((?:<[gxn]\d+>(?: ,| and| &)+ )+)$")
_MARK = re.compile(r"<([gskpxn]\d+)>")
_BACKED = frozenset({Relation.FUNDS, Relation.ASSISTS, Relation.SHELTERS, Relation.TRAINS, Relation.SUPPLIES})
"""What several states are told to do together: "funded by A and B"."""
_PEOPLE = frozenset("xn")
_STATES = frozenset("sk")


def end(frame: Frame, masked: Masked, mark: str | None, relation: Relation) -> str | None:
    """The entity behind a mark, if there is one."""
    return end_of(frame, masked.marks[int(mark[1:])], relation) if mark else None


def listed(frame: Frame, masked: Masked, edge: Edge, match: re.Match[str]) -> Iterator[Edge]:
    """The same link of those named along with an end: "India-backed A, B and C", "A and B, both of the X"."""
    groups = match.groupdict()
    if _stands_last(match, "target") and _many_targets(edge.relation):
        for mark in _after(masked, match.end(), groups["target"][0]):
            if _owns(frame, masked, mark):
                break  # "chief of the X, and the Y's Name Name"
            target = end(frame, masked, mark, edge.relation)
            if target is not None and fits(edge.source, edge.relation, target):
                yield replace(edge, target=target)
    one_only = edge.relation is Relation.LEADS and not link_words().plural.search(match.group())
    many = "gxnsk" if edge.relation in _BACKED else "gxn"
    if _stands_last(match, "source") and groups["source"][0] in many and not one_only:
        yield from _sources(frame, masked, edge, _after(masked, match.end(), groups["source"][0]))
    if _stands_first(match, "source") and link_words().plural.search(match.group()):
        yield from _sources(frame, masked, edge, _standing_before(masked, match.start(), groups["source"][0]))
    if _stands_first(match, "target") and _many_targets(edge.relation) and link_words().plural.search(match.group()):
        for mark in _standing_before(masked, match.start(), groups["target"][0]):
            target = end(frame, masked, mark, edge.relation)
            if target is not None and fits(edge.source, edge.relation, target):
                yield replace(edge, target=target)


def _standing_before(masked: Masked, at: int, kind: str) -> Iterator[str]:
    """The marks of a list that ends at a place: "A, B and"."""
    before = _BEFORE.search(masked.text, 0, at)
    return (mark for mark in (_MARK.findall(before[1]) if before else []) if _alike(mark[0], kind))


def _stands_first(match: re.Match[str], name: str) -> bool:
    return bool(match.groupdict().get(name)) and match.start(name) == match.start() + 1


def _owns(frame: Frame, masked: Masked, mark: str) -> bool:
    """Whether what a mark stands for has a possessive after it."""
    after = masked.marks[int(mark[1:])].end
    return after < len(frame.doc) and frame.doc[after].lower_ in {"'s", "’s"}


def _stands_last(match: re.Match[str], name: str) -> bool:
    return bool(match.groupdict().get(name)) and match.end(name) + 1 == match.end()


def _many_targets(relation: Relation) -> bool:
    """A group has one parent; a spokesman may speak for two groups, and a group may succeed two."""
    return FAMILY_OF[relation] is not RelationFamily.STRUCTURE or relation in BELONGING | {Relation.SUCCESSOR_OF}


def _after(masked: Masked, at: int, kind: str) -> Iterator[str]:
    while (more := _ALSO.match(masked.text, at)) is not None and _alike(more[1][0], kind):
        yield more[1]
        at = more.end()


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _PEOPLE or {one, other} <= _STATES


def _sources(frame: Frame, masked: Masked, edge: Edge, marks: Iterator[str]) -> Iterator[Edge]:
    for mark in marks:
        source = end(frame, masked, mark, edge.relation)
        if source is not None and fits(source, edge.relation, edge.target):
            yield replace(edge, source=source)
