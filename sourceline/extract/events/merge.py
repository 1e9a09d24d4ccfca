"""One event told over several sentences becomes one draft; events of another place, day or kind stay apart."""

from sourceline.codes import DatePrecision, EventStatus, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_diplomacy, is_find, is_violent
from sourceline.extract.events.kinship import (
    act_types,
    are_parts,
    in_one_place,
    is_another_round,
    is_deed_apart,
    is_harm_apart,
    is_mere_response,
    is_murder,
    is_next_in_row,
    is_older_by_dead,
    is_one_closure,
    is_one_time,
    is_only_of_country,
    is_other_day,
    is_past_aside,
    is_point_of_time,
    is_response,
    is_row_of_a_day,
    is_same_harm,
    is_titled,
    is_told_on,
    is_under_title,
    nearness,
    opens_with_deed,
    others_act,
    others_slain,
    refers,
    sums_up_around,
    told_types,
)
from sourceline.extract.events.same_place import close, finer, same_scene, sharpens
from sourceline.extract.events.several import is_one_of_told
from sourceline.extract.events.slain import end_of_captives
from sourceline.extract.events.surer import narrower, surer
from sourceline.extract.frame import Frame

_OWN_ACTS = frozenset({"assault", "means", "operation"})
_BACK = 40
"""Events told before that a draft is compared with: enough for an article, and linear in a long text."""
_NEAR_SENTENCES = 4
_NEXT_SENTENCES = 2
_FAR_SENTENCES = 8
_FAR_KM = 60.0
_SAME_NEWS_DAYS = 3
"""A day of an event and the day on which it is told lie no farther apart."""
_FROM_THE_AIR = {"Air/drone strike", "Shelling/artillery/missile attack"}
"""Drones and jets fire missiles: both words may tell of one strike."""
_MADE_IN_RAIDS = frozenset({"Arrests", "Disrupted weapons use"})
_ACTS_OF_ATTACK = frozenset(
    {
        "Abduction/forced disappearance",
        "Looting/property destruction",
        "Disrupted weapons use",
        "Non-state actor overtakes territory",
    }
)


def merge(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a document in order, those that tell of one event made one."""
    merged: list[Draft] = []
    for draft in drafts:
        attacks = [other for other in merged[-_BACK:] if is_violent(other)]
        if attacks and is_response(max(attacks, key=lambda other: max(other.sentences)), draft):
            frame.note("events", draft.triggers[0].start, draft.triggers[-1].end, "merge", "forces answer an attack")
            continue
        if (told := end_of_captives(frame, merged, draft)) is None:
            continue
        into = _partner(frame, merged, told)
        if into is None:
            merged.append(told)
        else:
            first, last = told.triggers[0], told.triggers[-1]
            frame.note("events", first.start, last.end, "merge", "tells more of an event told before")
            _join(into, told)
    return merged


def _partner(frame: Frame, merged: list[Draft], draft: Draft) -> Draft | None:
    last = max(merged[-_BACK:], key=lambda other: max(other.sentences), default=None)
    if last is not None and is_violent(last) and is_response(last, draft):
        return None  # `a search was launched`, after an attack: nothing of an operation told before that
    fitting = [other for other in merged[-_BACK:] if _fits(other, draft)]
    if not fitting:
        return None
    if not any(trigger.definite for trigger in draft.triggers) and not is_same_harm(last or fitting[-1], draft):
        fitting = [other for other in fitting if not is_past_aside(frame, fitting, other, draft)] or fitting
    return max(fitting, key=lambda other: (nearness(other, draft), max(other.sentences)))


def _fits(old: Draft, new: Draft) -> bool:
    if (old.status is EventStatus.ONGOING_TREND) != (new.status is EventStatus.ONGOING_TREND):
        return False
    if is_mere_response(old, new):
        return False
    alike = is_one_closure(old, new) or (_may_go_on(old, new) and (_are_spoils(old, new) or _kinds_agree(old, new)))
    return alike and _places_agree(old, new) and _dates_agree(old, new)


def _may_go_on(old: Draft, new: Draft) -> bool:
    """Whether nothing in the words or their distance says that the new draft tells of another event."""
    if _is_another(old, new) or (old.bullet and new.bullet and not old.sentences & new.sentences):
        return False
    too_far = not (old.headline or in_one_place(old, new)) and new.first - max(old.sentences) > _reach(new)
    if too_far and not is_find(new.triggers):
        return False
    if old.count > 1 and new.place and new.count == 1 and (new.new or not old.place or finer(new.place, old.place)):
        return False
    if old.part_of_summary and _is_one_of(old, new):
        return False
    apart = _sides_differ(old, new) or others_slain(old, new) or are_parts(old, new)
    return not (apart or sums_up_around(old, new))


def _is_one_of(old: Draft, new: Draft) -> bool:
    """`attacks across the province left ten dead`, then an attack in a town of it: one of several, told by itself."""
    wide = old.place is not None and old.place.precision is PlacePrecision.PROVINCE
    several = wide and "means" not in old.kinds and any(trigger.plural == 0 for trigger in old.triggers)
    return several and bool(new.place and old.place and finer(new.place, old.place)) and not refers(new)


def _is_another(old: Draft, new: Draft) -> bool:
    """Whether the draft's words say that it tells of another event than those before."""
    if new.fronted and new.own_place and _by_forces(old) and "means" in new.kinds and not refers(new):
        return True  # `Yesterday, a blast rocked ...`, after an operation in which militants died
    if is_deed_apart(old, new) or is_older_by_dead(old, new) or is_next_in_row(old, new) or is_row_of_a_day(old, new):
        return True
    told = old.part_of_summary or is_under_title(old, new) or is_same_harm(old, new)
    if told or not new.new or old.sentences == new.sentences:
        return False
    if new.lists or is_harm_apart(new) or opens_with_deed(new):
        return True
    if new.shifts and new.own_place:
        return not any(trigger.definite for trigger in new.triggers)
    return not (refers(new) or is_one_of_told(old, new))


def _by_forces(draft: Draft) -> bool:
    slain = {toll.side for toll in draft.tolls if toll.harm == "killed"}
    return draft.attacker_side == "forces" or slain == {"militants"}


def _raiders(draft: Draft) -> str:
    """`In an operation one militant was killed`: forces, though nobody is named."""
    return "forces" if "operation" in draft.kinds and _by_forces(draft) else ""


def _sides_differ(old: Draft, new: Draft) -> bool:
    """Whether forces strike in one and militants in the other, each with an act of its own."""
    sides = [draft.attacker_side or _raiders(draft) for draft in (old, new)]
    if not all(sides) or sides[0] == sides[1]:
        return False
    fires_back = sides[0] == "forces" and _goes_on(old, new) and not is_murder(new)
    if fires_back or "Suicide bomb" in told_types(old) & told_types(new):
        return False  # the raided fire back, or blow themselves up; guards shoot at a bomber
    return bool(new.kinds & _OWN_ACTS and old.kinds & _OWN_ACTS) and not refers(new)


def _reach(new: Draft) -> int:
    """How many sentences later a draft may still tell of an event: farther where its words point back."""
    if any(trigger.definite for trigger in new.triggers):
        return _FAR_SENTENCES
    return _NEAR_SENTENCES


def _are_spoils(old: Draft, new: Draft) -> bool:
    """`explosives were recovered from them`, after arrests or a raid: no find by itself."""
    raided = bool(act_types(old) & {"Arrests"}) or (is_violent(old) and _by_forces(old))
    elsewhere = new.own_place and not in_one_place(old, new)
    near = new.first - max(old.sentences) <= _FAR_SENTENCES
    return is_find(new.triggers) and raided and near and not (elsewhere or new.date_sure or new.new)


def _kinds_agree(old: Draft, new: Draft) -> bool:
    if is_violent(old) and is_violent(new):
        return not is_response(old, new) and _types_agree(old, new)
    if is_violent(new):
        near = new.first - max(old.sentences) <= _NEAR_SENTENCES
        if new.kinds == {"operation"}:  # `The raid took place on May 16`, after an arrest
            return near and refers(new) and bool(act_types(old) & _MADE_IN_RAIDS)
        return near and bool(act_types(old) & _ACTS_OF_ATTACK) and refers(new) and old.types[:1] != []
    if _is_one_visit(old, new):
        return True
    if is_violent(old):
        return "Looting/property destruction" in act_types(new) and _goes_on(old, new)
    near = new.first - max(old.sentences) <= _NEAR_SENTENCES or bool(new.place and old.place) or refers(new)
    near = near or (old.headline and len(old.sentences) == 1)
    return near and bool(act_types(old) & act_types(new)) and not _more_arrested(old, new)


def _more_arrested(old: Draft, new: Draft) -> bool:
    """`During the week's operations 431 suspects were arrested`, after an arrest of 16: others than those."""
    held = [[t.count.minimum or 0 for t in draft.tolls if t.harm == "detained"] for draft in (old, new)]
    elsewhere = new.own_place and not in_one_place(old, new)
    return all(held) and max(held[1]) > max(held[0]) and (new.date_sure or elsewhere) and not old.headline


def _is_one_visit(old: Draft, new: Draft) -> bool:
    """`A delegation flew to Kabul. The two governments have agreed to ...`: one round of diplomacy."""
    if not (is_diplomacy(old) and is_diplomacy(new)) or new.first - max(old.sentences) > _NEAR_SENTENCES:
        return False
    acts = {trigger.entry.id for draft in (old, new) for trigger in draft.triggers}
    return bool(acts & {"visit", "envoy's visit", "met"}) and "talks" not in acts


def _types_agree(old: Draft, new: Draft) -> bool:
    mine, yours = told_types(old), told_types(new)
    if not mine or not yours or mine & yours or refers(new) or _goes_on(old, new) or is_titled(old, new):
        return True
    if mine | yours == _FROM_THE_AIR and not others_act(old, new):
        return new.first - max(old.sentences) <= _NEXT_SENTENCES
    return "Armed clash" in mine | yours and "Air/drone strike" not in mine | yours


def _goes_on(old: Draft, new: Draft) -> bool:
    """A second means told right after the first, without a day or place of its own: one attack, not two."""
    if new.own_place or new.date_sure or new.new or new.headline or new.background != old.background:
        return False
    return min(old.sentences) < new.first and new.first - max(old.sentences) <= _NEXT_SENTENCES


def _places_agree(old: Draft, new: Draft) -> bool:
    if not old.place or not new.place or is_only_of_country(new):
        return True
    if any(same_scene(a, new.place) for a in old.places or [old.place]):
        return True
    near = any(close(a, new.place, _FAR_KM) for a in old.places or [old.place])
    return near and any(trigger.definite for trigger in new.triggers) and not (new.tolls or new.date_sure)


def _dates_agree(old: Draft, new: Draft) -> bool:
    if _told_of_another_time(old, new) or is_another_round(old, new) or is_other_day(old, new):
        return False
    if not (old.date and new.date and old.date_sure and new.date_sure):
        return is_one_time(old, new) or is_told_on(old, new)
    within = new.date.start >= old.date.start and new.date.end <= old.date.end
    if (refers(new) and within) or is_point_of_time(old, new):
        return True  # `the earlier attack of May 14`, after one of last month
    if not is_one_time(old, new):
        return False
    if new.date_own and not old.date_own and refers(new) and new.first - max(old.sentences) == 1:
        return True
    slack = 1 if DatePrecision.DAY in {old.date.precision, new.date.precision} else 0
    return (new.date.start - old.date.end).days <= slack and (old.date.start - new.date.end).days <= slack


def _told_of_another_time(old: Draft, new: Draft) -> bool:
    """`A week ago gunmen killed ...` beside what the army said on Thursday: days apart, only one of them sure."""
    if not (old.date and new.date) or old.date_sure == new.date_sure:
        return False
    sure = new if new.date_sure else old
    apart = max((new.date.start - old.date.end).days, (old.date.start - new.date.end).days)
    return apart > _SAME_NEWS_DAYS and not any(trigger.definite for trigger in sure.triggers)


def _join(old: Draft, new: Draft) -> None:
    if old.count > 1 and new.count == 1 and new.place:
        old.tolls = []  # a sum over several events is not the toll of the one now told
    old.part_of_summary = old.part_of_summary and new.part_of_summary
    old.triggers += new.triggers
    old.sentences |= new.sentences
    old.tolls += new.tolls
    old.headline = old.headline or new.headline
    if new.count > 1 or (new.place and not new.part_of_summary):
        old.count = min(old.count, new.count)
    for field in ("perpetrators", "targets", "claimed_by", "denied_by", "blamed_on"):
        mine, yours = getattr(old, field), getattr(new, field)
        mine += [item for item in yours if item not in mine]
    old.attacker_side = old.attacker_side or new.attacker_side
    old.own_place = old.own_place or new.own_place
    if new.weapon_rank < old.weapon_rank and not (is_violent(old) and is_find(new.triggers)):
        old.weapon, old.weapon_type, old.weapon_rank = new.weapon, new.weapon_type, new.weapon_rank
    old.status = _joined_status(old, new)
    _join_scene(old, new)


def _joined_status(old: Draft, new: Draft) -> EventStatus:
    """What is told in more detail decides; harm done makes an attempt a real attack."""
    if is_find(new.triggers):
        return old.status
    hurt = any(t.count.minimum for d in (old, new) for t in d.tolls if t.harm in {"killed", "injured"})
    if hurt and EventStatus.OCCURRED in {old.status, new.status}:
        return EventStatus.OCCURRED
    return new.status if old.status is EventStatus.OCCURRED and not refers(new) else old.status


def _join_scene(old: Draft, new: Draft) -> None:
    if new.place and (old.place is None or (sharpens(new.place, old.place) and len(old.places) <= 1)):
        old.place, old.places = new.place, new.places or [new.place]
    elif new.place and len(old.places) > 1:
        old.places = [place for place in old.places if same_scene(place, new.place)]
    if new.date and (old.date is None or surer(new, old) or narrower(new, old)):
        old.date, old.date_sure, old.date_own = new.date, new.date_sure, new.date_own
        old.background = new.background
