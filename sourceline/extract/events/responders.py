"""Forces that answer an attack, search after it or speak of it did not make it."""

from functools import lru_cache

from sourceline.codes import EntityKind
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import settle_sides, sub_event_type
from sourceline.extract.events.roles import actors_of, fighter
from sourceline.extract.frame import Frame
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
_ACTS = frozenset({"means", "assault", "act"})


@lru_cache(maxsize=1)
def speaking_organs() -> frozenset[str]:
    """Entity ids of press services: they speak for forces, and never fight (data/words/roles.yaml)."""
    return frozenset(load_yaml(data_file("words", "roles.yaml"))["speaking_organs"])


def drop_responders(frame: Frame, draft: Draft) -> None:
    """Take the forces out of the doers of an attack that militants make, unless its own words name them as such."""
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if entity not in speaking_organs()]
    if not _is_by_militants(draft):
        return
    states = {mention.entity for mention in frame.mentions if mention.kind in _STATE}
    own = _told_doers(frame, draft) & states
    draft.perpetrators[:] = [entity for entity in draft.perpetrators if entity not in states or entity in own]
    if not own and draft.attacker_side == "forces":
        draft.attacker_side = "militants"
        settle_sides(draft)


def _is_by_militants(draft: Draft) -> bool:
    """Whether it is of a kind that militants make, or began as their assault on forces."""
    name = sub_event_type(draft)
    assault = any(trigger.entry.kind == "assault" for trigger in draft.triggers)
    fought = name == "Armed clash" and assault and "operation" not in draft.kinds
    return name in _BY_MILITANTS or (fought and draft.attacker_side == "militants" and draft.victim_side == "forces")


def _told_doers(frame: Frame, draft: Draft) -> set[str]:
    """Whom the words of the attack itself name as doers; those of a suicide bombing are never forces."""
    found = [
        fighter(frame, token)
        for trigger in draft.triggers
        if trigger.entry.kind in _ACTS and trigger.entry.type != "Suicide bomb"
        for token in actors_of(frame, trigger)
    ]
    return {mention.entity for mention in found if mention is not None}
