"""What a draft takes over from the text around it: the narrative's day and place."""

from sourceline.codes import DatePrecision, EntityKind, EventStatus, PlacePrecision
from sourceline.extract.events.days import dates_in, shortly_before
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.happening import settle_happenings
from sourceline.extract.events.lead import place_by_report, place_in_sentence
from sourceline.extract.events.patterns import border_phrases
from sourceline.extract.events.reported import days_of_report
from sourceline.extract.frame import Frame, Role
from sourceline.model import DateSpan, Place
from sourceline.vocab import actors

_SAME_TIME = frozenset({DatePrecision.DAY, DatePrecision.INTERVAL, DatePrecision.WEEK, DatePrecision.MONTH})
_PERIODS = frozenset({DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WEEK})
_UNPLACED = frozenset({"Agreement", "Other", "Financing", "Change to group/activity"})
_AT_HOME = frozenset({"Arrests", "Interception or intelligence"})
_HOMES = frozenset({"Pakistan", "Afghanistan"})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT, EntityKind.INTELLIGENCE_SERVICE})
_CLOSURE = "Border closure or reopening"
_CROSSING = "border crossing"
_WIDER = frozenset({PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA, PlacePrecision.PROVINCE})
_NEAR = 2
_FAR = 20
_LEAD = 4
"""Sentences at a report's beginning in which the day of its news stands."""


def settle_scenes(frame: Frame, drafts: list[Draft]) -> None:
    """Give drafts without a day or place the narrative's: the coded day, else what the sentences before said."""
    coded = coded_day(frame)
    settle_happenings(frame, drafts)
    last: Draft | None = None
    crossing = _only_crossing(frame) if any(_is_closure(draft) for draft in drafts) else None
    for draft in drafts:
        _place_by_border(frame, draft, crossing)
        if draft.place is None or draft.place.precision is PlacePrecision.COUNTRY:
            draft.place = place_in_sentence(frame, draft) or draft.place
        if _is_abroad(draft):
            draft.place = _home(draft) or draft.place
        if draft.status is EventStatus.ONGOING_TREND or draft.background or (draft.held_for and not draft.date_sure):
            draft.place = draft.place or _home_of_arrest(draft)
            continue
        if coded and not _dates_itself(frame, draft):
            draft.date = coded
        if draft.date is None:
            draft.date = _narrative_date(frame, draft) or _day_of_statement(frame, draft)
            draft.date = draft.date or _day_beside(frame, draft, drafts) or days_of_report(frame, draft)
        if draft.place is None:
            draft.place = _place_around(draft, last) or place_by_report(frame, draft, drafts) or _home_of_arrest(draft)
        last = draft if last is None or max(draft.sentences) >= max(last.sentences) else last


def _place_by_border(frame: Frame, draft: Draft, crossing: Place | None) -> None:
    """The only crossing that a report names, for its closing and the clash that closed it; else the border's belt."""
    wide = draft.place is None or draft.place.precision in _WIDER
    fought = draft.place is None and "clash" in draft.kinds and not draft.background
    if crossing is not None and ((_is_closure(draft) and wide) or fought):
        draft.place = crossing
    if draft.place is None:
        draft.place = _border_area(frame, draft)


def _day_beside(frame: Frame, draft: Draft, drafts: list[Draft]) -> DateSpan | None:
    """The day of what its first sentence tells besides (`five were killed and eight captured`)."""
    beside = (o for o in drafts if o.first == draft.first and not (o.background or _in_relative_clause(frame, o)))
    return next((other.date for other in beside if other.date_sure and other.date), None)


def _period_of_review(drafts: list[Draft]) -> DateSpan | None:
    """The month or year that a review counts attacks for (`recorded 85 attacks in May`): undated cases lie in it."""
    counted = (d for d in drafts[:_LEAD] if d.status is EventStatus.ONGOING_TREND and d.first <= _LEAD and d.date_sure)
    return next((d.date for d in counted if d.date and d.date.precision in _PERIODS), None)


def _in_relative_clause(frame: Frame, draft: Draft) -> bool:
    """`a lawyer who was abducted four days ago was shot`: an older deed beside the news."""
    heads = (frame.doc[trigger.head] for trigger in draft.triggers if trigger.sentence == draft.first)
    return all(any(token.dep_ == "relcl" for token in (head, *head.ancestors)) for head in heads)


def _is_closure(draft: Draft) -> bool:
    return any(trigger.entry.type == _CLOSURE for trigger in draft.triggers)


def _only_crossing(frame: Frame) -> Place | None:
    """The one border crossing that a report names: `the crossing` elsewhere in it is this one."""
    named = {
        mention.place.gazetteer_id: mention.place
        for mention in frame.places
        if mention.place.name.lower().endswith(_CROSSING)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _place_around(draft: Draft, last: Draft | None) -> Place | None:
    """The scene of the event told right before."""
    types = {t.entry.type for t in draft.triggers}
    if types & _UNPLACED or (types & _AT_HOME and last is not None and _is_older(last, draft)):
        return None
    if (
        last is not None
        and last.place
        and draft.first - max(i for i in last.sentences if i <= draft.first or i) <= _NEAR
    ):
        return last.place
    return None


def _is_older(last: Draft, arrest: Draft) -> bool:
    """`arrested in March a man linked to the bombing of 2021 in A`: not where the arrest was made."""
    return bool(last.date and arrest.date and last.date.end < arrest.date.start and last.sentences & arrest.sentences)


def _home_of_arrest(draft: Draft) -> Place | None:
    return _home(draft) if any(t.entry.type in _AT_HOME for t in draft.triggers) else None


def _border_area(frame: Frame, draft: Draft) -> Place | None:
    """`attacks along the border`: the belt on both sides of it, without a point."""
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        if found := next(border_phrases().longest(frame.doc, sentence.start, sentence.end), None):
            words = frame.doc[found[0] : found[1]].text
            return Place("Pakistan-Afghanistan border", PlacePrecision.BORDER_AREA, radius_km=50, reason=f"“{words}”")
    return None


def _is_abroad(draft: Draft) -> bool:
    """A whole country beside an arrest or an intercept is where its target belongs, not where it took place."""
    at_home = any(t.entry.type in _AT_HOME for t in draft.triggers)
    return at_home and draft.place is not None and draft.place.precision is PlacePrecision.COUNTRY


def _home(draft: Draft) -> Place | None:
    """The country of the forces or authorities that act: they arrest and intercept at home."""
    for entity in draft.perpetrators:
        actor = actors().get(entity)
        if actor is not None and actor.country in _HOMES and actor.kind in _STATE:
            return Place(
                actor.country, PlacePrecision.COUNTRY, country=actor.country, reason=f"the country of {actor.name}"
            )
    return None


def _narrative_date(frame: Frame, draft: Draft) -> DateSpan | None:
    """The last time that the sentences before a draft put their events at."""
    for index in range(draft.first - 1, max(-1, draft.first - _FAR), -1):
        sentence = frame.sentences[index]
        if sentence.role in {Role.CREDIT, Role.DATELINE}:
            continue
        happened, _ = dates_in(frame, sentence)
        current = [d for d in happened if not d.background and d.span.precision in _SAME_TIME]
        if current:
            return current[-1].span
    return None


def _day_of_statement(frame: Frame, draft: Draft) -> DateSpan | None:
    """When news without a day of its own was told: by the sentences after it, else by the report's lead."""
    if draft.status is not EventStatus.OCCURRED or all(trigger.definite for trigger in draft.triggers):
        return None
    following = frame.sentences[min(draft.sentences) + 1 : max(draft.sentences) + _NEAR + 1]
    after = [sentence for sentence in following if not sentence.is_noise]
    for sentence in [*after, *frame.opening(_LEAD)]:
        _, said = dates_in(frame, sentence)
        days = [date.span for date in said if date.span.precision is DatePrecision.DAY and not date.background]
        if days:
            return shortly_before(days[0])
    return None


def _dates_itself(frame: Frame, draft: Draft) -> bool:
    """Whether a coded summary gives an event a day of its own; for the one that it begins with, that sentence must."""
    if draft.first > 1:
        return draft.date is not None
    return any(dates_in(frame, frame.sentences[draft.first])[0])


def coded_day(frame: Frame) -> DateSpan | None:
    """The day that stands as a dateline of its own before a coded summary; a town's dateline is no such day."""
    first = frame.dates[0] if frame.dates else None
    if first is None or frame.sentences[0].role is not Role.DATELINE or first.start >= frame.sentences[0].end:
        return None
    rest = [
        t for t in frame.tokens(frame.sentences[0]) if not (first.start <= t.i < first.end or t.is_punct or t.is_space)
    ]
    return None if rest else first.span
