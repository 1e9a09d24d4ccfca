"""Events that a sentence names without telling them anew: weighed, recalled, made a habit of."""

from itertools import islice
from typing import NamedTuple

from spacy.tokens import Token

from sourceline.codes import EventStatus
from sourceline.extract.events.patterns import status_words


class Verdict(NamedTuple):
    """A status, or None where nothing happened, and why."""

    status: EventStatus | None
    reason: str


_MORE = frozenset({"further", "more"})
_STAYS = frozenset({"remain", "loom", "seem", "appear", "depend", "require", "risk", "threaten", "mean"})

REAL = Verdict(EventStatus.OCCURRED, "asserted")


def is_bare(noun: Token) -> bool:
    """`after attacks`, `after deadly attacks`: without number, day, place or what they did."""
    told = {"det", "nummod", "poss", "prep", "relcl", "acl", "npadvmod"}
    return noun.tag_ in {"NNS", "NNPS"} and not any(child.dep_ in told for child in noun.children)


def is_habit(verb: Token) -> bool:
    """`fighting has become common`."""
    return any(child.dep_ == "acomp" and child.lower_ in status_words()["habits"] for child in verb.children)


def told_again(noun: Token, verb: Token, *, definite: bool) -> Verdict | None:
    """`the strike follows the death of a leader`: named again; `Sunday's strike follows`: its day; what came before."""
    if noun.dep_ == "nsubj" and any(child.dep_ == "poss" for child in noun.children):
        return REAL
    if noun.dep_ == "nsubj" and definite:
        return Verdict(None, f"named again under “{verb.text}”, to tell what came before it")
    return REAL if (noun.dep_ == "dobj" and not is_bare(noun)) or _is_in_older(noun, verb) else None


def _is_in_older(noun: Token, verb: Token) -> bool:
    """`the blast follows the deaths of two officers in an attack`: what the older deed that is its object tells."""
    deeds = (child for child in verb.children if child.dep_ == "dobj")
    return any(deed != noun and deed.is_ancestor(noun) for deed in deeds)


def is_one_more_done(noun: Token, unreal: set[str]) -> bool:
    """`further attacks on a post left eight dead`, `more blasts rocked B`: done, where others would only be feared."""
    verb = noun.head
    done = noun.dep_ == "nsubj" and verb.tag_ == "VBD" and verb.pos_ == "VERB" and not _is_denied(verb)
    return done and unreal <= _MORE and verb.lemma_.lower() not in _STAYS


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ in {"neg", "aux", "acomp"} for child in verb.children)


def is_claimed_deed(noun: Token) -> bool:
    """`claims responsibility for attack`, `took credit for bombings`: the deed told before, or nothing by itself."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    above = noun.head.head
    blames = above.lemma_.lower() in status_words()["accuses"]
    if not blames and not any(token.lower_ in {"responsibility", "credit"} for token in (above, *above.children)):
        return False
    return not any(
        child.dep_ in {"prep", "relcl", "acl", "nummod"} or child.lower_ in {"a", "an"} for child in noun.children
    )


def is_also_claimed(noun: Token) -> bool:
    """`On Wednesday the group also claimed an attack on a bank`: another one than that of the news."""
    one = any(child.lower_ in {"a", "an"} for child in noun.lefts)
    verbs = list(islice((up for up in noun.ancestors if up.pos_ == "VERB"), 1))
    return one and any(verb.lemma_ == "claim" and _has_also(verb) for verb in verbs)


def _has_also(verb: Token) -> bool:
    return any(child.lower_ in {"also", "separately"} for child in verb.children)


def is_weighed(noun: Token, verb: Token) -> bool:
    """`The arrest of the spokesman is a setback`: the present weighs the event and is no habit."""
    return noun.tag_ == "NN" and verb.lemma_ == "be" and any(child.dep_ == "attr" for child in verb.children)
