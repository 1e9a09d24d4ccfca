"""`A mine killed two traders`: the bare word is a weapon where it is what did the harm, and else a pit."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.syntax import objects_of_preposition
from sourceline.extract.frame import Frame

_MINES = frozenset({"mine", "mines"})
_PITS = frozenset({"coal", "gold", "salt", "chromite", "marble", "copper", "gem", "lapis"})
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
    return noun.lower_ in _MINES and not any(child.lower_ in _PITS for child in noun.lefts)
