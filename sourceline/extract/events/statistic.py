"""Figures over a month, a year or a whole conflict: they count events and are none."""

from spacy.tokens import Token

from sourceline.codes import DatePrecision, EventStatus, PlacePrecision
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.kind import ARRESTS, is_violent
from sourceline.extract.events.patterns import event_nouns, statistic_phrases, status_words
from sourceline.extract.frame import Frame

LONG = frozenset({DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.RELATIVE_PERIOD})
WIDE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA})
_MANY = 5
_SUM, _VAST = 100, 1000
_OPENING, _FIGURES = 10, 3
_ARGUMENTS = frozenset({"nsubj", "dobj", "pobj"})


def is_statistic(frame: Frame, draft: Draft, before: Draft | None) -> bool:  # noqa: PLR0911 - one return a reason
    """Sums over a month or a year, and the counts of harm that follow them in the same paragraph."""
    if draft.headline:
        return False
    sentence = frame.sentences[draft.first]
    if not _is_scene(draft) and next(statistic_phrases().longest(frame.doc, sentence.start, sentence.end), None):
        return True
    if not is_violent(draft):
        return False
    if (
        (_takes_up_several(draft) and not _names_doers(draft, before))
        or _is_sum_since(frame, draft)
        or _is_toll_of_times(frame, draft)
    ):
        return True
    plural = max((t.plural for t in draft.triggers if t.plural is not None and not _died_in_one(frame, t)), default=-1)
    dated = draft.date is not None and draft.date_sure
    if plural >= _MANY and not (dated and draft.date and draft.date.precision not in LONG):
        return True
    if plural > 1 and not dated and draft.place is not None and draft.place.precision in WIDE:
        return True
    if plural >= 0 and dated and draft.date is not None and draft.date.precision in LONG:
        return not (_is_bout(draft) or _is_of_each_town(draft))
    harm_only = draft.kinds == {"harm"} and not dated and not draft.perpetrators
    if not harm_only or before is None or before.status is not EventStatus.ONGOING_TREND or not is_violent(before):
        return False
    return frame.sentences[max(before.sentences)].paragraph == frame.sentences[draft.first].paragraph


def _is_of_each_town(draft: Draft) -> bool:
    """`In May the group attacked camps in A and B`: one each, though only the month is known."""
    return draft.part_of_summary and draft.place is not None and draft.place.precision not in WIDE


def _died_in_one(frame: Frame, trigger: Trigger) -> bool:
    """`the deaths of two officers in an attack in Tank in October`: one event, though the deaths are several."""
    below = frame.doc[trigger.head].subtree if trigger.entry.kind == "harm" and not trigger.verbal else ()
    deeds = (token for token in below if token.tag_ == "NN" and token.lower_ in event_nouns())
    return any(child.lower_ in {"a", "an"} for deed in deeds for child in deed.lefts)


def _is_bout(draft: Draft) -> bool:
    """`clashes along the border in October left 70 dead`: one bout of fighting, though of several days."""
    month = draft.date is not None and draft.date.precision is DatePrecision.MONTH
    return month and "clash" in draft.kinds and any(toll.harm == "killed" for toll in draft.tolls)


def is_survey(frame: Frame) -> bool:
    """Whether a report is about figures: several of its opening sentences compare, rate or sum up."""
    opening = frame.opening(_OPENING)
    return sum(any(True for _ in statistic_phrases().longest(frame.doc, s.start, s.end)) for s in opening) >= _FIGURES


def is_unplaced_sum(draft: Draft) -> bool:
    """`eliminating 59 militants`: in a report about figures, what has neither a day nor a place is a figure."""
    return not _is_scene(draft) and not draft.headline and (is_violent(draft) or ARRESTS in draft.types)


def is_only_taken_up(frame: Frame, draft: Draft, before: Draft | None) -> bool:
    """`An official confirmed the blasts`, `claimed responsibility for the attacks`: nothing is told of them."""
    if draft.status is not EventStatus.OCCURRED or "act" in draft.kinds or not _takes_up_several(draft):
        return False
    if _names_doers(draft, before):
        return False
    return all(not t.verbal and _is_object(frame.doc[t.head]) for t in draft.triggers)


def _names_doers(draft: Draft, before: Draft | None) -> bool:
    """`Militants stormed two offices. X's men carried out the raids, the state said`: who they were is told of them."""
    if before is None or draft.first - max(before.sentences) > 1 or before.status is not EventStatus.OCCURRED:
        return False
    return bool(draft.perpetrators) and draft.attacker_side == before.attacker_side == "militants"


def _is_object(noun: Token) -> bool:
    return noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ == "for")


def _takes_up_several(draft: Draft) -> bool:
    """`These attacks have targeted ...`: several events taken up, none of them told."""
    nouns = [trigger for trigger in draft.triggers if not trigger.verbal]
    plural = bool(nouns) and all(trigger.plural == 0 and trigger.definite for trigger in nouns)
    placed = draft.own_place and draft.place is not None and draft.place.precision is not PlacePrecision.COUNTRY
    return plural and not (draft.date_sure or placed or draft.tolls)


def _is_sum_since(frame: Frame, draft: Draft) -> bool:
    """`since 2021, 900 people have been killed in attacks`: a count over years."""
    if draft.date_sure or draft.kinds & {"means", "act"}:
        return False
    sentence = frame.sentences[draft.first]
    since = any(token.lower_ == "since" for token in frame.tokens(sentence))
    dead = max((toll.count.minimum or 0 for toll in draft.tolls if toll.harm == "killed"), default=0)
    plural = any(t.plural == 0 for t in draft.triggers if not t.verbal)
    return (dead >= _VAST or (since and dead >= _SUM)) and (plural or draft.kinds == {"harm"})


def _is_scene(draft: Draft) -> bool:
    """Whether a draft has a place below a province or a day."""
    placed = draft.place is not None and draft.place.precision not in WIDE
    return placed or (draft.date is not None and draft.date_sure and draft.date.precision not in LONG)


def _is_toll_of_times(frame: Frame, draft: Draft) -> bool:
    """`the insurgency has claimed 340 lives`, `250 died in the unrest last year`: what a conflict or a year cost."""
    dead = max((toll.count.minimum or 0 for toll in draft.tolls if toll.harm == "killed"), default=0)
    if draft.kinds != {"harm"} or dead < _SUM:
        return False
    if draft.date is not None and draft.date_sure:
        return draft.date.precision is DatePrecision.YEAR
    if draft.perpetrators:
        return False
    conflicts = status_words()["conflicts"]
    return any(
        token.lower_ in conflicts and token.dep_ in _ARGUMENTS for token in frame.tokens(frame.sentences[draft.first])
    )
