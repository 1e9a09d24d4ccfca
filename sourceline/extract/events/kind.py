"""Which sub-event type an event has, or why it is none."""

from sourceline.codes import EntityKind, TargetKind
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.vocab import actors

CLASH, ATTACK, ARRESTS = "Armed clash", "Attack", "Arrests"
RAMMED = frozenset({"rammed", "driven into"})
"""Ids of triggers: no force of a state drives explosives into something."""
_PRIORITY = (
    "Suicide bomb",
    "Air/drone strike",
    "Chemical weapon",
    "Abduction/forced disappearance",
    "Remote explosive/landmine/IED",
    "Shelling/artillery/missile attack",
    "Grenade",
)
_AIR = "Air/drone strike"
_ABDUCTION = "Abduction/forced disappearance"
_RULERS = "afghanistan"
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_FLYING = frozenset({"pakistan", "afghanistan", "international"})
"""The side of the Afghan Taliban, who also arrest, as rulers."""
_HOLDING = frozenset({"held", "capture", "taken prisoner"})
_CIVIL = "civil"
_SOUGHT = frozenset({TargetKind.POLITICIAN, TargetKind.RELIGIOUS, TargetKind.HEALTH_OR_AID, TargetKind.TRIBAL_ELDER})
"""Whom gunmen come for: a guard who dies with one of them makes it no battle."""
_LOOTING = "Looting/property destruction"
_DIPLOMACY = frozenset({"talks", "visit", "envoy's visit", "met", "agreed"})
_REGAINED, _LOST = "Government regains territory", "Non-state actor overtakes territory"
_AGREEMENT = "Agreement"
_BLAST = "Remote explosive/landmine/IED"
_SHELLING = "Shelling/artillery/missile attack"


def sub_event_type(draft: Draft) -> str | None:  # noqa: PLR0911 - one return a reason
    """The sub-event type of a draft; None where its triggers do not make an event."""
    strong = [t.entry.type for t in draft.triggers if t.entry.type and not t.entry.weak]
    kinds = draft.kinds
    beside = {CLASH, _LOOTING} if kinds & {"assault", "harm", "clash"} else {CLASH}
    acts = [name for name in strong if name not in beside]
    if "act" in kinds and acts and not any(name in _PRIORITY for name in acts):
        return _renamed(draft, acts[0])
    if "operation" in kinds and kinds & {"means", "assault"} and _forces_won(draft):
        return CLASH  # the raided blew themselves up
    for name in _PRIORITY:
        if name in strong:
            return _refined(draft, name)
    if "means" in kinds:
        return _refined(draft, _BLAST)
    if "clash" in kinds:
        return draft.weapon_type if draft.weapon_type == "Suicide bomb" else CLASH
    if "assault" in kinds:
        return _assault(draft)
    if "operation" in kinds and ("harm" in kinds or draft.tolls):
        return CLASH
    if any(t.entry.harm in {"killed", "injured"} for t in draft.triggers):
        return _harm(draft)
    weak = [t.entry.type for t in draft.triggers if t.entry.type and t.entry.weak and t.entry.kind == "act"]
    return weak[0] if weak else None


def _forces_won(draft: Draft) -> bool:
    """Whether forces raided militants, whatever these then fought with."""
    by_air = _AIR in draft.types or draft.weapon_type == _AIR
    hit = by_air or any(trigger.entry.id in RAMMED for trigger in draft.triggers)
    return draft.attacker_side == "forces" and draft.victim_side == "militants" and not hit


def _renamed(draft: Draft, name: str) -> str:
    """An arrest or a town retaken, where militants do it: captives, and a town lost."""
    if is_diplomacy(draft) and _AGREEMENT in draft.types:
        return _AGREEMENT
    if name == _REGAINED and draft.attacker_side == "militants":
        return _LOST
    return _ABDUCTION if _are_captives(draft, name) else name


def _are_captives(draft: Draft, name: str) -> bool:
    """Whether militants hold somebody: nobody is arrested by them."""
    held = {t.entry.id for t in draft.triggers if t.entry.kind == "act"} <= _HOLDING
    known = [actor for entity in draft.perpetrators if (actor := actors().get(entity)) and actor.side == _RULERS]
    theirs = any(target.kind is TargetKind.MILITANTS for target in draft.targets)
    police = any(actor.kind is EntityKind.STATE_FORCE for actor in known)
    captors = (held and not police) or (bool(draft.perpetrators) and not (known or theirs))
    return name == "Arrests" and draft.attacker_side == "militants" and captors


def _refined(draft: Draft, name: str) -> str:
    """A blast whose weapon is told is of the weapon's type."""
    blast_only = name == _BLAST
    if name == _SHELLING and draft.weapon_type == _AIR:
        return _AIR  # `a drone fired two missiles`
    if blast_only and draft.weapon_type in {None, _BLAST} and _is_bombed_by_state(draft):
        return _AIR
    if (
        blast_only
        and draft.weapon_type in {None, _BLAST}
        and draft.attacker_side == "forces"
        and draft.victim_side == "militants"
    ):
        return CLASH  # forces blow up hideouts
    return draft.weapon_type if blast_only and draft.weapon_type else name


def _is_bombed_by_state(draft: Draft) -> bool:
    """`Pakistan bombed a house in Khost`: states that fight there bomb from the air; others are accused of bombs."""
    told = [*draft.perpetrators] or [*draft.denied_by, *(blame.entity for blame in draft.blamed_on)]
    doers = [actors().get(entity) for entity in told]
    states = bool(doers) and all(doer and doer.kind in _STATE and doer.side in _FLYING for doer in doers)
    own = draft.perpetrators and draft.weapon is None
    bombings = {"bombed", "bombing"} if own else {"bombed"}  # not `a car bombing`, nor after `an IED`
    return states and any(t.entry.id in bombings and t.end - t.start == 1 for t in draft.triggers)


def _assault(draft: Draft) -> str:
    if draft.weapon_type and (draft.weapon_type == "Suicide bomb" or not _shots(draft)):
        return draft.weapon_type
    if draft.attacker_side == "forces" or draft.victim_side == "forces":
        return CLASH
    return ATTACK


def _shots(draft: Draft) -> bool:
    """Whether an assault's own words tell of firearms."""
    told = (trigger.entry.id for trigger in draft.triggers if trigger.verbal)
    return draft.weapon == "firearms" or any("fire" in entry or "shoot" in entry for entry in told)


def _harm(draft: Draft) -> str | None:
    if draft.weapon_type and (draft.attacker_side != "forces" or draft.weapon == "drone"):
        return draft.weapon_type
    if draft.weapon == "firearms" and not draft.attacker_side:
        draft.attacker_side = "militants"
    if draft.attacker_side == "forces" or (draft.victim_side == "militants" and draft.attacker_side != "militants"):
        return CLASH
    if draft.attacker_side == "militants" or draft.perpetrators:
        return CLASH if draft.victim_side == "forces" else ATTACK
    return ATTACK if any(trigger.entry.type == ATTACK for trigger in draft.triggers) else None


def told_deaths(draft: Draft, drafts: list[Draft]) -> str | None:
    """The type of deaths told by themselves (`eleven people died in Kalat`) in a report of violence elsewhere."""
    dead = any(toll.harm == "killed" and (toll.count.minimum or 0) > 0 for toll in draft.tolls)
    if draft.kinds != {"harm"} or not dead or not (draft.own_place or (draft.background and draft.date_sure)):
        return None
    if not any(other is not draft and is_violent(other) and sub_event_type(other) for other in drafts):
        return None
    return CLASH if draft.victim_side == "forces" else ATTACK


def settle_sides(draft: Draft) -> None:
    """Fill in the attacking and the attacked side from triggers, targets and victims."""
    victims = [toll.side for toll in draft.tolls if toll.side and toll.harm in {"killed", "injured"}]
    aimed = [_target_side(target.kind.value) for target in draft.targets]
    draft.attacker_side = draft.attacker_side or _implied_attackers(draft, victims, aimed)
    other = "forces" if draft.attacker_side == "militants" else "militants"
    hurt = [side for side in aimed + victims if side and side != draft.attacker_side]
    guarded = bool(draft.targets) and draft.targets[0].kind in _SOUGHT and hurt[:1] == [_CIVIL]
    draft.victim_side = other if other in hurt and not guarded else next(iter(hurt), "")


def _implied_attackers(draft: Draft, victims: list[str], aimed: list[str]) -> str:
    """The attacking side where no doer is named: forces raid and kill militants, militants do the rest."""
    kinds = draft.kinds
    if "operation" in kinds and not kinds & {"assault", "means"}:
        return "forces"
    from_the_air = sub_event_type(draft) == _AIR and "forces" not in victims + aimed
    if from_the_air or ("assault" in kinds and "means" not in kinds and set(victims) == {"militants"}):
        return "forces"
    if kinds & {"assault", "means"}:
        return "militants"
    if victims[:1] == ["forces"]:
        return "militants"
    if "militants" in victims + aimed:
        return "forces"
    return "militants" if "forces" in victims or "clash" in kinds else ""


def _target_side(kind: str) -> str:
    return {"military": "forces", "police": "forces", "militants": "militants"}.get(kind, _CIVIL)


def is_diplomacy(draft: Draft) -> bool:
    """Whether a draft tells only of talks, visits and what was agreed there."""
    return all(trigger.entry.id in _DIPLOMACY for trigger in draft.triggers)


def is_find(triggers: list[Trigger]) -> bool:
    """Whether triggers tell only of weapons found: after a raid or arrests these are its spoils."""
    raids = [trigger for trigger in triggers if trigger.entry.kind == "operation"]
    return len(raids) < len(triggers) and all(t.entry.id == "seizure" for t in triggers if t not in raids)


def is_violent(draft: Draft) -> bool:
    """Whether a draft tells of violence (rather than of another act)."""
    return any(t.entry.kind != "act" for t in draft.triggers[:1]) or "act" not in draft.kinds
