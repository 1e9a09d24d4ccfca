"""`a series of attacks, including a bombing in A`: what is named as one of several is an event of its own."""

from spacy.tokens import Token

from sourceline.codes import DatePrecision, EventStatus
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.frame import DateMention, Frame, Sentence

_LONG = frozenset({DatePrecision.YEAR, DatePrecision.MONTH})


def instances(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> list[list[Trigger]]:
    """Split the triggers of a sentence: each of a list after `such as`, or with a year of its own, is one event."""
    return [part for group in _among_several(frame, sentence, triggers) for part in _by_own_date(frame, group)]


def _among_several(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> list[list[Trigger]]:
    for token in frame.tokens(sentence):
        if not _opens_list(token):
            continue
        under = {below.i for below in token.subtree if below.i > token.i}
        before = [trigger for trigger in triggers if trigger.head < token.i]
        named = [trigger for trigger in triggers if trigger.head in under]
        core = [trigger for trigger in named if not trigger.verbal and trigger.plural is None]
        if core and before and any(_is_of_several(trigger) for trigger in before):
            return [[trigger for trigger in triggers if trigger not in named], named]
    return [triggers]


def _opens_list(token: Token) -> bool:
    if token.lower_ == "including":
        return True
    return token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such"


def _by_own_date(frame: Frame, triggers: list[Trigger]) -> list[list[Trigger]]:
    """`the 2009 assault on A, the 2011 attack on B and the storming of C in 2014`: one group a dated noun.

    What is no noun with a date of its own goes to the dated one that it hangs on, else to the first.
    """
    nouns = [trigger for trigger in triggers if not trigger.verbal]
    dates = {trigger.head: date for trigger in nouns if (date := _own_date(frame, trigger, nouns))}
    if len({date.span.start for date in dates.values()}) < max(2, len(dates)):
        return [triggers]
    groups: dict[int, list[Trigger]] = {head: [] for head in dates}
    for trigger in triggers:
        above = (token.i for token in frame.doc[trigger.head].ancestors)
        own = trigger.head if trigger.head in dates else next((i for i in above if i in dates), next(iter(dates)))
        groups[own].append(trigger)
    return list(groups.values())


def _own_date(frame: Frame, trigger: Trigger, nouns: list[Trigger]) -> DateMention | None:
    """The date inside a noun's own phrase: before the noun, or behind it and before the next event noun's phrase."""
    noun = frame.doc[trigger.head]
    beside = [frame.doc[other.head].left_edge.i for other in nouns if other.head > noun.i]
    end = min([noun.right_edge.i + 1, *beside])
    inside = [date for date in frame.dates if noun.left_edge.i <= date.start < end]
    own = next(iter(inside), None)
    fits = own is not None and own.span.precision in _LONG and (own.start < noun.i or len(inside) == 1)
    return own if fits else None


def is_one_listed(frame: Frame, trigger: Trigger) -> bool:
    """`13 attacks in two months, including a bombing that killed 28`: one of others than the news."""
    noun = frame.doc[trigger.head]
    listed = noun.dep_ == "pobj" and noun.head.lower_ == "including" and not trigger.definite
    several = noun.head.head
    return listed and several.lower_ in event_nouns() and any(child.dep_ == "nummod" for child in several.children)


def _is_of_several(trigger: Trigger) -> bool:
    """Whether a trigger stands for more than one event: `attacks`, `has been closed several times`."""
    return trigger.status is EventStatus.ONGOING_TREND or trigger.plural is not None
