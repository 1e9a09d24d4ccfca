"""Stances that more than the verb decides, and speakers named after their office. All sentences are made up."""

import pytest

from tests.engine.extract.actors.marked import read


def first(text):
    found = read(text).claims
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        # a group that tells of its own deed
        ("The BLA said that nine soldiers were killed when its men attacked a post in Kech.", "claims_responsibility"),
        ("The TTP declared itself responsible for the blast in Tank.", "claims_responsibility"),
        ("The TTP said on Sunday that it was behind the blast in Tank.", "claims_responsibility"),
        ("According to the BLA, its fighters killed four soldiers in Kech.", "claims_responsibility"),
        ("The TTP said that the army killed four farmers in Tank.", "asserts"),
        ("The BLA said that the road to Kech was closed.", "asserts"),
        ("Police said that the TTP killed four farmers in Tank.", "asserts"),
        ("A doctor said that the BLA attacked a post in Kech.", "asserts"),
        # what the same speaker does besides
        ("The minister called it a crime and demanded that the guilty be found.", "demands"),
        ("The minister mourned the dead and warned that the attackers would be hunted.", "warns"),
        ("The minister mourned the dead and rejected the report of the UN.", "denies"),
        ("The minister mourned the dead and told reporters that the road was closed.", "asserts"),
        ("The minister mourned the dead, but the opposition demanded an inquiry.", "asserts"),
        # blame without the word
        ("Kabul complained that the border was closed to its traders.", "blames"),
        ("Kabul said that Pakistan had violated its airspace.", "blames"),
        ("Islamabad said that Kabul supports the militants of the TTP.", "blames"),
        ("Islamabad said that it was not keeping troops in Tank.", "asserts"),
        ("Islamabad said that Kabul was not keeping the agreement.", "blames"),
        ("Kabul said that eight people died when Pakistani jets struck Khost.", "asserts"),
        ("The Pakistani army said that 20 Taliban fighters had died at Spin Boldak.", "asserts"),
        ("Islamabad said that it supports the farmers of Swat.", "asserts"),
    ],
)
def test_stances(text, stance):
    assert first(text).stance.value == stance


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The chief minister of Balochistan, Mr Sabir Tanoli, said that the road was closed.", "p-sabir-tanoli"),
        ("The Islamic State is weak. Its outlet said that the blast in Kabul was its work.", "isis-k"),
        ("The TTP is weak. Its mouthpiece said that the truce was over.", "ttp"),
        ("The chief minister of Balochistan said that the road was closed.", "chief minister of Balochistan"),
        ("The town is poor. Its website said that the road was closed.", "Its website"),
        # not where a group is, nor of whom the report tells, but who claims or wrote it
        ("Gul Sher leads a faction of the BLA operating in Balochistan, which has claimed the raid.", "bla"),
        ("The TTP militant organization announced that it would fight on.", "ttp"),
        ("The TTP is weak in Swat, according to the report by a United Nations committee.", "un"),
        ("Police opened an inquiry. The road was closed, according to the report by a local panel.", "local panel"),
        (
            "The town is calm. The Road Safety Agency said that it was late. It was dark, a statement by RSA said.",
            "Road Safety Agency",
        ),
        ("US Forces-Afghanistan announced that the emir was gone.", "us-forces"),
        ("Said Wali, an elder, told reporters that the road was closed.", "p-said-wali"),
    ],
)
def test_speakers(text, speaker):
    assert first(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # "the report" is the last report's issuer's, whoever spoke since
        ("A United Nations report says that camps were built. Kabul rejected it. The report said more.", "un"),
        ("A new United Nations report warns of attacks. Kabul denied it. The report adds that camps remain.", "un"),
        # who adds is who said it, not whom it was said of
        ("Gul Sher, an officer, said that police raided a house, adding that two men had fled.", "p-gul-sher"),
        # a paper that cites its source speaks itself
        ("Citing its source, the news outlet disclosed that a camp was hit.", "news outlet"),
    ],
)
def test_who_speaks_on(text, speaker):
    assert read(text).claims[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The suspect, who hails from Tank, was held.",
        "Two men who hail from Swat were shot.",
    ],
)
def test_whoever_hails_from_a_place_says_nothing(text):
    assert not read(text).claims


def test_what_only_leads_up_to_what_is_said_is_no_claim_of_its_own():
    """A participle of speech in front of the clause that is said."""
    (found,) = read("Affirming the fears of farmers, the ministry says that the TTP has havens in Khost.").claims
    assert found.quote.text.startswith("Affirming")


def test_a_man_called_said_does_not_speak():
    assert all("said" not in claim.cues for claim in read("Khan Said alias Sajna left the TTP.").claims)


@pytest.mark.parametrize(
    "text",
    [
        'Gul Sher "directed" the march on the town.',
        "The TTP finds itself labelled as weak.",
        "The TTP finds themselves to blame.",
    ],
)
def test_no_speech(text):
    assert not read(text).claims


@pytest.mark.parametrize(
    "text", ["Gul Sher directed police to close the road.", "The report finds that the TTP is weak."]
)
def test_speech(text):
    assert read(text).claims
