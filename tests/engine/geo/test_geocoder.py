import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from sourceline.geo.places import km_between

KNOWN_POINTS = {
    "Miran Shah": (33.00, 70.07, 3),
    "Chaman": (30.92, 66.45, 5),
    "Spin Boldak": (31.00, 66.40, 3),
    "Wana": (32.30, 69.57, 3),
    "Parachinar": (33.90, 70.10, 3),
    "Khar, Bajaur": (34.73, 71.53, 3),
    "Torkham": (34.12, 71.09, 1),
    "Mir Ali": (32.98, 70.27, 4),
    "Kandahar city": (31.61, 65.71, 6),
    "Quetta": (30.19, 67.00, 8),
}

PROBES = [
    "Bajaur",
    "Mohmand",
    "Miran Shah",
    "Miranshah",
    "Miramshah",
    "Mir Ali",
    "Wana",
    "Angoor Adda",
    "Spin Boldak",
    "Chaman",
    "Torkham",
    "Ghulam Khan",
    "Kurram",
    "Parachinar",
    "Tirah",
    "Landi Kotal",
    "Lower Dir",
    "Dera Ismail Khan",
    "D.I. Khan",
    "Tank",
    "Lakki Marwat",
    "Bannu",
    "North Waziristan",
    "South Waziristan",
    "Khost",
    "Paktika",
    "Paktia",
    "Kunar",
    "Nangarhar",
    "Nuristan",
    "Barmal",
    "Gomal",
    "Zhob",
    "Qilla Saifullah",
    "Kharlachi",
    "Datta Khel",
    "Shawal",
    "Peshawar Police Lines",
    "Bannu Cantonment",
]


@pytest.mark.parametrize("name", PROBES)
def test_every_probe_name_is_answered_with_its_admin_parents(gazetteer, name):
    location = gazetteer.geocode(name)
    assert location is not None
    assert location.raw["country"] in {"Pakistan", "Afghanistan"}
    assert location.raw["radius_km"] > 0
    assert location.raw["reason"]
    assert gazetteer.by_id[location.raw["gazetteer_id"]]


@pytest.mark.parametrize(("name", "truth"), KNOWN_POINTS.items())
def test_known_points(gazetteer, name, truth):
    location = gazetteer.geocode(name)
    lat, lon, tolerance = truth
    assert km_between(location.latitude, location.longitude, lat, lon) <= tolerance


@pytest.mark.parametrize(
    ("query", "name", "admin1"),
    [
        ("Miramshah", "Miran Shah", "Khyber Pakhtunkhwa"),
        ("miran-shah", "Miran Shah", "Khyber Pakhtunkhwa"),
        ("D. I. Khan", "Dera Ismail Khan", "Khyber Pakhtunkhwa"),
        ("DI Khan", "Dera Ismail Khan", "Khyber Pakhtunkhwa"),
        ("Qila Saifullah", "Killa Saifullah", "Balochistan"),
        ("Bajour Agency", "Bajaur", "Khyber Pakhtunkhwa"),
        ("KP", "Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa"),
        ("KPK", "Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa"),
        ("NWFP", "Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa"),
        ("Gereshk", "Gereshk", "Helmand"),
        ("Ghani Khel", "Shinwar", "Nangarhar"),
        ("Tarin Kowt", "Tarinkot", "Uruzgan"),
        ("Mazar-i-Sharif", "Mazar-e Sharif", "Balkh"),
        ("تورخم", "Torkham border crossing", "Khyber Pakhtunkhwa"),
        ("كوئٹہ", "Quetta", "Balochistan"),
    ],
)
def test_spellings_of_one_name(gazetteer, query, name, admin1):
    raw = gazetteer.geocode(query).raw
    assert (raw["name"], raw["admin1"]) == (name, admin1)


@pytest.mark.parametrize(
    ("query", "admin1", "admin2"),
    [
        ("Khost, Balochistan", "Balochistan", "Harnai"),
        ("Khost, Afghanistan", "Khost", None),
        ("Dasht, Mastung", "Balochistan", "Mastung"),
        ("Dasht, Kech", "Balochistan", "Kech"),
        ("Khar, Bajaur", "Khyber Pakhtunkhwa", "Bajaur"),
        ("Surobi, Kabul", "Kabul", "Surobi"),
        ("Sarobi, Paktika", "Paktika", "Sarobi"),
        ("Parachinar, Kurram Agency, FATA, Pakistan", "Khyber Pakhtunkhwa", "Kurram"),
        ("Wana, South Waziristan", "Khyber Pakhtunkhwa", "Lower South Waziristan"),
    ],
)
def test_containers_decide_between_namesakes(gazetteer, query, admin1, admin2):
    raw = gazetteer.geocode(query).raw
    assert raw["admin1"] == admin1
    assert admin2 is None or raw["admin2"] == admin2


@pytest.mark.parametrize("query", ["Xyzzy", "Londn", "Khan", "Brandenburg an der Havel", "zzz, Nowhereland"])
def test_it_never_guesses(gazetteer, query):
    assert gazetteer.geocode(query) is None


def test_a_name_that_is_also_a_word_is_answered_when_asked_for(gazetteer):
    assert gazetteer.geocode("Tank").raw["admin2"] == "Tank"


def test_an_unknown_name_in_a_known_district_is_placed_there_and_says_so(gazetteer):
    raw = gazetteer.geocode("Nosuchplace village, Kurram").raw
    assert raw["admin2"] == "Kurram"
    assert raw["precision"] == "district"
    assert "not in the gazetteer" in raw["reason"]


def test_it_is_a_geopy_geocoder_and_refuses_the_network(gazetteer):
    assert isinstance(gazetteer, Geocoder)
    assert isinstance(gazetteer.geocode("Wana"), Location)
    with pytest.raises(GeocoderUnavailable):
        gazetteer._call_geocoder("http://127.0.0.1:9/", lambda answer: answer)
    with pytest.raises(GeocoderQueryError):
        gazetteer.geocode("  ")
    with pytest.raises(GeocoderQueryError):
        gazetteer.reverse("no point")


def test_several_answers_are_ranked(gazetteer):
    locations = gazetteer.geocode("Khost", exactly_one=False)
    assert locations[0].raw["admin1"] == "Khost"
    assert {location.raw["admin1"] for location in locations} >= {"Khost", "Balochistan"}
    assert len(gazetteer.geocode("Khost", exactly_one=False, limit=1)) == 1


def test_reverse_names_the_place_and_the_district(gazetteer):
    locations = gazetteer.reverse((33.001, 70.069), exactly_one=False)
    assert locations[0].raw["name"].startswith("Miran Shah")
    assert locations[-1].raw["name"] == "North Waziristan"
    assert gazetteer.reverse((51.5, -0.1)) is None
