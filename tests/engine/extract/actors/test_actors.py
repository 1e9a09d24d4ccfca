"""Who is named: made-up sentences marked up with every actor in them."""

import datetime as dt
from itertools import pairwise

import pytest

from tests.engine.extract.actors.marked import found, parse, read

SPELLINGS = [
    "The <ttp>Tehrik-i-Taliban Pakistan</ttp> issued a video.",
    "The <ttp>Tehreek-e-Taliban</ttp> issued a video.",
    "The <ttp>Tahrik e Taliban Pakistan</ttp> issued a video.",
    "<jua>Jamaatul Ahrar</jua> issued a video.",
    "<jaish-e-fursan>Jaish-i-Fursan Muhammad</jaish-e-fursan> issued a video.",
    "<al-qaida>Al Qaeda</al-qaida> and <al-qaida>al-Qa’ida</al-qaida> are one.",
    "The <bla>Baluchistan Liberation Army</bla> issued a video.",
    "<lej>Lashkar-i-Jhangvi</lej> issued a video.",
    "<isis-k>Islamic State Khorasan</isis-k> issued a video.",
    "<etim>Turkistan Islamic Party</etim> issued a video.",
]
ABBREVIATIONS = [
    "The <bla>BLA</bla> and the <blf>BLF</blf> issued a video.",
    "The letters on the wall read bla bla.",
    "He let the raw meat cool.",
    "<pak-fconst>Frontier Constabulary</pak-fconst> (<pak-fconst>FC</pak-fconst>) and <pak-fconst>FC</pak-fconst>.",
    "<pak-fc>Frontier Corps</pak-fc> (<pak-fc>FC</pak-fc>) men left. The <pak-fc>FC</pak-fc> was gone.",
    "<g-azad-jihad-force>Azad Jihad Force</g-azad-jihad-force> (<g-azad-jihad-force>AJF</g-azad-jihad-force>) left.",
    "<g-jihad-army>Jihad Army</g-jihad-army> (<g-jihad-army>JX</g-jihad-army>). <g-jihad-army>JX</g-jihad-army> left.",
    "The <isis-k>ISIS-K</isis-k> cell was in Kabul.",
    "It is raw data, he told us, and not the other way round.",
]
LABELS = [
    "<ispr>ISPR</ispr> said that three <ttp>Khawarij</ttp> were killed in North Waziristan.",
    "<ispr>ISPR</ispr> said that three <ttp>khwarij</ttp> of <ttp>Fitna al-Khwarij</ttp> were killed in Tank.",
    "The <ttp>Fitnat-ul-Khawarij</ttp> is a label.",
    "<p-zabihullah-mujahid>Zabihullah Mujahid</p-zabihullah-mujahid> said the <isis-k>Khawarij</isis-k> were hit.",
    "The <fitna-al-hindustan>Fitna al-Hindustan</fitna-al-hindustan> is another label.",
    "<fitna-al-hindustan>Fitnat-ul-Hindustan</fitna-al-hindustan> was named in Quetta.",
    "The <g-hindustan-times>Hindustan Times</g-hindustan-times> is sold in Delhi.",
    "One <ttp>Kharji</ttp> was killed in Bannu, <ispr>ISPR</ispr> said.",
]
TALIBAN = [
    "The <afghan-taliban>Taliban</afghan-taliban> returned to power in Kabul, in Afghanistan.",
    "The <iea>Taliban government</iea> in Kabul sent a note.",
    "The <iea>interim Afghan government</iea> sent a note.",
    "The <ttp>Pakistani Taliban</ttp> issued a video.",
    "The <afghan-taliban>Afghan Taliban</afghan-taliban> issued a video.",
    "<taliban-forces>Taliban fighters</taliban-forces> fired at the post in Kunar, Afghanistan.",
    "The <ttp>Punjab Taliban</ttp> issued a video.".replace("ttp>", "punjabi-taliban>"),
]


@pytest.mark.parametrize("marked", [*SPELLINGS, *ABBREVIATIONS, *LABELS, *TALIBAN])
def test_listed_actors(marked):
    example = parse(marked)
    assert found(example.text) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "The <ttp>Taliban</ttp> beheaded two men in Swat, in the tribal north of Pakistan.",
        "The <afghan-taliban>Taliban</afghan-taliban> attacked a convoy in Helmand, Afghanistan.",
        "The <ttp>Taliban</ttp> burnt a school in Mohmand, Khyber Pakhtunkhwa province, Pakistan.",
        "The <ana>Afghan army</ana> held Kunduz.",
        "The <afghan-government>Afghan government</afghan-government> sent a note from Kabul.",
    ],
)
def test_names_of_the_years_before_the_emirate(marked):
    example = parse(marked)
    assert found(example.text, dt.date(2013, 5, 2)) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "<pak-government>Pakistan</pak-government> accused <india>India</india> of the bombing.",
        "A bomb went off in Pakistan near the border with India.",
        "<pak-government>Islamabad</pak-government> and <iea>Kabul</iea> held talks.",
        "The road from Kabul to Islamabad was closed.",
        "The bus crossed into Afghanistan from Iran.",
        "<china>China</china> urged both sides to talk.",
        "He lives in Qatar and has a house in Turkey.",
        "A strike by <iran>Iran</iran> hit the village of Panjgur.",
    ],
)
def test_a_country_is_an_actor_only_where_it_acts(marked):
    example = parse(marked)
    assert found(example.text) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "<pak-forces>Security forces</pak-forces> cordoned off the bazaar in Quetta.",
        "<pak-police>Police</pak-police> cordoned off the bazaar in Peshawar.",
        "<anp-police>Police</anp-police> cordoned off the bazaar in Kabul, Afghanistan.",
        "Five <pak-army>soldiers</pak-army> left the camp in Bannu.",
        "The police station in Bannu was closed.",
        "Israeli forces shelled the north of Gaza.",
        "The <pak-ctd>CTD</pak-ctd> of Balochistan made an arrest.",
        "The army-green car was left in Swat.",
        "<pak-levies>Levies personnel</pak-levies> reached Kalat.",
    ],
)
def test_forces_are_those_of_the_country(marked):
    example = parse(marked)
    assert found(example.text, dt.date(2014, 5, 2)) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "<u-unidentified-gunman>Unidentified gunmen</u-unidentified-gunman> shot at a car.",
        "<u-suspected-militant>Suspected militants</u-suspected-militant> shot at a car.",
        "Two <u-armed-man>armed men</u-armed-man> shot at a car.",
        "Two men sold a car.",
        "A <u-suicide-bomber>suicide bomber</u-suicide-bomber> was seen.",
        "It was a militant campaign and a terrorist act.",
        "A <u-banned-organisation>banned organisation</u-banned-organisation> ran the school.",
        "A group of friends ran the school.",
        "<ttp>TTP militants</ttp> shot at a car.",
        "<ttp>Militants</ttp> of the banned <ttp>TTP</ttp> shot at a car.",
        "<ttp>TTP-linked militants</ttp> shot at a car.",
    ],
)
def test_unnamed_actors_stay_descriptive(marked):
    example = parse(marked)
    assert found(example.text) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "Judge <p-rahim-gulzai>Rahim Gulzai</p-rahim-gulzai> left. <p-rahim-gulzai>Gulzai</p-rahim-gulzai> slept.",
        "<p-maulana-jan-dost>Maulana Jan Dost</p-maulana-jan-dost> left the town.",
        "A trader identified as <p-zarak-babozai>Zarak Babozai</p-zarak-babozai> left the town.",
        "<p-sabir-tanoli>Sabir Tanoli</p-sabir-tanoli>, a tribal elder, left the town.",
        "<p-laila-mirzai>Laila Mirzai</p-laila-mirzai> said that the road was closed.",
        "The District Police Officer was away.",
        "He went to Dera Ismail Khan and Mir Ali.",
        "Minister <p-mohsin-naqvi>Mohsin Naqvi</p-mohsin-naqvi> left. <p-mohsin-naqvi>Naqvi</p-mohsin-naqvi> slept.",
        "Constable <p-gul-sher>Gul Sher</p-gul-sher> was off duty.",
    ],
)
def test_people(marked):
    example = parse(marked)
    assert found(example.text) == example.spans


@pytest.mark.parametrize(
    "marked",
    [
        "<g-lashkar-e-sarhad>Lashkar-e-Sarhad</g-lashkar-e-sarhad> issued a video.",
        "The <g-azad-liberation-front>Azad Liberation Front</g-azad-liberation-front> issued a video.",
        "The <g-gulistan-resistance-army>Gulistan Resistance Army</g-gulistan-resistance-army> issued a video.",
        "The <g-sarhad-home-department>Sarhad Home Department</g-sarhad-home-department> issued a list.",
        "The <g-omarzai-militia>Omarzai militia</g-omarzai-militia> kept watch.",
        "The <g-shakir-group>Shakir group</g-shakir-group> of the <ttp>TTP</ttp> issued a video.",
        "The Adamjee group makes cloth.",
        "The Salvation choir sang.",
    ],
)
def test_groups_outside_the_list(marked):
    example = parse(marked)
    assert found(example.text) == example.spans


def test_an_open_mark_is_an_error():
    with pytest.raises(ValueError, match="stays open"):
        parse("<ttp>TTP left.")
    with pytest.raises(ValueError, match="closes nothing"):
        parse("TTP</ttp> left.")


def test_mentions_are_in_order_and_never_overlap():
    frame = read("TTP commander Gul Sher and JuA men of the Tehrik-i-Taliban Pakistan (TTP) met BLA fighters in Kabul.")
    ends = [(mention.start, mention.end) for mention in frame.mentions]
    assert ends == sorted(ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


@pytest.mark.parametrize(
    ("text", "armed"),
    [
        ("A bomb went off near Jamia Masjid Rehmania in Lashkar Gah on Monday.", []),
        ("The Jamia Binoria Alamia condemned the suicide attack in Karachi.", []),
        ("The Tehrik-e-Tajiran called a strike in Peshawar.", []),
        ("The banned Tehrik-e-Khilafat said that it made the attack.", ["Tehrik-e-Khilafat"]),
        ("Jaish-e-Khorasan said that it made the attack.", ["Jaish-e-Khorasan"]),
    ],
)
def test_seminaries_unions_and_towns_are_no_armed_groups(text, armed):
    assert list(dict.fromkeys(m.name for m in read(text).mentions if m.kind == "armed group")) == armed
