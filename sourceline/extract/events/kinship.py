"""What the acts of two drafts have to do with each other, by their words alone."""

from sourceline.codes import DatePrecision
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.same_place import same_scene

_FEW = 2
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


def is_same_harm(old: Draft, new: Draft) -> bool:
    """`Earlier, six civilians were martyred there`, where six were before: as many of the same kind, told again."""
    said = [{(t.side, t.count.minimum) for t in d.tolls if t.harm == "killed" and t.count.minimum} for d in (old, new)]
    return (
        len(said[1]) == 1 and said[1] <= said[0] and in_one_place(old, new) and max(n or 0 for _, n in said[1]) > _FEW
    )


def is_harm_apart(new: Draft) -> bool:
    """`In a separate incident, gunmen killed two`: dead of its own, though nothing but harm is told."""
    named = any(trigger.definite for trigger in new.triggers)
    return new.apart and not named and any(t.harm == "killed" and not t.additional for t in new.tolls)


def in_one_place(old: Draft, new: Draft) -> bool:
    """Whether both name a place, and one scene."""
    return bool(old.place and new.place and same_scene(old.place, new.place))


def is_other_day(old: Draft, new: Draft) -> bool:
    """`A strike on Saturday killed six`, after four on Sunday: both with a day and dead of their own."""
    both = (old, new)
    if not all(d.date and d.date_own and d.date.precision is DatePrecision.DAY for d in both) or refers(new):
        return False
    dead = [{t.count.minimum for t in d.tolls if t.harm == "killed" and not t.total} for d in both]
    return old.date != new.date and all(dead) and not dead[0] & dead[1] and not old.headline


def others_slain(old: Draft, new: Draft) -> bool:
    """`the murder of the constable`, where nobody of that name was told of before: another, older event."""
    if not all(t.entry.id == "slaying" and not t.verbal for t in new.triggers):
        return False
    named = [{w for w in target.text.split() if w[0].isupper()} for target in new.targets]
    known = {word for target in old.targets for word in target.text.split()}
    return any(named) and not any(words & known for words in named)
