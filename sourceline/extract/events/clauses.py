"""`three were killed in A, while in B gunmen shot a guard`: clauses set side by side, each with a scene of its own."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.frame import Frame, PlaceMention, Sentence

_BESIDE = frozenset({"while", "whereas"})


def by_clause(
    frame: Frame, sentence: Sentence, triggers: list[Trigger], places: list[PlaceMention]
) -> list[list[Trigger]]:
    """Triggers on either side of a `while`, where both sides name scenes and no scene of one is the other's."""
    for word in frame.tokens(sentence):
        if word.lower_ not in _BESIDE or word.dep_ not in {"mark", "advmod", "cc"}:
            continue
        right = [trigger for trigger in triggers if _is_in(frame.doc[trigger.head], word)]
        left = [trigger for trigger in triggers if trigger not in right]
        there = [place for place in places if _is_in(frame.doc[place.start], word)]
        here = [place for place in places if place not in there]
        apart = not any(same_scene(a.place, b.place) for a in here for b in there)
        if left and right and here and there and apart:
            return [left, right]
    return [triggers]


def _is_in(token: Token, mark: Token) -> bool:
    """Whether a token stands in the clause that a conjunction opens."""
    return token.i > mark.i and (token == mark.head or mark.head.is_ancestor(token))
