"""Whose dead a figure counts: the attackers' own, the victims, or a part of those told before."""

from collections.abc import Iterator

from sourceline.codes import EntityKind, TargetKind
from sourceline.extract.events.draft import Draft, Toll
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.frame import Frame
from sourceline.vocab.actors import actors

_OF_STATES = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_NOBODY_ELSE = frozenset({TargetKind.MILITANTS, TargetKind.TRANSPORT, TargetKind.OTHER})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_FURTHER = frozenset({"other", "others", "more"})
_BLAST = "Remote explosive/landmine/IED"


def wholes(frame: Frame, tolls: list[Toll]) -> Iterator[Toll]:
    """Tolls without those that another of their sentence includes: `11 others, including five guards`."""
    for toll in tolls:
        earlier = (other for other in tolls if other.harm == toll.harm and other.sentence == toll.sentence)
        if not any(other.head < toll.head and _includes(frame, other, toll) for other in earlier):
            yield toll


def _includes(frame: Frame, whole: Toll, part: Toll) -> bool:
    if (whole.count.minimum or 0) < (part.count.minimum or 0):
        return False
    between = frame.doc[whole.head + 1 : part.head]
    if _is_in_brackets(frame, part) and not _is_in_brackets(frame, whole):
        return True
    start = next((token.i for token in between if token.lower_ in harm_words().including), None)
    if start is None and part.harm == "injured" and frame.doc[part.head].lower_ not in _FURTHER:
        start = next((token.i for token in between if token.lower_ == "with"), None)
    return start is not None and not any(token.pos_ == "VERB" for token in frame.doc[start + 1 : part.head])


def _is_in_brackets(frame: Frame, toll: Toll) -> bool:
    """`nine children [five boys and four girls]`."""
    before = [token.text for token in frame.doc[frame.sentences[toll.sentence].start : toll.head]]
    return sum((text in _OPENING) - (text in _CLOSING) for text in before) > 0


def attacking_side(frame: Frame, draft: Draft, tolls: list[Toll]) -> str:
    """The attacking side; `12 assailants were killed` beside the forces' dead says that these were attacked."""
    sides = {toll.side for toll in tolls if toll.harm in {"killed", "injured"} and toll.count.minimum}
    if draft.attacker_side != "forces" or not {"forces", "militants"} <= sides:
        return draft.attacker_side
    words = {frame.doc[toll.head].lemma_.lower() for toll in tolls if toll.side == "militants"}
    return "militants" if words & harm_words().attackers else draft.attacker_side


def has_no_attackers(frame: Frame, draft: Draft, tolls: list[Toll]) -> bool:
    """Whether no side's dead are surely the attackers' own."""
    unclear = _is_between_states(draft) or _is_on_both_sides(draft, tolls) or _is_on_militants(draft, tolls)
    return unclear or _is_one_blast(frame, draft, tolls)


def _is_between_states(draft: Draft) -> bool:
    """Whether the forces of two states fight: neither's dead are the attackers'."""
    involved = [*draft.perpetrators, *(target.entity for target in draft.targets if target.entity)]
    known = (actors().get(entity) for entity in involved)
    countries = {actor.country for actor in known if actor is not None and actor.kind in _OF_STATES and actor.country}
    return len(countries) > 1


def _is_on_both_sides(draft: Draft, tolls: list[Toll]) -> bool:
    """Whether only those suffered who are told of as doing it and as its target: the doer is then not known."""
    sides = {toll.side for toll in tolls if toll.harm in {"killed", "injured"}}
    both = set(draft.perpetrators) & {target.entity for target in draft.targets}
    return sides == {draft.attacker_side} and bool(both)


def _is_on_militants(draft: Draft, tolls: list[Toll]) -> bool:
    """Whether nobody is named as attacker and only militants were hit: they are the victims of somebody unknown."""
    sides = {toll.side for toll in tolls if toll.harm in {"killed", "injured"}}
    others = any(target.kind not in _NOBODY_ELSE for target in draft.targets)
    return sides - {""} == {"militants"} and not draft.perpetrators and not draft.claimed_by and not others


def _is_one_blast(frame: Frame, draft: Draft, tolls: list[Toll]) -> bool:
    """`14 fighters and 10 villagers died in a blast`: counted in one breath, so that all of them are its victims."""
    if draft.perpetrators or draft.claimed_by or _BLAST not in draft.types:
        return False
    dead = [toll for toll in tolls if toll.side and toll.harm == "killed"]
    heads = {toll.head for toll in dead}
    return any(frame.doc[head].dep_ == "conj" and frame.doc[head].head.i in heads for head in heads)
