"""Events told among words of other worlds: sport, markets, mishaps, weather, crime (data/words/elsewhere.yaml)."""

from functools import lru_cache

from spacy.tokens import Token

from sourceline.codes import EntityKind, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import sub_event_type
from sourceline.extract.events.patterns import event_nouns, weapon_words
from sourceline.extract.events.syntax import objects_of_preposition
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.words import Phrases
from sourceline.vocab.files import data_file, load_yaml

_SURE, _TWO, _MANY, _FAR = 1, 2, 5, 8
_COMBATANTS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION, EntityKind.STATE_FORCE})
_NOWHERE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_POLICE = "pak-police"
_BLASTS = frozenset({"blast", "destroyed by a blast"})
_UNSURE = frozenset({"Attack", "Armed clash", "Other"})
_BY = frozenset({"by"})
_LOOTING = "Looting/property destruction"
_CLOSURE = "Border closure or reopening"
_PLAIN = frozenset({"firearms", "knife", "fire", "tear gas"})


@lru_cache(maxsize=1)
def _lists() -> dict[str, Phrases[str]]:
    words: dict[str, list[str]] = load_yaml(data_file("words", "elsewhere.yaml"))
    return {key: Phrases((phrase, phrase) for phrase in phrases) for key, phrases in words.items()}


def listed(frame: Frame, key: str, sentences: list[Sentence]) -> list[tuple[int, int, str]]:
    """The phrases of a list that occur in sentences, each with its first token and the one after its last."""
    phrases = _lists()[key]
    return [(at, end, v[0]) for s in sentences for at, end, v in phrases.longest(frame.doc, s.start, s.end)]


def _found(frame: Frame, key: str, sentences: list[Sentence]) -> set[str]:
    return {phrase for _, _, phrase in listed(frame, key, sentences)}


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


def is_of_accident(frame: Frame, draft: Draft) -> bool:
    """`Three were killed in an accident on the same road`: harm of its own cause, and of no attack told before."""
    own = [frame.sentences[index] for index in sorted(draft.sentences)]
    if draft.kinds != {"harm"} or draft.attacker_side or not _found(frame, "befell", own):
        return False
    told = (token.lower_ for sentence in own for token in frame.tokens(sentence) if token.pos_ == "NOUN")
    return not (armed_beside(frame, own) or event_nouns().intersection(told))


def is_fiction(frame: Frame, draft: Draft) -> bool:
    """What a film or a book tells: several words about such stand around it, and it has no day of its own."""
    around = _near(frame, [frame.sentences[index] for index in sorted(draft.sentences)], _FAR, _FAR)
    about = _found(frame, "fiction", around)
    return not draft.date_own and bool(about) and len(about | _found(frame, "screen", around)) > _TWO


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
    militants = (m.side == "militant" for s in sentences for m in frame.mentions_in(s.start, s.end))
    return any(militants) or weapon_of_war(frame, sentences)


def weapon_of_war(frame: Frame, sentences: list[Sentence]) -> bool:
    """Whether sentences tell of a weapon other than a gun, a knife or fire."""
    found = (w[0].name for s in sentences for _, _, w in weapon_words().longest(frame.doc, s.start, s.end))
    return any(name not in _PLAIN for name in found)


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
    """Whether every verb that tells it has a doer without a will: the virus, the storm, boulders, investors."""
    doers = [noun for trigger in draft.triggers if trigger.verbal for noun in _named_doers(frame.doc[trigger.head])]
    no_doers = _lists()["no_doers"]
    return (
        bool(doers)
        and all(trigger.verbal for trigger in draft.triggers)
        and all(any(True for _ in no_doers.at(frame.doc, noun.i, noun.i + 1)) for noun in doers)
    )


def _named_doers(verb: Token) -> list[Token]:
    """Its subject, unless the verb stands without an object (`with a passenger injured`), or who it is done by."""
    children = list(verb.children)
    acts = [child for child in children if child.dep_ == "nsubj"]
    if verb.tag_ == "VBN" and not any(child.dep_ in {"dobj", "aux"} for child in children):
        acts = []
    return acts + list(objects_of_preposition(verb, _BY))


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
