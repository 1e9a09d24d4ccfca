"""The bombers among the dead: whoever set off the explosives on himself or in his own vehicle died by it."""

import re
from dataclasses import replace

from sourceline.codes import EventStatus
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import Frame, within
from sourceline.model import Count, Toll

_SUICIDE = "Suicide bomb"
_BOMBERS = re.compile(r"\b(?:bombers|attackers|assailants)\b", re.IGNORECASE)
_COUNTED_IN = re.compile(
    r"\b(?:including|among them|along with|as well as|besides|plus|and)\s+(?:[\w-]+ ){0,3}"
    r"(?:bomber|attacker|assailant|terrorist|militant)s?\b",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"\b(?:arrested|captured|detained|apprehended|overpowered|survived|fled|escaped|failed to (?:detonate|explode))\b"
    r"|\bshot (?:dead|and killed)\b|\bprematurely\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(
    r"\b(?:blew|blow|blowing|exploded|detonat(?:ed|ing)) (?:up )?(?:him|her|them)sel(?:f|ves)\b"
    r"|\bsuicide (?:car |truck |vest )?(?:bomb|attack)ers?\b[^.;]{0,80}?\b(?:detonat|explod|ramm|blew up|drove)"
    r"|\bsuicide (?:car |truck )?bomb(?:er)?s? (?:detonated|exploded)",
    re.IGNORECASE,
)


def with_bombers(frame: Frame, draft: Draft, sub_type: str, toll: Toll) -> Toll:
    """The toll with at least the bombers as the attackers' dead, where the text tells that they blew themselves up.

    The ACLED and GTD codebooks count them in too. Nothing is added where the text gives the attackers' dead itself,
    where its figure may hold them already, or where a bomber may have lived.
    """
    told = toll.attackers_killed is not None or toll.detained is not None
    if sub_type != _SUICIDE or draft.status is not EventStatus.OCCURRED or told:
        return toll
    sentences = [frame.sentences[index] for index in sorted(draft.sentences)]
    words = " ".join(frame.tokens(sentence).text for sentence in sentences)
    if _COUNTED_IN.search(words) or _LIVED.search(words) or not _ONESELF.search(words):
        return toll
    return replace(toll, attackers_killed=Count(max([1, *_numbers(frame, draft)]), None))


def _numbers(frame: Frame, draft: Draft) -> list[int]:
    """How many bombers there were by the words: `two suicide bombers`."""
    out = []
    for index in draft.sentences:
        sentence = frame.sentences[index]
        for number in within(frame.numbers, sentence.start, sentence.end):
            words = frame.doc[number.end : number.end + 3].text
            if number.count.minimum and "suicide" in words.lower() and _BOMBERS.search(words):
                out.append(number.count.minimum)
    return out
