"""When and where: the date and places of a trigger's clause or sentence."""

from spacy.tokens import Token

from sourceline.codes import PlacePrecision
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import status_words
from sourceline.extract.frame import DateMention, Frame, PlaceMention, Sentence, within

_STEPS = 6
_NO_SCENE = frozenset({"by", "with", "against", "for", "than", "like", "via", "about"})
_SPEAKERS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.UNKNOWN})


def dates_in(frame: Frame, sentence: Sentence) -> tuple[list[DateMention], list[DateMention]]:
    """Dates of a sentence: those of what happened, and those of when it was said."""
    happened: list[DateMention] = []
    said: list[DateMention] = []
    for date in within(frame.dates, sentence.start, sentence.end):
        (said if _is_of_report(frame, date) else happened).append(date)
    return happened, said


def _is_of_report(frame: Frame, date: DateMention) -> bool:
    """Whether a date hangs on a verb of reporting (`said on Sunday`)."""
    reports = status_words()["reports"]
    token = frame.doc[date.start]
    while date.start <= token.i < date.end and token.head != token:
        token = token.head
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in reports:
            return token.lemma_.lower() in reports or token.lower_ in reports
        if token.head == token:
            return False
        token = token.head
    return False


def nearest_date(trigger: Trigger, dates: list[DateMention]) -> DateMention | None:
    """The date closest to a trigger."""
    return min(dates, key=lambda date: _distance(trigger, date.start, date.end), default=None)


def nearest_place(frame: Frame, trigger: Trigger, places: list[PlaceMention]) -> PlaceMention | None:
    """The place closest to a trigger, those in its own clause first."""
    head = frame.doc[trigger.head]
    return min(
        places,
        key=lambda place: (
            not _is_locative(frame, place),
            not _hangs_on(frame.doc[place.start], head),
            _distance(trigger, place.start, place.end),
        ),
        default=None,
    )


def scene_places(frame: Frame, sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence where something can have happened: not those that speak, act or own."""
    return [place for place in within(frame.places, sentence.start, sentence.end) if _is_scene(frame, place)]


def _is_scene(frame: Frame, place: PlaceMention) -> bool:
    root = frame.doc[place.start : place.end].root
    if root.dep_ == "pobj":
        return root.head.lower_ not in _NO_SCENE
    if root.dep_ in {"nsubj", "poss"}:
        return place.place.precision not in _SPEAKERS and root.head.lemma_.lower() not in status_words()["reports"]
    return True


def _is_locative(frame: Frame, place: PlaceMention) -> bool:
    """Whether a preposition of place leads to it, rather than that it only modifies a name (`Swat police`)."""
    tokens = frame.doc[place.start : place.end]
    if tokens.root.dep_ in {"compound", "poss", "amod", "nmod"} and tokens.root.head.i >= place.end:
        return False
    return any(token.dep_ == "pobj" for token in tokens) or frame.doc[max(place.start - 1, 0)].dep_ == "prep"


def _hangs_on(token: Token, head: Token) -> bool:
    return head == token or head.is_ancestor(token)


def _distance(trigger: Trigger, start: int, end: int) -> int:
    if end <= trigger.start:
        return trigger.start - end
    return max(0, start - trigger.end)
