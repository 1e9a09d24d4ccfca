"""Where somebody named comes from, holds an office or speaks: a place in a report, but no scene."""

from spacy.tokens import Token

from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.people import is_person, target_at
from sourceline.extract.frame import Frame


def is_home(frame: Frame, preposition: Token) -> bool:
    """Whether what stands after a preposition is the home or the post of the person before it."""
    if preposition.lower_ != "from":
        return _is_of_one_named(frame, preposition)
    named = preposition.i > 0 and preposition.nbor(-1).lower_ == "those"  # `targeted those from Punjab`
    return named or _is_of_one_named(frame, preposition) or _is_of_person(frame, preposition.head)


def _is_of_one_named(frame: Frame, preposition: Token) -> bool:
    """`eight militants, including their chief in Tank, were killed`: where one of them holds his office."""
    one = preposition.head
    return one.dep_ == "pobj" and one.head.lower_ == "including" and is_person(frame, one)


def _is_of_person(frame: Frame, noun: Token) -> bool:
    """`Sepoy So-and-so, 26, from Karak, was martyred`, `those from Punjab were shot`: where somebody comes from."""
    noun = noun.head if noun.pos_ == "NUM" else noun
    word = target_at(frame, noun) if noun.dep_ in {"nsubjpass", "dobj"} else None
    if noun.lower_ == "those" or (word is not None and word.person and word.side == "civil"):
        return True
    return noun.pos_ == "PROPN" and noun.dep_ in {"nsubj", "nsubjpass", "appos", "conj"}


def is_occasion(noun: Token) -> bool:
    """`told a rally in Quetta`, where nothing else happened; not `a bomb hit a rally in Quetta`."""
    if noun.lower_ not in status_words()["occasions"]:
        return False
    gatherings = noun.lower_ in status_words()["gatherings"]
    verbs = status_words()["reports"] | status_words()["speaks"]
    return not gatherings or any(verb.lemma_.lower() in verbs for verb in noun.ancestors if verb.tag_ != "VBN")
