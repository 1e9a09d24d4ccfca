"""Lists of those hurt, side by side behind the verb: `killing eight soldiers, one civilian, wounding ...`."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import Group, side_of, target_at
from sourceline.extract.frame import Frame, within
from sourceline.model import Count

_ONE = frozenset({"the", "a", "an"})
_BETWEEN = frozenset({",", "and", "&"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_LONGEST = 6


def listed(frame: Frame, trigger: Trigger) -> list[Group]:
    """The people of a list that begins right behind an active verb, each with a figure or an article of their own.

    The parser takes a list without `and` for a name and what explains it. Where its first member is a general word
    (`eight people, five soldiers`), that is so, and there is no list.
    """
    if not trigger.verbal or any(child.dep_ in _PASSIVE for child in frame.doc[trigger.head].children):
        return []
    found = list(_members(frame, trigger.end, frame.doc[trigger.head].sent.end))
    if len(found) < 2 or frame.doc[found[0].head].lower_ in harm_words().generic:  # noqa: PLR2004 - a list has two
        return []
    return found


def _members(frame: Frame, start: int, end: int) -> Iterator[Group]:
    at = start
    while at < end:
        read = _member(frame, at, end)
        if read is None:
            return
        group, at = read
        if at < end and frame.doc[at].pos_ == "AUX":
            return  # "..., two others were injured": a clause of its own
        yield group
        if at >= end or frame.doc[at].lower_ not in _BETWEEN:
            return
        while at < end and frame.doc[at].lower_ in _BETWEEN:
            at += 1


def _member(frame: Frame, at: int, end: int) -> tuple[Group, int] | None:
    """A figure or an article, then a word for people; and the token behind them."""
    number = next((n for n in within(frame.numbers, at, min(at + _LONGEST, end)) if n.start == at), None)
    if number is None and frame.doc[at].lower_ not in _ONE:
        return None
    first = number.end if number else at + 1
    last = first
    while last < min(first + _LONGEST, end) and frame.doc[last].pos_ in _NOMINAL:
        last += 1
    head = frame.doc[last - 1]
    if last == first or not _is_person(frame, head) or (number is None and head.tag_ in {"NNS", "NNPS"}):
        return None
    side, kind = side_of(frame, head)
    return Group(number.count if number else Count(1, 1), side, kind, head.i, bool(number and number.additional)), last


def _is_person(frame: Frame, head: Token) -> bool:
    word = target_at(frame, head)
    return word is not None and word.person
