"""Who gives which figure of a toll, and on which side of a dispute they stand."""

from collections.abc import Sequence

from spacy.tokens import Token

from sourceline.codes import EntityKind, SpeakerKind
from sourceline.extract.claims.speaker import kind_of_words
from sourceline.extract.claims.spoken import sayer
from sourceline.extract.events.draft import Toll
from sourceline.extract.frame import Frame, within
from sourceline.model import Count

Told = tuple[Toll, str | None]
"""A statement, and the entity id or words of who made it; None for the report's own narration."""

_OFFICIAL = frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.OFFICIAL})
_REPORT, _STATE, _MILITANT = "report", "state", "militant"
_REACH = 6
"""Tokens before the head of the people hurt in which their number stands."""
_EARLIER = frozenset({"earlier", "initially", "previously"})
_TOLD = frozenset({"ccomp"})
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_OPPONENTS = frozenset({_MILITANT, "pakistan", "afghanistan"})


def told_by(frame: Frame, tolls: list[Toll]) -> list[Told]:
    """Statements with who made them."""
    return [(toll, sayer(frame, toll.head)) for toll in tolls]


def camps_of(frame: Frame, told: list[Told], doers: frozenset[str]) -> list[list[Told]]:
    """Statements by the side that makes them; one part where there is no dispute.

    What a militant group claims is set against all others' figures, and one state's against another's. Officials of an
    unnamed state and the report itself stand with the only state that speaks. `doers` are entity ids of those who are
    said to have done it: an armed group among them is a party, also where it rules a state today.
    """
    sides: dict[str, list[Told]] = {}
    for toll, by in told:
        side = _camp(frame, by, doers)
        rival = is_counted(frame, toll) and not toll.additional
        sides.setdefault(side if rival else _REPORT, []).append((toll, by))
    states = [side for side in sides if side in _OPPONENTS and side != _MILITANT]
    neutral = sides.pop(_REPORT, []) + sides.pop(_STATE, [])
    if len(states) == 1:
        sides[states[0]] = neutral + sides[states[0]]
    elif neutral:
        sides[_REPORT] = neutral
    return list(sides.values()) if _MILITANT in sides or len(states) > 1 else [told]


def is_counted(frame: Frame, toll: Toll) -> bool:
    """Whether a figure stands in the text: `avenged the killing of its leader` is no rival toll."""
    return bool(within(frame.numbers, max(toll.head - _REACH, 0), toll.head + 1))


def _camp(frame: Frame, speaker: str | None, doers: frozenset[str]) -> str:
    if speaker is None:
        return _REPORT
    for mention in frame.mentions:
        if mention.entity == speaker:
            if speaker in doers and mention.kind in _ARMED:
                return _MILITANT
            return mention.side if mention.side in _OPPONENTS else _REPORT
    return _STATE if kind_of_words(speaker) in _OFFICIAL else _REPORT


def in_words(frame: Frame, said: Sequence[tuple[Count, str | None]]) -> str:
    """Who gives which figure, in words: `Police: 4; Jamaat-ul-Ahrar (JuA): 20`."""
    names = {mention.entity: mention.name for mention in frame.mentions}
    told = {names.get(by, by) if by else "the report": _range(count) for count, by in said}
    return "; ".join(f"{name}: {figure}" for name, figure in told.items())


def _range(count: Count) -> str:
    if count.minimum == count.maximum:
        return str(count.minimum)
    if count.maximum is None:
        return f"at least {count.minimum}"
    return f"up to {count.maximum}" if count.minimum is None else f"{count.minimum} to {count.maximum}"


def is_of_before(head: Token) -> bool:
    """`who earlier said five were injured`: an account that its own speaker has since replaced."""
    for above in head.ancestors:
        if above.pos_ == "VERB" and any(child.dep_ in _TOLD and head in child.subtree for child in above.children):
            return any(child.lower_ in _EARLIER for child in above.children if child.dep_ == "advmod")
    return False
