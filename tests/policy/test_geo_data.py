"""The geographic reference data: its size, its licences, and that its parts fit each other."""

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest
import shapely

from tools.build_data import fetch, layers, units

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
MAX_BYTES = 12_000_000
PROVINCES_OF_THE_BORDER = {
    "PK": {"PK-GB", "PK-KP", "PK-BA"},
    "AF": {
        "AF-BDS",
        "AF-NUR",
        "AF-KNR",
        "AF-NAN",
        "AF-PIA",
        "AF-KHO",
        "AF-PKA",
        "AF-ZAB",
        "AF-KAN",
        "AF-HEL",
        "AF-NIM",
    },
}


def features(name):
    return json.loads((GEO / "layers" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def rows(name):
    with (GEO / "places" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def geometry(feature):
    return shapely.from_geojson(json.dumps(feature["geometry"]))


def test_all_of_it_is_under_12_megabytes():
    assert sum(f.stat().st_size for f in GEO.rglob("*") if f.is_file()) < MAX_BYTES


def test_every_file_is_named_in_the_notice():
    notice = (GEO / "NOTICE.md").read_text(encoding="utf-8")
    files = [f.relative_to(GEO).as_posix() for f in GEO.rglob("*") if f.is_file() and f.suffix != ".md"]
    assert [f for f in files if f not in notice and f != "layers.json"] == []
    for package in fetch.PACKAGES:
        assert package.name in notice
        assert package.version.split("-")[0] in notice
    for licence in ("CC BY 4.0", "ODbL 1.0", "MIT", "public domain"):
        assert licence in notice


def test_every_package_is_pinned_by_hash():
    assert all(re.fullmatch(r"[0-9a-f]{64}", package.sha256) for package in fetch.PACKAGES)
    pins = (units.INPUTS / "timezonefinder.txt").read_text(encoding="utf-8")
    assert pins.count("==") <= pins.count("--hash=sha256:")


def test_a_changed_package_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "CACHE", tmp_path)
    package = fetch.PACKAGES[0]
    archive = tmp_path / "downloads" / package.file
    archive.parent.mkdir()
    archive.write_bytes(b"not what was pinned")
    with pytest.raises(ValueError, match=hashlib.sha256(b"not what was pinned").hexdigest()):
        fetch.fetch(package.name)


def test_the_manifest_names_every_layer_and_the_files_exist():
    manifest = json.loads((GEO / "layers.json").read_text(encoding="utf-8"))
    named = {layer["file"] for layer in manifest["layers"]}
    assert named == {f"layers/{f.name}" for f in (GEO / "layers").iterdir()}
    assert all(layer["attribution"] for layer in manifest["layers"])
    assert "OpenStreetMap" in manifest["attribution"]
    for layer in manifest["layers"]:
        if layer["geometry"] != "image":
            own = set(features(Path(layer["file"]).stem)[0]["properties"])
            assert own <= {*layer["properties"], "id"}


def test_provinces_have_their_iso_codes_and_both_names():
    codes = {f["properties"]["id"] for f in features("provinces")}
    assert len([c for c in codes if c.startswith("AF-")]) == 34
    assert {c for c in codes if c.startswith("PK-")} == {"PK-BA", "PK-GB", "PK-IS", "PK-JK", "PK-KP", "PK-PB", "PK-SD"}
    assert all(f["properties"]["name"] and f["properties"]["local"] for f in features("provinces"))


def test_every_tehsil_of_the_source_is_in_one_district():
    members = [m for unit in units.districts() if unit.admin1.startswith("PK") for m in unit.members]
    assert len(members) == len(set(members)) == len(rows("tehsils"))
    districts = {row["id"] for row in rows("districts")}
    assert {row["admin2"] for row in rows("tehsils")} <= districts
    assert {f["properties"]["id"] for f in features("districts")} == districts


def test_todays_districts_are_there():
    names = {row["name"] for row in rows("districts") if row["country"] == "PK"}
    today = {"Upper South Waziristan", "Lower South Waziristan", "Upper Chitral", "Lower Chitral", "Upper Dir"}
    today |= {
        "Lower Dir",
        "Upper Kohistan",
        "Lower Kohistan",
        "Kolai-Palas",
        "Chaman",
        "Hub",
        "Kurram",
        "Bajaur",
        "Torghar",
    }
    assert today <= names
    old = {row["name"] for row in rows("regions")}
    assert {"South Waziristan", "Chitral", "Dir", "Kohistan", "Federally Administered Tribal Areas"} <= old


def test_every_district_polygon_lies_in_its_province():
    provinces = {f["properties"]["id"]: geometry(f) for f in features("provinces")}
    for feature in features("districts"):
        own = geometry(feature)
        outside = shapely.difference(own, provinces[feature["properties"]["admin1"]])
        assert shapely.area(outside) < 0.002 * shapely.area(own), feature["properties"]["id"]


def test_districts_neither_overlap_nor_leave_gaps():
    shapes = [geometry(f) for f in features("districts")]
    union = shapely.union_all(shapes)
    assert sum(map(shapely.area, shapes)) - shapely.area(union) < 1e-3
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]
    assert sum(map(shapely.area, holes)) < 0.05


def test_the_border_line_runs_between_the_two_countries():
    (feature,) = features("border")
    line = geometry(feature)
    assert line.coords[0][1] > line.coords[-1][1]
    assert len(line.coords) > 5000
    metres = shapely.segmentize(line, 0.01)
    for country, codes in PROVINCES_OF_THE_BORDER.items():
        own = [f for f in features("provinces") if f["properties"]["country"] == country]
        along = shapely.union_all([geometry(f) for f in own])
        assert shapely.hausdorff_distance(metres, shapely.intersection(metres, shapely.buffer(along, 0.003))) < 0.02
        touching = {f["properties"]["id"] for f in own if shapely.dwithin(geometry(f), line, 0.002)}
        assert touching == codes


def test_crossings_and_labels_follow_the_tables():
    with (GEO / "curated.csv").open(encoding="utf-8", newline="") as handle:
        curated = list(csv.DictReader(handle))
    assert features("crossings") == layers.crossing_features(curated)
    assert features("labels") == layers.label_features(GEO / "places", curated)


def test_a_rebuild_of_the_points_gives_the_same_bytes(tmp_path):
    for name in ("places", "layers"):
        (tmp_path / name).mkdir()
    for file in [GEO / "curated.csv", *(GEO / "places").glob("*.csv")]:
        (tmp_path / file.relative_to(GEO)).write_bytes(file.read_bytes())
    layers.build_points(tmp_path)
    for name in ("crossings.geojson", "labels.geojson"):
        assert (tmp_path / "layers" / name).read_bytes() == (GEO / "layers" / name).read_bytes()
