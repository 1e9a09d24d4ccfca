"""Which triggers of a sentence may tell of one event."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import EventStatus
from sourceline.extract.events.after import is_after, is_before_news
from sourceline.extract.events.captives import are_killed, is_over, without_stops
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.held_for import is_held_for
from sourceline.extract.events.kind import is_find
from sourceline.extract.events.kinship import act_type
from sourceline.extract.events.scene import is_past_deed
from sourceline.extract.events.spent import went_off
from sourceline.extract.frame import Frame

_ABDUCTION = "Abduction/forced disappearance"
_LOOTING = "Looting/property destruction"
_DISRUPTED, _CLOSURE = "Disrupted weapons use", "Border closure or reopening"
_CROWDS = ("Mob violence", "Excessive force against protesters", "Violent demonstration")
"""Acts of or against a crowd: the harm told beside them was done there."""


def families(frame: Frame, triggers: list[Trigger]) -> Iterator[list[Trigger]]:
    """Triggers that may tell of one event: violence with its harm; other acts by their type; patterns by themselves."""
    patterns = [trigger for trigger in triggers if trigger.status is EventStatus.ONGOING_TREND]
    real = [trigger for trigger in triggers if trigger.status is not EventStatus.ONGOING_TREND]
    violent = [trigger for trigger in real if trigger.entry.kind != "act"]
    acts: dict[str, list[Trigger]] = {}
    for trigger in real:
        if trigger.entry.kind == "act":
            acts.setdefault(act_type(trigger), []).append(trigger)
    if _ABDUCTION in acts:
        freed = [trigger for trigger in violent if trigger.entry.harm == "rescued"]
        acts[_ABDUCTION] += [trigger for trigger in freed if not is_over(frame, trigger, acts[_ABDUCTION])]
        violent = [trigger for trigger in violent if trigger not in acts[_ABDUCTION]]
        told = [trigger for trigger in violent if _is_within(frame, trigger, acts[_ABDUCTION])]
        acts[_ABDUCTION] = without_stops(acts[_ABDUCTION] + told)
        violent = [trigger for trigger in violent if trigger not in told]
        if are_killed(frame, acts[_ABDUCTION], violent):
            violent += acts.pop(_ABDUCTION)
    _join_acts(frame, acts, violent)
    if any(went_off(frame, blast, triggers) for blast in violent):
        acts.pop(_DISRUPTED, None)
    if _is_fought(violent):
        acts.pop("Movement or transit", None)  # a clash with infiltrators is told as the clash
    if crowd := next((name for name in _CROWDS if name in acts), None):
        acts[crowd], violent = acts[crowd] + violent, []
    older = [trigger for trigger in violent if _is_older(frame, trigger)]
    older += [t for t in violent if t not in older and any(_is_what_it_did(frame, t, deed) for deed in older)]
    news = [trigger for trigger in violent if trigger not in older]
    if any(trigger.entry.kind == "operation" for trigger in news) and not _is_fought(news):
        news, acts = [], _into_arrests(news, acts)
    yield from (group for group in (news, older) if group)
    yield from acts.values()
    by_type: dict[str, list[Trigger]] = {}
    for trigger in patterns:
        by_type.setdefault(trigger.entry.type or "violence", []).append(trigger)
    yield from by_type.values()


def _is_older(frame: Frame, trigger: Trigger) -> bool:
    by_words = is_past_deed(frame, trigger) or is_held_for(frame, trigger)
    by_words = by_words or _is_of_whose(frame.doc[trigger.head])
    return by_words or is_after(frame, trigger) or is_before_news(frame, trigger)


def _is_what_it_did(frame: Frame, harm: Trigger, deed: Trigger) -> bool:
    """`the mastermind of an attack at a school that left 20 dead`: the harm of what is only named."""
    verb = frame.doc[harm.head]
    verb = verb.head if verb.dep_ in {"oprd", "acomp"} else verb  # `left five dead`
    return not deed.verbal and verb.dep_ == "relcl" and frame.doc[deed.head].is_ancestor(verb)


def _is_of_whose(verb: Token) -> bool:
    """`a blow for the group, whose leader was killed last month`: what befell somebody of theirs at another time."""
    doers = (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})
    return verb.dep_ == "relcl" and any(child.tag_ == "WP$" for noun in doers for child in noun.children)


def _had_been(frame: Frame, trigger: Trigger) -> bool:
    """`the reopening of a crossing that had been closed`."""
    return any(child.lower_ == "had" for child in frame.doc[trigger.head].children)


def _is_one_deed(frame: Frame, arson: Trigger, harm: Trigger) -> bool:
    """`torched a truck, killing two`, `killed the driver and set his truck on fire`."""
    burnt, hurt = frame.doc[arson.head], frame.doc[harm.head]
    burnt = burnt if burnt.pos_ == "VERB" else burnt.head  # `set ... on fire`
    near = {"conj", "advcl", "xcomp", "dep", "acl"}
    below = hurt if burnt.is_ancestor(hurt) else burnt
    linked = burnt.is_ancestor(hurt) or hurt.is_ancestor(burnt)
    return linked and below.dep_ in near and harm.entry.kind in {"harm", "assault"} and harm.status is arson.status


def _join_acts(frame: Frame, acts: dict[str, list[Trigger]], violent: list[Trigger]) -> None:
    """`arrested two men and recovered explosives`, `foiled an attack by defusing a bomb`: one event each."""
    found = acts.get(_DISRUPTED, [])
    if found and "Arrests" in acts and is_find(found):
        acts["Arrests"] += acts.pop(_DISRUPTED)
        found = []
    if _CLOSURE in acts and "reopening" in acts and all(_had_been(frame, trigger) for trigger in acts[_CLOSURE]):
        acts["reopening"] += acts.pop(_CLOSURE)
    if _LOOTING in acts and any(_is_one_deed(frame, a, b) for a in acts[_LOOTING] for b in violent):
        violent += acts.pop(_LOOTING)
    if found and violent and all(trigger.status is EventStatus.FOILED for trigger in violent):
        acts[_DISRUPTED] += violent
        violent.clear()


def _is_within(frame: Frame, harm: Trigger, acts: list[Trigger]) -> bool:
    """`the hijacking of a train, in which 31 people died`: the harm was done in the act that its clause is about."""
    verb = frame.doc[harm.head]
    relative = verb.dep_ == "relcl" or any(token.lower_ == "which" and token.i < verb.i for token in verb.subtree)
    return harm.entry.kind == "harm" and relative and any(frame.doc[t.head].is_ancestor(verb) for t in acts)


def _is_fought(triggers: list[Trigger]) -> bool:
    return any(trigger.entry.kind in {"harm", "clash", "means", "assault"} for trigger in triggers)


def _into_arrests(operations: list[Trigger], acts: dict[str, list[Trigger]]) -> dict[str, list[Trigger]]:
    """An operation in which only arrests or seizures were made is part of these."""
    for name in ("Arrests", "Disrupted weapons use"):
        if name in acts:
            return acts | {name: acts[name] + operations}
    return acts | {"operation": operations}
