"""Who says what, in made-up sentences: (text, speaker, stance), and sentences in which nobody says anything."""

import pytest

from sourceline.codes import Modality, Polarity, SpeakerKind, Stance
from sourceline.model import Document
from tests.engine.extract.actors.marked import pipeline, read


def claims(text):
    return read(text).claims


def first(text):
    found = claims(text)
    assert found, text
    return found[0]


SPEAKERS = [
    ("Police said that the road was closed in Swat.", "pak-police"),
    ("The road was closed, said District Police Officer Sabir Tanoli.", "p-sabir-tanoli"),
    ("According to ISPR, the post was hit in Tank district of Pakistan.", "ispr"),
    ("Two men were hurt, according to a doctor at the hospital.", "doctor at the hospital"),
    ("Senior police officials told reporters that the road was closed in Peshawar.", "Senior police officials"),
    ("A source privy to the talks said the two sides had met.", "source"),
    ("The TTP, in a statement, said the truce was over.", "ttp"),
    ('"The road is closed," he told reporters.', "he"),
    ("Interior Minister Mohsin Naqvi praised the police in Lahore.", "p-mohsin-naqvi"),
    ("A spokesman for the BLA said the truce was over.", "bla"),
    ("Laila Mirzai, a trader, complained to us and said that the road was closed.", "p-laila-mirzai"),
    ("Residents of Wana said the road was closed.", "Residents of Wana"),
    ("The road was closed, the UN monitoring team found, for a year.", "un-monitoring-team"),
    ("Intelligence reports confirm that camps have been set up.", "Intelligence reports"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers(text, speaker):
    assert first(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ISPR said a post was hit. It added that two men fled.", "ispr"),
        ("Interior Minister Mohsin Naqvi visited Quetta. He said the road was closed.", "p-mohsin-naqvi"),
        ("Shehbaz Sharif visited Quetta. The army said a post was hit. He warned of more.", "p-shehbaz-sharif"),
        ("The army said a post was hit in Tank. The statement said that two men fled.", "pak-army"),
        ('Judge Rahim Gulzai said the court was closed.\n"We will open it on Monday."', "p-rahim-gulzai"),
        ("The BLA claimed the attack. Its spokesman said that ten men took part.", "bla"),
        ("Shehbaz Sharif's office praised the men in Quetta. It said the road was safe.", "p-shehbaz-sharif"),
        ("India denied the charge. Kabul rejected it, saying the group was weak.", "iea"),
        (
            "Residents said the road was closed. A trader agreed and said so. They demanded that it be opened.",
            "Residents",
        ),
        ("Zabihullah Mujahid spoke in Kabul. The spokesman denied the report.", "p-zabihullah-mujahid"),
    ],
)
def test_speakers_carry_on(text, speaker):
    assert claims(text)[-1].speaker == speaker


STANCES = [
    ("Police said that the road was closed.", Stance.ASSERTS),
    ("The mayor confirmed the closure of the road.", Stance.ASSERTS),
    ("The TTP denied the report.", Stance.DENIES),
    ("The spokesman said that the group had no role in the blast.", Stance.DENIES),
    ("Kabul rejected the charge.", Stance.DENIES),
    ("The foreign office called the report baseless and said it was false.", Stance.DENIES),
    ("Pakistan accused India of the bombing.", Stance.BLAMES),
    ("Officials blamed the TTP for the blast.", Stance.BLAMES),
    ("Police said the TTP was behind the blast in Hangu.", Stance.BLAMES),
    ("Islamabad says that Afghan soil is used for attacks.", Stance.BLAMES),
    ("The BLA claimed responsibility for the blast.", Stance.CLAIMS_RESPONSIBILITY),
    ("The TTP said that it had carried out the ambush.", Stance.CLAIMS_RESPONSIBILITY),
    ("Responsibility was claimed by the BLF.", Stance.CLAIMS_RESPONSIBILITY),
    ("The group, the BLA, said the raid was its work.", Stance.CLAIMS_RESPONSIBILITY),
    ("Analysts believe that the group is weak.", Stance.ASSESSES),
    ("The party voiced serious concern over the law, officials said.", Stance.ASSESSES),
    ("The minister warned of more attacks.", Stance.WARNS),
    ("The ministry issued a warning about heavy rain.", Stance.WARNS),
    ("Residents demanded that the road be opened.", Stance.DEMANDS),
    ("The minister urged Kabul to act.", Stance.DEMANDS),
    ("The jirga called for an end to the strikes.", Stance.DEMANDS),
    ("The envoy said Kabul must stop the raids.", Stance.DEMANDS),
    ("The panel recommended a wider inquiry.", Stance.RECOMMENDS),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stances(text, stance):
    assert stance in [claim.stance for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The TTP said the truce was over.", SpeakerKind.ARMED_GROUP),
        ("Police said the road was closed in Swat.", SpeakerKind.POLICE),
        ("ISPR said the road was closed.", SpeakerKind.MILITARY),
        ("The United Nations said the road was closed.", SpeakerKind.INTERNATIONAL_BODY),
        ("Officials said the road was closed.", SpeakerKind.OFFICIAL),
        ("Residents said the road was closed.", SpeakerKind.WITNESS),
        ("Analysts said the road was closed.", SpeakerKind.AUTHOR),
        ("The newspaper said the road was closed.", SpeakerKind.MEDIA),
        ("Prime Minister Shehbaz Sharif said the road was closed.", SpeakerKind.GOVERNMENT),
    ],
)
def test_kinds_of_speakers(text, kind):
    assert first(text).speaker_kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Hangu.",
        "No group claimed responsibility for the blast.",
        "Nobody said a word.",
        "The blast claimed five lives.",
        "The men could not say who it was.",
        "The sign said that the road was closed.",
        "Police did not say who it was.",
        "Men said to be guards left the camp.",
        "He put down the gun and found a bag.",
        "The bomb went off in Swat on Tuesday.",
    ],
)
def test_nobody_says_anything(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Police said the road was closed.", Modality.FACT),
        ("Police said the road may be closed.", Modality.POSSIBLE),
        ("Police said the road would be closed.", Modality.FORECAST),
        ("Police said the road is likely to stay closed.", Modality.LIKELY),
        ("Police said that if it rained, the road was lost.", Modality.HYPOTHETICAL),
        ("Police said drivers should stay away.", Modality.RECOMMENDATION),
        ("Police said the road could be closed.", Modality.POSSIBLE),
        ("Police said the gang will be caught.", Modality.FORECAST),
    ],
)
def test_modality(text, modality):
    assert first(text).modality is modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Police said the road was closed.", Polarity.AFFIRMED),
        ("Police said the road was not closed.", Polarity.NEGATED),
        ("The TTP denied the report.", Polarity.NEGATED),
        ("Police said that the men did not stop.", Polarity.NEGATED),
        ("Police said the men who did not stop were held.", Polarity.AFFIRMED),
        ("The army said no soldier was hurt.", Polarity.NEGATED),
        ("The army said the men never left.", Polarity.NEGATED),
        ("The army said the men left at noon.", Polarity.AFFIRMED),
    ],
)
def test_polarity(text, polarity):
    assert first(text).polarity is polarity


def test_a_claim_and_its_denial_have_two_speakers():
    found = claims("Kabul accused Islamabad of an air strike. Islamabad denied it.")
    assert [(claim.speaker, claim.stance) for claim in found] == [
        ("iea", Stance.BLAMES),
        ("pak-government", Stance.DENIES),
    ]


def test_two_speakers_in_one_sentence_are_two_claims():
    found = claims("Officials blamed the militants, but residents demanded an inquiry.")
    assert {(claim.speaker, claim.stance) for claim in found} == {
        ("Officials", Stance.BLAMES),
        ("residents", Stance.DEMANDS),
    }


def test_a_claim_names_whom_and_what_it_is_about():
    claim = first("Pakistan said that the TTP runs training camps in Kunar with money from smuggling.")
    assert "ttp" in claim.entities
    assert {"training", "financing"} <= {topic.value for topic in claim.topics}


def test_every_quote_is_cut_from_the_text():
    text = "Police said the road was closed. “It is closed,” said Judge Rahim Gulzai, adding that it was late."
    for claim in claims(text):
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text


def test_explain_says_why_nobody_spoke():
    text = "No group claimed responsibility. Police said the road was closed."
    findings = pipeline().explain(Document("made-up", text)).sentences
    notes = [
        (finding.accepted, finding.cue) for one in findings for finding in one.findings if finding.pipe == "claims"
    ]
    assert (False, "claimed") in notes
    assert (True, "said") in notes
