"""Claims and denials of another attack than the one told: `which claimed responsibility for killing nine in May`."""

from sourceline.extract.events.draft import Draft
from sourceline.extract.events.said import Said
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.frame import DateMention, Frame, PlaceMention, within
from sourceline.model import DateSpan


def is_of_another(frame: Frame, item: Said, draft: Draft) -> bool:
    """Whether the deed that is claimed has a day before, or a place away from, the event it would go to."""
    if item.deed is None or _tells(item, draft):
        return False
    days = within(frame.dates, *item.deed)
    if draft.date is not None and any(_covers(day, draft.date) for day in days):
        return False
    if item.older and draft.first < item.sentence and not draft.background:
        return True
    places = within(frame.places, *item.deed)
    return _is_before(days, draft) or _is_elsewhere(places, draft)


def _covers(day: DateMention, date: DateSpan) -> bool:
    return day.span.start <= date.end and date.start <= day.span.end


def _tells(item: Said, draft: Draft) -> bool:
    """Whether the event is told nowhere but in the claim, so that day and place are its own."""
    return draft.sentences == {item.sentence}


def _is_before(days: list[DateMention], draft: Draft) -> bool:
    return draft.date is not None and bool(days) and all(day.span.end < draft.date.start for day in days)


def _is_elsewhere(places: list[PlaceMention], draft: Draft) -> bool:
    return draft.place is not None and bool(places) and not any(same_scene(p.place, draft.place) for p in places)
