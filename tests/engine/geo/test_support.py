"""Obscure namesakes give way to what the text names near them; people are no places. Every sentence here is made up."""

import pytest

from sourceline.geo.mentions import find_places
from sourceline.geo.people import surnames
from sourceline.geo.places import km_between
from sourceline.geo.resolve import DocumentPlaces


@pytest.fixture
def placed(gazetteer):
    """The scenes of a made-up text by the surface that names them."""

    def resolve(text):
        document = DocumentPlaces.read(gazetteer, text)
        return {text[p.start : p.end]: document.resolve(p) for p in document.phrases if p.scene}

    return resolve


def test_a_surname_is_no_place(placed):
    text = "Officials named the chief Zarif Bagh. The deaths of Bagh and two guards in Nangarhar were confirmed."
    assert list(placed(text)) == ["Nangarhar"]


@pytest.mark.parametrize("place", ["in Bagh on Friday", "in the Bagh area", "near Bagh", "in Bagh district"])
def test_a_cue_makes_the_same_name_a_place(placed, place):
    found = placed(f"Malik Zarif Bagh spoke. A bridge was hit {place}.")
    assert [name for name in found if name.startswith("Bagh")] == ["Bagh"]


def test_a_site_named_after_a_man_makes_no_surname(gazetteer):
    words = gazetteer.words
    assert surnames("They met on Malik Tank Road.", words) == frozenset()
    assert surnames("They met commander Zarif Tank.", words) == {"zarif", "tank"}
    assert surnames("Near Spin Boldak, Zarif Tank was seen.", words) == frozenset()


def test_a_village_alias_of_another_country_gives_way_to_the_named_province(placed):
    text = "Fighting went on in Paktika province, Afghanistan. A car hit a mine in the village of Sharki."
    place = placed(text)["Sharki"]
    assert (place.name, place.admin1, place.precision) == ("Sharki (Paktika)", "Paktika", "province")
    assert "Paktika" in place.reason


def test_a_close_spelling_far_away_gives_way_to_the_place_it_is_measured_from(gazetteer, placed):
    text = "A van was hit in Sadiqabad market, on the highway to Peshawar some 5km from Khar. It was Bajaur's third."
    place = placed(text)["Sadiqabad"]
    khar = gazetteer.geocode("Khar, Bajaur")
    assert place.admin2 == "Bajaur"
    assert km_between(place.lat, place.lon, khar.latitude, khar.longitude) <= 5


def test_a_well_known_town_needs_no_support(placed):
    place = placed("A man was held in Sialkot. The blast had been in Bajaur district.")["Sialkot"]
    assert (place.name, place.admin1) == ("Sialkot", "Punjab")


def test_an_obscure_town_is_believed_beside_the_named_district(placed):
    place = placed("Raids went on in Bajaur district. Shots were heard in Inzari.")["Inzari"]
    assert (place.name, place.admin2) == ("Inzari", "Bajaur")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb was defused on Eidgah Road in Domel, Bannu.",
        "A bomb was defused on Eidgah Road, Domel, Bannu district.",
        "BANNU: A bomb was defused on Eidgah Road on Sunday.",
        "A bomb was defused on Eidgah Road. It was the third in Bannu district.",
    ],
)
def test_containers_decide_where_a_road_is(placed, text):
    (place,) = (p for name, p in placed(text).items() if name.startswith("Eidgah"))
    assert place.admin2 == "Bannu"
    assert place.name.startswith("Eidgah")


def test_a_suburb_of_another_city_gives_way(placed):
    place = placed("Two men fled from a bank in Quetta. They had come by Model Town.")["Model Town"]
    assert place.admin2 == "Quetta"


def test_the_whole_name_of_a_village_counts(placed):
    found = placed("Shots were fired in Swat on Monday, near the village of Kot Nosuch.")
    assert found["Kot Nosuch"].name == "Kot Nosuch (Swat)"
    assert "Kot" not in found


@pytest.mark.parametrize("name", ["Bagh-e-Nosuch", "Dahan-e-Bagh"])
def test_a_part_of_a_longer_name_is_no_place(placed, name):
    place = placed(f"A mine went off in {name}, Balkh, Afghanistan.")
    assert {p.admin1 for p in place.values()} == {"Balkh"}


def test_a_list_of_districts_is_no_chain(placed):
    found = placed("Raids took place in Bannu, in Khyber and in Tank.")
    assert [p.name for p in found.values()] == ["Bannu", "Khyber", "Tank"]


@pytest.mark.parametrize("code", ["PD13", "G-11", "F-8", "N-25", "M-8"])
def test_codes_of_sectors_and_roads_are_found(gazetteer, code):
    (mention,) = find_places(gazetteer, f"A car was burnt in {code} on Friday.")
    assert mention.text == code
    assert mention.candidates


@pytest.mark.parametrize(
    "text", ["An F-16 and an M-16 were shown.", "Covid-19 and 12 cases.", "They won 3-2 in G-20 style."]
)
def test_other_codes_are_no_places(gazetteer, text):
    assert find_places(gazetteer, text) == []


@pytest.mark.parametrize(
    ("query", "lat", "lon"),
    [
        ("Panjwai district", 31.546, 65.460),
        ("Besima tehsil", 27.895, 65.818),
        ("Harnai tehsil", 30.100, 67.938),
        ("Khost tehsil, Harnai", 30.220, 67.580),
        ("Kingri tehsil, Musakhel", 30.444, 69.813),
    ],
)
def test_an_area_is_at_the_town_that_bears_its_name(gazetteer, query, lat, lon):
    found = gazetteer.geocode(query)
    assert km_between(found.latitude, found.longitude, lat, lon) < 3


@pytest.mark.parametrize(
    "text",
    [
        "Islamabad denies the charge.",
        "The interior ministry in Kabul made no comment.",
        "They urged Islamabad to find the men.",
        "The movement came to power in Kabul.",
    ],
)
def test_a_capital_that_speaks_is_no_scene(placed, text):
    assert placed(text) == {}


@pytest.mark.parametrize(
    "text", ["A bomb went off at a ministry in Kabul.", "Raids hit Kabul on Friday.", "Islamabad city was shut."]
)
def test_a_capital_where_something_happens_is_a_scene(placed, text):
    (place,) = placed(text).values()
    assert place.name in {"Kabul", "Islamabad"}


def test_a_long_highway_is_where_the_report_says(placed):
    text = "A bus was burnt in Naushki district, Balochistan. The group wrote of an attack on the RCD Highway."
    assert placed(text)["RCD Highway"].admin2 == "Nushki"
