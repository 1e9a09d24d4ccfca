"""Lists of those hurt, side by side behind or before the verb: `killing eight soldiers, his son and a cook`."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import Group, is_person, side_of
from sourceline.extract.frame import Frame, within
from sourceline.model import Count

_ONE = frozenset({"the", "a", "an", "his", "her", "their"})
_SOMEBODY = frozenset({"him", "her"})
_BETWEEN = frozenset({",", "and", "&"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_INSIDE = frozenset({"-"})
_BEFORE_VERB = frozenset({"all", "both", "also"})
_LONGEST = 7
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Member:
    group: Group
    start: int
    end: int
    """First token behind it."""
    is_name: bool
    is_counted: bool


def listed(frame: Frame, trigger: Trigger) -> tuple[list[Group], bool]:
    """The people of a list beside a verb, each with a figure, an article or a name; and whether names are among them.

    The parser takes a list without `and` for a name and what explains it. Where its first member is a general word
    (`eight people, five soldiers`), that is so, and there is no list. A name beside a role is one person.
    """
    verb = frame.doc[trigger.head]
    if not trigger.verbal:
        return [], False
    if any(child.dep_ in _PASSIVE for child in verb.children):
        members = _before(frame, verb)
    else:
        members = _in_title(frame, trigger) or list(_members(frame, trigger.end, verb.sent.end))
    if members and frame.doc[members[0].group.head].lower_ in harm_words().generic:
        members = members[:1]
    people = list(_persons(frame, members))
    named = len(people) < len(members) or any(member.is_name for member in members)
    return [member.group for member in people], named and len(people) >= _TWO


def _before(frame: Frame, verb: Token) -> list[_Member]:
    """The list that ends right before a passive verb."""
    passive = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    subjects = [child.left_edge.i for child in verb.children if child.dep_ == "nsubjpass"]
    if passive is None or not subjects:
        return []
    members = list(_members(frame, min(subjects), passive.i))
    if not members:
        return []
    last = frame.doc[members[-1].end : passive.i]  # "two guards of Mr Gul were hurt"
    owned = bool(last) and last[0].lower_ == "of" and all(token.is_alpha or token.text == "." for token in last)
    return members if owned or not last else []


def _in_title(frame: Frame, trigger: Trigger) -> list[_Member]:
    """`Seven soldiers, 13 militants killed in A`: all that stands before a title's participle."""
    members = list(_members(frame, frame.sentences[trigger.sentence].start, trigger.start))
    whole = len(members) >= _TWO and members[-1].end == trigger.start and members[-1].is_counted
    return members if whole and frame.doc[trigger.head].tag_ in {"VBN", "VBD"} else []


def _members(frame: Frame, start: int, end: int) -> Iterator[_Member]:
    at = start
    while at < end:
        member = _member(frame, at, end)
        if member is None:
            return
        following = frame.doc[member.end] if member.end < end else None
        if following is not None and following.pos_ in {"AUX", "VERB"} and following.tag_ not in {"VBG", "VBN"}:
            return  # "..., two others were injured", "..., police said": a clause of its own
        yield member
        at = member.end
        if at >= end or frame.doc[at].lower_ not in _BETWEEN:
            return
        while at < end and frame.doc[at].lower_ in _BETWEEN:
            at += 1


def _persons(frame: Frame, members: list[_Member]) -> Iterator[_Member]:
    """Members without those that only say who the one before was: a role's name, a name's role."""
    explained = named = 0
    before: _Member | None = None
    for member in members:
        size = (member.group.count.minimum or 0) if member.group.count else 0
        if named > 1 and named == size and frame.doc[member.start - 1].text == ",":
            continue  # "A and B, two policemen"
        named = named + 1 if member.is_name else 0
        if before is not None and member.is_name and explained:
            explained -= 1
            continue
        if before is not None and before.is_name and _is_role_of(frame, before, member):
            continue
        yield member
        explained = 0 if member.is_name else size
        before = member


def _is_role_of(frame: Frame, name: _Member, member: _Member) -> bool:
    """`Gul Khan, a tribal elder, and ...`: closed by a comma or the end; not `Gul Khan, a guard and a cook`."""
    opened = frame.doc[name.end].text == "," and member.start == name.end + 1
    alone = not member.is_name and not member.is_counted
    return opened and alone and frame.doc[member.end].lower_ not in {"and", "&"}


def _member(frame: Frame, at: int, end: int) -> _Member | None:
    """A figure, an article or nothing, then a word for people or a name; and the token behind them."""
    first = frame.doc[at]
    if first.lower_ in _SOMEBODY and (at + 1 >= end or frame.doc[at + 1].lower_ in _BETWEEN):
        return _Member(Group(Count(1, 1), *side_of(frame, first), at, additional=False), at, at + 1, False, False)
    number = next((n for n in within(frame.numbers, at, min(at + _LONGEST, end)) if n.start == at), None)
    begin = number.end if number else at + (first.lower_ in _ONE)
    last = begin
    while last < min(begin + _LONGEST, end) and (frame.doc[last].pos_ in _NOMINAL or frame.doc[last].text in _INSIDE):
        last += 1
    head = frame.doc[last - 1]
    named = last > begin and _is_name(frame, head) and (begin == at or frame.mention_at(head.i) is not None)
    if last == begin or not (named or is_person(frame, head)):
        return None
    if number is None and head.tag_ in {"NNS", "NNPS"} and first.lower_ not in {"a", "an"}:  # "an FC personnel"
        return None
    stop = last
    while stop < end and frame.doc[stop].lower_ in _BEFORE_VERB:
        stop += 1
    group = Group(
        number.count if number else Count(1, 1), *side_of(frame, head), head.i, bool(number and number.additional)
    )
    return _Member(group, at, stop, named and begin == at, number is not None)


def _is_name(frame: Frame, head: Token) -> bool:
    """Whether a noun phrase ends with somebody's name: no place, no body, no word of the lists."""
    if head.pos_ != "PROPN" or not head.text[0].isupper() or frame.place_at(head.i) is not None:
        return False
    mention = frame.mention_at(head.i)
    return (mention is None and not is_person(frame, head)) or (
        mention is not None and mention.kind is EntityKind.PERSON
    )
