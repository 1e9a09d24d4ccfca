"""Who the parties of an agreement are: those it names, without its mediators; else the two states spoken of."""

from functools import lru_cache

from sourceline.codes import EntityKind
from sourceline.extract.actors.ensure import imply
from sourceline.extract.actors.era import state_then
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.forces import setting, states_before
from sourceline.extract.events.roles import actors_of
from sourceline.extract.frame import Frame, Mention, within
from sourceline.vocab.files import data_file, load_yaml

_PARTIES = frozenset(
    {
        EntityKind.ARMED_GROUP,
        EntityKind.FACTION,
        EntityKind.STATE_FORCE,
        EntityKind.GOVERNMENT,
        EntityKind.INTERNATIONAL_BODY,
    }
)
_OWNED = frozenset({"of", "from", "with", "the"})
_CAPITALS = {"Islamabad": "Pakistan", "Kabul": "Afghanistan"}
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    words = load_yaml(data_file("words", "roles.yaml"))["agreements"]
    return {name: frozenset(words[name]) for name in ("mediates", "both")}


def add_parties(frame: Frame, draft: Draft) -> None:
    """Add the actors of an agreement's sentences; both states where these speak of `the two countries` or of nobody."""
    named, between = [], speaks_of_both(frame, draft)
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        found = frame.mentions_in(sentence.start, sentence.end)
        named += [mention for mention in found if mention.kind in _PARTIES and not _mediates(frame, mention)]
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if _is_party(frame, entity)]
    draft.perpetrators += [m.entity for m in named if m.entity not in draft.perpetrators]
    draft.perpetrators[:] = dict.fromkeys(draft.perpetrators)
    armed = any(mention.kind in _ARMED for mention in named)
    if not armed and len(draft.perpetrators) < 2 and (between or not draft.perpetrators):  # noqa: PLR2004 - both
        _add_states(frame, draft)


def add_groups(frame: Frame, draft: Draft) -> None:
    """Who splits, merges or joins, where the parse names no doer: the first armed group of the sentence."""
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        for mention in frame.mentions_in(sentence.start, sentence.end):
            owned = frame.doc[max(mention.start - 1, 0)].lower_ in _OWNED or mention.start > draft.triggers[0].start
            if mention.kind in _ARMED and mention.form != "unnamed" and not owned:
                draft.perpetrators.append(mention.entity)
                return


def add_government(frame: Frame, draft: Draft) -> None:
    """`The federal government banned the group`: the government of the country that the report's places lie in."""
    doers = [token for trigger in draft.triggers for token in actors_of(frame, trigger)]
    words = load_yaml(data_file("words", "roles.yaml"))["governing"]
    state = _states().get((setting(frame) or "").lower())
    government = state_then(frame, state) if state else None
    if government and any(token.lemma_.lower() in words and not list(states_before(token)) for token in doers):
        draft.perpetrators.append(government)
        imply(frame, government, draft.triggers[0].head)


def _is_party(frame: Frame, entity: str) -> bool:
    return any(m.entity == entity and not _mediates(frame, m) for m in frame.mentions)


def _mediates(frame: Frame, mention: Mention) -> bool:
    """Whether an actor is told to have brokered or hosted it."""
    root = frame.doc[mention.start : mention.end].root
    while root.dep_ in {"conj", "compound", "appos"}:
        root = root.head
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "by" else root.head
    return root.dep_ in {"nsubj", "pobj"} and verb.lemma_.lower() in _words()["mediates"]


def speaks_of_both(frame: Frame, draft: Draft) -> bool:
    """`the two governments`, `both sides`: parties named before."""
    sentences = [frame.sentences[index] for index in draft.sentences]
    return any(token.lower_ in _words()["both"] for sentence in sentences for token in frame.tokens(sentence))


def names_both_countries(frame: Frame, start: int, end: int) -> bool:
    """Whether tokens name Pakistan and Afghanistan, or their capitals, as those who deal with each other."""
    named = (mention.place for mention in within(frame.places, start, end))
    return {"Pakistan", "Afghanistan"} <= {_CAPITALS.get(place.name, place.name) for place in named}


def _add_states(frame: Frame, draft: Draft) -> None:
    """The governments of the two countries, where the text before speaks of both."""
    end = frame.sentences[max(draft.sentences)].end
    sides = {mention.side for mention in frame.mentions_in(0, end) if mention.kind in _PARTIES}
    states = _states()
    if set(states) <= sides or names_both_countries(frame, 0, end):
        for entity in (state_then(frame, state) for state in states.values()):
            draft.perpetrators += [entity] if entity not in draft.perpetrators else []
            imply(frame, entity, draft.triggers[0].head)


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return dict(load_yaml(data_file("words", "roles.yaml"))["governments"])
