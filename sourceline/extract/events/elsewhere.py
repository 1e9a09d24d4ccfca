"""Events told among words of other worlds: sport, markets, mishaps, weather, crime (data/words/elsewhere.yaml)."""

from functools import lru_cache

from sourceline.codes import EntityKind, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import sub_event_type
from sourceline.extract.events.patterns import weapon_words
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.words import Phrases
from sourceline.vocab.files import data_file, load_yaml

_SURE, _TWO, _MANY, _FAR = 1, 2, 5, 8
_COMBATANTS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION, EntityKind.STATE_FORCE})
_NOWHERE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_POLICE = "pak-police"
_BLASTS = frozenset({"blast", "destroyed by a blast"})
_UNSURE = frozenset({"Attack", "Armed clash", "Other"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOTING = "Looting/property destruction"
_CLOSURE = "Border closure or reopening"
_PLAIN = frozenset({"firearms", "knife", "fire"})


@lru_cache(maxsize=1)
def _lists() -> dict[str, Phrases[str]]:
    words: dict[str, list[str]] = load_yaml(data_file("words", "elsewhere.yaml"))
    return {key: Phrases((phrase, phrase) for phrase in phrases) for key, phrases in words.items()}


def _found(frame: Frame, key: str, sentences: list[Sentence]) -> set[str]:
    """The different phrases of a list that occur in sentences."""
    listed = _lists()[key]
    return {values[0] for s in sentences for _, _, values in listed.longest(frame.doc, s.start, s.end)}


def other_world(frame: Frame, draft: Draft, sub_type: str) -> str | None:
    """Why a draft belongs to another world than militancy, or None."""
    own = [frame.sentences[index] for index in sorted(draft.sentences)]
    if _befell(frame, draft):
        return "no doer: it befell"
    if sub_type == _CLOSURE and _found(frame, "weather", own):
        return "closed by weather"
    if armed_beside(frame, own):
        return None
    rescue = draft.kinds <= {"harm", "operation"} and draft.victim_side != "militants"
    if (rescue and "harm" in draft.kinds and _found(frame, "accident", own)) or _is_mishap(frame, draft, own):
        return "an accident"
    if _found(frame, "fiction", own) and not draft.date_sure:
        return "a work of art"
    return None if _armed_around(frame, own) else _peaceful(frame, draft, sub_type, own)


def _peaceful(frame: Frame, draft: Draft, sub_type: str, own: list[Sentence]) -> str | None:
    """Why a draft that nobody armed is named near is none of this domain."""
    slight = _is_slight(draft, sub_type) or sub_event_type(draft) is None
    tests = {
        "sport": _is_sport(frame, own),
        "markets": "act" not in draft.kinds and not draft.own_place and len(_found(frame, "market", own)) >= _TWO,
        "an accident": _is_accident(frame, draft, own),
        "nothing tells of militancy": slight,
    }
    return next((reason for reason, holds in tests.items() if holds), None)


def plain_crime(frame: Frame, draft: Draft) -> bool:
    """Whether an event's own sentences tell of plain crime, and nobody armed for a cause or no bomb is beside it."""
    own = [frame.sentences[index] for index in sorted(draft.sentences)]
    return bool(_found(frame, "crime", own)) and not armed_beside(frame, own)


def needs_violence(sub_type: str) -> bool:
    """Whether an act is of this domain only beside violence or somebody armed: a house burnt down."""
    return sub_type == _LOOTING


def armed_beside(frame: Frame, sentences: list[Sentence]) -> bool:
    """Whether militants, a named armed group, or a weapon of war is in the sentences."""
    for sentence in sentences:
        if any(mention.side == "militant" for mention in frame.mentions_in(sentence.start, sentence.end)):
            return True
        for _, _, weapons in weapon_words().longest(frame.doc, sentence.start, sentence.end):
            if weapons[0].name not in _PLAIN:
                return True
    return False


def _is_slight(draft: Draft, sub_type: str) -> bool:
    """Whether an event of a common kind has neither a place nor many dead."""
    dead = max((toll.count.minimum or 0 for toll in draft.tolls if toll.harm == "killed"), default=0)
    unplaced = not draft.own_place or draft.place is None or draft.place.precision in _NOWHERE
    return sub_type in _UNSURE and unplaced and dead < _MANY


def _armed_around(frame: Frame, own: list[Sentence]) -> bool:
    """Whether somebody armed, troops or a weapon of war are named within a few sentences."""
    near = _near(frame, own, _FAR, _FAR)
    mentions = frame.mentions_in(near[0].start, near[-1].end)
    troops = any(mention.kind in _COMBATANTS and mention.entity != _POLICE for mention in mentions)
    return troops or armed_beside(frame, near)


def _befell(frame: Frame, draft: Draft) -> bool:
    """Whether every verb that tells it has a subject without a will: the virus, the storm, investors."""
    verbs = [frame.doc[trigger.head] for trigger in draft.triggers if trigger.verbal]
    subjects = [child for verb in verbs for child in verb.children if child.dep_ == "nsubj"]
    listed = _lists()["no_doers"]
    return (
        bool(subjects)
        and len(verbs) == len(draft.triggers)
        and all(any(True for _ in listed.at(frame.doc, subject.i, subject.i + 1)) for subject in subjects)
    )


def _near(frame: Frame, own: list[Sentence], before: int, after: int) -> list[Sentence]:
    return frame.sentences[max(own[0].index - before, 0) : own[-1].index + after + 1]


def _is_sport(frame: Frame, own: list[Sentence]) -> bool:
    if not _found(frame, "sport", own):
        return False
    around = _near(frame, own, _FAR, _FAR)
    return len(_found(frame, "sport_sure", around)) >= _SURE and len(_found(frame, "sport", around)) > _TWO


def _is_accident(frame: Frame, draft: Draft, own: list[Sentence]) -> bool:
    """Deaths told beside a flood, a fall, a road: what angry relatives do afterwards changes nothing."""
    return "harm" in draft.kinds and bool(_found(frame, "accident", _near(frame, own, 3, 1)))


def _is_mishap(frame: Frame, draft: Draft, own: list[Sentence]) -> bool:
    """`A boiler exploded`: a blast that nothing deliberate is told of."""
    blasts = [t for t in draft.triggers if t.entry.kind == "means"]
    blast_only = all(t.entry.id in _BLASTS for t in blasts) and not draft.kinds & {"assault", "clash"}
    return bool(blasts) and blast_only and bool(_found(frame, "mishap", own)) and not _found(frame, "deliberate", own)
