import json
from itertools import pairwise

import numpy as np
import pytest
import shapely
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from sourceline.geo.border import GEOD, Border

# (lat, lon, side) of towns near the line.
TOWNS = {
    "Torkham": (34.123, 71.095, 1),
    "Chaman": (30.921, 66.450, 1),
    "Spin Boldak": (31.006, 66.400, -1),
    "Miran Shah": (33.001, 70.069, 1),
    "Khost": (33.340, 69.920, -1),
    "Peshawar": (34.008, 71.579, 1),
    "Jalalabad": (34.428, 70.453, -1),
    "Parachinar": (33.899, 70.101, 1),
    "Zaranj": (30.960, 61.860, -1),
    "Nok Kundi": (28.826, 62.750, 1),
}


@pytest.mark.parametrize(("lat", "lon", "side"), TOWNS.values(), ids=TOWNS)
def test_side_and_distance_of_known_towns(border, lat, lon, side):
    """The distance is what the nearest of very many points of the line says, each measured by another library."""
    distance = border.position([lat], [lon]).distance_km[0]
    assert np.sign(distance) == side
    points = shapely.get_coordinates(shapely.segmentize(shapely.linestrings(border.coordinates), 0.0005))
    near = np.argsort(np.hypot((points[:, 0] - lon) * np.cos(np.radians(lat)), points[:, 1] - lat))[:200]
    assert abs(distance) == pytest.approx(min(geodesic((lat, lon), (y, x)).km for x, y in points[near]), abs=0.05)


@given(st.lists(st.tuples(st.floats(29, 38), st.floats(61, 76)), min_size=1, max_size=20))
def test_no_vertex_of_the_line_is_nearer_than_the_distance(points):
    border = Border.load()
    lats, lons = np.array(points).T
    distance = np.abs(border.position(lats, lons).distance_km)
    vertices = border.coordinates[::25]
    for lat, lon, far in zip(lats, lons, distance, strict=True):
        n = len(vertices)
        _, _, metres = GEOD.inv(np.full(n, lon), np.full(n, lat), vertices[:, 0], vertices[:, 1])
        assert far <= np.min(metres) / 1000 + 0.01


@given(st.floats(0, 2700))
def test_a_point_of_the_line_is_on_it_and_where_it_says(along):
    border = Border.load()
    lat, lon = border.point_at(along)
    position = border.position([lat], [lon])
    assert abs(position.distance_km[0]) < 0.01
    # Where the line doubles back to itself the nearest stretch may be the other one.
    again = border.point_at(float(position.along_km[0]))
    assert geodesic((lat, lon), again).km < 0.02


def test_the_order_is_from_north_to_south_and_crossings_follow_it(border):
    assert border.point_at(0)[0] > 36.5
    assert border.point_at(1e9)[0] < 30.5
    names = [c.name for c in border.crossings]
    order = [
        next(i for i, n in enumerate(names) if word in n) for word in ("Arandu", "Torkham", "Ghulam Khan", "Chaman")
    ]
    assert order == sorted(order)
    assert [c.along_km for c in border.crossings] == sorted(c.along_km for c in border.crossings)


def test_the_nearest_crossing_is_named_with_its_distance(border):
    position = border.position([30.921, 34.008], [66.450, 71.579])
    assert [
        "Chaman" in border.crossings[position.crossing[0]].name,
        "Torkham" in border.crossings[position.crossing[1]].name,
    ]
    assert position.crossing_km[0] < 10


def test_many_points_give_the_same_as_one_by_one(border):
    rng = np.random.default_rng(7)
    lats, lons = rng.uniform(29, 38, 50), rng.uniform(61, 75, 50)
    together = border.position(np.tile(lats, 3), np.tile(lons, 3))
    alone = [border.position([lat], [lon]) for lat, lon in zip(lats, lons, strict=True)]
    assert together.distance_km.shape == (150,)
    assert np.allclose(together.distance_km[:50], [a.distance_km[0] for a in alone])
    assert np.allclose(together.along_km[100:], [a.along_km[0] for a in alone])


def test_unequal_arrays_are_refused(border):
    with pytest.raises(ValueError, match="2 latitudes but 1 longitudes"):
        border.position([30.0, 31.0], [66.0])


def test_the_provinces_on_either_side_follow_the_line(border):
    sides = border.sides()
    assert sides[0][2:] == ("PK-GB", "AF-BDS")
    assert sides[-1][2:] == ("PK-BA", "AF-NIM")
    assert sides[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(sides))


def test_bands_hold_what_is_near_and_nothing_else(border):
    bands = border.bands((25.0, 50.0))
    assert [f["properties"]["km"] for f in bands["features"]] == [50.0, 25.0]
    near = shapely.from_geojson(json.dumps(bands["features"][1]["geometry"]))
    rng = np.random.default_rng(3)
    lats, lons = rng.uniform(31, 36, 400), rng.uniform(66, 72, 400)
    distance = np.abs(border.position(lats, lons).distance_km)
    inside = shapely.contains_xy(near, lons, lats)
    assert inside[distance < 24].all()
    assert not inside[distance > 26].any()
