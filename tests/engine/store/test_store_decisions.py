"""Decisions: append-only, checked, undone by new entries, laid over the machine's values and never over its rows."""

import pytest

from sourceline.codes import Credibility, Modality, Relation, Reliability, Stance
from sourceline.fuse import fuse, fuse_after
from sourceline.query import Filters, claims, incidents, links, load_desk, reviewed
from sourceline.store import StoreError
from sourceline.store.decisions import Action, Decisions
from sourceline.store.effective import effective, in_force
from sourceline.store.views import drop_view, save_view, saved_views
from tests.engine.store.made import BANNU, Report

ALL = Filters()


@pytest.fixture
def ids(store, run):
    """Ids of one event, link and claim, and of their document."""
    report = Report(about={"publisher": "Made-up Daily"})
    report.event("A bomb in Bannu killed two.", day="2024-05-01", place=BANNU, killed=2, perpetrators=("g-wing",))
    report.link("The wing serves the movement.", "g-wing", Relation.PART_OF, "ttp")
    report.claim("The wing said so.", "g-wing", by_actor=True)
    found = report.extraction()
    store.add(found, run)
    fuse(store)
    kinds = {"event": found.events, "link": found.links, "claim": found.claims}
    return {kind: records[0].id for kind, records in kinds.items()} | {"document": found.document.id}


@pytest.fixture
def mine(store):
    return Decisions(store, "Analyst A")


def test_the_log_keeps_who_when_what_and_why(store, ids, mine):
    entry = mine.accept("event", ids["event"], "seen in the ministry's list")
    (kept,) = mine.log()
    assert kept == entry
    assert (kept.author, kept.action, kept.target, kept.reason) == (
        "Analyst A", Action.ACCEPT, ids["event"], "seen in the ministry's list",
    )  # fmt: skip


def test_a_correction_shows_beside_the_machines_value(store, ids, mine):
    before = store.extraction(ids["document"])
    entry = mine.correct("event", ids["event"], {"killed_min": 4, "killed_max": 6, "sub_event_type": "Grenade"}, "list")
    fuse_after(store, entry)
    shown = reviewed(store, "event", ids["event"])
    assert (shown.machine["killed_max"], shown.effective["killed_max"]) == (2, 6)
    assert shown.effective["event_type"] == "Explosions/Remote violence"
    row = incidents(load_desk(store), ALL).row(0, named=True)
    assert (row["killed_min"], row["killed_max"], row["sub_event_type"], row["reviewed"]) == (4, 6, "Grenade", True)
    assert store.extraction(ids["document"]) == before
    fuse_after(store, mine.undo(entry.n, "wrong list"))
    row = incidents(load_desk(store), ALL).row(0, named=True)
    assert (row["killed_max"], row["reviewed"]) == (2, False)
    assert [decision.n in reviewed(store, "event", ids["event"]).in_force for decision in mine.log()[:1]] == [False]


def test_links_and_claims_follow_corrections_and_rejections(store, ids, mine):
    mine.correct("link", ids["link"], {"relation": Relation.ALLIED_WITH}, "not a part")
    mine.correct("claim", ids["claim"], {"stance": Stance.DENIES, "modality": Modality.POSSIBLE}, "it denied")
    desk = load_desk(store)
    assert links(desk, ALL).select("relation", "family", "reviewed").row(0) == ("allied_with", "cooperation", True)
    assert claims(desk, Filters(stances=(Stance.DENIES,), reviewed_only=True))["modality"].to_list() == ["possible"]
    mine.reject("link", ids["link"], "no such link")
    mine.reject("claim", ids["claim"], "not said")
    desk = load_desk(store)
    assert len(links(desk, ALL)) == len(claims(desk, ALL)) == 0


def test_merged_and_split_actors_are_one_and_two(store, ids, mine):
    merged = mine.merge_actors("g-wing", "ttp", "the same")
    desk = load_desk(store)
    assert len(links(desk, ALL)) == 0
    assert claims(desk, Filters(groups=("ttp",), factions=False))["speaker"].to_list() == ["ttp"]
    mine.undo(merged.n, "not the same")
    mine.split_actor("g-wing", ids["document"], "g-other-wing", "another one")
    desk = load_desk(store)
    assert links(desk, ALL)["source"].to_list() == ["g-other-wing"]
    assert claims(desk, Filters(groups=("g-other-wing",)))["speaker"].to_list() == ["g-other-wing"]


def test_merges_follow_chains_and_survive_circles(store, ids, mine):
    mine.merge_actors("g-wing", "jua", "one")
    mine.merge_actors("ttp", "g-wing", "two")
    view = effective(mine.log())
    assert view.actor("ttp", "any") == "jua"
    mine.merge_actors("g-wing", "ttp", "three")
    assert effective(mine.log()).actor("g-wing", "any") in {"ttp", "g-wing"}


def test_grades_reach_documents(store, ids, mine):
    mine.grade_source("Made-up Daily", Reliability.C, "often late")
    mine.correct("claim", ids["claim"], {"credibility": Credibility.DOUBTFUL.value}, "alone")
    assert len(incidents(load_desk(store), Filters(reliabilities=(Reliability.C,)))) == 1
    assert len(incidents(load_desk(store), Filters(reliabilities=(Reliability.F,)))) == 0
    assert reviewed(store, "claim", ids["claim"]).effective["credibility"] == "4"
    assert claims(load_desk(store), ALL)["credibility"].to_list() == ["4"]


def test_an_undo_can_be_undone(store, ids, mine):
    first = mine.reject("event", ids["event"], "wrong")
    second = mine.undo(first.n, "right after all")
    mine.undo(second.n, "no, wrong")
    assert [decision.n for decision in in_force(mine.log())] == [first.n]
    with pytest.raises(StoreError, match="undone already"):
        mine.undo(first.n, "again")
    with pytest.raises(StoreError, match="no decision"):
        mine.undo(999, "nothing")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "at least one field"),
        ({"quotes": []}, "cannot be corrected"),
        ({"status": "perhaps"}, "does not fit status"),
        ({"sub_event_type": "Magic"}, "does not fit sub_event_type"),
        ({"killed_min": 3}, "killed_min and killed_max"),
        ({"killed_min": 3, "killed_max": 1}, "below"),
        ({"killed_min": -1, "killed_max": 1}, "from 0"),
        ({"date_start": "2024-01-01"}, "together"),
        ({"date_start": "2024-02-01", "date_end": "2024-01-01"}, "before it starts"),
        ({"lat": 33.0}, "together"),
        ({"lat": 133.0, "lon": 70.0}, "does not fit lat"),
        ({"lat": 33.0, "lon": 70.0, "place_precision": "country"}, "has no point"),
        ({"place_name": " "}, "does not fit place_name"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(store, ids, mine, values, message):
    with pytest.raises(StoreError, match=message):
        mine.correct("event", ids["event"], values, "reason")
    assert mine.log() == []


def test_a_decision_needs_a_reason_an_author_and_its_record(store, ids, mine):
    with pytest.raises(StoreError, match="reason"):
        mine.accept("event", ids["event"], "  ")
    with pytest.raises(StoreError, match="author"):
        Decisions(store, "").accept("event", ids["event"], "why")
    with pytest.raises(StoreError, match="no event 'e_none'"):
        mine.reject("event", "e_none", "why")
    with pytest.raises(StoreError, match="'document'"):
        mine.reject("document", ids["document"], "why")


def test_decisions_outlive_a_newer_reading(store, run, ids, mine):
    mine.correct("event", ids["event"], {"killed_min": 9, "killed_max": 9}, "counted")
    store.replace(store.extraction(ids["document"]), store.start_run("reread", "2"))
    fuse(store)
    assert incidents(load_desk(store), ALL)["killed_max"].to_list() == [9]


def test_views_are_saved_by_name_and_forgotten(store):
    save_view(store, " My view ", "map", "group=ttp")
    save_view(store, "My view", "claims", "group=jua")
    assert [(view.name, view.page, view.params) for view in saved_views(store)] == [("My view", "claims", "group=jua")]
    drop_view(store, "My view")
    assert saved_views(store) == []
    with pytest.raises(StoreError, match="no saved view"):
        drop_view(store, "My view")
    with pytest.raises(StoreError, match="name"):
        save_view(store, " ", "map", "")
