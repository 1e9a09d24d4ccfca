"""People seized and then killed in one sentence: one killing of as many as were seized."""

from dataclasses import replace

from spacy.tokens import Token

from sourceline.codes import EventStatus, TargetKind
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.kind import ARRESTS
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.syntax import is_passive
from sourceline.extract.frame import Frame

_THEY = frozenset({"them", "him", "her", "all"})
_OF_WHOM = frozenset({"acl", "relcl", "amod"})
_FREEING = frozenset({"free", "release", "rescue", "recover"})
_STOPPED = "waylaid"
_ABDUCTION = "Abduction/forced disappearance"
_FORCES = ({TargetKind.MILITARY}, {TargetKind.POLICE}, {TargetKind.MILITARY, TargetKind.POLICE})
_NEXT = 8
"""Sentences within which a seizure tells more of an abduction."""


def without_stops(abductions: list[Trigger]) -> list[Trigger]:
    """`stopped a bus and abducted nine`: the stop is part of the abduction, not a failed one."""
    return [trigger for trigger in abductions if trigger.entry.id != _STOPPED] or abductions


def are_killed(frame: Frame, abductions: list[Trigger], violent: list[Trigger]) -> bool:
    """`abducted nine passengers and shot them dead`: the captives are who was killed."""
    seized = {trigger.head for trigger in abductions if trigger.verbal and trigger.entry.id != _STOPPED}
    killing = [frame.doc[t.head] for t in violent if t.verbal and t.entry.kind in {"assault", "harm"}]
    return any(_follows(verb, seized) and _done_to_them(verb) for verb in killing)


def _follows(verb: Token, seized: set[int]) -> bool:
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
        if verb.i in seized:
            return True
    return False


def _done_to_them(verb: Token) -> bool:
    joined = any(child.dep_ == "cc" for child in verb.head.children)
    if joined and is_passive(verb) and not any(child.dep_ == "nsubjpass" for child in verb.children):
        return True  # `were abducted by gunmen and shot dead`
    taken = [child for child in verb.subtree if child.dep_ in {"dobj", "nsubj"} and child.i > verb.i]
    return any(token.lower_ in _THEY for token in taken)


def is_over(frame: Frame, release: Trigger, abductions: list[Trigger]) -> bool:
    """`freed nine officials abducted last week`: the release is the news, and the abduction came before it."""
    return any(frame.doc[release.head] == freeing(frame.doc[trigger.head]) for trigger in abductions)


def freeing(seizing: Token) -> Token | None:
    """The verb that frees whom a participle or relative clause says to have been seized: `freed the men abducted`."""
    if seizing.dep_ not in _OF_WHOM:
        return None
    return next((up for up in seizing.ancestors if up.lemma_.lower() in _FREEING), None)


def told_release(frame: Frame, draft: Draft) -> str | None:
    """The type of a release of captives told by itself."""
    if not all(trigger.entry.harm == "rescued" for trigger in draft.triggers):
        return None
    near = frame.sentences[max(draft.first - 1, 0) : max(draft.sentences) + 2]
    held = any(token.lower_ in status_words()["captives"] for s in near for token in frame.tokens(s))
    return "Other" if held else None


def settle_taken(draft: Draft, sub_type: str | None) -> None:
    """Whom militants are said to have detained or arrested was abducted."""
    if sub_type == "Abduction/forced disappearance":
        draft.tolls = [replace(toll, harm="abducted") if toll.harm == "detained" else toll for toll in draft.tolls]


def settle_captives(frame: Frame, draft: Draft) -> None:
    """Make the number of the seized that of the killed, and the event a killing."""
    seizing = [t for t in draft.triggers if t.entry.harm == "abducted" or t.entry.id == _STOPPED]
    killing = [trigger for trigger in draft.triggers if trigger not in seizing]
    if not are_killed(frame, seizing, killing):
        return
    seized = [replace(toll, harm="killed") for toll in draft.tolls if toll.harm == "abducted"]
    draft.tolls = [toll for toll in draft.tolls if toll.harm != "abducted"]
    same = [toll.count for toll in draft.tolls if toll.harm == "killed"] in ([], [toll.count for toll in seized])
    if seized and same:  # `martyred` is said of soldiers: who the dead were, the first word for them tells
        draft.tolls = [toll for toll in draft.tolls if toll.harm != "killed"] + seized
    draft.triggers = killing
    draft.attacker_side = draft.attacker_side or "militants"


def retell_seizure(frame: Frame, told: list[Draft], draft: Draft) -> None:
    """`The workers were seized near Mir Ali`, after they were told abducted: no arrest, where no doer is named.

    Nor are soldiers or policemen who were taken after their post was attacked: they are the attackers' captives.
    """
    if draft.status is not EventStatus.OCCURRED or draft.perpetrators or draft.new:
        return
    near = [other for other in told if draft.first - max(other.sentences) <= _NEXT and other.attacker_side != "forces"]
    if all(t.entry.id == "held" and frame.doc[t.head].lemma_.lower() == "seize" for t in draft.triggers):
        for entry in (t.entry for other in reversed(near) for t in other.triggers):
            if entry.type == _ABDUCTION and entry.kind == "act":
                draft.triggers = [replace(trigger, entry=entry) for trigger in draft.triggers]
                return
    elif near and _are_forces(draft) and _are_forces(near[-1]) and all(t.entry.type == ARRESTS for t in draft.triggers):
        draft.attacker_side, draft.perpetrators = "militants", list(near[-1].perpetrators)


def _are_forces(draft: Draft) -> bool:
    """Whether soldiers or policemen, or what is theirs, were all that it was done to."""
    return {target.kind for target in draft.targets} in _FORCES
