"""Forces that answer an attack, search after it or speak of it did not make it."""

import re
from functools import lru_cache

from spacy.tokens import Token

from sourceline.codes import EntityKind, TargetKind
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.kind import settle_sides, sub_event_type
from sourceline.extract.events.roles import actors_of, fighter, militant_or_force, targets_of
from sourceline.extract.events.syntax import governing_verb
from sourceline.extract.frame import Frame
from sourceline.vocab import actors
from sourceline.vocab.files import data_file, load_yaml

_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT, EntityKind.INTELLIGENCE_SERVICE})
_BY_MILITANTS = frozenset(
    {
        "Suicide bomb",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Abduction/forced disappearance",
        "Looting/property destruction",
    }
)
_FORCES = frozenset({TargetKind.MILITARY, TargetKind.POLICE})
_SIDE_CLAUSES = frozenset({"advcl", "acl", "relcl", "pcomp"})
_ACTS = frozenset({"means", "assault", "act"})


@lru_cache(maxsize=1)
def speaking_organs() -> frozenset[str]:
    """Entity ids of press services: they speak for forces, and never fight (data/words/roles.yaml)."""
    return frozenset(load_yaml(data_file("words", "roles.yaml"))["speaking_organs"])


def drop_responders(frame: Frame, draft: Draft) -> None:
    """Take the forces out of the doers of an attack that militants make, unless its own words name them as such."""
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if entity not in speaking_organs()]
    answered, by_militants = _is_answered(frame, draft), _is_by_militants(frame, draft)
    if not (answered or by_militants):
        return
    states = {mention.entity for mention in frame.mentions if mention.kind in _STATE}
    own = _told_doers(frame, draft) & states if by_militants else states
    if answered:
        own = own & _from_elsewhere(draft, states)
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if entity not in states or entity in own]
    if not own and draft.attacker_side == "forces":
        draft.attacker_side = "militants"
        settle_sides(draft)


def drop_deniers(draft: Draft) -> None:
    """`Pakistan denied that it had bombed a house`: neither the denier nor its forces are told to have done it."""
    homes = {_country(entity) for entity in draft.denied_by} - {None}
    draft.perpetrators[:] = [
        entity for entity in draft.perpetrators if entity not in draft.denied_by and _country(entity) not in homes
    ]


def _is_by_militants(frame: Frame, draft: Draft) -> bool:
    """Whether it is of a kind that militants make, or began as their assault on forces."""
    name = sub_event_type(draft)
    if name in _BY_MILITANTS:
        return True
    if name != "Armed clash" or ("operation" in draft.kinds and not _is_by_the_way(frame, draft)):
        return False
    assaults = [trigger for trigger in draft.triggers if trigger.entry.kind == "assault"]
    return any(_is_on_forces(frame, draft, trigger) for trigger in assaults)


def _is_by_the_way(frame: Frame, draft: Draft) -> bool:
    """`were conducting an operation when their convoy was attacked`: what forces were at just then."""
    if any(toll.side == "militants" and toll.count.minimum for toll in draft.tolls):
        return False
    operations = [frame.doc[trigger.head] for trigger in draft.triggers if trigger.entry.kind == "operation"]
    return all(_is_circumstance(noun) for noun in operations)


def _is_circumstance(noun: Token) -> bool:
    """Whether an operation stands in a side clause, or after a preposition, or is what somebody was doing just then."""
    if noun.dep_ == "pobj":
        return True
    verb = noun if noun.pos_ == "VERB" else governing_verb(noun)
    if verb is None:
        return False
    going_on = verb.tag_ == "VBG" and any(child.dep_ == "aux" for child in verb.children)
    return going_on or verb.dep_ in _SIDE_CLAUSES


def _is_answered(frame: Frame, draft: Draft) -> bool:
    """`Two soldiers died under fire from across the border; the army shot back`: forces fell, and then replied."""
    if sub_event_type(draft) != "Armed clash" or "operation" in draft.kinds:
        return False
    first = {toll.side: toll.head for toll in reversed(draft.tolls) if toll.harm == "killed"}
    fell = first.get("forces")
    if fell is None or first.get("militants", fell) < fell:
        return False
    return any(_replies().search(frame.tokens(frame.sentences[index]).text) for index in draft.sentences)


def _from_elsewhere(draft: Draft, states: set[str]) -> set[str]:
    """Doers of another country than the fallen: only those of the same country can have answered for them."""
    doers = [entity for entity in draft.perpetrators if entity in states]
    fallen = [target.entity for target in draft.targets if target.kind in _FORCES and target.entity]
    homes = {_country(entity) for entity in fallen} - {None} or {draft.place.country if draft.place else None} - {None}
    if not homes and len(set(map(_country, doers))) == 1:
        return set()
    return {entity for entity in doers if _country(entity) not in homes}


def _country(entity: str) -> str | None:
    actor = actors().get(entity)
    return actor.country if actor else None


@lru_cache(maxsize=1)
def _replies() -> re.Pattern[str]:
    words = load_yaml(data_file("words", "roles.yaml"))["replies"]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def _is_on_forces(frame: Frame, draft: Draft, trigger: Trigger) -> bool:
    """Whether an assault is on forces and not by them: by its target, or by who was hurt in it."""
    side = militant_or_force(frame, actors_of(frame, trigger))
    if side == "forces":
        return False
    if side == "militants" and any(toll.side == "forces" and toll.count.minimum for toll in draft.tolls):
        return True
    kinds = {target.kind for target in targets_of(frame, trigger)}
    if kinds:
        return bool(kinds & _FORCES)
    return draft.attacker_side == "militants" and draft.victim_side == "forces"


def _told_doers(frame: Frame, draft: Draft) -> set[str]:
    """Whom the words of the attack itself name as doers, not those of the reply; in a suicide bombing never forces."""
    found = [
        fighter(frame, token)
        for trigger in draft.triggers
        if trigger.entry.kind in _ACTS and trigger.entry.type != "Suicide bomb"
        if {target.kind for target in targets_of(frame, trigger)} != {TargetKind.MILITANTS}
        for token in actors_of(frame, trigger)
    ]
    return {mention.entity for mention in found if mention is not None}
