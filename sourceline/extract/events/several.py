"""`a series of attacks across the province`: one draft for many events; one of several, told by itself."""

from spacy.tokens import Token

from sourceline.codes import PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.frame import Frame

_WIDE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA})
_OF = 2


def stands_for(frame: Frame, draft: Draft) -> int:
    """How many events a draft's words stand for at least: more than one for a series of attacks over a wide place."""
    numbers = [trigger.plural for trigger in draft.triggers if trigger.plural]
    wide = draft.place is None or draft.place.precision in _WIDE
    heads = (frame.doc[t.head] for t in draft.triggers if not t.definite)
    series = wide and is_violent(draft) and any(_is_series(noun) for head in heads for noun in _events_in(head))
    return max([*numbers, len(draft.places), _OF if series else 1])


def _events_in(head: Token) -> list[Token]:
    """The plural events that a trigger is or that its harm was done in (`died in a wave of attacks`)."""
    if head.pos_ != "VERB":
        return [head] if head.tag_ == "NNS" else []
    return [token for token in head.subtree if token.tag_ == "NNS" and token.lower_ in event_nouns()]


def _is_series(noun: Token) -> bool:
    """`a string of attacks`, `multiple coordinated blasts`, `clashes across the south`."""
    words = status_words()["many_of"] | status_words()["several"]
    if any(child.lower_ == "across" for child in noun.rights):
        return True
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above.lower_ in words or any(child.lower_ in words for child in noun.lefts)


def is_one_of_told(old: Draft, new: Draft) -> bool:
    """`When people gathered, a second blast took place`, after twin blasts: one of those that were told."""
    if new.own_place or new.date_sure or new.tolls or new.headline or old.place is None:
        return False
    several = any(trigger.plural is not None for trigger in old.triggers if not trigger.verbal)
    apart = new.apart or new.shifts or new.lists or new.bullet
    return several and old.place.precision not in _WIDE and not apart
