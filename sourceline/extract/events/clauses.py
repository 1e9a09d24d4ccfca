"""`three were killed in A, while in B gunmen shot a guard`: clauses set side by side, each with a scene of its own."""

from spacy.tokens import Token

from sourceline.codes import DatePrecision
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.events.scene import is_own
from sourceline.extract.frame import DateMention, Frame, PlaceMention, Sentence

_RECENT = 2
"""Days before the news that are still its own."""
_BESIDE = frozenset({"while", "whereas"})


def by_clause(
    frame: Frame, sentence: Sentence, triggers: list[Trigger], places: list[PlaceMention]
) -> list[list[Trigger]]:
    """Triggers on either side of a `while`, where both sides name scenes and no scene of one is the other's.

    `The attack came as forces fought in B` is two events as well: the attack told before, and what went on meanwhile.
    """
    for word in frame.tokens(sentence):
        if _came_as(word):
            right = [trigger for trigger in triggers if _is_in(frame.doc[trigger.head], word)]
            left = [trigger for trigger in triggers if trigger not in right]
            meanwhile = any(_is_in(frame.doc[place.start], word) for place in places)
            if left and right and meanwhile and all(trigger.definite for trigger in left):
                return [left, right]
        if word.lower_ not in _BESIDE or word.dep_ not in {"mark", "advmod", "cc"}:
            continue
        right = [trigger for trigger in triggers if _is_in(frame.doc[trigger.head], word)]
        left = [trigger for trigger in triggers if trigger not in right]
        there = [place for place in places if _is_in(frame.doc[place.start], word)]
        here = [place for place in places if place not in there]
        apart = not any(same_scene(a.place, b.place) for a in here for b in there)
        if left and right and here and there and apart:
            return [left, right]
    return [triggers]


def by_older_clause(frame: Frame, triggers: list[Trigger], dates: list[DateMention]) -> list[list[Trigger]]:
    """`fired on the spot where eight had died 10 days ago`: what a clause on a place tells with a day of its own."""
    news = frame.published
    for trigger in triggers:
        where = next((child for child in frame.doc[trigger.head].children if child.lower_ == "where"), None)
        if where is None or where.head.dep_ != "relcl":
            continue
        clause = where.head
        told = [date for date in dates if clause.is_ancestor(frame.doc[date.start])]
        dated = any(date.background or (news is not None and (news - date.span.end).days > _RECENT) for date in told)
        inside = [t for t in triggers if clause.i == t.head or clause.is_ancestor(frame.doc[t.head])]
        left = [t for t in triggers if t not in inside]
        if left and dated:
            return [left, inside]
    return [triggers]


def _came_as(word: Token) -> bool:
    clause = word.head
    return word.lower_ == "as" and word.dep_ == "mark" and clause.dep_ == "advcl" and clause.head.lemma_ == "come"


def _is_in(token: Token, mark: Token) -> bool:
    """Whether a token stands in the clause that a conjunction opens."""
    return token.i > mark.i and (token == mark.head or mark.head.is_ancestor(token))


def by_day(frame: Frame, triggers: list[Trigger], dates: list[DateMention]) -> list[list[Trigger]]:
    """`40 died in a strike on Sunday and 19 fell in a raid on Monday`: a verb, a cause and a day on each side."""
    days = [date for date in dates if date.span.precision is DatePrecision.DAY]
    sides: dict[int, list[Trigger]] = {}
    own: dict[int, object] = {}
    for verb in (trigger for trigger in triggers if trigger.verbal):
        if day := next((date for date in days if is_own(frame, verb, date)), None):
            own[verb.head], sides[verb.head] = day.span.start, [verb]
    if len(sides) < 2 or len(set(own.values())) < len(own):  # noqa: PLR2004 - two sides
        return [triggers]
    for trigger in triggers:
        above = [token.i for token in frame.doc[trigger.head].ancestors]
        if trigger.head not in sides:
            sides[next((i for i in above if i in sides), next(iter(sides)))].append(trigger)
    return list(sides.values()) if all(len(side) > 1 for side in sides.values()) else [triggers]
