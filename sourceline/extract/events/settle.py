"""What a draft takes over from the text around it: the narrative's day and place, actors only implied."""

from dataclasses import replace
from functools import lru_cache

from sourceline.codes import DatePrecision, EntityKind, EventStatus, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.patterns import border_phrases
from sourceline.extract.events.scene import dates_in
from sourceline.extract.frame import Frame, Mention, Role
from sourceline.model import DateSpan, Place
from sourceline.vocab import actors
from sourceline.vocab.files import data_file, load_yaml

_ACTORS = frozenset(
    {
        EntityKind.ARMED_GROUP,
        EntityKind.FACTION,
        EntityKind.STATE_FORCE,
        EntityKind.GOVERNMENT,
        EntityKind.INTERNATIONAL_BODY,
    }
)
_SAME_TIME = frozenset({DatePrecision.DAY, DatePrecision.INTERVAL, DatePrecision.WEEK, DatePrecision.MONTH})
_UNPLACED = frozenset({"Agreement", "Other", "Financing", "Change to group/activity"})
_BY_FORCES = frozenset({"Arrests", "Disrupted weapons use"})
_AT_HOME = frozenset({"Arrests", "Interception or intelligence"})
_HOMES = frozenset({"Pakistan", "Afghanistan"})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT, EntityKind.INTELLIGENCE_SERVICE})
_NEAR = 2
_FAR = 20
_REACH = 1500
"""Tokens around a battle in which its unnamed forces are looked for: about an article."""


def settle_scenes(frame: Frame, drafts: list[Draft]) -> None:
    """Give drafts without a day or place the narrative's: the coded day, else what the sentences before said."""
    coded = coded_day(frame)
    last: Draft | None = None
    for draft in drafts:
        if draft.place is None:
            draft.place = _border_area(frame, draft)
        if _is_abroad(draft):
            draft.place = _home(draft) or draft.place
        if draft.status is EventStatus.ONGOING_TREND or draft.background:
            draft.place = draft.place or _home_of_arrest(draft)
            continue
        if draft.date is None:
            draft.date = coded or _narrative_date(frame, draft)
        if draft.place is None:
            draft.place = _place_around(draft, last)
        last = draft if last is None or max(draft.sentences) >= max(last.sentences) else last


def _place_around(draft: Draft, last: Draft | None) -> Place | None:
    """The scene of the event told right before; for arrests and intercepts else the country of who made them."""
    if any(t.entry.type in _UNPLACED for t in draft.triggers):
        return None
    if (
        last is not None
        and last.place
        and draft.first - max(i for i in last.sentences if i <= draft.first or i) <= _NEAR
    ):
        return last.place
    return _home_of_arrest(draft)


def _home_of_arrest(draft: Draft) -> Place | None:
    return _home(draft) if any(t.entry.type in _AT_HOME for t in draft.triggers) else None


def _border_area(frame: Frame, draft: Draft) -> Place | None:
    """`attacks along the border`: the belt on both sides of it, without a point."""
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        if found := next(border_phrases().longest(frame.doc, sentence.start, sentence.end), None):
            words = frame.doc[found[0] : found[1]].text
            return Place("Pakistan-Afghanistan border", PlacePrecision.BORDER_AREA, radius_km=50, reason=f"“{words}”")
    return None


def _is_abroad(draft: Draft) -> bool:
    """A whole country beside an arrest or an intercept is where its target belongs, not where it took place."""
    at_home = any(t.entry.type in _AT_HOME for t in draft.triggers)
    return at_home and draft.place is not None and draft.place.precision is PlacePrecision.COUNTRY


def _home(draft: Draft) -> Place | None:
    """The country of the forces or authorities that act: they arrest and intercept at home."""
    for entity in draft.perpetrators:
        actor = actors().get(entity)
        if actor is not None and actor.country in _HOMES and actor.kind in _STATE:
            return Place(
                actor.country, PlacePrecision.COUNTRY, country=actor.country, reason=f"the country of {actor.name}"
            )
    return None


def _narrative_date(frame: Frame, draft: Draft) -> DateSpan | None:
    """The last time that the sentences before a draft put their events at."""
    for index in range(draft.first - 1, max(-1, draft.first - _FAR), -1):
        sentence = frame.sentences[index]
        happened, _ = dates_in(frame, sentence)
        current = [d for d in happened if not d.background and d.span.precision in _SAME_TIME]
        if current:
            return current[-1].span
    return None


def coded_day(frame: Frame) -> DateSpan | None:
    """The day that stands as a dateline of its own before a coded summary; a town's dateline is no such day."""
    first = frame.dates[0] if frame.dates else None
    if first is None or frame.sentences[0].role is not Role.DATELINE or first.start >= frame.sentences[0].end:
        return None
    rest = [
        t for t in frame.tokens(frame.sentences[0]) if not (first.start <= t.i < first.end or t.is_punct or t.is_space)
    ]
    return None if rest else first.span


def settle_actors(frame: Frame, draft: Draft) -> None:
    """Fill in actors that a draft only implies."""
    if any(t.entry.type == "Agreement" for t in draft.triggers):
        _add_parties(frame, draft)
    arrests = any(t.entry.type in _BY_FORCES and t.entry.kind == "act" for t in draft.triggers)
    if is_violent(draft):
        _send_forces(frame, draft)
    if draft.perpetrators or not (is_violent(draft) or arrests):
        return
    if draft.attacker_side == "forces" or arrests:
        anchor = draft.triggers[0].head
        around = frame.mentions_in(max(anchor - _REACH, 0), anchor + _REACH)
        forces = [mention for mention in around if mention.kind is EntityKind.STATE_FORCE and _is_of(mention, draft)]
        if nearest := min(forces, key=lambda mention: abs(mention.start - anchor), default=None):
            draft.perpetrators.append(nearest.entity)
    elif draft.attacker_side == "militants":
        _add_unnamed(frame, draft)


def _is_of(force: Mention, draft: Draft) -> bool:
    """Whether a force belongs to the country that a draft is placed in, as far as both are known."""
    actor, place = actors().get(force.entity), draft.place
    if actor is None or place is None or actor.country is None or place.country is None:
        return True
    return actor.country == place.country


def _send_forces(frame: Frame, draft: Draft) -> None:
    """Where a government is said to strike or fight, its forces do: `an air strike by Pakistan`."""
    for number, entity in enumerate(draft.perpetrators):
        forces = _forces_of().get(entity)
        if forces is None:
            continue
        draft.perpetrators[number] = forces
        if all(mention.entity != forces for mention in [*frame.mentions, *frame.implied]):
            government = next(mention for mention in frame.mentions if mention.entity == entity)
            actor = actors()[forces]
            frame.implied.append(replace(government, entity=forces, name=actor.name, kind=actor.kind, form="implied"))
    draft.perpetrators[:] = dict.fromkeys(draft.perpetrators)


@lru_cache(maxsize=1)
def _forces_of() -> dict[str, str]:
    """The forces that act for a government, by entity id (data/words/roles.yaml)."""
    return dict(load_yaml(data_file("words", "roles.yaml"))["forces_of"])


def _add_parties(frame: Frame, draft: Draft) -> None:
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        for mention in frame.mentions_in(sentence.start, sentence.end):
            if mention.kind in _ACTORS and mention.entity not in draft.perpetrators:
                draft.perpetrators.append(mention.entity)


def _add_unnamed(frame: Frame, draft: Draft) -> None:
    """The gunmen or the bomber of its sentences, where the parse did not make them the doers."""
    aimed = {target.entity for target in draft.targets}
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        for mention in frame.mentions_in(sentence.start, sentence.end):
            if mention.kind is EntityKind.UNNAMED and mention.side == "militant" and mention.entity not in aimed:
                draft.perpetrators.append(mention.entity)
                return
