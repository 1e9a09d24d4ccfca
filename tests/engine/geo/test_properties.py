"""What must hold for every place of the gazetteer, not only for those somebody thought of."""

import math

from hypothesis import given
from hypothesis import strategies as st

from sourceline.geo.gazetteer import Gazetteer
from sourceline.geo.places import contains, km_between
from sourceline.geo.spelling import fold, skeleton

LATS, LONS = st.floats(23.0, 39.0), st.floats(60.0, 78.0)
AREAS = {"district", "tehsil"}
LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-.", min_size=1, max_size=20)


def places_with_a_district():
    return [p for p in Gazetteer.load().places if p.admin2]


@given(LATS, LONS, LATS, LONS)
def test_distance_is_symmetric_and_zero_only_at_home(lat1, lon1, lat2, lon2):
    assert math.isclose(km_between(lat1, lon1, lat2, lon2), km_between(lat2, lon2, lat1, lon1), abs_tol=1e-9)
    assert km_between(lat1, lon1, lat1, lon1) == 0


@given(LETTERS)
def test_folds_are_stable(name):
    key = fold(name)
    assert fold(key) == key
    assert fold(name.upper()) == key
    assert fold(name.replace("-", " ")) == key
    assert skeleton(key) == skeleton(fold(name.replace(" ", "")))


def test_the_point_of_every_packaged_place_lies_in_its_district(gazetteer):
    packaged = [p for p in places_with_a_district() if not p.id.startswith("curated")]
    strays = [p.id for p in packaged if p.kind not in AREAS and gazetteer.districts.at(p.lat, p.lon) != p.admin2]
    assert strays == []


def test_the_point_of_every_curated_place_lies_in_or_beside_its_district(gazetteer):
    """The curated list has today's districts, the polygons those of 2017 grouped; lines drawn by hand differ."""
    strays = []
    for place in [p for p in places_with_a_district() if p.id.startswith("curated")]:
        home, own = gazetteer.districts.at(place.lat, place.lon), gazetteer.by_id[place.admin2]
        if home != place.admin2 and km_between(place.lat, place.lon, own.lat, own.lon) > 2 * own.radius_km + 25:
            strays.append((place.id, place.admin2, home))
    assert strays == []


def test_reverse_of_geocode_comes_home(gazetteer):
    """A town's own point, asked back, gives the town or its district."""
    missed = []
    for place in [p for p in gazetteer.places if p.kind in {"town", "crossing", "airport"} and p.admin2]:
        query = f"{place.name}, {gazetteer.by_id[place.admin2].name}, {gazetteer.by_id[place.admin1].name}"
        location = gazetteer.geocode(query)
        back = gazetteer.reverse(location.point, exactly_one=False)
        homes = {place.admin2, gazetteer.districts.at(location.latitude, location.longitude)}
        if not back or not homes & {gazetteer.by_id[b.raw["gazetteer_id"]].admin2 for b in back}:
            missed.append(query)
    assert missed == []


def test_every_district_lies_in_its_province(gazetteer):
    districts = [p for p in gazetteer.places if p.kind == "district"]
    assert len(districts) > 550
    for district in districts:
        province = gazetteer.by_id[district.admin1]
        assert contains(province, district)
        assert contains(gazetteer.by_id[f"country:{district.country}"], district)
        assert gazetteer.districts.at(district.lat, district.lon).split("/")[0] == district.admin1


def test_every_name_finds_its_place(gazetteer):
    for place in gazetteer.places:
        for name in place.names:
            if fold(name):
                assert place in [hit.place for hit in gazetteer.find(name)]
