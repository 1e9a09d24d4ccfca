"""Who the parties of an agreement are: those it names, without its mediators; else the two states spoken of."""

from functools import lru_cache

from sourceline.codes import EntityKind
from sourceline.extract.actors.ensure import imply
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import Frame, Mention
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
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    words = load_yaml(data_file("words", "roles.yaml"))["agreements"]
    return {name: frozenset(words[name]) for name in ("mediates", "both")}


def add_parties(frame: Frame, draft: Draft) -> None:
    """Add the actors of an agreement's sentences; both states where these speak of `the two countries` or of nobody."""
    named, between = [], False
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        between = between or any(token.lower_ in _words()["both"] for token in frame.tokens(sentence))
        found = frame.mentions_in(sentence.start, sentence.end)
        named += [mention for mention in found if mention.kind in _PARTIES and not _mediates(frame, mention)]
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if _is_party(frame, entity)]
    draft.perpetrators += [m.entity for m in named if m.entity not in draft.perpetrators]
    draft.perpetrators[:] = dict.fromkeys(draft.perpetrators)
    armed = any(mention.kind in _ARMED for mention in named)
    if not armed and len(draft.perpetrators) < 2 and (between or not draft.perpetrators):  # noqa: PLR2004 - both
        _add_states(frame, draft)


def _is_party(frame: Frame, entity: str) -> bool:
    return any(m.entity == entity and not _mediates(frame, m) for m in frame.mentions)


def _mediates(frame: Frame, mention: Mention) -> bool:
    """Whether an actor is told to have brokered or hosted it."""
    root = frame.doc[mention.start : mention.end].root
    while root.dep_ in {"conj", "compound", "appos"}:
        root = root.head
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "by" else root.head
    return root.dep_ in {"nsubj", "pobj"} and verb.lemma_.lower() in _words()["mediates"]


def _add_states(frame: Frame, draft: Draft) -> None:
    """The governments of the two countries, where the text before speaks of both."""
    end = frame.sentences[max(draft.sentences)].end
    sides = {mention.side for mention in frame.mentions_in(0, end) if mention.kind in _PARTIES}
    states = _states()
    if set(states) <= sides:
        for entity in states.values():
            draft.perpetrators += [entity] if entity not in draft.perpetrators else []
            imply(frame, entity, draft.triggers[0].head)


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return dict(load_yaml(data_file("words", "roles.yaml"))["governments"])
