"""`Three were killed in A and two in B`: one verb, and a number and a place for each of several events."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from sourceline.extract.events.draft import Draft, Toll
from sourceline.extract.events.patterns import event_nouns, harm_words
from sourceline.extract.events.people import target_at
from sourceline.extract.frame import Frame, PlaceMention, Sentence
from sourceline.model import Count, Place

_AT = frozenset({"in", "at", "near"})
_JOINS = frozenset({",", ";", ":", "and", "while"})
_ONE = frozenset({"another", "third", "fourth"})
_OTHERS = frozenset({"others", "another", "third", "fourth"})
_BETWEEN = frozenset({"PRON", "NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM"})
_BEFORE_NUMBER = frozenset({"DET", "ADV", "ADJ"})
_REACH = 7
_MAX = 6


@dataclass(frozen=True, slots=True)
class _Item:
    """A number of people and the place it goes with; the number's token, and the place."""

    head: int
    count: Count
    place: PlaceMention
    of_sum: bool
    """A share of the sum before a colon (`35 were killed: 22 in A and 13 in B`)."""


def gapped(frame: Frame, sentence: Sentence, draft: Draft, places: list[PlaceMention]) -> list[Draft]:
    """The events that a draft's verb tells of one after the other; none where its sentence is not built so."""
    first = next((toll for toll in draft.tolls if toll.harm in {"killed", "injured"}), None)
    if first is None or draft.place is None:
        return []
    verb = next((t.head for t in draft.triggers if t.verbal), None)
    items = [item for item in _items(frame, sentence, places) if verb is not None and item.place.start > verb]
    if not items or len(items) >= _MAX:
        return []
    told = [(item.place.place, _toll(draft, first, item)) for item in items]
    if not items[0].of_sum:
        before = [place for place in places if place.start < items[0].head]
        own = [toll for toll in draft.tolls if toll.head < items[0].head]
        told = [*((place.place, own) for place in before[-1:]), *told]
    where = [place for place, _ in told]
    if len(told) < 2 or any(_is_in(a, b) or _is_in(b, a) for n, a in enumerate(where) for b in where[n + 1 :]):  # noqa: PLR2004
        return []
    return [_told(draft, place, tolls) for place, tolls in told]


def _toll(draft: Draft, first: Toll, item: _Item) -> list[Toll]:
    """What is read for an item itself (`three wounded in B`), else its number of those that the verb harms."""
    own = [toll for toll in draft.tolls if item.head <= toll.head < item.place.start]
    return own or [replace(first, count=item.count, head=item.head)]


def _is_in(inner: Place, outer: Place) -> bool:
    return outer.name in {inner.name, inner.admin2, inner.admin1}


def _told(draft: Draft, place: Place, tolls: list[Toll]) -> Draft:
    return replace(
        draft,
        triggers=list(draft.triggers),
        sentences=set(draft.sentences),
        tolls=tolls,
        count=1,
        gapped=True,
        place=place,
        places=[place],
        targets=list(draft.targets),
        perpetrators=list(draft.perpetrators),
    )


def _items(frame: Frame, sentence: Sentence, places: list[PlaceMention]) -> list[_Item]:
    """Each `, two in B` and `and another in C` of a sentence."""
    found = (_item(frame, sentence, place) for place in places)
    return [item for item in found if item is not None]


def _item(frame: Frame, sentence: Sentence, place: PlaceMention) -> _Item | None:
    """What stands between a comma or `and` and a place, if it is a number of people and nothing that acts."""
    words: list[Token] = []
    join = ""
    for token in reversed(frame.doc[max(sentence.start, place.start - _REACH) : place.start]):
        if token.lower_ in _JOINS:
            join = token.lower_
            break
        words.insert(0, token)
    else:
        return None
    after = frame.doc[place.end] if place.end < sentence.end else None
    if after is not None and after.pos_ == "NOUN" and after.lower_ in event_nouns():
        return None  # "13 in the A clash"
    if not words or not any(word.lower_ in _AT for word in words) or not all(_may_stand(w) for w in words):
        return None
    number = next((word for word in words if word.pos_ == "NUM" or word.lower_ in _ONE), None)
    if number is None or any(word.pos_ not in _BEFORE_NUMBER for word in words[: words.index(number)]):
        return None
    nouns = [word for word in words[words.index(number) :] if word.pos_ == "NOUN" and word != number]
    people = [target_at(frame, noun) for noun in nouns]
    if any((word is None or not word.person) for word in people) and nouns[0].lower_ not in _OTHERS:
        return None
    mention = next((m for m in frame.numbers if m.start <= number.i < m.end), None)
    count = Count(1, 1) if number.lower_ in _ONE else mention.count if mention else None
    return None if count is None else _Item(number.i, count, place, join == ":")


def _may_stand(word: Token) -> bool:
    """Whether a word may stand between the number and the place: also `three wounded in B`, but no finite verb."""
    hurt = word.lower_ in harm_words().hurt and not any(child.dep_ in {"aux", "auxpass"} for child in word.children)
    return word.pos_ in _BETWEEN or hurt
