"""Where an event happened that names no place itself: "here", the place of the lead, the report's own small town."""

from sourceline.codes import PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.scene import scene_places
from sourceline.extract.frame import Frame
from sourceline.model import Place

_CLOSE = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_BEFORE, _OPENING = 2, 4


def place_by_report(frame: Frame, draft: Draft, drafts: list[Draft]) -> Place | None:
    """The place that a report as a whole gives an event of its opening, where none of its events has one."""
    if _says_here(frame, draft):
        return frame.dateline
    if draft.first > _OPENING or not _happens_somewhere(draft):
        return None
    if any(other.place is not None and other.place.precision in _CLOSE for other in drafts if not other.background):
        return None
    return _place_of_lead(frame, draft) or _small_town(frame)


def _happens_somewhere(draft: Draft) -> bool:
    return is_violent(draft) or any(t.entry.type == "Arrests" for t in draft.triggers)


def _says_here(frame: Frame, draft: Draft) -> bool:
    return any(token.lower_ == "here" for index in draft.sentences for token in frame.tokens(frame.sentences[index]))


def _place_of_lead(frame: Frame, draft: Draft) -> Place | None:
    """The only close place of the sentences right before, or of the one after."""
    last = min(draft.first + 1, len(frame.sentences) - 1)
    for index in [*range(draft.first - 1, max(draft.first - _BEFORE, -1) - 1, -1), last]:
        sentence = frame.sentences[index] if index >= 0 else None
        if sentence is None or sentence.is_noise:
            continue
        found = {p.place.name: p.place for p in scene_places(frame, sentence) if p.place.precision in _CLOSE}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _small_town(frame: Frame) -> Place | None:
    """A dateline that is no seat of government or of news desks: such reports come from where it happened."""
    place = frame.dateline
    if place is None or place.precision not in _CLOSE or place.name.lower() in status_words()["news_desks"]:
        return None
    return place
