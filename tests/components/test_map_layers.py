"""How the map's layers reach the browser."""

import json

import pytest
import shapely

from components.border_map.layers import layer_urls
from sourceline.geo.layers import Layers


@pytest.fixture(scope="module")
def urls(tmp_path_factory):
    folder = tmp_path_factory.mktemp("geo")
    layer_urls.clear()
    found = layer_urls(folder)
    layer_urls.clear()
    return folder, found


def test_every_layer_has_an_address_below_the_app_and_a_file_behind_it(urls):
    folder, found = urls
    assert {"border", "provinces", "districts", "labels", "crossings", "bands", "context", "relief"} <= set(found)
    for name, url in found.items():
        path, _, file = url.rpartition("/")
        assert path == "app/static/geo"
        assert (folder / file).stat().st_size > 0, name


def test_files_are_made_once_for_each_content(urls):
    folder, found = urls
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    layer_urls.clear()
    assert layer_urls(folder) == found
    layer_urls.clear()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_what_the_browser_loads_stays_small(urls):
    folder, _ = urls
    assert sum(path.stat().st_size for path in folder.iterdir()) < 6_000_000


def test_static_geo_is_not_in_version_control(root):
    assert (root / "static" / "geo" / ".gitignore").read_text().split() == ["*", "!.gitignore"]


@pytest.fixture(scope="module")
def around(urls):
    folder, found = urls
    return json.loads((folder / found["context"].rpartition("/")[2]).read_text())["features"]


def shapes(features, kind):
    return [
        shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in features
        if feature["properties"]["kind"] == kind
    ]


def test_the_two_countries_are_whole_and_apart(around):
    first, second = shapes(around, "country")
    assert shapely.area(shapely.intersection(shapely.make_valid(first), shapely.make_valid(second))) < 0.5
    kabul, islamabad = shapely.points(69.17, 34.53), shapely.points(73.04, 33.72)
    assert {bool(first.contains(kabul)), bool(second.contains(kabul))} == {True, False}
    assert {bool(first.contains(islamabad)), bool(second.contains(islamabad))} == {True, False}


def test_land_has_no_sliver_along_the_borders(around):
    (land,) = shapes(around, "land")
    for lon, lat in ((66.45, 30.92), (71.09, 34.12), (74.57, 31.6), (61.2, 35.3), (71.5, 36.9)):
        assert land.contains(shapely.points(lon, lat).buffer(0.3))
    assert not land.contains(shapely.points(65.0, 24.0)), "the Arabian Sea"


def test_neighbours_are_named_within_the_window(around):
    names = {
        feature["properties"]["name"]: feature["geometry"]["coordinates"]
        for feature in around
        if feature["properties"]["kind"] == "name"
    }
    assert {"India", "China", "Iran", "Tajikistan", "Turkmenistan", "Uzbekistan"} <= set(names)
    assert all(58 <= lon <= 80 and 22 <= lat <= 40.5 for lon, lat in names.values())


def test_units_are_found_by_their_english_names():
    layers = Layers.load()
    assert layers.unit("Khyber Pakhtunkhwa").id == "PK-KP"
    bannu = layers.unit("Khyber Pakhtunkhwa", "Bannu")
    assert bannu.id == "PK-KP/bannu"
    assert (bannu.lat, bannu.lon) == pytest.approx((32.95, 70.6), abs=0.3)
    assert layers.unit("Khyber Pakhtunkhwa", "Nowhere") is None
    assert layers.unit(None, "Bannu") is None


def test_who_must_be_named_is_named():
    assert "OpenStreetMap" in Layers.load().attribution
    assert "GeoNames" in Layers.load().attribution
