"""What the acts of two drafts have to do with each other, by their words alone."""

from sourceline.codes import DatePrecision, PlacePrecision, TargetKind
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.same_place import finer, same_scene
from sourceline.extract.frame import Frame

_FEW = 2
_SHORT = 3
_SAME_NEWS_DAYS = 3
_HURT = frozenset({"killed", "injured"})
_CLOSURE = "Border closure or reopening"
_OPENINGS = frozenset({"border opened", "trade resumed", "reopening"})


def is_one_closure(old: Draft, new: Draft) -> bool:
    """`the crossing has been closed`, told again anywhere; not its opening."""
    return all({act_type(trigger) for trigger in draft.triggers} == {_CLOSURE} for draft in (old, new))


def is_response(old: Draft, new: Draft) -> bool:
    """`Troops launched an operation to trace them`, after an attack: no more is told of what it brought."""
    by_someone = not old.attacker_side and any(entity.startswith("u-") for entity in old.perpetrators)
    attacked = (old.attacker_side == "militants" or by_someone) and "clash" not in old.kinds
    own = [trigger for trigger in new.triggers if not trigger.definite]  # not `the attack` that it came after
    return attacked and {t.entry.kind for t in own} == {"operation"} and not new.tolls and not new.again


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
    """Whether the draft's words point back (`the attack`) or only tell of harm; not `led to the death of two`."""
    acts = (trigger for trigger in draft.triggers if trigger.entry.kind != "harm")
    return draft.kinds == {"harm"} or draft.again or any(trigger.definite for trigger in acts)


def opens_with_deed(draft: Draft) -> bool:
    """`in a separate incident gunmen stormed a post, but the attack was repelled`: that attack is the one just told."""
    acts = [trigger for trigger in draft.triggers if trigger.entry.kind != "harm"]
    first = min(acts, key=lambda trigger: trigger.head, default=None)
    return first is not None and first.verbal and first.entry.kind == "assault" and not first.definite


def is_same_harm(old: Draft, new: Draft) -> bool:
    """`Earlier, six civilians were martyred there`, where six were before: as many of the same kind, told again."""
    said = [{(t.side, t.count.minimum) for t in d.tolls if t.harm == "killed" and t.count.minimum} for d in (old, new)]
    there = in_one_place(old, new) or (new.place is None and new.first - max(old.sentences) <= _FEW)
    return len(said[1]) == 1 and said[1] <= said[0] and there and max(n or 0 for _, n in said[1]) > _FEW


def is_next_in_row(old: Draft, new: Draft) -> bool:
    """`The second blast killed six`, where the first one was told of before."""
    first, second = ({trigger.ordinal for trigger in draft.triggers if trigger.ordinal} for draft in (old, new))
    return bool(first and second) and not first & second


def is_harm_apart(new: Draft) -> bool:
    """`In a separate incident, gunmen killed two`: dead of its own, though nothing but harm is told."""
    named = any(trigger.definite for trigger in new.triggers)
    return new.apart and not named and any(t.harm == "killed" and not t.additional for t in new.tolls)


def in_one_place(old: Draft, new: Draft) -> bool:
    """Whether both name a place, and one scene."""
    return bool(old.place and new.place and same_scene(old.place, new.place))


def is_other_day(old: Draft, new: Draft) -> bool:
    """`A strike on Saturday killed six`, after four on Sunday: each with a day and with people hurt of its own."""
    both = (old, new)
    if not all(d.date and d.date_own and d.date.precision is DatePrecision.DAY for d in both) or old.headline:
        return False
    if new.again or any(t.definite for t in new.triggers) or any(t.additional or t.moved for t in new.tolls):
        return False
    if new.kinds == {"harm"} and not (new.own_place or new.weapon_type or new.attacker_side):
        return False
    hurt = [{(t.harm, t.count.minimum) for t in d.tolls if t.harm in _HURT and not t.total} for d in both]
    return old.date != new.date and all(hurt) and not hurt[0] & hurt[1]


def others_slain(old: Draft, new: Draft) -> bool:
    """`the murder of the constable`, where nobody of that name was told of before: another, older event."""
    if not all(t.entry.id == "slaying" and not t.verbal for t in new.triggers):
        return False
    named = [{w for w in target.text.split() if w[0].isupper()} for target in new.targets]
    known = {word for target in old.targets for word in target.text.split()}
    return any(named) and not any(words & known for words in named)


def is_murder(draft: Draft) -> bool:
    """`An official was assassinated by the group`: no fire that the raided return."""
    slain = all(trigger.entry.id == "slaying" and trigger.verbal for trigger in draft.triggers)
    kinds = {target.kind for target in draft.targets}
    return slain and bool(kinds) and not kinds & {TargetKind.MILITARY, TargetKind.POLICE, TargetKind.MILITANTS}


def is_deed_apart(old: Draft, new: Draft) -> bool:
    """`killed the mastermind of the attack`: not the attack; nor is a clash told after what somebody is held for."""
    if old.held_for == new.held_for:
        return False
    if old.sentences & new.sentences:
        return True
    both_dated = old.date_sure and new.date_sure
    named = any(trigger.definite for trigger in new.triggers)
    return old.held_for and not (named or both_dated or (new.own_place and in_one_place(old, new)))


def nearness(old: Draft, new: Draft) -> int:
    """How surely a draft's words mean this event and no other that fits: by its very place, its victims, its scene."""
    if old.place and new.place and (old.place.name in new.place.name or new.place.name in old.place.name):
        return 3
    if old.place and new.place and same_scene(old.place, new.place):
        return 2
    victims = ([t.text.lower() for t in draft.targets if t.kind is not TargetKind.MILITANTS] for draft in (new, old))
    named, known = ({word for text in texts for word in text.split() if len(word) > _SHORT} for texts in victims)
    return int(bool(named & known) and any(trigger.definite for trigger in new.triggers) and new.place is None)


def is_titled(old: Draft, new: Draft) -> bool:
    """`Drones kill ten`, a title, and `aircraft fired missiles, killing ten`."""
    told, now = ({t.count.minimum for t in d.tolls if t.harm == "killed" and t.count.minimum} for d in (old, new))
    return old.headline and bool(told & now)


def is_under_title(old: Draft, new: Draft) -> bool:
    """`Two shot dead in Bannu`, a line by itself, and `Meanwhile, two men were killed in Bannu` right under it."""
    return is_titled(old, new) and in_one_place(old, new) and new.first - max(old.sentences) == 1


def is_row_of_a_day(old: Draft, new: Draft) -> bool:
    """`On Tuesday, two blasts killed five`, after one blast that hurt three: others, of a day of their own."""
    row = any(trigger.plural and trigger.plural > 1 and not trigger.definite for trigger in new.triggers)
    one = old.count == 1 and not old.headline and bool(old.tolls)
    return row and one and new.fronted and new.date_sure and not is_same_harm(old, new)


def tells_own_dead(old: Draft, new: Draft) -> bool:
    """`the killing of three militants`, where no three were told killed before."""
    dead = [[t for t in d.tolls if t.harm == "killed" and t.count.minimum] for d in (old, new)]
    told, now = ({t.count.minimum for t in tolls} for tolls in dead)
    return bool(now) and not told & now and not any(t.additional for t in dead[1])


def is_one_time(old: Draft, new: Draft) -> bool:
    """Whether both are news, or both older; what somebody is held for may be told again as either."""
    return old.background == new.background or old.held_for


def is_point_of_time(old: Draft, new: Draft) -> bool:
    """`two days after the Zhob attack`, where that attack was told before: it only dates what follows."""
    named = new.shifts and new.own_place and all(trigger.definite and not trigger.verbal for trigger in new.triggers)
    return named and in_one_place(old, new) and not new.tolls


def is_another_round(old: Draft, new: Draft) -> bool:
    """`three more were killed on the night of August 10`, after a fight of August 7 to 9."""
    if not (old.date and new.date and old.date_sure and new.date_sure and any(t.additional for t in new.tolls)):
        return False
    return old.date.end < new.date.start or new.date.end < old.date.start


def is_past_aside(frame: Frame, fitting: list[Draft], other: Draft, draft: Draft) -> bool:
    """Whether a draft told before is older than the news before it, and a paragraph or sentence since has left it."""
    last = max(other.sentences)
    if draft.first == last + 1 and frame.sentences[last].paragraph == frame.sentences[draft.first].paragraph:
        return False
    if other.background and not draft.background:
        return any(not news.background for news in fitting)
    if not (other.date and other.date_sure):
        return False
    days = [news.date.start for news in fitting if news.date and news.first < other.first]
    return any(day > other.date.end and (day - other.date.start).days > _SAME_NEWS_DAYS for day in days)


def is_only_of_country(draft: Draft) -> bool:
    """`the attack was planned by the state of India`: a country that no scene of `the attack` is."""
    wide = draft.place is not None and draft.place.precision is PlacePrecision.COUNTRY
    return wide and not (draft.tolls or draft.date_sure) and all(trigger.definite for trigger in draft.triggers)


def is_older_by_dead(old: Draft, new: Draft) -> bool:
    """`The blast follows the killing of three militants`: an older deed, by dead that were not told before."""
    hurt_before = any(toll.harm == "killed" and toll.count.minimum for toll in old.tolls)
    return new.came_before and tells_own_dead(old, new) and (new.own_place or (new.date_sure and hurt_before))


def is_mere_response(old: Draft, new: Draft) -> bool:
    """`A search was launched. Two constables were martyred in the attack`: of the attack, and not of the search."""
    if old.kinds != {"operation"} or old.tolls or new.kinds & {"operation", "clash"}:
        return False
    attacked = bool(new.kinds & {"assault", "means"}) or any(t.side in {"forces", "civil"} for t in new.tolls)
    return attacked and new.attacker_side != "forces" and all(t.side != "militants" for t in new.tolls)


def is_told_on(old: Draft, new: Draft) -> bool:
    """The sentence right after an older event, which points back or tells harm without a scene of its own."""
    if new.first - max(old.sentences) != 1 or (new.background and new.date_sure):
        return False
    return refers(new) or ("harm" in new.kinds and not (new.own_place or new.date_sure or new.new))


def sums_up_around(old: Draft, new: Draft) -> bool:
    """`militants carried out several attacks across the province that night`, after one in a town of it."""
    if not is_violent(new) or old.count > 1 or new.count == 1 or not (old.place and new.place) or refers(new):
        return False
    return finer(old.place, new.place)


def are_parts(old: Draft, new: Draft) -> bool:
    """`three were killed in A and two in B`: made of one verb with two places, to be told apart."""
    heads = {trigger.head for trigger in old.triggers}
    return old.gapped and new.gapped and any(trigger.head in heads for trigger in new.triggers)
