"""Whose dead a figure counts: the attackers' own, the victims, or a part of those told before."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span, Token

from sourceline.codes import EntityKind, TargetKind
from sourceline.extract.events.draft import Draft, Toll
from sourceline.extract.events.forces import states_before
from sourceline.extract.events.kind import RAMMED
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import is_person, side_of
from sourceline.extract.events.roles import actors_of, fighter
from sourceline.extract.events.undergoers import SUFFERS
from sourceline.extract.frame import Frame, within
from sourceline.vocab.actors import actors

_OF_STATES = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_NOBODY_ELSE = frozenset({TargetKind.MILITANTS, TargetKind.TRANSPORT, TargetKind.OTHER})
_HURT = frozenset({"killed", "injured"})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_THEM = frozenset({"them", "those", "whom", "these"})
_PART = 4
"""Tokens within which the first part of a figure stands."""
_SOON = 8
"""Tokens within which the verb of a part stands (`five of whom later died`)."""
_FURTHER = frozenset({"other", "others", "more"})
_BLAST = "Remote explosive/landmine/IED"


def wholes(frame: Frame, tolls: list[Toll]) -> Iterator[Toll]:
    """Tolls without those that another of their sentence includes: `11 others, including five guards`."""
    for toll in tolls:
        beside = [other for other in tolls if other.sentence == toll.sentence and other.head < toll.head]
        if _is_of_others(frame, beside, toll):
            continue
        same = [other for other in beside if other.harm == toll.harm]
        if any(_includes(frame, other, toll) for other in same):
            continue
        yield replace(toll, shared=True) if toll.additional and any(other.shared for other in same) else toll


def without_both(frame: Frame, tolls: list[Toll]) -> list[Toll]:
    """`Nine people, including four policemen, were killed. Five attackers were shot`: the nine are both sides' dead."""
    dead = [toll for toll in tolls if toll.harm == "killed" and toll.count.minimum and not toll.additional]
    slain = {n for toll in dead if toll.side == "militants" and (n := toll.count.minimum or 0) > 1}  # not the bomber
    fallen = {toll.count.minimum for toll in dead if toll.side not in {"", "militants"}}
    kept: list[Toll] = []
    for toll in tolls:
        part = _part_told(frame, toll) if toll in dead and not toll.side and slain else None
        ours = fallen | ({part.count.minimum} if part is not None else set())
        is_of_both = toll in dead and not toll.side and any(_adds_up(toll, one, two) for one in ours for two in slain)
        if not is_of_both:
            kept.append(toll)
        elif part is not None:
            kept.append(part)
    return kept


def _adds_up(whole: Toll, one: int | None, two: int) -> bool:
    return bool(one) and whole.count.minimum == (one or 0) + two


def _part_told(frame: Frame, whole: Toll) -> Toll | None:
    """`nine people, including four policemen`: those four, as a statement of their own."""
    opening = next((t for t in frame.doc[whole.head + 1 : whole.head + _PART] if _opens_parts(t)), None)
    if opening is None:
        return None
    for number in within(frame.numbers, opening.i, min(opening.i + _PART, opening.sent.end)):
        counted = frame.doc[number.end : min(number.end + _PART, opening.sent.end)]
        people = next((token for token in counted if is_person(frame, token)), None)
        if people is not None and (side := side_of(frame, people)[0]) not in {"", "militants"}:
            return replace(whole, side=side, count=number.count, head=people.i, total=False)
    return None


def _is_of_others(frame: Frame, beside: list[Toll], toll: Toll) -> bool:
    """`killed three and injured 15, five of them critically`: five of the hurt, unless they died of it."""
    if not toll.shared or not beside or max(beside, key=lambda other: other.head).harm == toll.harm:
        return False
    after = frame.doc[toll.head : min(toll.head + _SOON, len(frame.doc))]
    return not any(token.lemma_.lower() in SUFFERS for token in after)


def _includes(frame: Frame, whole: Toll, part: Toll) -> bool:
    if (whole.count.minimum or 0) < (part.count.minimum or 0):
        return False
    between = frame.doc[whole.head + 1 : part.head]
    if _is_in_brackets(frame, part) and not _is_in_brackets(frame, whole):
        return True
    start = next((token.i for token in between if _opens_parts(token)), None)
    if start is not None and _is_closed(frame, whole, frame.doc[start : part.head]):
        return False
    if start is None and part.harm == "injured" and frame.doc[part.head].lower_ not in _FURTHER:
        start = next((token.i for token in between if token.lower_ == "with"), None)
    return start is not None and not any(token.pos_ == "VERB" for token in frame.doc[start + 1 : part.head])


def _opens_parts(word: Token) -> bool:
    """`six people, including two children`, `six people, among them two children`."""
    among = word.lower_ == "among" and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _THEM
    return among or word.lower_ in harm_words().including


def _is_closed(frame: Frame, whole: Toll, parts: Span) -> bool:
    """`six officers, including an inspector, and two passers-by`: a list that goes on after its first member."""
    words = [token.lower_ for token in parts]
    return frame.doc[whole.head].lower_ not in harm_words().generic and (",", "and") in pairwise(words)


def _is_in_brackets(frame: Frame, toll: Toll) -> bool:
    """`nine children [five boys and four girls]`."""
    before = [token.text for token in frame.doc[frame.sentences[toll.sentence].start : toll.head]]
    return sum((text in _OPENING) - (text in _CLOSING) for text in before) > 0


def attacking_side(frame: Frame, draft: Draft, tolls: list[Toll]) -> str:
    """The attacking side; `12 assailants were killed` beside the forces' dead says that these were attacked.

    So does a vehicle with explosives driven into them.
    """
    sides = {toll.side for toll in tolls if toll.harm in {"killed", "injured"} and toll.count.minimum}
    ours = {"forces"} if draft.attacker_side else {"forces", "civil", ""}  # `26 hostages and 33 hijackers`
    if draft.attacker_side == "militants" or "militants" not in sides or not sides & ours:
        return draft.attacker_side
    words = {frame.doc[toll.head].lemma_.lower() for toll in tolls if toll.side == "militants"}
    rammed = any(trigger.entry.id in RAMMED for trigger in draft.triggers)
    return "militants" if rammed or words & harm_words().attackers else draft.attacker_side


def has_no_attackers(frame: Frame, draft: Draft, tolls: list[Toll]) -> bool:
    """Whether no side's dead are surely the attackers' own."""
    unclear = _is_between_states(frame, draft, tolls) or _is_on_both_sides(draft, tolls)
    unclear = unclear or _is_on_militants(draft, tolls) or _is_by_militants_on_others(frame, draft, tolls)
    return unclear or _is_one_blast(frame, draft, tolls)


def _is_between_states(frame: Frame, draft: Draft, tolls: list[Toll]) -> bool:
    """Whether the forces of two states fight: neither's dead are the attackers'; `an Afghan guard` is of another."""
    involved = [*draft.perpetrators, *(target.entity for target in draft.targets if target.entity)]
    known = (actors().get(entity) for entity in involved)
    countries = {actor.country for actor in known if actor is not None and actor.kind in _OF_STATES and actor.country}
    hurt = (state for toll in tolls if toll.side == "forces" for state in states_before(frame.doc[toll.head]))
    countries |= {actor.country for state in hurt if (actor := actors().get(state)) and actor.country}
    return len(countries) > 1


def _is_by_militants_on_others(frame: Frame, draft: Draft, tolls: list[Toll]) -> bool:
    """`The mastermind was killed by the group`: other militants than those whom the same verb names as its doers."""
    if {toll.side for toll in tolls if toll.harm in _HURT} != {"militants"} or draft.attacker_side != "militants":
        return False
    said = {toll.sentence for toll in tolls}
    harms = [trigger for trigger in draft.triggers if trigger.entry.harm in _HURT and trigger.sentence in said]
    return bool(harms) and all(any(fighter(frame, doer) for doer in actors_of(frame, trigger)) for trigger in harms)


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
