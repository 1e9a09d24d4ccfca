"""People seized in one sentence and told killed in one of the next: `All nine were later shot dead`."""

from dataclasses import replace

from spacy.tokens import Token

from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.kinship import is_same_harm
from sourceline.extract.events.patterns import status_words
from sourceline.extract.frame import Frame

_ABDUCTION = "Abduction/forced disappearance"
_NEAR = 2
_THEY = frozenset({"they", "them", "he", "him", "she", "her", "all", "both", "their", "his"})
_DONE = frozenset({"nsubjpass", "dobj"})


def end_of_captives(frame: Frame, told: list[Draft], draft: Draft) -> Draft | None:
    """The draft to tell next; where it only tells captives killed, their abduction is made a killing.

    That one is told next itself where as many were told killed before it, else nothing is.
    """
    taken = next((taken for taken in reversed(told[-_NEAR:]) if _is_end_of(frame, taken, draft)), None)
    if taken is None:
        return draft
    _make_killing(taken, draft)
    if not any(is_same_harm(other, taken) for other in told if other is not taken):
        return None
    told.remove(taken)
    return taken


def _is_end_of(frame: Frame, taken: Draft, slain: Draft) -> bool:
    if {trigger.entry.type for trigger in taken.triggers} != {_ABDUCTION} or taken.background != slain.background:
        return False
    if not is_violent(slain) or not slain.kinds <= {"assault", "harm"} or slain.own_place or slain.new:
        return False
    near = 0 < slain.first - max(taken.sentences) <= _NEAR
    deaths = [trigger for trigger in slain.triggers if trigger.entry.harm == "killed" and trigger.verbal]
    return near and any(_is_of_them(taken, slain, frame.doc[trigger.head]) for trigger in deaths[:1])


def _is_of_them(taken: Draft, slain: Draft, verb: Token) -> bool:
    """Whether who was killed is they, the captives, or all of as many."""
    whom = [child for child in verb.children if child.dep_ in _DONE]
    words = {word.lower_ for noun in whom for word in (noun, *noun.children)}
    if not whom or not words & (_THEY | status_words()["captives"]):
        return False
    counts = [
        {toll.count.minimum for toll in draft.tolls if toll.harm == harm and toll.count.minimum}
        for draft, harm in ((taken, "abducted"), (slain, "killed"))
    ]
    return not counts[1] or not counts[0] or counts[0] == counts[1]


def _make_killing(taken: Draft, slain: Draft) -> None:
    """Make an abduction and the killing of its captives one killing."""
    taken.triggers = slain.triggers
    taken.status = slain.status
    taken.sentences |= slain.sentences
    dead = [toll for toll in slain.tolls if toll.harm == "killed"]
    seized = [replace(toll, harm="killed") for toll in taken.tolls if toll.harm == "abducted"]
    taken.tolls = [toll for toll in (*taken.tolls, *slain.tolls) if toll.harm not in {"abducted", "killed"}]
    taken.tolls += seized or dead
    taken.targets += [target for target in slain.targets if target not in taken.targets]
    taken.attacker_side = taken.attacker_side or "militants"
