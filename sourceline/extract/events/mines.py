"""`A mine killed two traders`: the bare word is a weapon where it is what did the harm, and else a pit."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.syntax import objects_of_preposition
from sourceline.extract.frame import Frame

_BY = frozenset({"by"})


def is_done_by_mine(frame: Frame, trigger: Trigger) -> bool:
    """Whether a mine is the subject of a verb of harm, or what the harm was done by."""
    if trigger.entry.kind != "harm" or not trigger.verbal:
        return False
    verb = frame.doc[trigger.head]
    acting = verb if verb.pos_ == "VERB" else verb.head  # `left two boys dead`
    doers = [child for child in acting.children if child.dep_ == "nsubj"]
    return any(_is_mine(noun) for noun in [*doers, *objects_of_preposition(acting, _BY)])


def _is_mine(noun: Token) -> bool:
    words = status_words()
    return noun.lower_ in words["mines"] and not any(child.lower_ in words["pits"] for child in noun.lefts)
