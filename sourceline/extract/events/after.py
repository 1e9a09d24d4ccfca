"""Deeds dated by the news: `the blast came a day after gunmen shot a guard`."""

import datetime as dt

from spacy.tokens import Token

from sourceline.codes import DatePrecision
from sourceline.extract.dates.patterns import date_words
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.frame import Frame, Sentence, within
from sourceline.model import DateSpan

_DAYS = {"hour": 0, "hours": 0, "day": 1, "days": 1, "week": 7, "weeks": 7}
_SOME = {"hours": (1, 0), "days": (10, 1), "weeks": (45, 10)}
"""Without a number: from, to in days before the news."""
_WEEK_SLACK = 2
_STEPS = 8
_NOUN = 6
_BREAKS = frozenset({",", ";", "and", "but", "while", "when", "after"})
_BELOW = frozenset({"relcl", "acl", "pobj", "prep", "conj", "dobj", "acomp", "oprd", "attr", "xcomp", "advcl"})
"""How what is told of an older event hangs on its noun: `the blast follows an attack that left five dead`."""
_LATEST = frozenset({"second", "third", "fourth", "fifth", "another", "latest", "fresh", "first"})
_RECENT = 3
"""Days before publication in which a day named last is still that of the news."""


def is_after(frame: Frame, trigger: Trigger) -> bool:
    """Whether a trigger stands in a clause or phrase on `a day after`, `weeks after`: told to say when the news was."""
    return mark_of(frame, trigger) is not None


def is_before_news(frame: Frame, trigger: Trigger) -> bool:
    """`the strike follows the death of a leader`, `the blast follows an attack that killed five`: told as older."""
    token, clause = frame.doc[trigger.head], False
    if since_when(frame, trigger) is not None or _is_after_another(token):
        return True
    if not trigger.definite and (_is_since(token) or _is_survived(token)):
        return True
    for _ in range(_STEPS):
        if token.dep_ == "advcl" and token.head.dep_ != "relcl":
            return _goes_on_from_clause(token)
        if token.head.lemma_.lower() in status_words()["told_again"] and (clause or token.dep_ == "dobj"):
            return token.dep_ == "dobj" or any(c.dep_ == "dobj" and c.i < token.i for c in token.head.children)
        clause = clause or token.dep_ == "relcl"  # parsed as hanging on a day or place after the noun
        if token.dep_ not in _BELOW:
            return False
        token = token.head
    return False


def since_when(frame: Frame, trigger: Trigger) -> DateSpan | None:
    """`the largest strike since July 12, when drones killed 48`: the day of the older one."""
    head = frame.doc[trigger.head]
    at = max((token.i for token in frame.doc[head.sent.start : head.i] if token.lower_ == "when"), default=None)
    if at is None or trigger.entry.kind == "act":
        return None
    date = next((date for date in within(frame.dates, head.sent.start, at) if at - 1 <= date.end <= at), None)
    if date is None or not any(token.lower_ == "since" for token in frame.doc[max(date.start - 2, 0) : date.end]):
        return None
    return DateSpan(date.span.start, date.span.start, DatePrecision.DAY, date.span.text)


def _is_since(head: Token) -> bool:
    """`the first bombing since an attack in July that killed fifty`: the older one, and what it did."""
    before = head.doc[head.sent.start : head.i + 1]
    at = max((token.i for token in before if token.lower_ == "since"), default=None)
    if at is None or any(token.lower_ in _BREAKS for token in head.doc[at : head.i]):
        return False
    first = head.doc[at + 1]
    noun = next((token for token in head.doc[at + 1 : at + _NOUN] if token.lower_ in event_nouns()), None)
    return noun is not None and (first.lower_ in {"a", "an", "another"} or noun.tag_ == "NNS")


def _is_survived(noun: Token) -> bool:
    """`the mayor had survived a bomb blast`, `had remained unhurt after a blast`: a thing of before the news."""
    if noun.lower_ not in event_nouns() or all(child.lower_ not in {"a", "an", "another"} for child in noun.lefts):
        return False
    for verb in noun.ancestors:
        if verb.pos_ == "VERB":
            survives = bool(status_words()["survives"] & {verb.lemma_.lower(), *(c.lower_ for c in verb.children)})
            return survives and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return False


def _goes_on_from_clause(verb: Token) -> bool:
    """`follows Saturday's attack, when a convoy came under fire, leaving 43 dead`: parsed as of the verb above."""
    if verb.head.lemma_.lower() not in status_words()["told_again"]:
        return False
    nouns = (child for child in verb.head.children if child.dep_ == "dobj")
    return any(clause.dep_ == "relcl" and clause.i < verb.i for noun in nouns for clause in noun.children)


def _is_after_another(token: Token) -> bool:
    """`the second blast in the city after Friday's attack, in which two died`: the one before."""
    for _ in range(_STEPS):
        if token.dep_ == "pobj" and token.head.lower_ in {"after", "following"}:
            above = token.head.head
            nouns = [above, *(child for child in above.children if child.dep_ == "attr")]
            latest = (child for noun in nouns if noun.lower_ in event_nouns() for child in noun.children)
            return any(child.lower_ in _LATEST for child in latest)
        if token.dep_ not in _BELOW:
            return False
        token = token.head
    return False


def mark_of(frame: Frame, trigger: Trigger) -> Token | None:
    """The `after` that a trigger's clause hangs on."""
    return _mark(frame.doc[trigger.head])


def date_after(frame: Frame, sentence: Sentence, mark: Token) -> DateSpan | None:
    """The day of such a deed: so many days before the day of its sentence, else before the day of the news."""
    base = _day_of_news(frame, sentence, mark)
    if base is None:
        return None
    unit, number = mark.nbor(-1), mark.nbor(-2) if mark.i - 1 > sentence.start else None
    count = _count(number)
    text = frame.doc[unit.i if count is None else unit.i - 1 : mark.i + 1].text
    if count is None:
        if unit.lower_ not in _SOME:
            return None
        first, last = (dt.timedelta(days) for days in _SOME[unit.lower_])
        return DateSpan(base - first, base - last, DatePrecision.RELATIVE_PERIOD, text)
    day = base - dt.timedelta(count * _DAYS[unit.lower_])
    if unit.lower_.startswith(("day", "hour")):
        return DateSpan(day, day, DatePrecision.DAY, text)
    slack = dt.timedelta(_WEEK_SLACK)
    return DateSpan(day - slack, day + slack, DatePrecision.WEEK, text)


def _mark(token: Token) -> Token | None:
    """The `after` that a token's clause or phrase hangs on, if it counts days or weeks."""
    for _ in range(_STEPS):
        found = [child for child in token.children if child.dep_ == "mark"]
        found += [token] if token.dep_ == "prep" else []
        for mark in found:
            if mark.lower_ == "after" and mark.i > mark.sent.start and mark.nbor(-1).lower_ in _DAYS:
                return mark
        if token.head == token:
            return None
        token = token.head
    return None


def _count(word: Token | None) -> int | None:
    if word is None:
        return None
    if word.lower_ == "the" and word.nbor(1).lower_ in {"day", "week"}:
        return 1
    if word.lower_.isdigit():
        return int(word.lower_)
    return date_words().counts.get(word.lower_)


def _day_of_news(frame: Frame, sentence: Sentence, mark: Token) -> dt.date | None:
    """The day that the sentence names outside the clause; else one told shortly before; else that of publication."""
    clause = mark.head if mark.dep_ == "mark" else mark
    own = [
        date
        for date in within(frame.dates, sentence.start, sentence.end)
        if date.span.precision is DatePrecision.DAY and not clause.is_ancestor(frame.doc[date.start])
    ]
    if own:
        return own[-1].span.start
    published = frame.published
    if published is None:
        return None
    before = [
        date.span.start
        for date in within(frame.dates, 0, sentence.start)
        if date.span.precision is DatePrecision.DAY
        and dt.timedelta(0) <= published - date.span.start <= dt.timedelta(_RECENT)
    ]
    return before[-1] if before else published


def told_of_now(frame: Frame, triggers: list[Trigger]) -> list[Trigger]:
    """Those whose dead are the event's own: not in `the latest attack since the raid that killed its leader`."""
    now = [trigger for trigger in triggers if not _is_since_then(frame.doc[trigger.head])]
    return now or triggers


def _is_since_then(token: Token) -> bool:
    noun = token.head if token.dep_ == "relcl" else token
    return noun.dep_ == "pobj" and noun.head.lower_ == "since"
