"""Mends of the parse keep it a tree, and change nothing where the parser is right."""

import pytest

from sourceline.extract.mends.edits import Edits

WRONG = [
    "Two men on a motorbike shot dead two traders in Tank on Monday.",
    "On Monday Pakistan bombed seven sites in Afghanistan.",
    "Kabul accused Pakistan on Monday of bombing homes in Paktika and killing at least eight civilians.",
    "Unidentified gunmen in a car shot and injured two policemen in Tank.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_mended_parse_is_one_tree(reader, text):
    doc = reader._pipeline.parser(text)
    roots = [token for token in doc if token.head == token]
    assert len(roots) == len(list(doc.sents)) == 1
    assert {token.i for token in roots[0].subtree} == set(range(len(doc)))


def test_the_riders_are_who_shot(reader):
    doc = reader._pipeline.parser(WRONG[0])
    shot = next(token for token in doc if token.lower_ == "shot")
    assert (shot.dep_, shot.lemma_) == ("ROOT", "shoot")
    assert {child.lower_: child.dep_ for child in shot.children if child.dep_ in {"nsubj", "dobj"}} == {
        "men": "nsubj",
        "traders": "dobj",
    }


def test_a_change_that_would_tie_a_knot_is_refused(reader):
    doc = reader._pipeline.parser("Gunmen shot a trader in Tank.")
    edits, knot = Edits(doc), Edits(doc)
    knot.hang(doc[1], doc[0], "dep")
    assert not edits.add(knot)
    assert edits.heads == {}
