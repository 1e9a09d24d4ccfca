"""The day of news that tells none: shortly before its report.

Coders of conflict events date such news from the publication and say how exact that is (UCDP GED codebook,
`date_prec` 2: a range of 2 to 6 days; ACLED codebook, `time_precision` 2).
"""

import datetime as dt
from collections.abc import Iterable

from spacy.tokens import Token

from sourceline.codes import DatePrecision, EventStatus
from sourceline.extract.dates.patterns import date_words
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.scene import says_since
from sourceline.extract.frame import DateMention, Frame, Role, within
from sourceline.model import DateSpan

_DAYS = 3
"""How long before its report the news of a lead happened, at the most."""
_LEAD = 3
"""Body sentences that hold a report's news."""
_NEWS = frozenset({EventStatus.OCCURRED, EventStatus.FOILED, EventStatus.ATTEMPTED})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def days_of_report(frame: Frame, draft: Draft) -> DateSpan | None:
    """The days up to the publication, for news of the lead whose report gives no day for it at all.

    None for what is told as known or as long past, in a signed piece, or after a date that is not its own.
    """
    published = frame.published
    if published is None or draft.status not in _NEWS or draft.background:
        return None
    lead = {sentence.index for sentence in frame.opening(_LEAD)}
    told = [t for t in draft.triggers if t.sentence in lead and not t.definite and _is_news(frame.doc[t.head])]
    if not told or _is_signed_piece(frame) or _dated_otherwise(frame, told):
        return None
    return DateSpan(published - dt.timedelta(_DAYS), published, DatePrecision.RELATIVE_PERIOD)


def _is_signed_piece(frame: Frame) -> bool:
    return any(sentence.role is Role.BIO for sentence in frame.sentences)


def _dated_otherwise(frame: Frame, told: Iterable[Trigger]) -> bool:
    """Whether a day, year or season stands in its sentences or before them."""
    last = max(trigger.sentence for trigger in told)
    before = [sentence for sentence in frame.sentences[: last + 1] if sentence.role is not Role.CREDIT]
    dates = [date for s in before for date in within(frame.dates, s.start, s.end)]
    near = frame.published - dt.timedelta(_DAYS) if frame.published else dt.date.max
    dates = [date for date in dates if not (says_since(frame, date) or _describes(frame, date, told))]
    dated = any(date.span.start < near for date in dates)
    return dated or any(token.lower_ in date_words().seasons for s in before for token in frame.tokens(s))


def _describes(frame: Frame, date: DateMention, told: Iterable[Trigger]) -> bool:
    """`an officer who was appointed in 2023`: a day of somebody's life, in a relative clause that tells no event."""
    heads = {trigger.head for trigger in told}
    for token in frame.doc[date.start].ancestors:
        if token.i in heads:
            return False
        if token.dep_ == "relcl" and token.head.pos_ in {"NOUN", "PROPN"}:
            return frame.sentence_at(token.i).index in {trigger.sentence for trigger in told}
    return False


def _is_news(token: Token) -> bool:
    """Told by a main verb in the past, the present or the perfect; `had killed` and `who killed` look further back."""
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head == token:
            return False
        token = token.head
    helpers = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ in {"had", "'d"} or child.tag_ == "MD" for child in helpers):
        return False
    finite = token.tag_ in _FINITE or any(child.tag_ in _FINITE for child in helpers)
    return finite and all(step.dep_ in _MAIN for step in _clauses(token))


def _clauses(token: Token) -> Iterable[Token]:
    """The verbs that a verb hangs on, itself first."""
    yield token
    while token.head != token:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            yield token
