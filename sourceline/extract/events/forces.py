"""Which state's forces act: those that a government sends, those of the country, those whose aircraft strike."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span, Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.ensure import imply
from sourceline.extract.actors.era import state_then
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.people import target_at
from sourceline.extract.events.responders import speaking_organs
from sourceline.extract.events.roles import actors_of, fighter
from sourceline.extract.events.syntax import conjuncts, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab import actors
from sourceline.vocab.files import data_file, load_yaml

_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_SIDES = frozenset({"with", "between", "and"})
_OF = frozenset({"of"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_DRONE = "drone"
_SOON = 4
"""Sentences, from the last of an air strike on, in which its aircraft may be told."""
_REACH = 1500
"""Tokens around a battle in which its unnamed forces are looked for: about an article."""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    words = load_yaml(data_file("words", "roles.yaml"))
    named = {name: dict(words[name]) for name in ("forces_of", "forces_in")}
    return named | {name: dict.fromkeys(words[name], "") for name in ("state_aircraft", "state_guns")}


def send_forces(frame: Frame, draft: Draft) -> None:
    """Where a government is said to strike or fight, its forces do: `an air strike by Pakistan`."""
    for number, entity in enumerate(draft.perpetrators):
        if forces := _forces_of(frame, entity):
            draft.perpetrators[number] = forces
            imply(frame, forces, _anchor(draft))
    draft.perpetrators[:] = dict.fromkeys(draft.perpetrators)


def _forces_of(frame: Frame, state: str) -> str | None:
    """The forces that a state sends, on the report's day."""
    forces = _words()["forces_of"].get(state)
    return state_then(frame, forces) if forces else None


def _anchor(draft: Draft) -> int:
    return draft.triggers[0].head


def add_forces(frame: Frame, draft: Draft) -> None:
    """The nearest forces of the country that an operation or an arrest takes place in; else that country's as such."""
    anchor = draft.triggers[0].head
    taken = set() if is_violent(draft) else {target.entity for target in draft.targets}  # none arrests its own men
    others = speaking_organs() | taken
    forces = [
        mention
        for mention in frame.mentions_in(max(anchor - _REACH, 0), anchor + _REACH)
        if mention.kind is EntityKind.STATE_FORCE and mention.entity not in others and _is_of(mention, draft)
    ]
    if nearest := min(forces, key=lambda mention: abs(mention.start - anchor), default=None):
        draft.perpetrators.append(nearest.entity)
        return
    country = draft.place.country if draft.place and draft.place.country else setting(frame)
    if forces_in := _words()["forces_in"].get(country or ""):
        forces_in = state_then(frame, forces_in)
        draft.perpetrators.append(forces_in)
        imply(frame, forces_in, _anchor(draft))


def setting(frame: Frame) -> str | None:
    """The country that most of a report's places lie in."""
    counts = Counter(mention.place.country for mention in frame.places if mention.place.country)
    return counts.most_common(1)[0][0] if counts else None


def _is_of(force: Mention, draft: Draft) -> bool:
    """Whether a force belongs to the country that a draft is placed in, as far as both are known."""
    actor, place = actors().get(force.entity), draft.place
    if actor is None or place is None or actor.country is None or place.country is None:
        return True
    return actor.country == place.country


def add_air_forces(frame: Frame, draft: Draft) -> None:
    """Whose aircraft strike: by their adjective; at home the forces, in Afghanistan a state from outside."""
    draft.perpetrators += dict.fromkeys(_by_adjective(frame, draft))
    if not draft.perpetrators:
        draft.perpetrators += dict.fromkeys(_told_after(frame, draft))
    abroad = draft.place is not None and draft.place.country == "Afghanistan"
    if not draft.perpetrators and (draft.attacker_side == "forces" or abroad or _is_by_jets(frame, draft)):
        anchor = draft.triggers[0].head
        found = [
            mention
            for mention in frame.mentions_in(max(anchor - _REACH, 0), anchor + _REACH)
            if mention.kind in _STATE and mention.side in {"pakistan", "international"}
            if mention.entity not in speaking_organs()
        ]
        if _is_by_jets(frame, draft):
            draft.attacker_side = "forces"
        if draft.place and draft.place.country == "Pakistan":
            if found or draft.weapon != _DRONE:  # whose drone it was is told or unknown
                add_forces(frame, draft)
        elif nearest := min(found, key=lambda mention: abs(mention.start - anchor), default=None):
            draft.perpetrators.append(nearest.entity)
    send_forces(frame, draft)


def _is_by_jets(frame: Frame, draft: Draft) -> bool:
    """Whether manned aircraft are told of: only states fly them."""
    jets = _words()["state_aircraft"]
    tokens = (token for index in draft.sentences for token in frame.tokens(frame.sentences[index]))
    return any(token.lemma_.lower() in jets for token in tokens)


def _by_adjective(frame: Frame, draft: Draft) -> Iterator[str]:
    """`Pakistani air strikes`, `American drones`: the state that an adjective before the deed or its doer names."""
    heads = [frame.doc[trigger.head] for trigger in draft.triggers if trigger.entry.kind == "means"]
    heads += [token for trigger in draft.triggers for token in actors_of(frame, trigger)]
    for state in (state_then(frame, state) for head in heads for state in states_before(head)):
        yield state
        imply(frame, state, _anchor(draft))


def _told_after(frame: Frame, draft: Draft) -> Iterator[str]:
    """`It was carried out by a U.S. drone, officials said`, in the sentences that follow: whose aircraft it was."""
    last = max(draft.sentences)
    for sentence in frame.sentences[last : last + _SOON]:
        for token in frame.tokens(sentence):
            if token.dep_ == "pobj" and token.head.dep_ == "agent" and token.lemma_.lower() in _aircraft():
                named = (frame.mention_at(child.i) for child in token.lefts)
                foreign = [m.entity for m in named if m is not None and m.side == "international"]
                for state in foreign or [state_then(frame, state) for state in states_before(token)]:
                    yield state
                    imply(frame, state, _anchor(draft))


def _aircraft() -> frozenset[str]:
    return frozenset({_DRONE, *_words()["state_aircraft"]})


def states_before(noun: Token) -> Iterator[str]:
    """The states that adjectives before a noun name: `Pakistani and Afghan forces`, `American fighter jets`."""
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS:
            words = [*conjuncts(child), *(inner for inner in child.lefts if inner.dep_ == "amod")]
            yield from (state for token in words if (state := context_words().demonyms.get(token.text)))


def add_foreign_forces(frame: Frame, draft: Draft) -> None:
    """`shot by Iranian border guards`, `Pakistani and Afghan forces clashed`: doers known by their countries alone."""
    doers = [token for trigger in draft.triggers for token in actors_of(frame, trigger)]
    for token in doers:
        states = list(states_before(token))
        if len(states) > 1 or (states and frame.mention_at(token.i) is None and target_at(frame, token) is not None):
            for state in states:
                forces = _forces_of(frame, state) or state_then(frame, state)
                draft.perpetrators += [forces] if forces not in draft.perpetrators else []
                imply(frame, forces, _anchor(draft))


def add_clash_sides(frame: Frame, draft: Draft) -> None:
    """`killed in a clash with border guards`: the other side is a doer too."""
    clashes = [frame.doc[trigger.head] for trigger in draft.triggers if trigger.entry.kind == "clash"]
    if not clashes or "assault" in draft.kinds:
        return
    verbs = [head.head for head in clashes if head.dep_ == "nsubj"]  # `fighting broke out between A and B`
    nouns = [noun for head in (*clashes, *verbs) for noun in objects_of_preposition(head, _SIDES)]
    nouns += [n for h in clashes if h.dep_ == "dobj" and h.head.lemma_ == "have" for n in subjects(h.head)]
    nouns += [n for h in clashes for n in objects_of_preposition(h, _OF) if len(list(conjuncts(n))) > 1]
    nouns += [side for noun in nouns for side in noun.lefts if _is_first_of_two(side)]
    sides = [fighter(frame, token) for noun in nouns for token in conjuncts(noun)]
    found = [mention.entity for mention in sides if mention is not None and mention.form != "unnamed"]
    if nouns and len(both := list(states_before(nouns[0]))) > 1:  # `a clash between Afghan and Pakistani forces`
        found = [_forces_of(frame, state) or state_then(frame, state) for state in both]
        for entity in found:
            imply(frame, entity, _anchor(draft))
    draft.perpetrators += [entity for entity in dict.fromkeys(found) if entity not in draft.perpetrators]


def _is_first_of_two(word: Token) -> bool:
    """`between the TTP and Pakistani troops`, parsed as troops of both."""
    return word.dep_ in {"nmod", "compound"} and any(child.dep_ == "cc" for child in word.children)


def add_forces_across(frame: Frame, draft: Draft) -> None:
    """`Shells fired from Afghanistan hit Chaman`: the forces of the other state have the guns."""
    here = draft.place.country if draft.place else None
    heads = {trigger.head for trigger in draft.triggers}
    if not any(token.lower_ in _words()["state_guns"] for at in draft.sentences for token in _said(frame, at)):
        return
    for token in (token for index in sorted(draft.sentences) for token in _said(frame, index)):
        if here is None or token.lower_ != "from" or not heads & {token.head.i, *(up.i for up in token.head.ancestors)}:
            continue
        for noun in (child for child in token.children if child.dep_ == "pobj"):
            there = _country_of(frame, noun)
            if there not in {None, here} and (forces := _words()["forces_in"].get(there or "")):
                draft.perpetrators.append(state_then(frame, forces))
                imply(frame, state_then(frame, forces), _anchor(draft))
                return


def _said(frame: Frame, index: int) -> Span:
    return frame.tokens(frame.sentences[index])


def _country_of(frame: Frame, noun: Token) -> str | None:
    """`from Afghanistan`, `from the Afghan side`."""
    place = frame.place_at(noun.i)
    if place is not None:
        return place.place.country
    return next((actor.country for state in states_before(noun) if (actor := actors().get(state))), None)


def add_fallen_forces(frame: Frame, draft: Draft) -> None:
    """`Two soldiers fell in an exchange of fire with militants`: those who fell fought too."""
    if "clash" not in draft.kinds or draft.kinds & {"assault", "means"} or draft.weapon_type:
        return
    fell = any(toll.side == "forces" and toll.count.minimum for toll in draft.tolls)
    if fell and not any(mention.kind in _STATE for mention in frame.mentions if mention.entity in draft.perpetrators):
        add_forces(frame, draft)
