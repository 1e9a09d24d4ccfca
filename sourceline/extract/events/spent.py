"""A bomb that was found and went off all the same: no find."""

from spacy.tokens import Token

from sourceline.codes import EventStatus
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import status_words
from sourceline.extract.frame import Frame

_DISRUPTED = "Disrupted weapons use"
_TURNS = frozenset({"but", "however", "when", "while"})
_REACH = 20


def went_off(frame: Frame, blast: Trigger, triggers: list[Trigger]) -> bool:
    """`tried to defuse a bomb, but it exploded`, `the device exploded before they could defuse it`."""
    found = [t for t in triggers if t.entry.type == _DISRUPTED]
    if blast.entry.kind != "means" or blast.status is not EventStatus.OCCURRED or not found or not blast.verbal:
        return False
    verb = frame.doc[blast.head]
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    other = any(word.lower_ in status_words()["another"] for noun in subjects for word in noun.children)
    return bool(subjects) and not other and any(_turns(frame.doc[t.head], verb) for t in found)


def _turns(find: Token, blast: Token) -> bool:
    """Whether a conjunction turns from the find to the blast, or the blast came before it was done."""
    between = find.doc[find.i : blast.i] if find.i < blast.i else find.doc[blast.i : find.i]
    if len(between) > _REACH:
        return False
    words = {token.lower_ for token in between}
    return bool(words & _TURNS) if find.i < blast.i else "before" in words
