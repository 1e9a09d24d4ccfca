"""Word salad: whatever the text, quotes match it, ends are entities of the report and ids are unique."""

import random

import pytest

from sourceline.extract.assemble import extraction_of
from tests.engine.extract.actors.marked import read

SALAD = """
    TTP the ( ) , . " “ ” said he she it they its spokesman Taliban Pakistan India - led by commander Gul Sher according
    to police FC (FC) khwarij President Dr U.S. 's ; : — militants of group claimed responsibility if not denied accused
    for proxy from Afghanistan across border their leader its Majeed Brigade who which JuA’s
"""
WORDS = SALAD.split()


@pytest.mark.parametrize("seed", range(12))
def test_word_salad_keeps_the_promises(seed):
    choose = random.Random(seed)  # noqa: S311 - no secret
    text = " ".join(choose.choice(WORDS) for _ in range(60))
    extraction = extraction_of(read(text))
    known = {entity.id for entity in extraction.entities}
    quotes = [claim.quote for claim in extraction.claims]
    quotes += [quote for link in extraction.links for quote in link.quotes]
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    assert all({link.source, link.target} <= known for link in extraction.links)
    for records in (extraction.claims, extraction.links):
        assert len({record.id for record in records}) == len(records)


def test_a_leader_spelt_unlike_his_entry_and_named_again_by_his_last_name():
    text = (
        "Sheikh Gul introduced Hafez Saeed Khan as the emir of the shura. Khan had previously served as the TTP's emir"
        " in Orakzai. Hafiz Gul Khan spoke as well."
    )
    extraction = extraction_of(read(text))
    known = {entity.id for entity in extraction.entities}
    assert "p-hafiz-saeed-khan" in {link.source for link in extraction.links} <= known


@pytest.mark.parametrize(
    "text", ["TTP", "said", "(", "He", "its spokesman", "According to", '"', "Taliban", "the group"]
)
def test_scraps_are_read_without_a_word_said(text):
    extraction = extraction_of(read(text))
    assert extraction.claims == ()
    assert extraction.links == ()
