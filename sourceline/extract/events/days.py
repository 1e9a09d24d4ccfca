"""The days of a sentence: when something happened, and when it was said or counted."""

import datetime as dt
from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import DatePrecision
from sourceline.extract.events.patterns import event_nouns, harm_words, status_words
from sourceline.extract.frame import DateMention, Frame, Sentence, within
from sourceline.model import DateSpan

_STEPS, _MONTH = 6, 31
_SET = frozenset({"set", "schedule", "slate", "due", "plan", "fix", "book"})
_OWNED = frozenset({"poss", "compound", "nmod"})
_BEFORE_NOUN = _OWNED | {"nummod", "amod"}
_PARTS_OF_DAY = frozenset({"night", "morning", "evening", "afternoon", "noon", "midnight", "dawn"})
_WHICH = frozenset({"the", "this", "its", "their", "his"})


def dates_in(frame: Frame, sentence: Sentence) -> tuple[list[DateMention], list[DateMention]]:
    """Dates of a sentence: those of what happened, and those of when it was said."""
    happened: list[DateMention] = []
    said: list[DateMention] = []
    for date in within(frame.dates, sentence.start, sentence.end):
        if _is_planned(frame, date) or _names_occasion(frame, date):
            continue
        (said if _is_of_report(frame, date) else happened).append(date)
    return happened, said


def _is_planned(frame: Frame, date: DateMention) -> bool:
    """Whether a date is of what shall happen: `they would meet again on October 25`."""
    token = frame.doc[date.start]
    for _ in range(_STEPS):
        if token.lemma_.lower() in _SET and "for" in {up.lower_ for up in _between(frame.doc[date.start], token)}:
            return True
        if token.pos_ in {"VERB", "AUX"}:
            helpers = [child for child in token.children if child.dep_ == "aux"]
            due = token.dep_ == "xcomp" and token.head.lemma_ == "be" and any(aux.lower_ == "to" for aux in helpers)
            return due or any(aux.lower_ in {"will", "would", "shall"} for aux in helpers)
        if token.head == token:
            return False
        token = token.head
    return False


def _names_occasion(frame: Frame, date: DateMention) -> bool:
    """Whether a date only tells which occasion is meant: "shot dead while campaigning for the July 13 peace march"."""
    doc, last = frame.doc, frame.doc[date.end - 1]
    numbered = any(token.is_digit for token in doc[date.start : date.end])
    if date.start == 0 or doc[date.start - 1].lower_ not in _WHICH or not numbered:
        return False
    while last.dep_ in _BEFORE_NOUN and last.head.i >= date.start:
        last = last.head
    told = last.lower_ in event_nouns() | status_words()["happenings"] | _PARTS_OF_DAY
    aimed_at = last.dep_ == "pobj" and last.head.lower_ in {"for", "before"}
    return last.i >= date.end and last.pos_ in {"NOUN", "PROPN"} and (aimed_at or not told)


def _between(low: Token, high: Token) -> Iterator[Token]:
    """The tokens above one token and below another that it hangs on."""
    while low not in (high, low.head):
        yield low
        low = low.head


def _is_of_report(frame: Frame, date: DateMention) -> bool:
    """Whether a date hangs on a verb of reporting (`said on Sunday`) or of counting (`the toll rose on Sunday`)."""
    reports = status_words()["reports"]
    token = frame.doc[date.start]
    while date.start <= token.i < date.end and token.head != token:
        if token.dep_ in _OWNED and token.head.lower_ in event_nouns():
            return False  # "Monday's bombing claimed eight lives"
        token = token.head
    subject = False
    for _ in range(_STEPS):
        if token.lower_ in event_nouns() and _has_day(frame, token, date):
            return False
        if token.lower_ == "according":
            return True
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in reports:
            told = bool({token.lemma_.lower(), token.lower_} & reports) or _is_of_paper(token)
            told = told or _issues_paper(token)
            told = told and not _is_unclaimed(token)
            told = told or (token.lemma_.lower() in status_words()["speaks"] and date.span.start == date.span.end)
            return told or (_tells_a_toll(token) and not subject)
        if token.head == token:
            return False
        subject = subject or token.dep_ == "nsubj"
        token = token.head
    return False


def _is_unclaimed(verb: Token) -> bool:
    """`No group has claimed the attack in A on Tuesday`: a claim that was not made has no day."""
    if verb.lemma_.lower() != "claim":
        return False
    return any(child.dep_ == "neg" or (child.dep_ == "nsubj" and _is_nobody(child)) for child in verb.children)


def _is_nobody(noun: Token) -> bool:
    return noun.lower_ in {"nobody", "none"} or any(child.lower_ in {"no", "none"} for child in noun.lefts)


def _is_of_paper(verb: Token) -> bool:
    """`a statement released on Sunday`."""
    bare = verb.tag_ == "VBN" and not any(child.dep_ in {"auxpass", "aux", "nsubjpass"} for child in verb.children)
    return verb.dep_ == "acl" and bare and verb.head.lower_ in status_words()["reports"]


def _issues_paper(verb: Token) -> bool:
    """`On Sunday the ministry released a statement saying that`."""
    papers = status_words()["reports"] | {"statement"}
    issued = verb.lemma_.lower() in {"release", "issue", "publish", "post", "circulate", "send"}
    return issued and any(child.dep_ in {"dobj", "nsubjpass"} and child.lower_ in papers for child in verb.children)


def _has_day(frame: Frame, noun: Token, date: DateMention) -> bool:
    """`claimed on Monday an attack on Saturday`: the day of a deed now told, or told with another day before it."""
    first = any(child.dep_ == "det" and child.lower_ in {"a", "an", "another"} for child in noun.children)
    said = within(frame.dates, noun.sent.start, noun.i)
    return date.start > noun.i and (first or any(other.span.precision is DatePrecision.DAY for other in said))


def _tells_a_toll(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in harm_words().tallies for child in verb.children)


def is_open(date: DateMention) -> bool:
    """`since 2021`: a time that goes on, not the day of one event; not so `since Friday`."""
    since = (date.span.text or "").lower().startswith("since")
    return since and (date.span.end - date.span.start).days > _MONTH


def counted_from(frame: Frame, date: DateMention, own: frozenset[int]) -> bool:
    """`the worst bombing since the group's return to power in 2021`: the day of the return; not `shut since May 3`."""
    nouns = 0
    for token in [frame.doc[date.start], *frame.doc[date.start].ancestors]:
        if token.i in own or token.pos_ in {"VERB", "AUX"} or any(token.is_ancestor(frame.doc[at]) for at in own):
            return False
        if token.lower_ == "since":
            return nouns > 0 and token.i > 0 and token.nbor(-1).pos_ == "NOUN"
        nouns += token.pos_ == "NOUN" and not date.start <= token.i < date.end
    return False


def shortly_before(said: DateSpan) -> DateSpan:
    """What is told on a day without a day of its own happened on it or on the day before."""
    if said.precision is not DatePrecision.DAY:
        return said
    return DateSpan(said.start - dt.timedelta(1), said.end, DatePrecision.INTERVAL, said.text)
