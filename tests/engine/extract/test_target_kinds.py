"""At least eight sentences of both kinds for each kind of target, in target_kinds.txt; all are made up."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sourceline.codes import TargetKind
from tests.engine.extract.actors.marked import answered, read

MINIMUM = 8
KINDS = [kind for kind in TargetKind if kind is not TargetKind.OTHER]
"""`other` is what fits no kind, so no words stand for it."""


@dataclass(frozen=True)
class Sentence:
    """One text and whether a target of its kind must be found in it."""

    kind: str
    text: str
    hit: bool
    where: str


def sentences() -> list[Sentence]:
    found = []
    for kind, text, hit, where in answered(Path(__file__).parent / "target_kinds.txt"):
        assert hit in {"yes", "no"}, f"{where} expects neither yes nor no"
        found.append(Sentence(TargetKind(kind).value, text, hit == "yes", where))
    return found


SENTENCES = sentences()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_target_has_examples_of_both_kinds(kind):
    here = [one.hit for one in SENTENCES if one.kind == kind.value]
    assert here.count(True) >= MINIMUM
    assert here.count(False) >= MINIMUM


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.where)
def test_target_kind(sentence: Sentence):
    events = read(sentence.text).events
    assert events, "no event found"
    kinds = {target.kind.value for found in events for target in found.event.targets}
    assert (sentence.kind in kinds) is sentence.hit
