"""At least eight sentences for each stance, of both kinds, in stances.txt; all are made up."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sourceline.codes import Stance
from tests.engine.extract.actors.marked import read

MINIMUM = 8


@dataclass(frozen=True)
class Sentence:
    """One example: the stance of its first claim, or one that it must not have."""

    section: str
    text: str
    stance: str
    speaker: str
    where: str

    @property
    def is_negative(self) -> bool:
        return self.stance.startswith("not ")


def sentences() -> list[Sentence]:
    found, section = [], ""
    path = Path(__file__).parent / "stances.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            section = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            text, _, expected = line.partition(" => ")
            stance, _, speaker = expected.partition(" by ")
            assert stance.removeprefix("not ") in {one.value for one in Stance}, f"line {number}: no stance"
            found.append(Sentence(section, text, stance, speaker, f"stances.txt:{number}"))
    return found


SENTENCES = sentences()


@pytest.mark.parametrize("stance", [stance.value for stance in Stance])
def test_each_stance_has_examples_of_both_kinds(stance):
    here = [one for one in SENTENCES if one.section == stance]
    assert len(here) >= MINIMUM
    assert {one.is_negative for one in here} == {True, False}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.where)
def test_stance(sentence):
    claims = read(sentence.text).claims
    stances = [claim.stance.value for claim in claims]
    if sentence.is_negative:
        assert stances[:1] != [sentence.stance.removeprefix("not ")]
        return
    assert stances[:1] == [sentence.stance]
    if sentence.speaker:
        assert claims[0].speaker == sentence.speaker
