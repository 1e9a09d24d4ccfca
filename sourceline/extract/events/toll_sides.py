"""Whose dead and hurt somebody counts: the side of a group of people who suffered."""

from itertools import takewhile

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.people import Group, is_person, side_of
from sourceline.extract.events.undergoers import SUFFERS
from sourceline.extract.frame import Frame, within

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PEOPLE = frozenset({"people", "persons", "person", "individuals"})
"""They are nobody's dead in particular, also where they are called martyrs."""
_ALL = frozenset({"all", "both"})
_BACK = 60
_LOOK_AHEAD = 4


def side_of_hurt(frame: Frame, trigger: Trigger, group: Group) -> str:
    """The people's own side; `martyrdom` tells whose dead `they` are better than whoever was counted last."""
    told = trigger.entry.side or ""
    head = frame.doc[group.head]
    owners = [noun for prep in head.children if prep.lower_ == "of" for noun in prep.children]
    if told and any(noun.lower_ in {"they", "them"} for noun in (head, *owners)):
        return told
    for them in (noun for noun in owners if noun.lower_ == "them"):
        if part := _side_of_part(frame, them):
            return part
    if group.side or (told and head.lower_ not in _PEOPLE):
        return group.side or told
    if head.lower_ in {"other", "others", "more"}:
        return _side_of_the_others(frame, head)
    if head.pos_ != "NUM" or head.dep_ == "nummod":
        return ""
    return _side_of_all(frame, head, group) if head.i and head.nbor(-1).lower_ in _ALL else _side_before(frame, head)


def _side_of_part(frame: Frame, them: Token) -> str:
    """`killed three of them, including a bomber`: the part tells who `they` are."""
    after = them.doc[them.i + 1 : them.i + 3]
    named = (noun for prep in after if prep.lower_ == "including" for noun in prep.children)
    return next((side_of(frame, noun)[0] for noun in named if is_person(frame, noun)), "")


def _side_of_all(frame: Frame, head: Token, group: Group) -> str:
    """`Three bombers came, killing two guards, before all three died`: of as many who had not suffered before."""
    for number in within(frame.numbers, max(head.i - _BACK, 0), head.i - 1):
        if number.count == group.count:
            counted = frame.doc[number.end : number.end + _LOOK_AHEAD]
            for token in takewhile(lambda word: word.pos_ in _NOMINAL, counted):
                if is_person(frame, token) and not _suffers(token):
                    return side_of(frame, token)[0]
    return _side_before(frame, head)


def _side_before(frame: Frame, number: Token) -> str:
    """`Six militants came; three were shot dead`: a bare number is of the people counted before."""
    for earlier in reversed(within(frame.numbers, max(number.i - _BACK, 0), number.i)):
        counted = takewhile(lambda token: token.pos_ in _NOMINAL, frame.doc[earlier.end : earlier.end + _LOOK_AHEAD])
        people = [token for token in counted if is_person(frame, token)]
        if people:  # the last noun of `17 government forces`
            return side_of(frame, people[-1])[0]
    return ""


def _side_of_the_others(frame: Frame, noun: Token) -> str:
    """`killed six attackers and injured ten others`: of the people who suffered right before."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if is_person(frame, token) and token.lower_ != noun.lower_ and _suffers(token):
            return side_of(frame, token)[0]
    return ""


def _suffers(noun: Token) -> bool:
    """Whether a noun stands as somebody to whom something happens."""
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun.dep_ in {"dobj", "nsubjpass"} or (noun.dep_ == "nsubj" and noun.head.lemma_.lower() in SUFFERS)
