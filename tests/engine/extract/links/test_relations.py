"""At least eight sentences for each relation, of both kinds, in relations.txt; all are made up."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sourceline.codes import Relation
from tests.engine.extract.actors.marked import read

MINIMUM = 8


@dataclass(frozen=True)
class Sentence:
    """One example: what must be found, or the relation that must not be."""

    relation: str
    text: str
    links: tuple[str, ...]
    where: str

    @property
    def shows_none(self) -> bool:
        return self.links == (f"no {self.relation}",)


def sentences() -> list[Sentence]:
    found, relation = [], ""
    path = Path(__file__).parent / "relations.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            relation = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            text, _, links = line.partition(" => ")
            assert links, f"line {number} expects nothing"
            expected = tuple(link.strip() for link in links.split(";"))
            found.append(Sentence(relation, text.replace("¶", "\n"), expected, f"relations.txt:{number}"))
    return found


SENTENCES = sentences()


@pytest.mark.parametrize("relation", [relation.value for relation in Relation])
def test_each_relation_has_examples_of_both_kinds(relation):
    here = [one for one in SENTENCES if one.relation == relation]
    assert len(here) >= MINIMUM
    assert {one.shows_none for one in here} == {True, False}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.where)
def test_relation(sentence):
    found = {f"{link.source} {link.relation.value} {link.target}" for link in read(sentence.text).links}
    if sentence.shows_none:
        assert not [link for link in found if link.split()[1] == sentence.relation]
    else:
        assert set(sentence.links) <= found
