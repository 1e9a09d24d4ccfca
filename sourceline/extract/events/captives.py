"""People seized and then killed in one sentence: one killing of as many as were seized."""

from dataclasses import replace

from spacy.tokens import Token

from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.frame import Frame

_THEY = frozenset({"them", "him", "her", "all"})
_STOPPED = "waylaid"


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
    taken = [child for child in verb.subtree if child.dep_ in {"dobj", "nsubj"} and child.i > verb.i]
    return any(token.lower_ in _THEY for token in taken)


def settle_captives(frame: Frame, draft: Draft) -> None:
    """Make the number of the seized that of the killed, and the event a killing."""
    seizing = [t for t in draft.triggers if t.entry.harm == "abducted" or t.entry.id == _STOPPED]
    killing = [trigger for trigger in draft.triggers if trigger not in seizing]
    if not are_killed(frame, seizing, killing):
        return
    counted = any(toll.harm == "killed" for toll in draft.tolls)
    seized = [toll for toll in draft.tolls if toll.harm == "abducted"]
    draft.tolls = [toll for toll in draft.tolls if toll.harm != "abducted"]
    draft.tolls += [] if counted else [replace(toll, harm="killed") for toll in seized]
    draft.triggers = killing
