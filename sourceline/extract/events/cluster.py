"""From the triggers of one sentence to event drafts: usually one, several where places, days or kinds differ."""

from collections.abc import Iterator

from sourceline.codes import DatePrecision, EventStatus
from sourceline.extract.events.after import date_after, is_after, is_before_news, mark_of, since_when, told_of_now
from sourceline.extract.events.another import says_another
from sourceline.extract.events.aside import (
    happened_first,
    hits_attackers,
    is_aside,
    is_dated_entry,
    is_one_of_them,
    is_remembered,
    lists_others,
    opening,
    shifts,
    strikes_again,
    takes_up,
)
from sourceline.extract.events.captives import settle_captives, without_stops
from sourceline.extract.events.clauses import by_clause, by_day, by_older_clause
from sourceline.extract.events.confessed import is_confessed
from sourceline.extract.events.days import counted_from, dates_in, is_open, shortly_before
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.expand import coordinated, expanded
from sourceline.extract.events.families import families
from sourceline.extract.events.held_for import is_held_for
from sourceline.extract.events.instances import instances, is_one_listed
from sourceline.extract.events.kind import is_diplomacy
from sourceline.extract.events.mines import is_done_by_mine
from sourceline.extract.events.patterns import (
    VIOLENT_KINDS,
    background_phrases,
    harm_words,
    weapon_words,
)
from sourceline.extract.events.periods import narrowed
from sourceline.extract.events.roles import actors_of, fighter, is_when, militant_or_force, targets_of
from sourceline.extract.events.scene import (
    announced,
    crossings,
    describes_another,
    destination,
    is_earlier,
    is_own,
    is_past_deed,
    joined,
    nearest_date,
    nearest_place,
    owned,
    scene_places,
)
from sourceline.extract.events.several import stands_for
from sourceline.extract.events.sums import sentence_tolls
from sourceline.extract.events.tolls import tolls
from sourceline.extract.frame import DateMention, Frame, PlaceMention, Role, Sentence

_CORE = VIOLENT_KINDS
_ABDUCTION = "Abduction/forced disappearance"
_DISRUPTED, _CLOSURE = "Disrupted weapons use", "Border closure or reopening"
_BY_STATES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"})
_BULLETS = ("•", "●", "▪", "■", "* ")
_UNUSED = ("would-be", "would be", "potential", "intended", "wearing", "armed with", "equipped with", "wore", "clad in")
_REAL = frozenset({EventStatus.OCCURRED, EventStatus.ATTEMPTED, EventStatus.FOILED, EventStatus.ALLEGED})


def sentence_drafts(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> Iterator[Draft]:
    """The event drafts of a sentence, each with what the sentence says about it."""
    groups = [group for part in instances(frame, sentence, triggers) for group in families(frame, part)]
    heads = frozenset(trigger.head for group in groups for trigger in group)
    for group in groups:
        for part in _by_scene(frame, sentence, group):
            draft = _draft(frame, sentence, part, heads)
            yield from expanded(frame, sentence, draft)


def _by_scene(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> Iterator[list[Trigger]]:
    """Split violence with two scenes: core triggers whose own places or days differ; harm goes to the nearest core."""
    cores = [trigger for trigger in triggers if _is_core(frame, trigger)]
    cores = [core for core in cores if not _is_done_by(frame, core, cores)]
    happened, _ = dates_in(frame, sentence)
    places = scene_places(frame, sentence)
    sides = by_clause(frame, sentence, triggers, places)
    sides = sides if len(sides) > 1 else by_older_clause(frame, triggers, dates_in(frame, sentence)[1] + happened)
    if len(sides) > 1 or len(sides := by_day(frame, triggers, happened)) > 1:
        yield from sides
        return
    if len(cores) < 2 or (len(places) < 2 and len(happened) < 2):  # noqa: PLR2004 - two scenes need two of something
        yield triggers
        return
    scenes: dict[tuple[int | None, int | None], list[Trigger]] = {}
    for core in cores:
        date, place = nearest_date(frame, core, happened), nearest_place(frame, core, places)
        key = (date.start if date and len(happened) > 1 else None, place.start if place and len(places) > 1 else None)
        scenes.setdefault(key, []).append(core)
    if len(scenes) == 1 or any(core.definite for core in cores):
        yield triggers
        return
    parts = list(scenes.values())
    for trigger in triggers:
        if trigger not in cores:
            min(parts, key=lambda part: min(abs(core.head - trigger.head) for core in part)).append(trigger)
    yield from parts


def _is_done_by(frame: Frame, verb: Trigger, cores: list[Trigger]) -> bool:
    """`an assault on a post killed four`: the harm of what is its subject."""
    nouns = {core.head for core in cores if not core.verbal}
    return verb.verbal and any(c.dep_ == "nsubj" and c.i in nouns for c in frame.doc[verb.head].children)


def _is_core(frame: Frame, trigger: Trigger) -> bool:
    """Whether a trigger tells of an act by itself: harm does when a weapon or somebody armed is its doer."""
    if trigger.entry.kind in _CORE:
        return True
    if not trigger.verbal or trigger.entry.kind == "act":
        return False
    return any(
        fighter(frame, token) or next(weapon_words().at(frame.doc, token.i, token.i + 1), None)
        for token in actors_of(frame, trigger)
    )


def _draft(frame: Frame, sentence: Sentence, triggers: list[Trigger], heads: frozenset[int]) -> Draft:
    """One draft of some triggers of a sentence; `heads` are those of all its triggers."""
    draft = Draft(triggers=list(triggers), sentences={sentence.index})
    draft.status = _status(without_stops(draft.triggers))
    draft.bullet = _is_point(frame, sentence) or is_dated_entry(frame, sentence)
    draft.headline = sentence.role is Role.HEADLINE
    _add_scene(frame, sentence, draft, heads)
    _add_actors(frame, draft)
    for trigger in told_of_now(frame, triggers):
        draft.tolls += tolls(frame, trigger)
    if any(trigger.entry.kind != "act" for trigger in triggers):
        draft.tolls += sentence_tolls(frame, sentence)
    if any(hits_attackers(frame, trigger) for trigger in triggers):
        for toll in draft.tolls:
            toll.side = "militants" if frame.doc[toll.head].pos_ == "NUM" else toll.side or "militants"
    settle_captives(frame, draft)
    draft.status = _status(draft.triggers)
    _add_weapon(frame, sentence, draft, heads)
    draft.count = stands_for(frame, draft)
    older = all(is_past_deed(frame, trigger) for trigger in triggers) or _is_of_older_claim(frame, sentence, triggers)
    confessed = all(is_confessed(frame, trigger) for trigger in triggers)
    draft.background = draft.background or older or confessed
    if confessed and not draft.date_own:
        draft.date, draft.date_sure = None, False
    draft.again = not draft.own_place and any(
        takes_up(frame, trigger) or (hits_attackers(frame, trigger) and not draft.date_sure) for trigger in triggers
    )
    draft.again = draft.again or any(is_one_of_them(frame.doc[trigger.head]) for trigger in triggers)
    draft.held_for = all(is_held_for(frame, t) for t in [t for t in triggers if t.entry.kind != "harm"] or triggers)
    draft.fronted = bool(happened_first(frame, sentence))
    draft.came_before = all(is_after(frame, t) or is_before_news(frame, t) for t in triggers)
    draft.shifts = draft.came_before or shifts(frame, sentence)
    again = strikes_again(frame, sentence, draft)
    draft.shifts = draft.shifts or again
    draft.apart = again or opening(frame, sentence) == "apart"
    draft.lists = older or lists_others(frame, sentence) or any(is_one_listed(frame, t) for t in triggers)
    draft.new = older or draft.shifts or draft.lists or says_another(frame, sentence, draft)
    return draft


def _is_point(frame: Frame, sentence: Sentence) -> bool:
    """Whether a sentence stands after a bullet, its own or the parser's of the sentence before."""
    text, start = frame.document.text, frame.doc[sentence.start].idx
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return before == "*" or frame.tokens(sentence).text.lstrip().startswith(_BULLETS)


def _is_of_older_claim(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> bool:
    """`Earlier this month, it claimed responsibility for an attack in which`: the claim is not of the news."""
    if not any(is_earlier(frame, date) for date in dates_in(frame, sentence)[1]):
        return False
    heads = [frame.doc[trigger.head] for trigger in triggers if not trigger.definite]
    return bool(heads) and any(up.lower_ == "responsibility" for head in heads for up in head.ancestors)


def _status(triggers: list[Trigger]) -> EventStatus:
    """Harm that occurred makes a foiled or attempted attack a real one."""
    found = [trigger.status for trigger in triggers if trigger.entry.kind != "operation"] or [
        t.status for t in triggers
    ]
    harmed = any(t.entry.kind == "harm" and t.status is EventStatus.OCCURRED for t in triggers)
    if harmed and EventStatus.OCCURRED in found:
        return EventStatus.OCCURRED
    order = (EventStatus.FOILED, EventStatus.ATTEMPTED, EventStatus.ALLEGED, EventStatus.OCCURRED)
    return next((status for status in order if status in found), found[0])


def _add_scene(frame: Frame, sentence: Sentence, draft: Draft, heads: frozenset[int]) -> None:
    own = frozenset(trigger.head for trigger in draft.triggers)
    happened, said = dates_in(frame, sentence)
    acts = [date for date in said if any(announced(frame, trigger, date) for trigger in draft.triggers)]
    told_of = [date for date in said if not happened and date.span.precision is DatePrecision.MONTH]
    happened += told_of  # `in August the group claimed the attack in Kabul`
    happened = [d for d in happened if not (describes_another(frame, d, own) or counted_from(frame, d, own))]
    happened = acts + [date for date in happened if owned(frame, date.start, own, heads) or joined(frame, draft, date)]
    after = mark_of(frame, draft.triggers[0]) if all(is_after(frame, t) for t in draft.triggers) else None
    if after is not None:
        happened = [date for date in happened if date.start > after.i]
    if draft.status is not EventStatus.ONGOING_TREND:
        happened = [date for date in happened if not is_open(date)]
    places = _scenes(frame, sentence, draft, heads)
    core = next((t for t in draft.triggers if t.entry.kind in _CORE), draft.triggers[0])
    if older := since_when(frame, draft.triggers[0]):
        draft.date, draft.date_sure, draft.date_own, draft.background = older, True, True, True
    elif date := narrowed(frame, draft, nearest_date(frame, core, happened, draft.triggers), happened):
        _take_date(frame, draft, date)
        past = frame.published is not None and date.span.end < frame.published
        draft.background = draft.background or (date in told_of and past)
    elif after is not None:
        draft.date = date_after(frame, sentence, after)
        draft.date_sure = draft.date is not None
    elif said and not all(trigger.definite for trigger in draft.triggers):
        draft.date = shortly_before(said[0].span)
    if place := nearest_place(frame, core, places):
        draft.place, draft.own_place = place.place, True
        draft.places = coordinated(frame, place, places)
    if draft.place is None and is_diplomacy(draft) and (place := destination(frame, core)):
        draft.place, draft.own_place = place.place, True
    told_before = next(background_phrases().longest(frame.doc, sentence.start, sentence.end), None)
    remembered = not draft.date_own and is_remembered(frame, draft)
    if remembered or (not draft.date_sure and (told_before or is_aside(frame, draft))):
        draft.background, draft.date, draft.date_sure = True, None, False


def _scenes(frame: Frame, sentence: Sentence, draft: Draft, heads: frozenset[int]) -> list[PlaceMention]:
    own = frozenset(trigger.head for trigger in draft.triggers)
    places = [place for place in scene_places(frame, sentence) if owned(frame, place.start, own, heads)]
    if all(trigger.entry.type == _CLOSURE for trigger in draft.triggers):
        places = crossings(frame, sentence) or places
    if not places and draft.kinds == {"clash"}:  # `closed the crossing at A after border guards exchanged fire`
        places = crossings(frame, sentence)
    return places


def _take_date(frame: Frame, draft: Draft, date: DateMention) -> None:
    draft.date, draft.date_sure = date.span, True
    now = frame.published is not None and date.span.start <= frame.published <= date.span.end
    opens = now and draft.first <= 1  # "killed one person earlier this week": the news itself
    draft.background = date.background or (is_earlier(frame, date) and not opens)
    draft.date_own = any(is_own(frame, trigger, date) for trigger in draft.triggers)


def _add_actors(frame: Frame, draft: Draft) -> None:
    attacked = any(_is_by_militants(frame, trigger) for trigger in draft.triggers)
    for trigger in draft.triggers:
        doers = actors_of(frame, trigger)
        attacked = attacked or hits_attackers(frame, trigger)
        answered = hits_attackers(frame, trigger) or trigger.entry.kind == "harm"
        if attacked and answered and militant_or_force(frame, doers) == "forces":
            draft.targets += [target for target in targets_of(frame, trigger) if target not in draft.targets]
            continue  # attackers whom forces hit while they attacked
        for token in doers:
            if (mention := fighter(frame, token)) and mention.entity not in draft.perpetrators:
                draft.perpetrators.append(mention.entity)
        draft.attacker_side = draft.attacker_side or militant_or_force(frame, doers)
        draft.targets += [target for target in targets_of(frame, trigger) if target not in draft.targets]


def _is_by_militants(frame: Frame, trigger: Trigger) -> bool:
    """Whether a trigger tells of an attack that only militants make, or names them as its doers."""
    if trigger.entry.kind == "means" and trigger.entry.type not in _BY_STATES:
        return True
    doers = actors_of(frame, trigger) if trigger.entry.kind in {"means", "assault"} else []
    return militant_or_force(frame, doers) == "militants"


def _is_unused(frame: Frame, draft: Draft, start: int) -> bool:
    """`a would-be suicide bomber`; in a raid `nine militants, including two bombers, were slain`: who struck nobody."""
    if frame.doc[max(start - 3, 0) : start].text.lower().endswith(_UNUSED):
        return True
    lead = [token.lower_ for token in frame.doc[max(start - 5, 0) : start]]
    raided = bool(draft.kinds & {"operation", "clash"}) or draft.attacker_side == "forces" or "them" in lead
    return raided and not harm_words().including.isdisjoint(lead[-3:])


def _add_weapon(frame: Frame, sentence: Sentence, draft: Draft, heads: frozenset[int]) -> None:
    if all(trigger.definite and is_when(frame.doc[trigger.head]) for trigger in draft.triggers):
        return  # `helicopters reached the scene after the attack`
    own = frozenset(trigger.head for trigger in draft.triggers)
    found = [
        weapon
        for start, _, weapons in weapon_words().longest(frame.doc, sentence.start, sentence.end)
        if owned(frame, start, own, heads) and not _is_unused(frame, draft, start)
        for weapon in weapons
    ]
    if found:
        best = min(found, key=lambda weapon: weapon.rank)
        draft.weapon, draft.weapon_type, draft.weapon_rank = best.name, best.type, best.rank
    elif any(is_done_by_mine(frame, trigger) for trigger in draft.triggers):
        draft.weapon, draft.weapon_type = "landmine", "Remote explosive/landmine/IED"
