"""Who is what to whom, in made-up sentences: "source relation target" for every link that they show."""

import pytest

from sourceline.codes import FAMILY_OF, LinkStatus, RelationFamily
from tests.engine.extract.actors.marked import read


def links(text):
    return {f"{link.source} {link.relation.value} {link.target}" for link in read(text).links}


STRUCTURE = [
    ("Noor Wali Mehsud, the chief of the banned TTP, spoke.", "p-noor-wali-mehsud leads ttp"),
    ("TTP chief Noor Wali Mehsud spoke.", "p-noor-wali-mehsud leads ttp"),
    ("The National Resistance Front, led by Ahmad Massoud, met.", "p-ahmad-massoud leads nrf"),
    ("Mufti Gul Sher, who heads the BLF, spoke.", "p-mufti-gul-sher leads blf"),
    ("JUI-F chief Maulana Fazlur Rehman spoke.", "p-fazlur-rehman leads jui-f"),
    ("Gul Sher, a commander of the BLA, was seen in Kech.", "p-gul-sher member_of bla"),
    ("TTP commander Gul Sher was seen in Kech.", "p-gul-sher member_of ttp"),
    ("Jamaat-ul-Ahrar, a faction of the TTP, issued a video.", "jua part_of ttp"),
    ("The Majeed Brigade, the suicide wing of the BLA, issued a video.", "majeed-brigade part_of bla"),
    ("Jamaat-ul-Ahrar, a splinter group of the TTP, issued a video.", "jua splinter_of ttp"),
    ("Hizb-ul-Ahrar broke away from Jamaat-ul-Ahrar in 2017.", "hizb-ul-ahrar splinter_of jua"),
    ("The BNA, formerly known as the UBA, issued a video.", "bna successor_of uba"),
    ("The IMU pledged allegiance to the Islamic State in Syria.", "imu pledged_to islamic-state"),
]
COOPERATION = [
    ("Al-Qaida maintains close ties with the Afghan Taliban.", "al-qaida allied_with afghan-taliban"),
    ("The TTP is strong. Its alliance with the IMU is old.", "ttp allied_with imu"),
    ("The close coordination between the TTP and Al-Qaida goes on.", "ttp coordinates_with al-qaida"),
    ("Al-Qaida trains the TTP in Kunar.", "al-qaida trains ttp"),
    ("India funds the BLA, the minister said.", "india funds bla"),
    ("India-sponsored Khawarij of the TTP were seen, ISPR said.", "india funds ttp"),
    ("TTP fighters get money and weapons from Kabul.", "iea funds ttp"),
    ("TTP fighters get money and weapons from Kabul.", "iea supplies ttp"),
    ("Kabul provides the TTP with money and space.", "iea funds ttp"),
    ("Kabul provides the TTP with money and space.", "iea shelters ttp"),
    ("Al-Qaida gave training to the TTP in Kunar.", "al-qaida trains ttp"),
    ("Islamabad accused Kabul of sheltering the TTP.", "iea shelters ttp"),
    ("TTP militants operate from Afghanistan.", "iea shelters ttp"),
    ("The TTP has safe havens in Afghanistan.", "iea shelters ttp"),
    ("The army called the Khawarij of the TTP a proxy of India, ISPR said.", "india directs ttp"),
    ("Pakistan held talks with the TTP in Kabul.", "pak-government negotiates_with ttp"),
    ("Pakistan and Afghanistan agreed on a truce.", "pak-government negotiates_with iea"),
    (
        "Pakistani authorities, with the help of U.S. intelligence, arrested Gul Sher.",
        "us-intelligence assists pak-government",
    ),
]
CONFLICT = [
    ("BLA fighters attacked the Frontier Corps near Kech.", "bla attacks pak-fc"),
    ("Security forces killed four TTP militants in Tank, in Pakistan.", "pak-forces clashes_with ttp"),
    ("The Frontier Corps clashed with the BLA near Kech.", "pak-fc clashes_with bla"),
    ("The CTD arrested Gul Sher, a BLA commander, in Quetta.", "pak-ctd arrests p-gul-sher"),
    ("The CTD arrested 30 members of the TTP in Peshawar.", "pak-ctd arrests ttp"),
    ("Pakistan accused India of a plot.", "pak-government accuses india"),
    ("ISIS-K opposes the Afghan Taliban.", "isis-k opposes afghan-taliban"),
    ("The TTP is a threat to Pakistan.", "ttp opposes pak-government"),
    ("The United States designated the BLA in 2019.", "us opposes bla"),
]


@pytest.mark.parametrize(("text", "link"), [*STRUCTURE, *COOPERATION, *CONFLICT])
def test_links(text, link):
    assert link in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "The TTP and the BLA issued videos.",
        "India could fund the BLA, he fears.",
        "If the TTP attacks the Frontier Corps, the road will be closed.",
        "The CTD did not arrest Gul Sher.",
        "Pakistan must talk to the TTP, he wrote.",
        "The TTP video was filmed in Kunar.",
        "A bomb went off near the office of the JUI-F in Swat.",
        "Afghanistan could become a safe haven for the TTP.",
        "The arrest of an ISIS-K man with the help of U.S. intelligence was welcome.",
        "The chief of the fair met the head of the choir.",
    ],
)
def test_what_shows_no_link(text):
    assert links(text) == set()


def test_a_list_of_partners_links_each_pair():
    found = links("The close coordination between groups like the TTP, Al-Qaida and ISIS-K is known.")
    assert found == {"ttp coordinates_with al-qaida", "ttp coordinates_with isis-k", "al-qaida coordinates_with isis-k"}


def test_what_is_said_of_one_target_holds_for_those_listed_with_it():
    assert {"india funds bla", "india funds blf"} <= links("India-funded BLA and BLF men were seen.")


def test_an_unnamed_band_is_the_one_group_that_the_report_names():
    text = "The TTP is active in Tank. Nine India-sponsored terrorists were seen there."
    assert "india funds ttp" in links(text)


def test_it_is_the_speaker():
    assert "pak-ctd arrests ttp" in links("The CTD said that it had arrested 22 members of the TTP in Quetta.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("TTP commander Gul Sher was seen in Kech.", LinkStatus.ASSERTED),
        ("Islamabad accused Kabul of sheltering the TTP.", LinkStatus.ALLEGED),
        ("India-sponsored TTP men were seen.", LinkStatus.ALLEGED),
        ("The CTD arrested 30 members of the TTP in Peshawar.", LinkStatus.ASSERTED),
    ],
)
def test_statuses(text, status):
    found = [link for link in read(text).links if FAMILY_OF[link.relation] is not RelationFamily.CONFLICT] or read(
        text
    ).links
    assert {link.status for link in found} == {status}


def test_two_readings_of_a_link_are_one_link_with_two_quotes():
    found = read("TTP chief Noor Wali Mehsud spoke. Noor Wali Mehsud, the chief of the TTP, left.").links
    assert len(found) == 1
    assert len(found[0].quotes) == 2


def test_the_only_date_of_a_sentence_dates_its_link():
    frame = read("The CTD arrested 30 members of the TTP in Peshawar on March 3, 2025.")
    link = next(link for link in frame.links if link.relation.value == "arrests")
    assert link.date is not None
    assert link.date.start.isoformat() == "2025-03-03"


def test_ends_are_entities_of_the_report():
    frame = read("TTP militants operate from Afghanistan with money from India.")
    known = {mention.entity for mention in frame.mentions}
    assert frame.links
    assert all({link.source, link.target} <= known for link in frame.links)


@pytest.mark.parametrize(
    "text",
    [
        "Kabul is not harbouring the TTP, the spokesman said.",
        "The TTP has no sanctuaries in Afghanistan, Kabul said.",
        "The Taliban deny any ties with the TTP.",
    ],
)
def test_what_somebody_denies_is_a_denied_link(text):
    assert {link.status for link in read(text).links} == {LinkStatus.DENIED}
