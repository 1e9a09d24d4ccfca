"""Names of people that are also names of places: after "chief Mangal Bagh", a bare "Bagh" is the man."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourceline.geo.mentions import PlaceMention
from sourceline.geo.spelling import fold
from sourceline.geo.tokens import Token, tokenise
from sourceline.geo.words import Words

CITY_PROMINENCE = 6.5
"""The name of a place as well known as this stays the place."""
_SCENE_BEFORE = re.compile(r"\b(?:in|at|near|inside|outside|around|across|within)\s+(?:the\s+)?$", re.IGNORECASE)
_ROLE_BEFORE = re.compile(r"(?P<role>[a-z]+),?\s+$")
_LONGEST = 5


def _runs(text: str, tokens: list[Token], words: Words) -> list[list[Token]]:
    """Runs of two to five capitalised words with only blanks between."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        run = runs[-1]
        if run and text[run[-1].end : token.start] not in {" ", "\u00a0"}:
            runs.append([])
        if token.capital and token.text not in words.stop:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [r for r in runs if 1 < len(r) <= _LONGEST]


def surnames(text: str, words: Words) -> frozenset[str]:
    """Folded words of the names that the text gives as people's: a title or first name in them, or a role before.

    A word of a kind of site or group ("Jan Road", "Khan Council") makes the whole no person.
    """
    out: set[str] = set()
    for run in _runs(text, tokenise(text), words):
        if any(t.text in (words.sites | words.organisations) - words.titles for t in run):
            continue
        role = _ROLE_BEFORE.search(text[max(0, run[0].start - 30) : run[0].start])
        titled = any(t.text in words.titles for t in run[:-1])
        if titled or (role and role["role"] in words.roles):
            out |= {fold(t.text) for t in run if t.text not in words.titles}
    return frozenset(out)


def without_people(text: str, mentions: Sequence[PlaceMention], words: Words) -> list[PlaceMention]:
    """The mentions, with those that bear a person's name and no place cue marked as embedded in that name."""
    people = surnames(text, words) if mentions else frozenset()
    out = []
    for i, mention in enumerate(mentions):
        follows = i + 1 < len(mentions) and text[mention.end : mentions[i + 1].start] == ", "
        person = not mention.embedded and fold(mention.text) in people and not follows and not _placed(text, mention)
        out.append(replace(mention, embedded=True) if person else mention)
    return out


def _placed(text: str, mention: PlaceMention) -> bool:
    if mention.hint or mention.dateline or mention.site:
        return True
    if _SCENE_BEFORE.search(text[max(0, mention.start - 20) : mention.start]):
        return True
    return any(hit.place.prominence >= CITY_PROMINENCE for hit in mention.candidates)
