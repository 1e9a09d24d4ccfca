"""Older attacks that only say for what somebody is held: `arrested two men over the bombing of May 3`."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.frame import Frame

_STEPS = 9
_FOR, _OF = frozenset({"for", "over"}), frozenset({"of", "behind", "in", "for", "to"})
_WHEN = frozenset({"after", "during", "following", "before", "since", "amid", "at", "near", "by"})
_FOUGHT = frozenset({"clash", "operation", "act"})
_LINKS = frozenset({"acl", "relcl", "pcomp", "xcomp", "ccomp", "advcl"})


def is_held_for(frame: Frame, trigger: Trigger) -> bool:
    """Whether a noun of violence names what somebody is held or tried for, or whose planner is told of."""
    return not trigger.verbal and trigger.entry.kind not in _FOUGHT and is_offence_noun(frame.doc[trigger.head])


def is_offence_noun(noun: Token) -> bool:
    """`the mastermind of the attack`, `arrested on suspicion of involvement in the blast`, `jailed for the attack`."""
    if noun.dep_ == "conj" and noun.head.lower_ in event_nouns():
        return is_offence_noun(noun.head)
    if noun.dep_ not in {"pobj", "dobj"} or noun.head.lower_ in _WHEN:
        return False
    return _has_author(noun) or _is_charge(noun)


def _has_author(noun: Token) -> bool:
    """`the planners of the attack`, `a key suspect in the bombing`."""
    author = noun.head.head
    named = author.pos_ != "VERB" and author.lower_ in status_words()["authors"]
    return named and noun.dep_ == "pobj" and noun.head.lower_ in _OF


def _is_charge(noun: Token) -> bool:
    """Whether a noun hangs on a verb of holding through another noun, a participle or `for`."""
    words, token, through = status_words()["holds"], noun, noun.head.lower_ in _FOR
    for _ in range(_STEPS):
        above = token.head
        if above == token or (above.dep_ == "pobj" and above.head.lower_ in _WHEN):
            return False
        if {above.lemma_.lower(), above.lower_} & words:
            return through and (above.lemma_ != "hold" or token == noun.head)  # `held over the blast`; not a rally
        if above.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            if above.lower_ in event_nouns():
                return False
            through = True
        elif above.pos_ in {"VERB", "AUX", "ADJ"}:
            if above.dep_ not in _LINKS:
                return False
            through = True
        token = above
    return False
