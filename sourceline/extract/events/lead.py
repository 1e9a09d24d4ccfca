"""Where an event happened that names no place itself: its sentence, "here", the lead, the report's small town."""

from sourceline.codes import PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.held_for import is_offence_noun
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.events.scene import scene_places
from sourceline.extract.events.whereabouts import is_where_said
from sourceline.extract.frame import Frame, PlaceMention, Sentence, within
from sourceline.model import Place

_CLOSE = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_WITHIN_COUNTRY = _CLOSE | {PlacePrecision.PROVINCE}
_ACTS_SOMEWHERE = frozenset({"Arrests", "Disrupted weapons use", "Abduction/forced disappearance"})
_SCENE_WORDS = frozenset({"in", "at", "near", "outside", "inside"})
_BEFORE, _OPENING = 2, 4


def place_in_sentence(frame: Frame, draft: Draft) -> Place | None:
    """The one scene that a draft's own sentences name after "in", "at" or "near", whatever it hangs on there."""
    if not _happens_somewhere(draft):
        return None
    return _one_scene([m for i in sorted(draft.sentences) for m in _plainly_placed(frame, frame.sentences[i])])


def _plainly_placed(frame: Frame, sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence that stand right after a preposition of place, or that go on from such a one."""
    out: list[PlaceMention] = []
    for mention in within(frame.places, sentence.start, sentence.end):
        before = [token.lower_ for token in frame.doc[max(mention.start - 2, sentence.start) : mention.start]]
        goes_on = bool(out) and before[-1:] == [","] and out[-1].end >= mention.start - 1
        if before[-1:] == ["the"]:
            before.pop()
        inside = {token.lower_ for token in frame.doc[mention.start : mention.end]}
        if mention.start > sentence.start and is_where_said(frame, frame.doc[mention.start - 1]):
            continue
        if any(noun.lower_ in event_nouns() and is_offence_noun(noun) for noun in frame.doc[mention.start].ancestors):
            continue  # `the mastermind of an attack in A was shot`
        full = before[-1:] == [","] and "," in inside  # "at a mosque, in Block 19, Sargodha, Punjab"
        if goes_on or full or inside & {"in", "near"} or (before and before[-1] in _SCENE_WORDS):
            out.append(mention)
    return out


def _one_scene(mentions: list[PlaceMention]) -> Place | None:
    """The closest of places that lie in one another; None where they are two scenes."""
    places = [m.place for m in mentions if m.place.precision in _WITHIN_COUNTRY]
    if not places:
        return None
    best = min(places, key=lambda place: (place.precision is PlacePrecision.PROVINCE, place.radius_km or 0.0))
    return best if all(same_scene(best, place) for place in places) else None


def place_by_report(frame: Frame, draft: Draft, drafts: list[Draft]) -> Place | None:
    """The place that a report as a whole gives an event of its opening, where none of its events has one."""
    if _says_here(frame, draft):
        return frame.dateline
    if draft.first > _OPENING or not _happens_somewhere(draft):
        return None
    if any(other.place is not None and other.place.precision in _CLOSE for other in drafts if not other.background):
        return None
    return _place_of_lead(frame, draft) or _small_town(frame) or _city_around(frame, draft)


def _happens_somewhere(draft: Draft) -> bool:
    return is_violent(draft) or any(t.entry.type in _ACTS_SOMEWHERE for t in draft.triggers)


def _says_here(frame: Frame, draft: Draft) -> bool:
    return any(token.lower_ == "here" for index in draft.sentences for token in frame.tokens(frame.sentences[index]))


def _place_of_lead(frame: Frame, draft: Draft) -> Place | None:
    """The only scene of the sentences right before, or of the one after: a close one, else a province."""
    last = min(draft.first + 1, len(frame.sentences) - 1)
    around = [*range(draft.first - 1, max(draft.first - _BEFORE, -1) - 1, -1), last]
    told = [frame.sentences[i] for i in around if i >= 0 and not frame.sentences[i].is_noise]
    told = [s for s in told if not any(token.lower_ in status_words()["births"] for token in frame.tokens(s))]
    scenes = [_one_scene(scene_places(frame, s)) or _one_scene(_plainly_placed(frame, s)) for s in told]
    found = [place for place in scenes if place is not None]
    return next((place for place in found if place.precision in _CLOSE), next(iter(found), None))


def _small_town(frame: Frame) -> Place | None:
    """A dateline that is no seat of government or of news desks: such reports come from where it happened."""
    place = frame.dateline
    if place is None or place.precision not in _CLOSE or place.name.lower() in status_words()["news_desks"]:
        return None
    return place


def _city_around(frame: Frame, draft: Draft) -> Place | None:
    """The city of the dateline, where the news is put at a quarter that no list knows and nothing else is named."""
    place = frame.dateline
    if (
        place is None
        or place.precision not in _CLOSE
        or any(m.place.precision in _WITHIN_COUNTRY for m in frame.places)
    ):
        return None
    lead = (frame.sentences[index] for index in draft.sentences if index <= _OPENING)
    return place if any(_names_quarter(frame, sentence) for sentence in lead) else None


def _names_quarter(frame: Frame, sentence: Sentence) -> bool:
    """Whether a name stands after "in", "at" or "near" that is neither a known place nor somebody nor a time."""
    dates = within(frame.dates, sentence.start, sentence.end)
    for token in frame.tokens(sentence):
        if token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _SCENE_WORDS:
            dated = any(date.start <= token.i < date.end for date in dates)
            if not dated and frame.place_at(token.i) is None and frame.mention_at(token.i) is None:
                return True
    return False
