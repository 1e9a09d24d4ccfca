"""Titles and leads that add up what is told singly after them: `14 killed as blasts rock the north`."""

from spacy.tokens import Token

from sourceline.codes import EventStatus, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import Frame

_OPENING = 4
_NEXT = 8
"""Sentences within which those told in the lead are told one by one."""
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_DAYS_BACK = 3
"""How far the day of a statement may lie behind what it sums up."""
_WIDE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA})


def without_umbrellas(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """Drop each opening sum whose figure is that of two or more events told after it; its day goes to them."""
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        later = drafts[number + 1 :]
        parts = (_parts(draft, later) if _may_sum_up(draft) else []) or _one_by_one(frame, draft, later)
        if not parts:
            kept.append(draft)
            continue
        first = draft.triggers[0]
        frame.note("events", first.start, first.end, first.entry.id, "a sum of events told singly", accepted=False)
        parts[0].leads = True
        for part in parts:
            if part.date is None:
                part.date, part.date_sure = draft.date, draft.date_sure
    return kept


def _may_sum_up(draft: Draft) -> bool:
    """Whether a draft stands at the head of a report and has no scene of its own, or is of several days."""
    if draft.first > _OPENING or draft.status is EventStatus.ONGOING_TREND:
        return False
    if draft.date_sure and draft.date is not None and draft.date.end > draft.date.start:
        return True
    return draft.count > 1 or len(draft.places) != 1 or draft.place is None or draft.place.precision in _WIDE


def _parts(umbrella: Draft, later: list[Draft]) -> list[Draft]:
    """The events, each of another place or day, whose dead add up to one of the umbrella's figures."""
    scenes: dict[tuple[object, object], Draft] = {}
    several = umbrella.count > 1 or any(trigger.plural == 0 for trigger in umbrella.triggers)
    for draft in later:
        place = draft.place.name if draft.place is not None and draft.place.precision not in _WIDE else None
        day = draft.date.start if draft.date_sure and draft.date else None
        if (place or day or several) and _dead(draft) and not (draft.headline or _is_long_before(draft, umbrella)):
            scenes.setdefault((place, day) if place or day else (draft.first, None), draft)
    sides = {toll.side for toll in umbrella.tolls}
    for side in (None, *sorted(sides)):
        for total in _dead(umbrella, side):
            parts = [draft for draft in scenes.values() if 0 < max(_dead(draft, side), default=0) < total]
            for end in range(2, len(parts) + 1):
                if sum(max(_dead(draft, side)) for draft in parts[:end]) == total:
                    return parts[:end]
    return []


def _one_by_one(frame: Frame, umbrella: Draft, later: list[Draft]) -> list[Draft]:
    """`Gunmen attacked two teams, killing a worker and two guards`, then each by itself: the same dead and hurt."""
    number = max((_how_many(frame.doc[t.head]) for t in umbrella.triggers if t.verbal), default=0)
    if not number or umbrella.first > _OPENING or umbrella.headline or umbrella.place is None:
        return []
    near = [d for d in later[:number] if d.place is not None and d.own_place and d.first - umbrella.first <= _NEXT]
    scenes = {draft.place.name for draft in near if draft.place is not None} - {umbrella.place.name}
    told = (_all_hurt([umbrella], "killed"), _all_hurt([umbrella], "injured"))
    same = told == (_all_hurt(near, "killed"), _all_hurt(near, "injured")) and any(told)
    return near if same and len(scenes) == len(near) == number else []


def _how_many(verb: Token) -> int:
    """The number of the things that a verb of violence is done to (`attacked two polio teams`)."""
    objects = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"} and child.tag_ == "NNS")
    counts = (_FEW.get(number.lower_, 0) for noun in objects for number in noun.children if number.dep_ == "nummod")
    return max(counts, default=0)


def _all_hurt(drafts: list[Draft], harm: str) -> int:
    return sum(t.count.minimum or 0 for draft in drafts for t in draft.tolls if t.harm == harm)


def _is_long_before(draft: Draft, umbrella: Draft) -> bool:
    """Whether a draft is of a day too early for a sum that is told of one day: an older attack, told beside it."""
    if not (draft.date_sure and draft.date and umbrella.date_sure and umbrella.date):
        return False
    return (umbrella.date.start - draft.date.end).days > _DAYS_BACK


def _dead(draft: Draft, side: str | None = None) -> list[int]:
    """The figures of a draft's dead, of one side or of any."""
    killed = [t for t in draft.tolls if t.harm == "killed" and side in {None, t.side}]
    return [t.count.minimum for t in killed if t.count.minimum]
