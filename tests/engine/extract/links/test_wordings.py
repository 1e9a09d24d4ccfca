"""Wordings of links, a phenomenon each, with sentences that show it and sentences that do not. All are made up."""

import pytest

from tests.engine.extract.actors.marked import read


def links(text):
    return {f"{link.source} {link.relation.value} {link.target}" for link in read(text).links}


PEOPLE = [
    ("TTP commanders Gul Sher, Khan Wali and Noor Baz were killed in Tank.", "p-noor-baz member_of ttp"),
    (
        "The BLA named Gul Sher alias Talha and Khan Wali, both of the Majeed Brigade.",
        "p-gul-sher member_of majeed-brigade",
    ),
    ("A TTP spokesman said that two commanders, Gul Sher and Khan Wali, had died.", "p-khan-wali member_of ttp"),
    ("Gul Sher, who ran the Taliban ministry for mines, was killed in Kabul.", "p-gul-sher member_of afghan-taliban"),
    ("The arrested TTP operative was identified as Gul Sher.", "p-gul-sher member_of ttp"),
    ("Gul Sher was earlier associated with the banned TTP, police said.", "p-gul-sher member_of ttp"),
    ("Gul Sher, a former spokesman for the TTP and Jamaat-ul-Ahrar, is dead.", "p-gul-sher member_of jua"),
    ("Gul Sher, a financier of the TTP, was arrested in Peshawar.", "p-gul-sher member_of ttp"),
    ("Gul Sher and Khan Wali of the BLA were seen in Kech.", "p-khan-wali member_of bla"),
]
FACTIONS = [
    ("Jamaat-ul-Ahrar and Hizb-ul-Ahrar, two breakaway factions of the TTP, came back.", "jua splinter_of ttp"),
    (
        "Jamaat-ul-Ahrar and Hizb-ul-Ahrar, two breakaway factions of the TTP, came back.",
        "hizb-ul-ahrar splinter_of ttp",
    ),
    ("Hizb-ul-Ahrar was formed after Jamaat-ul-Ahrar split in two.", "hizb-ul-ahrar splinter_of jua"),
    ("Jamaat-ul-Ahrar parted ways with the TTP in 2014.", "jua splinter_of ttp"),
    ("The TTP is angry. The claim came from Jamaat-ul-Ahrar, a breakaway faction.", "jua splinter_of ttp"),
    ("The BNA was formed by a merger of the BRA and the United Baloch Army.", "bna successor_of uba"),
    ("Ittehad-ul-Mujahideen Pakistan is seen as an offshoot of the TTP.", "imp splinter_of ttp"),
    ("Lashkar-e-Jhangvi, a group with close links to Al-Qaida, met in Jhang.", "lej allied_with al-qaida"),
    ("The Majeed Brigade coordinates with the TTP, officials say.", "majeed-brigade coordinates_with ttp"),
]
STATES = [
    ("Islamabad closed the crossing, alleging that Kabul was not keeping the agreement.", "pak-government accuses iea"),
    ("Pakistan's envoy for Afghanistan, Gul Sher, was in Kabul for talks.", "pak-government negotiates_with iea"),
    ("A Pakistani delegation flew to Kabul for talks.", "pak-government negotiates_with iea"),
    ("Fighting between Pakistan and Afghanistan broke out in Spin Boldak.", "pak-forces clashes_with taliban-forces"),
    ("Islamabad accuses Kabul of giving the TTP shelter.", "iea shelters ttp"),
    ("The TTP is banned. Islamabad accuses Kabul of giving the group shelter.", "iea shelters ttp"),
    ("TTP leaders live in Afghanistan, the army said.", "iea shelters ttp"),
    ("Troops launched an offensive against the TTP in Tirah, in Pakistan.", "pak-army clashes_with ttp"),
    ("The Afghan Taliban and IS-K are bitter rivals.", "afghan-taliban opposes isis-k"),
    (
        "The State Department placed the BLA, with its Majeed Brigade, on its list of terrorist groups.",
        "us-state opposes bla",
    ),
    ("TTP fighters are trained in camps that Al-Qaida has set up in Kunar.", "al-qaida trains ttp"),
]
ORGANS = [
    ("The Khorasan branch of the Islamic State met.", "isis-k part_of islamic-state"),
    ("The BLA's Majeed Brigade met.", "majeed-brigade part_of bla"),
    ("The Majeed Brigade is the BLA's suicide squad.", "majeed-brigade part_of bla"),
    ("The TTP is weak. Gul Sher, its founder, is in hiding.", "p-gul-sher leads ttp"),
    ("The TTP's leader in Swat, Gul Sher, is in hiding.", "p-gul-sher leads ttp"),
    ("The BLA was founded by Gul Sher.", "p-gul-sher leads bla"),
    ("Gul Sher, who commanded the TTP in Swat, is dead.", "p-gul-sher leads ttp"),
    ("Gul Sher, the TTP's shadow governor for Swat, is dead.", "p-gul-sher member_of ttp"),
    ("Pakistan holds India responsible for the attack.", "pak-government accuses india"),
    ("Zabihullah Mujahid accused Pakistan of bombing a house.", "iea accuses pak-government"),
    ("Pakistan lodged a protest with Afghanistan over the attack.", "pak-government accuses iea"),
    ("Delegations of Pakistan and the Afghan Taliban met in Doha.", "pak-government negotiates_with afghan-taliban"),
    ("In Pakistan, a ceasefire between the government and the TTP was reached.", "pak-government negotiates_with ttp"),
]


@pytest.mark.parametrize(("text", "link"), [*PEOPLE, *ORGANS, *FACTIONS, *STATES])
def test_what_shows_a_link(text, link):
    assert link in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army named two commanders, Gul Sher and Khan Wali, who lead the brigade in Quetta.",
        "Gul Sher spoke of the TTP at a school in Tank.",
        "The police named Gul Sher, an officer who fought against the TTP.",
        "Gul Sher, a financier of the fair, went to Peshawar.",
        "The TTP and Gul Sher have nothing to do with each other.",
        "Two factions of the party, both of Swat, met.",
        "The council was formed after the party split in two.",
        "Pakistan and Afghanistan could sign a truce.",
        "TTP families live in Swat.",
        "A Pakistani team flew to Dubai for a match.",
        "The Islamic State Khorasan put out a video.",
        "Gul Sher, who commanded the division in Swat, is dead.",
        "A farmer called Gul Sher accused Pakistan of neglect.",
    ],
)
def test_what_shows_none(text):
    assert links(text) == set()


def test_its_may_mean_another_than_the_group():
    text = "The BLA is strong. A writer told Dawn that Beijing hid its ties with the Afghan Taliban."
    assert "bla allied_with afghan-taliban" not in links(text)


def test_who_trains_whom():
    assert "ttp trains al-qaida" not in links("TTP fighters are trained in camps that Al-Qaida has set up in Kunar.")


def test_an_accusation_that_tells_its_deed_is_that_deed():
    assert "pak-government accuses iea" not in links("Islamabad accuses Kabul of giving the TTP shelter.")


def test_a_second_faction_in_a_list_is_no_splinter_of_the_first():
    text = "Jamaat-ul-Ahrar and Hizb-ul-Ahrar, two breakaway factions of the TTP, came back."
    assert "hizb-ul-ahrar splinter_of jua" not in links(text)


OFFICES = [
    ("Afghan foreign minister Gul Sher said that talks went on.", "p-gul-sher member_of afghan-taliban"),
    ("The Taliban government spokesman Gul Sher denied it.", "p-gul-sher member_of afghan-taliban"),
    ("Gul Sher, the spokesman of the Taliban administration, denied it.", "p-gul-sher member_of afghan-taliban"),
    ("The deputy governor of the Taliban in Badakhshan, Gul Sher, was hurt.", "p-gul-sher member_of afghan-taliban"),
    ("Afghan defence minister Gul Sher accused Pakistan of bombing Khost.", "iea accuses pak-government"),
]
NO_OFFICES = [
    "The former Afghan foreign minister Gul Sher said that talks went on.",
    "The UN's Afghanistan chief Gul Sher said that talks went on.",
    "Pakistan's envoy for Afghanistan, Gul Sher, was in Kabul.",
    "Pakistan's foreign minister Gul Sher flew to Kabul.",
    "A police spokesman, Gul Sher, said that a shop had burnt down in Kabul.",
]
GROUPS = [
    ("Two splinter groups of the TTP, Jamaat-ul-Ahrar and Hizb-ul-Ahrar, met.", "hizb-ul-ahrar splinter_of ttp"),
    ("The TTP's breakaway factions – Jamaat-ul-Ahrar and Hizb-ul-Ahrar – met.", "jua splinter_of ttp"),
    ("Hizb-ul-Ahrar merged with the TTP in August.", "hizb-ul-ahrar part_of ttp"),
    ("Jamaat-ul-Ahrar rejoined the TTP in 2020.", "jua part_of ttp"),
    ("The Balochistan Liberation Army's (BLA) Majeed Brigade met.", "majeed-brigade part_of bla"),
    ("The Taliban are backing several groups, including Al-Qaida and the TTP.", "afghan-taliban assists ttp"),
    ("The Majeed Brigade is headed by a BLA commander, Gul Sher.", "p-gul-sher leads majeed-brigade"),
    ("ANP leaders including Gul Sher and Khan Wali spoke.", "p-khan-wali member_of anp"),
    ("The TTP intelligence chief Gul Sher was killed in Kunar.", "p-gul-sher member_of ttp"),
    ("Two other TTP leaders—Gul Sher and Khan Wali—were killed in Kunar.", "p-gul-sher member_of ttp"),
    ("Gul Sher was considered to be an important TTP commander.", "p-gul-sher member_of ttp"),
    ("There are ties between the Haqqani Network and Pakistan's ISI.", "haqqani allied_with isi"),
    ("The affiliation between the TTP and the Afghan Taliban is old.", "ttp allied_with afghan-taliban"),
    ("The TTP is using Afghanistan as a safe haven.", "iea shelters ttp"),
    ("Men of the TTP and the Hafiz Gul Bahadur Group are based in Afghanistan.", "iea shelters hgb"),
    ("Lashkar-e-Jhangvi, having close links with the TTP, met in Jhang.", "lej allied_with ttp"),
    ("Kabul is allowing TTP fighters to operate from its soil.", "iea shelters ttp"),
]
NO_GROUPS = [
    "Al-Qaida has set up training camps in Taliban-ruled Afghanistan.",
    "Sources in the Pakistani security forces claimed that the training camp for the Majeed Brigade is in Kunar.",
    "He denied US accusations that the country supports the Haqqani network.",
    "Islamic State Leader In Alleged Audio Message Discusses Recent Heavy Losses",
    "The presence of ISKP in Afghanistan worries the Taliban.",
    "The fighter joined a school in Tank after he left the TTP.",
    "Several TTP commanders who pledged allegiance to the Islamic State were shot.",
    "The TTP commander met Gul Sher, a teacher from Tank.",
    "Information Minister Gul Sher said that a commander of the BNA had given up arms.",
    "As a splinter faction of the TTP, it was founded by Gul Sher, a cleric.",
    "Two important commanders, Gul Sher and Khan Wali, were killed, the Taliban's GDI said.",
]


@pytest.mark.parametrize(("text", "link"), OFFICES + GROUPS)
def test_offices_and_groups(text, link):
    assert link in links(text)


@pytest.mark.parametrize("text", NO_OFFICES)
def test_no_office_of_the_emirate(text):
    assert not {link for link in links(text) if "member_of" in link}


@pytest.mark.parametrize("text", NO_GROUPS)
def test_no_link_is_made_of_words_between(text):
    assert not links(text)
