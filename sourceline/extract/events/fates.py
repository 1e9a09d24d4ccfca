"""Killed or hurt: who was both, who died of wounds, and figures that do not tell which."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sourceline.extract.events.draft import Toll
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.frame import Frame
from sourceline.model import Count

_BESIDE = 4
"""Tokens between a figure and `killed and wounded` that say it of nobody else."""


def is_of_the_hurt(noun: Token) -> bool:
    """`three of the wounded died`, `an injured soldier died`: no longer one of the hurt."""
    owners = [owner for prep in noun.children if prep.lower_ == "of" for owner in prep.children]
    return any(_is_called(token, harm_words().hurt) for token in (noun, *owners))


def is_otherwise(noun: Token) -> bool:
    """`44 dead bodies and 157 wounded`: the bodies are not of the wounded."""
    return _is_called(noun, harm_words().dead)


def is_told_next(noun: Token, verb: Token, harm: str | None) -> bool:
    """`left two dead and nine others injured`: what happened to the nine stands right behind them, not before."""
    words = {"killed": harm_words().hurt, "injured": harm_words().dead}.get(harm or "", frozenset())
    at = noun.i + 1
    while at < noun.sent.end and noun.doc[at].pos_ == "ADV":
        at += 1
    return verb.i < noun.i and at < noun.sent.end and noun.doc[at].lower_ in words


def _is_called(noun: Token, words: frozenset[str]) -> bool:
    told = (child.lower_ for child in noun.lefts if child.dep_ == "amod")
    return noun.lower_ in words or any(word in words for word in told)


def certain(frame: Frame, tolls: list[Toll]) -> Iterator[Toll]:
    """Tolls where nobody is both dead and hurt: `four were wounded and died` are dead.

    `14 people were killed or wounded` tells of neither how many.
    """
    for toll in tolls:
        twin = any(_is_twin(toll, other) for other in tolls)
        if _is_mixed(frame, toll, twin=twin) or (twin and toll.harm == "injured"):
            word = frame.doc[toll.head].text
            frame.note("numbers", toll.head, toll.head + 1, word, "the dead and the hurt in one figure", accepted=False)
        else:
            yield toll


def _is_mixed(frame: Frame, toll: Toll, *, twin: bool) -> bool:
    """Whether the words for dead and hurt stand side by side after a figure."""
    words = frame.tokens(frame.sentences[toll.sentence])
    found = harm_words().mixed.search(words.text.lower())
    if found is None or (toll.count.minimum or 0) <= 1:
        return False
    after = words.start_char + found.start()
    between = [token for token in words if toll.head <= token.i and token.idx < after]
    return twin or 0 < len(between) <= _BESIDE


def _is_twin(toll: Toll, other: Toll) -> bool:
    """Whether two statements count the same people, once as dead and once as hurt."""
    same = (toll.head, toll.sentence) == (other.head, other.sentence)
    return same and {toll.harm, other.harm} == {"killed", "injured"} and (toll.count.minimum or 0) > 1


def still_hurt(hurt: list[Toll], tolls: list[Toll]) -> Iterator[Toll]:
    """The hurt without those who died later (`three of the wounded died`)."""
    gone: dict[int, int] = {}
    for toll in tolls:
        if toll.moved and (before := [number for number, one in enumerate(hurt) if one.sentence <= toll.sentence]):
            gone[before[-1]] = gone.get(before[-1], 0) + (toll.count.minimum or 0)
    for number, toll in enumerate(hurt):
        left = _less(toll.count, gone.get(number, 0))
        if left is not None:
            yield replace(toll, count=left)


def _less(count: Count, gone: int) -> Count | None:
    """A count without some; None where nobody is left."""
    ends = [None if end is None else end - gone for end in (count.minimum, count.maximum)]
    return None if gone and any(end is not None and end <= 0 for end in ends) else Count(ends[0], ends[1])
