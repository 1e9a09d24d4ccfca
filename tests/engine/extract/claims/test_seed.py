"""The seed report, read as a careful analyst reads it; what it must yield, by general rules."""

import pytest

from sourceline.codes import Modality, Stance
from sourceline.extract.assemble import extraction_of
from sourceline.model import AUTHOR
from tests.engine.extract.actors.marked import read


@pytest.fixture(scope="module")
def extraction(root):
    text = next((root / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    return extraction_of(read(text, None))


@pytest.mark.parametrize(
    "name",
    [
        "Tehrik-i-Taliban Pakistan (TTP)",
        "Al-Qaida",
        "Afghan Taliban",
        "Islamic State Khorasan Province (ISIS-K)",
        "Mohammad Sharifullah",
        "Pakistan security forces",
        "Pakistan government",
        "U.S. intelligence",
        "handlers",
    ],
)
def test_its_actors(extraction, name):
    assert name in {entity.name for entity in extraction.entities}


def test_isis_alone_is_the_khorasan_province_here(extraction):
    khorasan = next(entity for entity in extraction.entities if entity.id == "isis-k")
    assert {"ISIS", "ISIS-K"} <= {mention.text for mention in khorasan.mentions}
    assert "islamic-state" not in {entity.id for entity in extraction.entities}


@pytest.mark.parametrize("words", ["the group", "these militants", "these groups", "The organization"])
def test_its_references_are_resolved(extraction, words):
    noun = words.split()[-1]
    named = [entity for entity in extraction.entities if not entity.id.startswith("u-")]
    assert any(mention.text == noun for entity in named for mention in entity.mentions)


@pytest.mark.parametrize(
    "link",
    [
        "iea shelters ttp",
        "u-handler directs ttp",
        "u-handler supplies ttp",
        "u-handler funds ttp",
        "al-qaida allied_with afghan-taliban",
        "al-qaida trains ttp",
        "ttp coordinates_with al-qaida",
        "ttp coordinates_with isis-k",
        "al-qaida coordinates_with isis-k",
        "p-mohammad-sharifullah member_of isis-k",
        "us-intelligence assists pak-government",
        "pak-government arrests p-mohammad-sharifullah",
        "afghan-taliban shelters ttp",
    ],
)
def test_its_links(extraction, link):
    assert link in {f"{found.source} {found.relation.value} {found.target}" for found in extraction.links}


def test_it_makes_over_25_claims_most_of_them_the_authors(extraction):
    own = [claim for claim in extraction.claims if claim.speaker == AUTHOR]
    assert len(extraction.claims) > 25
    assert len(own) > 25


def test_two_claims_are_intelligence_reports(extraction):
    others = [claim for claim in extraction.claims if claim.speaker != AUTHOR]
    assert [claim.speaker for claim in others].count("Intelligence reports") == 2


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Strengthening border security is essential", Stance.RECOMMENDS),
        ("requires a multifaceted approach", Stance.RECOMMENDS),
        ("If left unchecked", Stance.WARNS),
        ("could once again become a safe haven", Stance.WARNS),
        ("indicate that the problem", Stance.ASSESSES),
        ("can play a crucial role", Stance.ASSESSES),
    ],
)
def test_stances_of_its_author(extraction, words, stance):
    assert [claim.stance for claim in extraction.claims if words in claim.quote.text] == [stance]


def test_what_is_only_possible_is_said_to_be_so(extraction):
    could = [claim for claim in extraction.claims if " could " in claim.quote.text]
    assert could
    assert all(claim.modality in {Modality.POSSIBLE, Modality.HYPOTHETICAL} for claim in could)


def test_the_authors_life_is_no_claim(extraction):
    assert not [claim for claim in extraction.claims if "Hamnah" in claim.quote.text]


def test_every_quote_matches_the_text(extraction):
    text = extraction.document.text
    quotes = [claim.quote for claim in extraction.claims]
    quotes += [quote for link in extraction.links for quote in link.quotes]
    quotes += [quote for entity in extraction.entities for quote in entity.mentions]
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
