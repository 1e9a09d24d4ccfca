"""What a mark on the map stands for, on made-up reports."""

import datetime as dt

import pytest

from sourceline.query import Filters, Role, load_desk, map_areas, map_cells, map_points
from sourceline.query.aggregate import passing
from sourceline.query.map_groups import leading_groups, main_group
from sourceline.query.map_picks import mark_name, picked
from tests.components.sample import sample_store


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return load_desk(sample_store(tmp_path_factory.mktemp("picks")), dt.date(2024, 7, 1))


def test_a_spot_is_what_lies_in_its_box(desk):
    wana = map_points(desk, Filters()).filter(place_name="Wana")
    lon, lat = wana["lon"][0], wana["lat"][0]
    mark = f"spot:{lon - 0.001:.4f},{lat - 0.001:.4f},{lon + 0.001:.4f},{lat + 0.001:.4f}"
    assert set(picked(desk, Filters(), mark)) == set(wana["id"])
    battles = picked(desk, Filters(types=("Battles",)), mark)
    assert 0 < len(battles) < len(wana)
    assert battles == tuple(wana.filter(event_type="Battles").sort("date_start", descending=True)["id"])


def test_a_hexagon_is_what_it_counts(desk):
    cells = map_cells(desk, Filters(), 5)
    for cell, count in zip(cells["cell"], cells["incidents"], strict=True):
        assert len(picked(desk, Filters(), f"cell:5:{cell}")) == count


def test_an_area_is_what_is_known_to_no_finer_than_it(desk):
    from sourceline.figures.map_parts import area_key

    for row in map_areas(desk, Filters()).iter_rows(named=True):
        assert set(picked(desk, Filters(), area_key(row))) == set(row["ids"])


def test_within_a_unit_is_all_that_is_known_to_lie_there(desk):
    only = picked(desk, Filters(), "district:Pakistan:Khyber Pakhtunkhwa:Bannu:")
    inside = picked(desk, Filters(), "within:Pakistan:Khyber Pakhtunkhwa:Bannu:")
    assert len(only) == 1
    assert set(only) < set(inside)


@pytest.mark.parametrize(
    "mark",
    ["", "spot:1,2", "spot:a,b,c,d", "spot:nan,1,2,3", "cell:x:1", "cell:5:", "nothing:1", "district:Nowhere:::"],
)
def test_a_mark_that_says_nothing_opens_nothing(desk, mark):
    assert picked(desk, Filters(), mark) == ()


def test_marks_in_words():
    assert mark_name("within:Pakistan:Khyber Pakhtunkhwa:Bannu:") == "Bannu"
    assert mark_name("country:Pakistan:::") == "Pakistan"
    assert mark_name("border_area::::") == "the border belt"
    assert mark_name("cell:5:77") == "this hexagon"


def test_an_incident_is_given_to_its_first_ranked_perpetrator(desk):
    assert {"ttp", "jua", "al-qaida", "pak-army"} == set(leading_groups(desk))
    ranks = dict(main_group(desk, ["jua", "ttp"]).iter_rows())
    assert len(ranks) == len(desk.frames.incidents)
    for rank, group in enumerate(("jua", "ttp")):
        theirs = passing(desk, Filters(groups=(group,), factions=False, role=Role.PERPETRATOR))["id"]
        assert {key for key, place in ranks.items() if place == rank} == set(theirs) != set()
    nobody = desk.frames.incidents.filter(place_name="Spin Boldak")["id"][0]
    assert ranks[nobody] == 2
