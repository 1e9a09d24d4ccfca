"""Deeds told in a confession: of some other time, and often of many."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.scene import is_past_deed
from sourceline.extract.frame import Frame

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "conj"})


def is_confessed(frame: Frame, trigger: Trigger) -> bool:
    """`confessed on Monday to killing two teachers`, `the accused disclosed that they had`: not that day's deed."""
    words, token = status_words(), frame.doc[trigger.head]
    if any(above.lemma_.lower() in words["confesses"] for above in token.ancestors):
        return True
    return any(_discloses(above, token) for above in token.ancestors)


def _discloses(verb: Token, deed: Token) -> bool:
    words = status_words()
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words["discloses"]:
        return False
    told = any(child.dep_ in _CONTENT and (child == deed or child.is_ancestor(deed)) for child in verb.children)
    return told and any(child.dep_ in _SUBJECTS and child.lower_ in words["held"] for child in verb.children)


def is_only_confessed(frame: Frame, draft: Draft) -> bool:
    """Whether all is confessed, or is what the news' people `were involved in`, of no day or place: no one event."""
    scene = draft.own_place or draft.date_own
    return not scene and all(is_confessed(frame, trigger) or is_past_deed(frame, trigger) for trigger in draft.triggers)
