"""Titles and leads that add up what is told singly after them: `14 killed as blasts rock the north`."""

from sourceline.codes import EventStatus, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import Frame

_OPENING = 4
_WIDE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA})


def without_umbrellas(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """Drop each opening sum whose figure is that of two or more events told after it; its day goes to them."""
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        parts = _parts(draft, drafts[number + 1 :]) if _may_sum_up(draft) else []
        if not parts:
            kept.append(draft)
            continue
        first = draft.triggers[0]
        frame.note("events", first.start, first.end, first.entry.id, "a sum of events told singly", accepted=False)
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
        if (place or day or several) and _dead(draft) and not draft.headline:
            scenes.setdefault((place, day) if place or day else (draft.first, None), draft)
    sides = {toll.side for toll in umbrella.tolls}
    for side in (None, *sorted(sides)):
        for total in _dead(umbrella, side):
            parts = [draft for draft in scenes.values() if 0 < max(_dead(draft, side), default=0) < total]
            for end in range(2, len(parts) + 1):
                if sum(max(_dead(draft, side)) for draft in parts[:end]) == total:
                    return parts[:end]
    return []


def _dead(draft: Draft, side: str | None = None) -> list[int]:
    """The figures of a draft's dead, of one side or of any."""
    killed = [t for t in draft.tolls if t.harm == "killed" and side in {None, t.side}]
    return [t.count.minimum for t in killed if t.count.minimum]
