"""One clause that tells of several events: `bombings in A and B`, `aircraft struck C and D`, `raids on May 3 and 9`."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sourceline.codes import PlacePrecision
from sourceline.extract.events.counts import shared
from sourceline.extract.events.days import dates_in
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.gapped import gapped
from sourceline.extract.events.patterns import VIOLENT_KINDS, status_words
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.events.scene import scene_places
from sourceline.extract.frame import DateMention, Frame, PlaceMention, Sentence
from sourceline.model import Place

_MAX = 6
_SITES = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE})
_PLURAL = frozenset({"NNS", "NNPS"})
_DONE_BY_OR_TO = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "pobj"})


def coordinated(frame: Frame, chosen: PlaceMention, places: list[PlaceMention]) -> list[Place]:
    """The chosen place and those coordinated with it (`in Bajaur and Bannu`), in their order."""
    joining = status_words()["joins_places"]
    chains: list[list[PlaceMention]] = []
    for place in places:
        if chains and _holds(place.place, chains[-1][-1].place):
            continue  # "near Quetta, the capital of Balochistan"
        between = frame.doc[chains[-1][-1].end : place.start] if chains else None
        if between is not None and all(_joins(frame, token, joining) for token in between):
            chains[-1].append(place)
        else:
            chains.append([place])
    chain = next((chain for chain in chains if chosen in chain), [chosen])
    return [place.place for place in chain]


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a province or country is the one that a place before it lies in."""
    wide = outer.precision in {PlacePrecision.PROVINCE, PlacePrecision.COUNTRY}
    return wide and inner.precision is not outer.precision and outer.name in {inner.admin1, inner.country}


def _joins(frame: Frame, token: Token, joining: frozenset[str]) -> bool:
    """`in Tank and Balochistan's Zhob`: the province that owns the second place joins it to the first."""
    return token.lower_ in joining or token.tag_ == "POS" or frame.place_at(token.i) is not None


def expanded(frame: Frame, sentence: Sentence, draft: Draft) -> Iterator[Draft]:
    """The events that a draft stands for: one a place or a day where its words are of several."""
    if parts := gapped(frame, sentence, draft, scene_places(frame, sentence)):
        yield from parts
        return
    plural = any(t.plural is not None or _is_mass(frame.doc[t.head]) for t in draft.triggers)
    days = [date for date in dates_in(frame, sentence)[0] if _is_day(date)]
    if 1 < len(draft.places) <= _MAX and (plural or _strikes_several(frame, draft)):
        for place in draft.places:
            yield _part(draft, len(draft.places), place=place)
    elif plural and 1 < len(days) <= _MAX and draft.count in {0, 1, len(days)}:
        for day in days:
            yield _part(draft, len(days), day=day)
    else:
        yield draft


def _part(draft: Draft, parts: int, *, place: Place | None = None, day: DateMention | None = None) -> Draft:
    part = replace(
        draft,
        triggers=list(draft.triggers),
        sentences=set(draft.sentences),
        tolls=list(shared(draft.tolls, parts)),
        count=1,
        targets=list(draft.targets),
        perpetrators=list(draft.perpetrators),
    )
    if place is not None:
        part.place, part.places, part.part_of_summary = place, [place], True
    if day is not None:
        part.date = day.span
    return part


def _strikes_several(frame: Frame, draft: Draft) -> bool:
    """`aircraft bombed A and B`, `posts in C and D came under fire`: many who strike or are struck, in places apart."""
    cores = [trigger for trigger in draft.triggers if trigger.verbal and trigger.entry.kind in VIOLENT_KINDS]
    if not any(_is_of_many(frame, trigger) for trigger in cores):
        return False
    if any(place.precision not in _SITES for place in draft.places):
        return False
    return not any(same_scene(a, b) for number, a in enumerate(draft.places) for b in draft.places[number + 1 :])


def _is_of_many(frame: Frame, trigger: Trigger) -> bool:
    verb = frame.doc[trigger.head]
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and _is_many(verb.head):
        return True  # `Police vehicles targeted in A, B`
    if any(child.dep_ in _DONE_BY_OR_TO and _is_many(child) for child in verb.children):
        return True
    return any(_is_many(noun) for agent in verb.children if agent.dep_ == "agent" for noun in agent.children)


def _is_many(noun: Token) -> bool:
    return noun.tag_ in _PLURAL or noun.lower_ in {"aircraft", "police"}


def _is_mass(noun: Token) -> bool:
    """`fighting in A, B and C`: a noun without a plural that may be in many places."""
    return noun.lower_ in {"fighting", "shelling", "violence"}


def _is_day(date: DateMention) -> bool:
    return date.span.start == date.span.end
