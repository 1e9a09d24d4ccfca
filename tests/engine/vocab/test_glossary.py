import pytest

from sourceline import codes
from sourceline.vocab import VocabularyError, event_types
from sourceline.vocab.glossary import glossary, load_glossary

SECTIONS = {
    "status": codes.EventStatus,
    "place_precision": codes.PlacePrecision,
    "date_precision": codes.DatePrecision,
    "relation": codes.Relation,
    "relation_family": codes.RelationFamily,
    "link_status": codes.LinkStatus,
    "stance": codes.Stance,
    "modality": codes.Modality,
    "polarity": codes.Polarity,
    "reliability": codes.Reliability,
    "credibility": codes.Credibility,
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_code_has_its_sentence_and_no_other_has(section):
    assert list(glossary()[section]) == [code.value for code in SECTIONS[section]]


def test_every_event_type_has_its_sentence():
    assert set(glossary()["event_types"]) == {sub.name for sub in event_types()}


def test_own_codes_say_that_they_are_our_own():
    for sub in event_types():
        assert ("own code" in glossary()["event_types"][sub.name]) == (not sub.acled), sub.name


def test_a_malformed_glossary_names_its_file(tmp_path):
    path = tmp_path / "glossary.yaml"
    path.write_text("status: [occurred]")
    with pytest.raises(VocabularyError, match=r"glossary\.yaml"):
        load_glossary(path)
