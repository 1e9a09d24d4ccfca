"""Places in running text. Every sentence here is made up."""

import pytest

from sourceline.geo.mentions import find_places
from sourceline.geo.phrases import Relation
from sourceline.geo.places import km_between
from sourceline.geo.resolve import DocumentPlaces


def scenes_of(document):
    """Where the scenes of a document are, in order and once; datelines, owners and parts of other names left out."""
    places = [document.resolve(phrase) for phrase in document.phrases if phrase.scene]
    return list({place.gazetteer_id or place.name: place for place in reversed(places) if place}.values())[::-1]


@pytest.fixture
def scenes(gazetteer):
    """Names of the scenes of a made-up text."""
    return lambda text: [place.name for place in scenes_of(DocumentPlaces.read(gazetteer, text))]


@pytest.fixture
def first(gazetteer):
    """The first scene of a made-up text."""

    def resolve(text):
        document = DocumentPlaces.read(gazetteer, text)
        return next(document.resolve(p) for p in document.phrases if p.scene)

    return resolve


@pytest.mark.parametrize(
    ("text", "name", "admin2", "precision"),
    [
        ("Two men were hurt in the Spinwam area of North Waziristan district.", "Spinwam", "North Waziristan", "town"),
        ("A mine went off in Sadda, Kurram district, Khyber Pakhtunkhwa.", "Sadda", "Kurram", "town"),
        ("Shots were fired at Kabul airport on Monday.", "Kabul airport", "Kabul", "exact"),
        ("A drone came down over the Bannu Cantonment.", "Bannu Cantonment", "Bannu", "exact"),
        ("A raid took place in Khost, Harnai district, Balochistan.", "Khost", "Harnai", "district"),
        ("Fighting was reported from Pakistan's Bajaur district.", "Bajaur", "Bajaur", "district"),
        ("They crossed into Afghanistan’s Kunar province.", "Kunar", None, "province"),
        ("A patrol was hit in Washik district, Balochistan.", "Washuk", "Washuk", "district"),
        ("A post in Noshki town, Balochistan, was burnt.", "Nushki", "Nushki", "town"),
        ("A guard was hurt in a clash at Jamrud Khyber Agency on Sunday.", "Jamrud", "Khyber", "town"),
        ("A van was stopped in Kalmat area of Balochistan's Gwadar district.", "Kalmat", "Gwadar", "district"),
        ("Tribesmen met in Rakhni area of Loralai district, Balochistan province.", "Rakhni", "Barkhan", "town"),
    ],
)
def test_phrases_with_their_containers(first, text, name, admin2, precision):
    place = first(text)
    assert (place.name, place.admin2, place.precision) == (name, admin2, precision)
    assert place.reason


def test_a_village_that_no_list_knows_is_placed_in_its_district(first):
    place = first("A tanker was set on fire in Nosuchgarh village, Panjgur district, Balochistan.")
    assert place.name == "Nosuchgarh (Panjgur)"
    assert (place.admin2, place.precision) == ("Panjgur", "district")
    assert "not in the gazetteer" in place.reason


def test_a_village_alone_stays_unknown(first):
    place = first("A tanker was set on fire in Nosuchgarh village.")
    assert (place.precision, place.lat) == ("unknown", None)


def test_a_country_carries_no_point(first):
    place = first("Three men were arrested in Pakistan.")
    assert (place.precision, place.lat, place.radius_km) == ("country", None, None)


def test_a_dateline_is_no_scene(scenes):
    text = "PESHAWAR: Two men were hurt in Tank on Friday.\nQUETTA, May 3 (NNI) — A convoy was hit near Mach."
    assert scenes(text) == ["Tank", "Mach"]


@pytest.mark.parametrize(
    "text",
    [
        "A tank rolled past, and the khan of the tribe spoke of jihad.",
        "Malik Wana Gul said nothing.",
        "The Balochistan Liberation Front took part in the Karachi Conference.",
        "Peshawar police said so, and the Kabul government agreed.",
        "General Bajwa met Hub Khan.",
        "Mr Tank said that he had no comment.",
        "The Sindh High Court heard the case.",
        "Kakar said that he would resign, and Orakzai and Sherani agreed.",
        "SWAT teams were called; the ICT bill and a HUB were discussed.",
        "Their hub was a tank of water.",
    ],
)
def test_names_of_people_groups_and_words_are_no_scenes(scenes, text):
    assert scenes(text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The camp lay 30 kilometres south-west of Wana.", Relation.OFFSET),
        ("The camp lay about 20 miles (32 km) north of Quetta.", Relation.OFFSET),
        ("A bus was stopped near Mach.", Relation.NEAR),
        ("A bus was stopped on the outskirts of Quetta city.", Relation.NEAR),
        ("A bus was stopped between Kohat and Hangu.", Relation.BETWEEN),
        ("A bus was stopped on the Kohat-Hangu road.", Relation.BETWEEN),
    ],
)
def test_relations_are_read(gazetteer, text, relation):
    (phrase,) = DocumentPlaces.read(gazetteer, text).phrases
    assert phrase.relation is relation


def test_a_distance_and_direction_gives_a_computed_point(gazetteer, first):
    place = first("The camp lay 30 kilometres south-west of Wana.")
    wana = gazetteer.geocode("Wana")
    assert km_between(place.lat, place.lon, wana.latitude, wana.longitude) == pytest.approx(30, abs=0.2)
    assert place.lat < wana.latitude
    assert place.lon < wana.longitude
    assert 3 <= place.radius_km <= 10
    assert place.name == "30 km south-west of Wana"


def test_between_two_towns_is_their_midpoint_with_half_the_distance(gazetteer, first):
    place = first("A bus was stopped between Kohat and Hangu.")
    ends = [gazetteer.geocode(name) for name in ("Kohat", "Hangu")]
    far = [km_between(place.lat, place.lon, end.latitude, end.longitude) for end in ends]
    assert far[0] == pytest.approx(far[1], abs=0.5)
    assert place.radius_km == pytest.approx(far[0], abs=0.5)


def test_between_two_countries_is_no_midpoint(gazetteer):
    document = DocumentPlaces.read(gazetteer, "Talks between Pakistan and Afghanistan began.")
    assert [p.relation for p in document.phrases] == [Relation.AT, Relation.AT]


def test_one_sense_per_document(gazetteer):
    text = "A mine went off in Khost, Harnai district, Balochistan. Police in Khost said that nobody was hurt."
    document = DocumentPlaces.read(gazetteer, text)
    places = [document.resolve(phrase) for phrase in document.phrases]
    assert [place.admin2 for place in places if place and place.name == "Khost"] == ["Harnai", "Harnai"]


def test_lists_stay_apart(scenes):
    assert scenes("Blasts were reported in Kohat, Hangu and Bannu.") == ["Kohat", "Hangu", "Bannu"]


def test_a_known_site_is_more_exact_than_its_town_and_an_unknown_one_is_not(first):
    assert first("Guards at Peshawar Police Lines were hurt.").precision == "exact"
    place = first("Guards at Hangu Railway Station were hurt.")
    assert (place.name, place.precision) == ("Hangu Railway Station", "town")


def test_mentions_keep_their_offsets(gazetteer):
    text = "In Mir Ali, North Waziristan, a post came under fire; in D.I. Khan, none."
    for mention in find_places(gazetteer, text):
        assert text[mention.start : mention.end] == mention.text
    assert [m.text for m in find_places(gazetteer, text)] == ["Mir Ali", "North Waziristan", "D.I. Khan"]


def test_hard_line_wraps_do_not_break_names(scenes):
    assert scenes("A post was attacked in Mir\nAli, North\nWaziristan.") == ["Mir Ali"]


def test_a_container_that_the_text_names_is_believed_over_a_namesake_elsewhere(first):
    place = first("A blast was heard in Mir Ali village, Sindh province.")
    assert (place.name, place.admin1, place.precision) == ("Mir Ali (Sindh)", "Sindh", "province")


@pytest.mark.parametrize(
    ("text", "name", "admin2"),
    [
        ("A bus was hit at the Kohat terminal in Peshawar city.", "Kohat (Peshawar)", "Peshawar"),
        ("A bus was hit on the Kohat-Hangu road in Thall, Hangu district.", "Thall", "Hangu"),
        ("A bus was hit on Chaman Road in Quetta city.", "Chaman Road (Quetta)", "Quetta"),
        ("Shots were fired near the Afghan border in Chaman town.", "Chaman", "Chaman"),
    ],
)
def test_a_site_named_after_another_place_is_where_the_text_puts_it(first, text, name, admin2):
    place = first(text)
    assert (place.name, place.admin2) == (name, admin2)


def test_a_capital_that_acts_in_another_is_not_in_it(scenes):
    assert scenes("The talks gave support to Islamabad in Kabul.") == ["Islamabad", "Kabul"]


def test_an_unknown_village_takes_the_one_district_that_the_report_names(first):
    text = "A wire was cut in Nosuchgarh area of Balochistan province. Other wires were cut in Panjgur district."
    place = first(text)
    assert (place.name, place.admin2) == ("Nosuchgarh (Panjgur)", "Panjgur")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bombs went off in Kandahar province and in Kabul.", ["Kandahar", "Kabul"]),
        ("Bombs went off in Quetta, Kabul, Afghanistan.", ["Quetta", "Kabul"]),
        ("A mine went off in Bolan, Helmand, Afghanistan.", ["Bolan"]),
        ("A mine went off in Lashkar Gah, Helmand Afghanistan.", ["Lashkar Gah"]),
        ("Shots were fired in Jandola, near Tank, North West Frontier, Pakistan.", ["Jandola"]),
        ("Shots were fired in Nowhereabad area, 6th police district, Kabul, Afghanistan.", ["Nowhereabad (Kabul)"]),
        ("A bus was hit on the Kabul-Jalalabad highway in Nowhereabad, Laghman.", ["Nowhereabad (Laghman)"]),
    ],
)
def test_what_belongs_together_and_what_does_not(scenes, text, names):
    assert scenes(text) == names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A suicide bombing in the Afghan capital killed two people.", ["Kabul"]),
        ("A bomb went off in the Pakistani capital.", ["Islamabad"]),
        ("A bomb went off in Afghanistan's capital.", ["Kabul"]),
        ("A bomb went off in the Afghan capital Kabul.", ["Kabul"]),
        ("A bomb went off in the Afghan capital, Kabul.", ["Kabul"]),
        ("A bomb went off near the Taliban's foreign ministry in Kabul.", ["Kabul"]),
        ("A bomber struck the interior ministry in Kabul.", ["Kabul"]),
        ("The foreign ministry in Kabul condemned the attack.", []),
        ("A spokesman for the interior ministry in Kabul denied it.", []),
        ("A bomb went off in the provincial capital.", []),
    ],
)
def test_capitals_named_by_their_country_and_by_their_ministries(scenes, text, named):
    assert scenes(text) == named
