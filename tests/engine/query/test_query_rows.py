"""Rows, counts, charts and maps of a desk: exact values on reports that differ."""

import datetime as dt

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.codes import PlacePrecision, Relation, Stance
from sourceline.query import (
    Filters,
    Page,
    Role,
    area_counts,
    cell_incidents,
    cells,
    claims,
    counts,
    event_reports,
    facets,
    incidents,
    links,
    load_desk,
    map_areas,
    map_cells,
    map_points,
    memory,
    places,
    points_total,
    timeline,
    top_actors,
    undated,
    unplaced,
)
from sourceline.store import open_store
from tests.engine.store.made import DISTRICT, Report

ALL = Filters()
BANNU_ONLY = Filters(districts=("Bannu",))


def test_counts_are_of_incidents_with_their_reports(desk):
    found = counts(desk, ALL)
    assert (found.incidents, found.reports, found.documents, found.publishers) == (4, 5, 4, 2)
    assert (found.claims, found.links, found.killed_min, found.killed_max) == (4, 2, 3, 5)
    assert (found.undated, found.unplaced, found.areas, found.disputed) == (1, 1, 0, 1)


def test_a_table_is_sorted_and_cut_with_empty_values_last(desk):
    rows = incidents(desk, ALL, Page(sort="date_start"))
    assert rows["place_name"].to_list() == ["Wana", "Spin Boldak", "Bannu", None]
    rows = incidents(desk, ALL, Page(sort="killed_max", offset=1, limit=2))
    assert len(rows) == 2
    assert incidents(desk, BANNU_ONLY)["perpetrator"].to_list() == [["jua", "ttp"]]
    assert incidents(desk, Filters(text="cafe"))["blamed_on"].to_list() == [["ttp"]]


def test_reports_follow_the_publisher_filter(desk):
    assert sorted(event_reports(desk, BANNU_ONLY)["publisher"]) == ["Invented Post", "Made-up Daily"]
    one = event_reports(desk, Filters(districts=("Bannu",), publishers=("Made-up Daily",)))
    assert one["publisher"].to_list() == ["Made-up Daily"]
    assert one["reliability"].to_list() == ["B"]


def test_links_are_edges_with_their_documents(desk):
    rows = links(desk, ALL)
    found = {(row["source"], row["relation"], row["target"], row["family"]) for row in rows.iter_rows(named=True)}
    assert found == {
        ("jua", Relation.SPLINTER_OF, "ttp", "structure"),
        ("pak-army", Relation.OPPOSES, "ttp", "conflict"),
    }
    assert rows["documents"].to_list() == [1, 1]
    assert set(links(desk, Filters(groups=("jua",)))["source"]) == {"jua"}
    assert set(links(desk, Filters(since=dt.date(2024, 6, 1)))["source"]) == {"pak-army"}
    assert set(links(desk, BANNU_ONLY)["source"]) == {"jua"}
    assert set(links(desk, Filters(text="troops"))["source"]) == {"pak-army"}


@pytest.mark.parametrize(
    ("asked", "stances"),
    [
        (ALL, {"claims_responsibility", "asserts", "denies", "warns"}),
        (Filters(groups=("jua",)), {"denies"}),
        (Filters(groups=("ttp",)), {"claims_responsibility", "denies"}),
        (Filters(groups=("ttp",), factions=False), {"claims_responsibility"}),
        (Filters(stances=(Stance.WARNS,)), {"warns"}),
        (Filters(since=dt.date(2024, 1, 1)), {"claims_responsibility", "asserts", "denies"}),
        (Filters(publishers=("Invented Post",)), {"denies"}),
        (BANNU_ONLY, {"claims_responsibility", "asserts", "denies"}),
        (Filters(countries=("Afghanistan",)), set()),
        (Filters(text="madrasas"), {"asserts"}),
    ],
)
def test_claims_pass_filters_by_themselves_or_by_what_they_are_about(desk, asked, stances):
    found = claims(desk, asked)
    assert set(found["stance"]) == stances
    assert counts(desk, asked).claims == len(found)


def test_the_timeline_leaves_out_what_is_too_vague_and_says_how_many(desk):
    rows = timeline(desk, ALL).select("period", "series", "incidents", "reports", "killed_min", "killed_max").rows()
    assert rows == [
        (dt.date(2024, 5, 1), "Explosions/Remote violence", 1, 2, 3, 5),
        (dt.date(2024, 6, 1), "Battles", 1, 1, 0, 0),
        (dt.date(2024, 6, 1), "Strategic developments", 1, 1, 0, 0),
    ]
    assert undated(desk, ALL) == 1
    weekly = timeline(desk, ALL, by="perpetrator", every="1w")
    assert set(weekly["series"]) == {"ttp", "jua", "pak-army"}


def test_top_actors_by_role(desk):
    rows = top_actors(desk, ALL)
    assert rows.select("actor", "name", "incidents").rows()[0] == ("ttp", "TTP", 2)
    assert top_actors(desk, ALL, role=Role.BLAMED_ON)["actor"].to_list() == ["ttp"]
    assert rows.filter(pl.col("actor") == "pak-army")["side"].to_list() == ["pakistan"]


def test_places_by_level(desk):
    assert places(desk, ALL, "country").select("country", "incidents").rows() == [("Pakistan", 2), ("Afghanistan", 1)]
    assert places(desk, ALL)["admin2"].to_list() == ["Bannu", "South Waziristan"]


def test_facets_lift_their_own_filter(desk):
    found = facets(desk, Filters(countries=("Afghanistan",)))
    assert set(found["countries"]["value"]) == {"Pakistan", "Afghanistan"}
    assert found["types"]["value"].to_list() == ["Battles"]
    assert found["publishers"].select("value", "incidents").rows() == [("Invented Post", 1)]
    assert dict(facets(desk, ALL)["groups"].select("label", "incidents").iter_rows())["JuA"] == 1
    assert dict(facets(desk, ALL)["stances"].select("value", "incidents").iter_rows())["denies"] == 1


def test_points_cells_and_unplaced_add_up(desk):
    assert points_total(desk, ALL) == len(map_points(desk, ALL)) == 3
    assert len(map_points(desk, ALL, limit=2)) == 2
    assert unplaced(desk, ALL)["reason"].to_list() == ["the text names no place"]
    for zoom in (3.2, 6, 12):
        found = map_cells(desk, ALL, zoom)
        assert found["incidents"].sum() == 3
        inside = [cell_incidents(desk, ALL, cell, zoom) for cell in found["cell"]]
        assert sorted(key for keys in inside for key in keys) == sorted(map_points(desk, ALL)["id"])


def test_a_district_is_an_area_and_no_dot(tmp_path):
    from sourceline.fuse import fuse

    store = open_store(f"sqlite:///{tmp_path / 'area.db'}")
    lost = {"name": "Atlantis", "precision": PlacePrecision.UNKNOWN}
    report = Report().event("A raid in the district.", place=DISTRICT).event("Somewhere in Atlantis.", place=lost)
    store.add(report.extraction(), store.start_run("t", "0"))
    fuse(store)
    desk = load_desk(store)
    assert map_areas(desk, ALL).select("place_precision", "admin2", "incidents").rows() == [("district", "Bannu", 1)]
    assert len(map_points(desk, ALL)) == len(map_cells(desk, ALL, 6)) == 0
    assert unplaced(desk, ALL)["reason"].to_list() == ["“Atlantis” is not in the gazetteer"]
    assert (counts(desk, ALL).areas, counts(desk, ALL).unplaced) == (1, 1)


def test_an_empty_store_has_empty_rows(tmp_path):
    desk = load_desk(open_store(f"sqlite:///{tmp_path / 'empty.db'}"))
    for rows in (
        incidents,
        event_reports,
        links,
        claims,
        timeline,
        top_actors,
        places,
        map_points,
        map_areas,
        unplaced,
    ):
        assert (
            len(rows(desk, ALL)) == len(rows(desk, Filters(groups=("ttp",), text="any", stances=(Stance.DENIES,)))) == 0
        )
    assert len(map_cells(desk, ALL, 6)) == counts(desk, ALL).incidents == 0
    assert all(len(values) == 0 for values in facets(desk, ALL).values())


@given(st.floats(-60, 60), st.floats(-170, 170), st.sampled_from(cells.ZOOMS))
def test_a_point_lies_in_its_cell(lat, lon, zoom):
    (number,) = cells.cells(np.array([lat]), np.array([lon]), zoom)
    (x,), (y,) = cells.to_world(np.array([lat]), np.array([lon]))
    corners = cells.outline(int(number), zoom)
    east, north = np.array(corners).T
    (cx,), (cy,) = (axis.mean(keepdims=True) for axis in cells.to_world(north[:-1], east[:-1]))
    assert np.hypot(x - cx, y - cy) <= cells.radius(zoom) * (1 + 1e-6)
    (middle,), (across,) = cells.centres(np.array([number]), zoom)
    assert cells.cells(np.array([middle]), np.array([across]), zoom) == [number]


def test_a_desk_knows_when_its_store_has_moved_on(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'moves.db'}")
    desk = load_desk(store)
    assert not desk.stale(store)
    store.add(Report().event("A made-up event.").extraction(), store.start_run("t", "0"))
    assert desk.stale(store)
    assert not load_desk(store).stale(store)


def test_the_copy_on_disk_equals_the_store_and_is_dropped_with_it(tmp_path, monkeypatch):
    from sourceline.query import copies

    monkeypatch.setattr(copies, "WORTH_KEEPING", 0)
    store = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    store.add(Report().event("A made-up event.").claim("Said one.").extraction(), store.start_run("t", "0"))
    first = load_desk(store)
    (folder,) = (tmp_path / "copy.db-columns").iterdir()
    again = load_desk(store)
    for name in copies.NAMES:
        assert getattr(first.frames, name).equals(getattr(again.frames, name)), name
    store.start_run("another", "0")
    load_desk(store)
    (later,) = (tmp_path / "copy.db-columns").iterdir()
    assert folder != later


def test_a_desk_forgets_the_oldest_masks_and_answers_and_nothing_else(desk):
    names = desk.names()
    for number in range(700):
        counts(desk, Filters(since=dt.date(2020, 1, 1) + dt.timedelta(days=number)))
    kinds = [key[0] for key in desk.memory if isinstance(key, tuple)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {kind: memory.MOST[kind] for kind in ("mask", "answer")}
    assert desk.memory["names"] is names


def test_an_answer_is_worked_out_once_for_each_question(desk):
    assert timeline(desk, ALL) is timeline(desk, ALL)
    assert not timeline(desk, ALL).equals(timeline(desk, ALL, every="1y"))
    assert counts(desk, ALL) != counts(desk, Filters(groups=("ttp",), killed_min=1000))


def test_area_counts_are_the_areas_without_their_lists(desk):
    assert area_counts(desk, ALL).equals(map_areas(desk, ALL).drop("ids", "firsts", "lasts"))


@pytest.mark.parametrize(("offset", "limit"), [(0, 2), (1, 3), (3, None), (50, 5)])
@pytest.mark.parametrize("filters", [ALL, Filters(types=("Battles",))])
def test_a_page_by_date_is_a_part_of_all_rows_by_date(desk, filters, offset, limit):
    whole = incidents(desk, filters)["id"].to_list()
    days = incidents(desk, filters)["date_start"].to_list()
    assert days == sorted((day for day in days if day), reverse=True) + [day for day in days if not day]
    page = incidents(desk, filters, Page(offset=offset, limit=limit))["id"].to_list()
    assert page == whole[offset : None if limit is None else offset + limit]
