"""`The incident occurred in B on Sunday night`: the place and day of what was told right before."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import DatePrecision
from sourceline.extract.events.days import dates_in
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.same_place import same_scene, sharpens
from sourceline.extract.events.scene import scene_places
from sourceline.extract.frame import Frame, PlaceMention
from sourceline.model import DateSpan, Place

_REACH = 3
"""Sentences after those of an event in which `the incident` is still that event."""
_DEFINITE = frozenset({"the", "this"})
_PRONOUNS = frozenset({"it", "this"})
_OWNERS = _DEFINITE | {"his", "her", "their"}
_STRUCK = frozenset({"when"})
_RELATIVE = frozenset({"which", "that"})
_DAYS = frozenset({DatePrecision.DAY, DatePrecision.INTERVAL})


@dataclass(frozen=True, slots=True)
class _Happening:
    """A verb that only says that something told before happened, its sentence, place and day."""

    sentence: int
    place: Place | None
    day: DateSpan | None


def settle_happenings(frame: Frame, drafts: list[Draft]) -> None:
    """Give events the place and day which `the incident occurred` tells of them, where these say more."""
    told = sorted({(index, -number) for number, draft in enumerate(drafts) for index in draft.sentences})
    for happening in _happenings(frame):
        at = bisect_right(told, (happening.sentence, 0)) - 1
        if at < 0 or happening.sentence - told[at][0] > _REACH:
            continue
        draft = drafts[-told[at][1]]
        if draft.count > 1 or _is_of_another_day(draft, happening.day):
            continue
        if happening.day is not None and not draft.date_sure:
            draft.date, draft.date_sure = happening.day, True
        if happening.place is not None and _is_closer(happening.place, draft.place):
            draft.place, draft.places, draft.own_place = happening.place, [happening.place], True


def _is_of_another_day(draft: Draft, day: DateSpan | None) -> bool:
    """Whether both are dated, and days apart."""
    if day is None or draft.date is None or not draft.date_sure:
        return False
    return max((day.start - draft.date.end).days, (draft.date.start - day.end).days) > 1


def _is_closer(new: Place, old: Place | None) -> bool:
    return old is None or (sharpens(new, old) and same_scene(old, new))


def _happenings(frame: Frame) -> Iterator[_Happening]:
    """Such verbs in the order of the text, with the place or day that hangs on them."""
    verbs, underway = status_words()["occurs"], status_words()["underway"]
    for token in frame.doc:
        if token.pos_ != "VERB" or not (
            (token.lemma_ in verbs and _is_of_known(token)) or (token.lemma_ in underway and _is_struck(token))
        ):
            continue
        sentence = frame.sentence_at(token.i)
        if sentence.is_noise or (token.lemma_ == "take" and not any(c.lower_ == "place" for c in token.children)):
            continue
        mentions = [place for place in scene_places(frame, sentence) if _is_of(frame, place, token)]
        days = [date.span for date in dates_in(frame, sentence)[0] if date.span.precision in _DAYS]
        if mentions or days:
            place = min(mentions, key=lambda mention: mention.start).place if mentions else None
            yield _Happening(sentence.index, place, days[0] if days else None)


def _is_of_known(verb: Token) -> bool:
    """Whether its subject points back: `the incident`, `it`, `the attack`, `which`; not `a similar incident`."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        subject = verb.head
    if subject.lower_ in _PRONOUNS:
        return True
    known = subject.lower_ in status_words()["occurrences"] or subject.lower_ in event_nouns()
    marks = {child.lower_ for child in subject.children if child.dep_ in {"det", "amod"}}
    return known and bool(marks & _DEFINITE) and not marks & status_words()["another"]


def _is_struck(verb: Token) -> bool:
    """`The vehicle was travelling through B when it was hit`."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or not any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children):
        return False
    marks = {child.lower_ for child in subject.children if child.dep_ in {"det", "poss"}}
    known = subject.pos_ in {"PRON", "PROPN"} or bool(marks & _OWNERS)
    after = (child for child in verb.children if child.dep_ == "advcl")
    return known and any(_STRUCK & {word.lower_ for word in clause.lefts} for clause in after)


def _is_of(frame: Frame, place: PlaceMention, verb: Token) -> bool:
    """Whether a place hangs on a verb with no other verb and no other happening between."""
    token = frame.doc[place.start : place.end].root
    while token.head != token:
        token = token.head
        if token == verb:
            return True
        if token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.lower_ in event_nouns()):
            return False
    return False
