"""Which of two drafts of one event tells its day more surely."""

from sourceline.extract.events.draft import Draft
from sourceline.model import DateSpan

_MONTH = 31


def surer(new: Draft, old: Draft) -> bool:
    """Whether a day stands closer to the later words than to the earlier ones."""
    if new.date_sure != old.date_sure:
        return new.date_sure and _length(new) <= max(_length(old), _MONTH)
    return new.date_own and not old.date_own and not old.headline and _length(new) <= _length(old)


def _length(draft: Draft) -> int:
    return _days(draft.date) if draft.date else 0


def narrower(new: Draft, old: Draft) -> bool:
    """Whether the later words give a shorter time within the earlier one."""
    if not (new.date_sure and old.date_sure and new.date and old.date):
        return False
    return _days(new.date) < _days(old.date) and old.date.start <= new.date.start <= old.date.end


def _days(span: DateSpan) -> int:
    return (span.end - span.start).days
