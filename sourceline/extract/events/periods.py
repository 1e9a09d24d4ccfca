"""A period and a day in it: `Earlier in the week, a blast struck a convoy on Wednesday`."""

from sourceline.extract.events.draft import Draft
from sourceline.extract.events.scene import is_own
from sourceline.extract.frame import DateMention, Frame


def narrowed(frame: Frame, draft: Draft, date: DateMention | None, dates: list[DateMention]) -> DateMention | None:
    """The chosen date, or the one day in it that hangs on a draft's own words."""
    if date is None or date.span.start == date.span.end:
        return date
    days = [d for d in dates if d.span.start == d.span.end and date.span.start <= d.span.start <= date.span.end]
    own = [day for day in days if any(is_own(frame, trigger, day) for trigger in draft.triggers)]
    return own[0] if len(own) == 1 else date
