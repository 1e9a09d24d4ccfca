"""All events of a document: triggers, drafts by sentence, merging, settling, and what is left out and why."""

from sourceline.codes import EventStatus
from sourceline.extract.events.aside import is_offence
from sourceline.extract.events.attach import attach
from sourceline.extract.events.captives import retell_seizure, settle_taken, told_release
from sourceline.extract.events.cluster import sentence_drafts
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.elsewhere import is_of_accident
from sourceline.extract.events.finish import finished
from sourceline.extract.events.flown import settle_flown
from sourceline.extract.events.groups import settle_groups, settle_place_in_name
from sourceline.extract.events.implied import settle_actors
from sourceline.extract.events.kind import is_violent, settle_sides, sub_event_type, told_deaths
from sourceline.extract.events.merge import merge
from sourceline.extract.events.reject import is_generic, rejection, without_summaries
from sourceline.extract.events.responsibility import statements
from sourceline.extract.events.settle import settle_scenes
from sourceline.extract.events.statistic import is_only_taken_up, is_statistic, is_survey, is_unplaced_sum
from sourceline.extract.events.sums import sentence_tolls
from sourceline.extract.events.triggers import find_triggers
from sourceline.extract.events.umbrella import without_umbrellas
from sourceline.extract.frame import FoundEvent, Frame, Sentence

_NEAR, _BEFORE = 2, 10


def read_events(frame: Frame) -> list[FoundEvent]:
    """The events of a document, in the order in which it tells them."""
    merged = without_summaries(frame, merge(frame, without_umbrellas(frame, _drafts(frame))))
    attach(frame, list(statements(frame)), merged)
    settle_flown(frame, merged)
    for number, draft in enumerate(merged):
        settle_sides(draft)
        settle_actors(frame, draft, merged[max(0, number - _BEFORE) : number])
        settle_groups(frame, draft)
    settle_scenes(frame, merged)
    for draft in merged:
        settle_place_in_name(frame, draft)
    told: dict[int, list[Draft]] = {}
    for draft in merged:
        for index in draft.sentences:
            told.setdefault(index, []).append(draft)
    kept: list[tuple[Draft, str]] = []
    for draft in merged:
        sub_type = sub_event_type(draft) or told_deaths(draft, merged) or told_release(frame, draft)
        settle_taken(draft, sub_type)
        reason = rejection(frame, draft, sub_type, told)
        if reason or sub_type is None:
            _note_rejected(frame, draft, reason or "harm or operation without a violent act")
        else:
            kept.append((draft, sub_type))
    return list(finished(frame, kept))


def _drafts(frame: Frame) -> list[Draft]:
    """Drafts by sentence, without generic talk; statistics of a month or a year are patterns."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in find_triggers(frame):
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    drafts: list[Draft] = []
    survey = is_survey(frame)
    for sentence in frame.body():
        if sentence.index not in by_sentence:
            _add_sums(frame, sentence, drafts)
            continue
        for draft in sentence_drafts(frame, sentence, by_sentence[sentence.index]):
            if is_generic(draft):
                _note_rejected(frame, draft, "generic: neither number, place nor day")
                continue
            if is_of_accident(frame, draft):
                _note_rejected(frame, draft, "an accident")
                continue
            if is_offence(frame, draft):
                _note_rejected(frame, draft, "an offence as the law names it")
                continue
            if is_only_taken_up(frame, draft, drafts[-1] if drafts else None):
                _note_rejected(frame, draft, "only mentioned")
                continue
            if is_statistic(frame, draft, drafts[-1] if drafts else None) or (survey and is_unplaced_sum(draft)):
                draft.status = EventStatus.ONGOING_TREND
            retell_seizure(frame, drafts[-_BEFORE:], draft)
            drafts.append(draft)
    return drafts


def _add_sums(frame: Frame, sentence: Sentence, drafts: list[Draft]) -> None:
    """`The death toll rose to nine`: a sum in a sentence of its own belongs to the violence told right before."""
    if drafts and is_violent(drafts[-1]) and sentence.index - max(drafts[-1].sentences) <= _NEAR:
        said = list(sentence_tolls(frame, sentence))
        drafts[-1].tolls += said
        drafts[-1].sentences |= {sentence.index} if said else set()


def _note_rejected(frame: Frame, draft: Draft, reason: str) -> None:
    first = draft.triggers[0]
    frame.note("events", first.start, first.end, first.entry.id, reason, accepted=False)
