"""Why a draft is no event: generic talk, summaries, private quarrels, other causes."""

from sourceline.codes import DatePrecision, EntityKind, EventStatus
from sourceline.extract.events.aside import is_remembered, only_dates_trend, only_since, tells_of_end
from sourceline.extract.events.confessed import is_only_confessed
from sourceline.extract.events.diplomacy import foreign_talks
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.elsewhere import (
    armed_beside,
    is_fiction,
    needs_violence,
    other_world,
    plain_crime,
)
from sourceline.extract.events.kind import ARRESTS, is_diplomacy, is_violent, sub_event_type
from sourceline.extract.events.patterns import event_words, status_words, weapon_words
from sourceline.extract.events.private import private_story
from sourceline.extract.events.retold import is_claimed_deed
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.events.statistic import LONG, WIDE
from sourceline.extract.frame import Frame, Sentence

_OF_MILITANTS = frozenset(
    {
        "Arrests",
        "Headquarters or base established",
        "Training",
        "Financing",
        "Movement or transit",
        "Recruitment or propaganda",
    }
)
_TERRITORY = frozenset(
    {"Non-state actor overtakes territory", "Government regains territory", "Change to group/activity"}
)
_TRUCES = frozenset({"Change to group/activity", "Agreement"})
_HELD = frozenset({"blockade", "roadblock", "posts taken"})
_ABDUCTION = "Abduction/forced disappearance"
_BESIDE_VIOLENCE = frozenset({ARRESTS, "Looting/property destruction", "Peaceful protest"})
_AROUND = 40
_AFTER = 3
_NEAR = 8
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


def is_generic(draft: Draft) -> bool:
    """`attacks on security installations`: bare plurals without number, harm, day or a place below a province."""
    if draft.status is EventStatus.ONGOING_TREND:
        return False
    if draft.part_of_summary:  # "A, B and C have seen a series of attacks in recent months": no scene of any is told
        unnumbered = all(not t.verbal and t.plural == 0 for t in draft.triggers)
        dated = draft.date_sure and draft.date is not None and draft.date.precision not in LONG
        return unnumbered and not draft.tolls and not dated
    if any(t.verbal or t.plural is None or t.plural > 0 or t.definite for t in draft.triggers):
        return False
    if is_diplomacy(draft):  # `talks were held in Doha on October 19`: a plural that is one event
        return not (draft.own_place or draft.date_sure)
    placed = draft.place is not None and draft.place.precision not in WIDE
    on_a_day = draft.date is not None and draft.date.precision is DatePrecision.DAY and draft.kinds == {"clash"}
    return not draft.tolls and not (draft.date_sure and (placed or on_a_day))


def without_summaries(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """Sums of several events (`nine killed in three operations`) go where the text tells these one by one."""
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        wide = draft.part_of_summary and draft.place is not None and draft.place.precision in WIDE
        several = draft.count > 1 or wide or (len(draft.places) > 1 and not draft.part_of_summary)
        around = drafts[max(number - _AROUND, 0) : number + _AROUND] if several else []
        parts = [other for other in around if other is not draft and _is_part(draft, other)]
        if len(parts) > 1:
            parts[0].leads = parts[0].leads or draft.headline or draft.first <= 1
            first = draft.triggers[0]
            frame.note("events", first.start, first.end, first.entry.id, "a sum of events told singly", accepted=False)
        else:
            kept.append(draft)
    return kept


def _is_part(summary: Draft, other: Draft) -> bool:
    if not is_violent(other) or other.place is None or other.count > 1 or other.status is EventStatus.ONGOING_TREND:
        return False
    if (other.place.precision in WIDE and summary.part_of_summary) or _of_other_days(summary, other):
        return False
    return not summary.places or any(same_scene(place, other.place) for place in summary.places)


def _of_other_days(one: Draft, other: Draft) -> bool:
    """`On Tuesday, two blasts killed five`, after blasts of Saturday: each with days of its own."""
    if not (one.date and other.date and one.date_own and other.date_own):
        return False
    return one.date.end < other.date.start or other.date.end < one.date.start


def rejection(frame: Frame, draft: Draft, sub_type: str | None, told: dict[int, list[Draft]]) -> str | None:  # noqa: PLR0911 - one return a reason
    """Why a settled draft is no event of this domain, or None. `told`: all drafts by the numbers of their sentences."""
    if sub_type is None:
        return None
    if is_fiction(frame, draft):
        return "a work of art"
    if draft.status is EventStatus.ONGOING_TREND:
        return _trend_rejection(frame, draft, sub_type, told)
    if reason := foreign_talks(frame, draft) if is_diplomacy(draft) else other_world(frame, draft, sub_type):
        return reason
    if is_only_confessed(frame, draft):
        return "an older deed of no day or place"
    if is_violent(draft):
        if _is_bare(draft):
            return "only mentioned: no place, day, harm or doer"
        if not (draft.date_sure or draft.tolls) and is_remembered(frame, draft):
            return "only remembered"
        return _other_cause(frame, draft, told) or private_story(frame, draft, told)
    return _act_rejection(frame, draft, sub_type, told)


def _trend_rejection(frame: Frame, draft: Draft, sub_type: str, told: dict[int, list[Draft]]) -> str | None:
    """Why a pattern is none of this domain, or None."""
    if _is_only_named(frame, draft):
        return "only mentioned"
    if _only_says_when(frame, draft, sub_type):
        return "only says since when"
    return private_story(frame, draft, told) if is_violent(draft) or sub_type in _BESIDE_VIOLENCE else None


def _is_only_named(frame: Frame, draft: Draft) -> bool:
    """`claimed responsibility for these attacks`: several events taken up, with nothing told of them."""
    told = draft.date_sure or draft.own_place or draft.tolls
    return not told and all(is_claimed_deed(frame.doc[trigger.head]) for trigger in draft.triggers)


def _act_rejection(frame: Frame, draft: Draft, sub_type: str, told: dict[int, list[Draft]]) -> str | None:  # noqa: PLR0911 - one return a reason
    """Why an act without violence is no event of this domain, or None."""
    placed = draft.own_place and sub_type != "Agreement"  # `under the peace agreement, bunkers were razed in Kurram`
    if all(trigger.definite for trigger in draft.triggers) and not (draft.date_sure or placed):
        return "only mentioned"
    if reason := _told_otherwise(frame, draft, sub_type, told):
        return reason
    if sub_type == "Agreement" and not draft.date_sure and tells_of_end(frame, draft):
        return "only dates another event"
    if _only_says_when(frame, draft, sub_type):
        return "only says since when"
    held_for = sub_type == ARRESTS and any(_is_charged(frame, other, told) for other in told.get(draft.first, ()))
    if sub_type in _OF_MILITANTS and not (held_for or _concerns_militancy(frame, draft)):
        return "nobody armed is named"
    if sub_type in _BESIDE_VIOLENCE and (reason := _crime(frame, draft, sub_type, told)):
        return reason
    if sub_type == "Peaceful protest" and _is_by_state(frame, draft):
        return "a government's protest is words"
    if needs_violence(sub_type) and not _near_violence(frame, draft, told):
        return "destruction without an event of this domain"
    if sub_type == "Peaceful protest" and not (_any_violence(frame, told) or _any_group(frame, draft)):
        return "a protest without an event of this domain"
    return None


def _only_says_when(frame: Frame, draft: Draft, sub_type: str) -> bool:
    """Whether a town taken or a truce ended is only a time from which something else is counted."""
    if sub_type in _TERRITORY and only_since(frame, draft):
        return True
    return sub_type in _TRUCES and only_dates_trend(frame, draft)


def _is_charged(frame: Frame, other: Draft, told: dict[int, list[Draft]]) -> bool:
    """Whether a draft is violence of this domain that somebody is held for."""
    return other.held_for and is_violent(other) and _is_of_domain(frame, other, told)


def _told_otherwise(frame: Frame, draft: Draft, sub_type: str, told: dict[int, list[Draft]]) -> str | None:
    """Why an act is a part of something told around it, or None."""
    stopped = sub_type == _ABDUCTION and all(trigger.entry.id == "waylaid" for trigger in draft.triggers)
    if stopped and any(target.kind.value == "militants" for target in draft.targets):
        return "militants were stopped, and stopped nobody"
    return "a part of the attack told around it" if _told_within_attack(frame, draft, told) else None


def _told_within_attack(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> bool:
    """`gunmen blocked the highway and abducted nine passengers`: a road or post held while other things are done."""
    if not {trigger.entry.id for trigger in draft.triggers} <= _HELD:
        return False
    near = range(max(draft.first - _AFTER, 0), min(max(draft.sentences) + _AFTER + 1, len(frame.sentences)))
    others = (other for index in near for other in told.get(index, ()) if other is not draft)
    return any(is_violent(other) or _ABDUCTION in other.types for other in others)


def _crime(frame: Frame, draft: Draft, sub_type: str, told: dict[int, list[Draft]]) -> str | None:
    """Why an arrest, a burning or a protest is of plain crime or a private story, or None."""
    if sub_type == ARRESTS and (
        plain_crime(frame, draft) or not (_is_sweep(frame, draft) or _near_violence(frame, draft, told))
    ):
        return "plain crime"
    return private_story(frame, draft, told)


def _is_sweep(frame: Frame, draft: Draft) -> bool:
    """`20 suspects were detained in a search operation`: a search of an area, not for one thief."""
    sweeps = (frame.doc[max(t.start - 1, 0) : t.end] for t in draft.triggers if t.entry.kind == "operation")
    return any(token.lower_ in status_words()["sweeps"] for sweep in sweeps for token in sweep)


def _is_bare(draft: Draft) -> bool:
    """`condemned the attack`: a noun of which the text tells nothing more."""
    if any(trigger.verbal for trigger in draft.triggers) or draft.tolls or draft.part_of_summary:
        return False
    told = (
        draft.own_place or draft.date_sure or draft.perpetrators or draft.claimed_by or draft.targets or draft.blamed_on
    )
    return not told


def _any_violence(frame: Frame, told: dict[int, list[Draft]]) -> bool:
    return any(is_violent(d) and _is_of_domain(frame, d, told) for drafts in told.values() for d in drafts)


def _is_of_domain(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> bool:
    sub_type = sub_event_type(draft)
    if sub_type is None or other_world(frame, draft, sub_type):
        return sub_type is None
    return not (_other_cause(frame, draft, told) or private_story(frame, draft, told))


def _is_by_state(frame: Frame, draft: Draft) -> bool:
    kinds = {mention.entity: mention.kind for mention in frame.mentions}
    return bool(draft.perpetrators) and all(kinds.get(e) is EntityKind.GOVERNMENT for e in draft.perpetrators)


def _any_group(frame: Frame, draft: Draft) -> bool:
    """Whether a group is named around: families protest against an arrest for membership of one."""
    near = frame.sentences[max(draft.first - _AFTER, 0) : max(draft.sentences) + _AFTER + 1]
    return any(m.kind in _ARMED and m.form == "name" for s in near for m in frame.mentions_in(s.start, s.end))


def _near_violence(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> bool:
    """Whether violence of this domain, or somebody armed, is told within a few sentences of an act."""
    near = range(max(draft.first - _NEAR, 0), min(max(draft.sentences) + _NEAR + 1, len(frame.sentences)))
    violent = (d for index in near for d in told.get(index, ()) if is_violent(d) and sub_event_type(d))
    return any(_is_of_domain(frame, d, told) for d in violent) or armed_beside(
        frame, [frame.sentences[index] for index in near]
    )


def _other_cause(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> str | None:
    words = event_words()
    last = min(max(draft.sentences) + _AFTER, len(frame.sentences) - 1)
    around = [
        frame.sentences[index]
        for index in range(draft.first, last + 1)
        if not any(other is not draft and is_violent(other) for other in told.get(index, ()))
    ]
    own = [frame.sentences[index] for index in draft.sentences]
    if draft.kinds == {"harm"} and any(next(words.other_causes.longest(frame.doc, s.start, s.end), None) for s in own):
        return "another cause than violence"
    if _is_blast(draft) and any(next(words.accidents.longest(frame.doc, s.start, s.end), None) for s in around + own):
        return "an accident"
    if not (draft.claimed_by or "means" in draft.kinds) and plain_crime(frame, draft):
        return "plain crime"
    return None


def _is_blast(draft: Draft) -> bool:
    """Whether a draft only tells that something blew up, by nobody's hand."""
    blasts = {trigger.entry.id for trigger in draft.triggers if trigger.entry.kind not in {"harm", "operation"}}
    return blasts <= {"blast", "bombed", "bombing", "bomb set off"} and not (draft.claimed_by or draft.perpetrators)


def _concerns_militancy(frame: Frame, draft: Draft) -> bool:
    """Whether somebody armed is named in an arrest's sentences or the one before, or violence was told before it."""
    if any(target.kind.value == "militants" for target in draft.targets):
        return True
    for index in draft.sentences:
        sentences = frame.sentences[max(index - 1, 0) : index + 2]
        if any(_names_militants(frame, sentence) for sentence in sentences):
            return True
        sentence = frame.sentences[index]
        if next(weapon_words().longest(frame.doc, sentence.start, sentence.end), None):
            return True
    return False


def _names_militants(frame: Frame, sentence: Sentence) -> bool:
    return any(
        mention.kind in _ARMED or mention.side == "militant"
        for mention in frame.mentions_in(sentence.start, sentence.end)
    )
