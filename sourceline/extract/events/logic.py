"""All events of a document: triggers, drafts by sentence, merging, sides, types, and what is left out and why."""

from sourceline.codes import EventStatus
from sourceline.extract.events.cluster import sentence_drafts
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.finish import finished, nearest_force
from sourceline.extract.events.kind import is_violent, settle_sides, sub_event_type
from sourceline.extract.events.merge import merge, same_scene
from sourceline.extract.events.patterns import event_words
from sourceline.extract.events.responsibility import attach, statements
from sourceline.extract.events.triggers import find_triggers
from sourceline.extract.frame import DateMention, FoundEvent, Frame, Role
from sourceline.model import DateSpan


def read_events(frame: Frame) -> list[FoundEvent]:
    """The events of a document, in the order in which it tells them."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in find_triggers(frame):
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    drafts = [
        draft for index, found in by_sentence.items() for draft in sentence_drafts(frame, frame.sentences[index], found)
    ]
    merged = _without_summaries(frame, merge(frame, drafts))
    attach(list(statements(frame)), merged)
    coded = _coded_day(frame)
    kept: list[tuple[Draft, str]] = []
    for draft in merged:
        _settle(frame, draft, coded)
        sub_type = sub_event_type(draft)
        if reason := _reject(frame, draft, sub_type):
            first = draft.triggers[0]
            frame.note("events", first.start, first.end, first.entry.id, reason, accepted=False)
        elif sub_type is not None:
            kept.append((draft, sub_type))
    return list(finished(frame, kept))


def _settle(frame: Frame, draft: Draft, coded: DateSpan | None) -> None:
    settle_sides(draft)
    if draft.date is None and draft.status is not EventStatus.ONGOING_TREND:
        draft.date = coded
    if draft.attacker_side == "forces" and not draft.perpetrators and (force := nearest_force(frame, draft)):
        draft.perpetrators.append(force)


def _coded_day(frame: Frame) -> DateSpan | None:
    """The day that stands as a dateline of its own before a coded summary; a town's dateline is no such day."""
    first: DateMention | None = frame.dates[0] if frame.dates else None
    if first and frame.sentence_at(first.start).role is Role.DATELINE and frame.sentence_at(first.start).index == 0:
        tokens = frame.tokens(frame.sentences[0])
        if all(first.start <= token.i < first.end or token.is_punct or token.is_space for token in tokens):
            return first.span
    return None


def _reject(frame: Frame, draft: Draft, sub_type: str | None) -> str | None:
    """Why a draft is no event of this domain, or None."""
    if sub_type is None:
        return "harm or operation without a violent act"
    if draft.status is EventStatus.ONGOING_TREND:
        return None
    if is_violent(draft):
        return _other_cause(frame, draft) or _generic(draft)
    return None


def _other_cause(frame: Frame, draft: Draft) -> str | None:
    words = event_words()
    for index in draft.sentences:
        sentence = frame.sentences[index]
        if next(words.private_causes.longest(frame.doc, sentence.start, sentence.end), None):
            return "a private quarrel or crime"
        if draft.kinds <= {"harm"} and next(words.other_causes.longest(frame.doc, sentence.start, sentence.end), None):
            return "another cause than violence"
    return None


def _generic(draft: Draft) -> str | None:
    """`attacks on security installations`: plural, without number, place, day or harm."""
    plural = all(t.plural == 0 or t.entry.kind == "operation" for t in draft.triggers if not t.verbal)
    nominal = not any(trigger.verbal for trigger in draft.triggers)
    if nominal and plural and not draft.tolls and not (draft.place and draft.date_sure):
        return "generic: neither number, place nor day"
    return None


def _without_summaries(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """A lead that sums up several events (`nine killed in three operations`) goes where the text tells them one by one."""
    kept: list[Draft] = []
    for draft in drafts:
        parts = [other for other in drafts if other is not draft and other.first > draft.first and _is_part(draft, other)]
        if draft.count > 1 and len(parts) > 1:
            first = draft.triggers[0]
            frame.note("events", first.start, first.end, first.entry.id, "a summary of events told one by one", accepted=False)
            continue
        kept.append(draft)
    return kept


def _is_part(summary: Draft, other: Draft) -> bool:
    if not is_violent(other) or other.place is None:
        return False
    return not summary.places or any(same_scene(place, other.place) for place in summary.places)
