"""Eight sentences or more of each reading for each name that changes its meaning with its surroundings. All made up."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.extract.actors.marked import answered, read

MINIMUM = 8
ALIASES = ("Taliban", "Khawarij", "the group", "its spokesman", "the militants")
FIRST = {"Taliban": {"afghan-taliban", "iea"}, "Khawarij": {"ttp"}}
"""The readings on one side, where both sides are named actors; for the rest it is a named actor against none."""


@dataclass(frozen=True)
class Sentence:
    """One text and the entity that its alias means (`none`: nobody named)."""

    alias: str
    text: str
    entity: str
    where: str


def sentences() -> list[Sentence]:
    found = [Sentence(*line) for line in answered(Path(__file__).parent / "aliases.txt")]
    for one in found:
        assert one.alias.lower() in one.text.lower(), f"{one.where} does not hold {one.alias!r}"
    return found


SENTENCES = sentences()


@pytest.mark.parametrize("alias", ALIASES)
def test_each_alias_has_examples_of_both_readings(alias):
    here = [one.entity for one in SENTENCES if one.alias == alias]
    sides = Counter(entity in FIRST[alias] if alias in FIRST else entity != "none" for entity in here)
    assert min(sides[True], sides[False]) >= MINIMUM


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.where)
def test_alias(sentence: Sentence):
    frame = read(sentence.text)
    start = sentence.text.lower().rindex(sentence.alias.lower())
    end = start + len(sentence.alias)
    spans = [(frame.quote(mention.start, mention.end), mention) for mention in frame.mentions]
    over = [mention for quote, mention in spans if quote.start < end and quote.end > start]
    named = [mention.entity for mention in over if not mention.entity.startswith("u-")]
    assert (named[0] if named else "none") == sentence.entity
