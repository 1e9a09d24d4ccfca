"""Who was hurt, how many, and on which side, as single statements of a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from sourceline.extract.events.beside import beside, joins_others
from sourceline.extract.events.draft import Toll, Trigger
from sourceline.extract.events.fates import is_of_the_hurt, is_otherwise, is_told_next
from sourceline.extract.events.listed import listed
from sourceline.extract.events.patterns import event_nouns, harm_words, status_words
from sourceline.extract.events.people import Group, groups, is_part, is_person, side_of
from sourceline.extract.events.syntax import conjuncts
from sourceline.extract.events.toll_sides import side_of_hurt
from sourceline.extract.events.undergoers import is_numbered, undergoer_heads
from sourceline.extract.frame import Frame, within
from sourceline.model import Count

_NAMES = frozenset({"identified", "named", "called", "namely", "as"})
_ASIDE = frozenset({",", "-", "–", "—"})
_REACH = 7
_LOOK_AHEAD = 4
_ASIDES = frozenset({"including", "among", "most", "mostly", "mainly", "all", "many", "some", "half", "nearly", "at"})
_AMONG = 20
_FAR = 16


def tolls(frame: Frame, trigger: Trigger) -> Iterator[Toll]:
    """The statements that a trigger with a `harm` makes."""
    harm = trigger.entry.harm
    if harm is None:
        return
    head = frame.doc[trigger.head]
    if harm_words().shared.search(frame.tokens(frame.sentences[trigger.sentence]).text.lower()):
        return
    found = list(_undergoers(frame, trigger, head))
    row, named = listed(frame, trigger)
    if len(row) > len(found) or (row and named):
        found = row
    found = [group for group in _without_parts(found) if harm != "injured" or not is_otherwise(frame.doc[group.head])]
    found = [group for group in found if not is_told_next(frame.doc[group.head], head, harm)]
    found = list(_without_names(frame, found))
    further = joins_others(head)
    for group in found:
        noun = frame.doc[group.head]
        if group.count is not None and not (_speaks(noun) or _is_nobody(noun)):
            side, part = side_of_hurt(frame, trigger, group), _is_part(frame, noun)
            more = group.additional or further
            moved = harm == "killed" and is_of_the_hurt(noun)
            all_told = not side and _is_sum(frame, noun)
            yield Toll(harm, side, group.count, trigger.sentence, group.head, more, all_told, shared=part, moved=moved)
    for group in beside(frame, trigger) if found else ():
        if group.count is not None and not is_told_next(frame.doc[group.head], head, harm):
            yield Toll(harm, group.side, group.count, trigger.sentence, group.head)


def _is_nobody(noun: Token) -> bool:
    """`no one was hurt`."""
    return noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"


def _speaks(noun: Token) -> bool:
    """`... injured 13 others, police and an official said`: who speaks next, taken for one of the list."""
    after = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < noun.sent.end else noun
    return noun.dep_ == "conj" and after.pos_ == "VERB" and after.lemma_.lower() in status_words()["reports"]


def _is_sum(frame: Frame, noun: Token) -> bool:
    """`left a total of 75 people dead`: all of them, whoever is told of beside."""
    numbers = within(frame.numbers, max(noun.i - _REACH, noun.sent.start), noun.i + 1)
    return any(frame.doc[max(number.start - 2, 0) : number.start].text.lower() == "total of" for number in numbers)


def _is_part(frame: Frame, noun: Token) -> bool:
    """`fifteen of them`, `three of them girls`: some of those told of before."""
    owners = [owner for prep in noun.children if prep.lower_ == "of" for owner in prep.children]
    numbers = within(frame.numbers, max(noun.i - _REACH, noun.sent.start), noun.i)
    for number in numbers:
        counted = frame.doc[number.end : noun.i]
        if len(counted) > 1 and counted[0].lower_ == "of" and all(token.is_alpha for token in counted):
            owners += [] if any(token.pos_ == "CCONJ" for token in counted) else [counted[1]]
    return any(owner.lower_ in {"them", "whom", "these", "those"} for owner in owners)


def _without_parts(found: list[Group]) -> list[Group]:
    """`fifteen of them, 12 girls and three boys`: a list that adds up to its first figure only takes it apart."""
    sizes = [group.count.minimum for group in found if group.count and group.count.minimum]
    if len(sizes) == len(found) > 2 and sizes[0] == sum(sizes[1:]):  # noqa: PLR2004 - a figure and two parts
        return found[:1]
    return found


def _without_names(frame: Frame, found: list[Group]) -> Iterator[Group]:
    """`two commanders, X and Y`: as many names as were counted right before are who they were."""
    named = 0
    for number, group in enumerate(found):
        if named:
            named -= 1
            continue
        yield group
        size = (group.count.minimum or 0) if group.count else 0
        following = [frame.doc[one.head] for one in found[number + 1 : number + 1 + size]]
        if size > 1 and len(following) == size and all(token.pos_ == "PROPN" for token in following):
            named = size


def _undergoers(frame: Frame, trigger: Trigger, verb: Token) -> Iterator[Group]:
    own = [group for noun in _hurt(frame, verb, trigger, shared=False) for group in _people(frame, noun)]
    if own and all(group.count is None for group in own):
        noun = frame.doc[own[0].head]
        own = list(_left_number(frame, trigger)) or list(_before_apposition(frame, noun)) or _named(own, noun) or own
    yield from (
        own
        or list(_left_number(frame, trigger))
        or list(_far_left(frame, verb))
        or (group for noun in _hurt(frame, verb, trigger, shared=True) for group in _people(frame, noun))
    )


def _named(found: list[Group], noun: Token) -> list[Group]:
    """`shot dead the traders X, 42, and Y, 38`: as many as are named."""
    names = [
        name for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN" for name in conjuncts(child)
    ]
    size = sum(name.pos_ == "PROPN" for name in names)
    several = size > 1 and noun.tag_ == "NNS" and len(found) == 1
    return [replace(found[0], count=Count(size, size))] if several else []


def _before_apposition(frame: Frame, noun: Token) -> Iterator[Group]:
    """`46 people or more, women for the most part, were killed`: the number stands before who they were."""
    at = noun.left_edge.i - 1
    if at > noun.sent.start and frame.doc[at].text in _ASIDE:
        for number in within(frame.numbers, max(noun.sent.start, at - _REACH), at):
            counted = frame.doc[number.end : at]
            if people := [token for token in counted if is_person(frame, token)]:
                side, kind = side_of(frame, people[0])
                yield Group(number.count, side, kind, people[0].i, number.additional)


def _hurt(frame: Frame, verb: Token, trigger: Trigger, *, shared: bool) -> list[Token]:
    heads = [_who(frame, verb, noun) for noun in undergoer_heads(verb, trigger, shared=shared)]
    nobody = harm_words().tallies | harm_words().uncounted | event_nouns()
    people = [noun for noun in heads if noun.lower_ not in nobody and not any(_is_named(one, noun) for one in heads)]
    return [noun for noun in people if not any(is_part(whole, noun) for whole in people)]


def _is_named(one: Token, name: Token) -> bool:
    """`police constable | Gul Khan was`, `an officer identified as Gul Khan`: one man, parsed as two."""
    between = one.doc[one.i + 1 : name.right_edge.i]
    said = {token.lower_ for token in between if token.pos_ != "PROPN"}
    return one.i < name.i and name.pos_ == "PROPN" and one.pos_ != "PROPN" and said <= _NAMES


def _who(frame: Frame, verb: Token, noun: Token) -> Token:
    """`workers of a project, who were seized`: `who` is people, whatever noun the parser hung the clause on."""
    if verb.dep_ != "relcl" or verb.head != noun or not any(child.lower_ == "who" for child in verb.children):
        return noun
    above = [noun, *(up for up in noun.ancestors if up.pos_ in {"NOUN", "PROPN"})]
    return next((token for token in above if is_person(frame, token)), noun)


def _people(frame: Frame, noun: Token) -> Iterator[Group]:
    """The people of a noun phrase; `the life of another soldier` is the soldier, `his life` one person."""
    if noun.lower_ not in {"life", "lives"}:
        found = list(_among_more(frame, noun)) or list(groups(frame, noun))
        yield from found[:1] if _is_among(noun) else found
        return
    owners = [child for prep in noun.children if prep.lower_ == "of" for child in prep.children]
    if owners:
        yield from (group for owner in owners for group in groups(frame, owner))
    else:
        yield from groups(frame, noun)


def _is_among(noun: Token) -> bool:
    """`an officer and two guards were among the dead`: a list of some, as long as no other verb comes between."""
    following = takewhile(lambda token: token.lower_ != "among", noun.doc[noun.i : min(noun.i + _AMONG, noun.sent.end)])
    words = list(following)
    ended = words[-1].i + 1 >= noun.sent.end or words[-1].i + 1 >= noun.i + _AMONG
    return not ended and not any(token.pos_ == "VERB" for token in words)


def _among_more(frame: Frame, noun: Token) -> Iterator[Group]:
    """`three guards among seven others were hurt`: all seven."""
    for prep in noun.children:
        if prep.lower_ == "among":
            whole = [group for child in prep.children if child.dep_ == "pobj" for group in groups(frame, child)]
            part = [group for group in groups(frame, noun) if group.count]
            if part and whole and whole[0].count and _least(whole[0]) > _least(part[0]):
                yield whole[0]


def _least(group: Group) -> int:
    return (group.count.minimum or 0) if group.count else 0


def _left_number(frame: Frame, trigger: Trigger) -> Iterator[Group]:
    """`three injured`, `two others wounded`: a number right before the trigger, whatever the parse made of it."""
    sentence = frame.sentences[trigger.sentence]
    at = _before_aside(frame, sentence.start, trigger.start - 1)
    while at > max(sentence.start, trigger.start - _REACH) and frame.doc[at].lower_ in harm_words().between:
        at -= 1
    for number in reversed(within(frame.numbers, max(sentence.start, at - _LOOK_AHEAD), at + 1)):
        between = frame.doc[number.end : at + 1]
        if all(token.pos_ in {"NOUN", "ADJ", "PROPN"} or token.lower_ in harm_words().between for token in between):
            side, kind = side_of(frame, frame.doc[at])
            yield Group(number.count, side, kind, at, number.additional)
            yield from _listed_before(frame, frame.doc[at])
        return


def _before_aside(frame: Frame, start: int, at: int) -> int:
    """`left 12 people, including six children, dead`: the token before what stands between the two commas."""
    if at <= start or frame.doc[at].text != ",":
        return at
    opening = next((i for i in range(at - 1, max(start, at - _FAR), -1) if frame.doc[i].text == ","), None)
    aside = opening is not None and frame.doc[opening + 1].lower_ in _ASIDES
    return opening - 1 if opening is not None and aside else at


def _far_left(frame: Frame, verb: Token) -> Iterator[Group]:
    """`46 people or more, women for the most part, were killed`: the passive's subject, hung elsewhere."""
    passive = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if passive is None or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    for number in within(frame.numbers, max(verb.sent.start, passive.i - _FAR), passive.i):
        counted = frame.doc[number.end : passive.i]
        people = [token for token in counted if is_person(frame, token)]
        if people and not any(token.pos_ in {"VERB", "AUX"} or token.text == ";" for token in counted):
            yield Group(number.count, *side_of(frame, people[0]), people[0].i, number.additional)
            return


def _listed_before(frame: Frame, last: Token) -> Iterator[Group]:
    """`eight fighters and three civilians dead`: those before the last ones of a list."""
    first = last
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"} and first.head.i < first.i:
        first = first.head
    if first != last and is_numbered(first):
        yield from (group for group in groups(frame, first) if group.head != last.i and group.count is not None)
