"""What the acts of two drafts have to do with each other, by their words alone."""

from sourceline.extract.events.draft import Draft, Trigger

_CLOSURE = "Border closure or reopening"
_OPENINGS = frozenset({"border opened", "trade resumed", "reopening"})


def is_one_closure(old: Draft, new: Draft) -> bool:
    """`the crossing has been closed`, told again anywhere; not its opening."""
    return all({act_type(trigger) for trigger in draft.triggers} == {_CLOSURE} for draft in (old, new))


def is_response(old: Draft, new: Draft) -> bool:
    """`Troops launched an operation to trace them`, after an attack: no more is told of what it brought."""
    attacked = old.attacker_side == "militants" and "clash" not in old.kinds
    return attacked and new.kinds == {"operation"} and not new.tolls and not refers(new)


def told_types(draft: Draft) -> set[str]:
    """The types that a draft's words fix; where they tell harm alone, the weapon's: `a roadside bomb killed five`."""
    types = {t.entry.type for t in draft.triggers if t.entry.type and not t.entry.weak}
    return types or ({draft.weapon_type} if draft.weapon_type and draft.kinds == {"harm"} else set())


def others_act(old: Draft, new: Draft) -> bool:
    """Whether both name who did it, and nobody twice."""
    return bool(old.perpetrators and new.perpetrators) and not set(old.perpetrators) & set(new.perpetrators)


def act_types(draft: Draft) -> set[str]:
    """The types of the acts that are no violence; to open a border is not to close it."""
    return {act_type(trigger) for trigger in draft.triggers if trigger.entry.kind == "act"}


def act_type(trigger: Trigger) -> str:
    """What an act is told as: its type, a reopening by itself."""
    return "reopening" if trigger.entry.id in _OPENINGS else trigger.entry.type or trigger.entry.id


def refers(draft: Draft) -> bool:
    """Whether the draft's words point back (`the attack`) or only tell of harm."""
    return draft.kinds == {"harm"} or draft.again or any(trigger.definite for trigger in draft.triggers)
