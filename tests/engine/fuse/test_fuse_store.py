"""Fusion in a store: merges, sources, ranges, removals, decisions, and the same outcome step by step as at once."""

import datetime as dt

import pytest
from sqlalchemy import select

from sourceline.fuse import fuse, fuse_after, fuse_anew
from sourceline.store import tables as t
from sourceline.store.decisions import Decisions
from tests.engine.store.made import BANNU, WANA, DatePrecision, DateSpan, EventStatus, PlacePrecision, Report

ONE = "A bomber struck a post in Bannu on Wednesday and three policemen died."
TWO = "Five people lost their lives in Bannu when an attacker blew himself up, hospital staff said."
CLASH = {"sub": "Armed clash", "kind": "Battles"}


def test_two_publishers_of_one_bombing_are_one_incident_with_a_range(store, tell, incidents):
    tell(ONE, killed=3, perpetrators=("ttp",))
    tell(TWO, "Invented Post", killed=5, perpetrators=("jua",))
    assert fuse(store) == 1
    ((_, reports, sources, low, high, disputed, _),) = incidents()
    assert (reports, sources, low, high, disputed) == (2, 2, 3, 5, 1)


def test_each_merge_says_why(store, tell, incidents):
    tell(ONE, killed=3, perpetrators=("ttp",))
    tell(TWO, "Invented Post", killed=5, perpetrators=("jua",))
    fuse(store)
    with store.reading() as connection:
        reasons = (
            connection.execute(select(t.incident_events.c.reason).order_by(t.incident_events.c.event)).scalars().all()
        )
    assert reasons == [
        "first report",
        "both Suicide bomb; same day; both at Bannu; JuA and TTP are related; killed: 5 and 3",
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"place": WANA}, "another town"),
        ({"day": "2024-05-04"}, "three days later"),
        ({"sub": "Arrests", "kind": "Strategic developments"}, "another kind"),
        ({"status": EventStatus.FOILED}, "foiled, the other occurred"),
        ({"status": EventStatus.ONGOING_TREND}, "a trend"),
        ({"perpetrators": ("bla",)}, "another group and another toll"),
        ({"day": None, "published": "2024-06-02"}, "undated, published a month later"),
    ],
)
def test_what_does_not_fit_stays_apart(store, tell, incidents, change, why):
    tell(ONE, killed=3, perpetrators=("ttp",))
    tell(TWO, "Invented Post", **{"killed": 30, "perpetrators": ("ttp",)} | change)
    fuse(store)
    assert len(incidents()) == 2, why


def test_two_events_of_one_document_are_never_one(store, incidents):
    report = Report(about={"published": dt.date(2024, 5, 2)})
    report.event(ONE, day="2024-05-01", place=BANNU).event(
        "A second blast hit the rescuers in Bannu.", day="2024-05-01", place=BANNU
    )
    store.add(report.extraction(), store.start_run("test", "0"))
    fuse(store)
    assert len(incidents()) == 2


def test_a_report_must_fit_every_report_of_the_incident(store, tell, incidents):
    """B fits A and C, but A and C name groups that have nothing to do with each other: C is not let in by way of B."""
    tell("Alpha: a bomber hit the post in Bannu, three dead.", killed=3, perpetrators=("ttp",))
    tell("Beta: a blast tore through the Bannu post.", "Invented Post")
    tell("Gamma: nine died in the Bannu bombing.", "Third Paper", killed=9, perpetrators=("bla",))
    fuse(store)
    assert [row[1] for row in incidents()] == [2, 1]


def test_a_copied_text_and_a_second_report_of_a_publisher_add_no_source(store, tell, incidents):
    tell(ONE, killed=3)
    tell(f"{ONE} The agency said no more.", "Copying Times", killed=3)
    tell("A suicide attacker killed three policemen at a Bannu checkpoint.", "Made-up Daily", killed=3)
    fuse(store)
    ((_, reports, sources, *_),) = incidents()
    assert (reports, sources) == (3, 1)


def test_step_by_step_gives_what_one_go_gives(store, tell, incidents):
    stories = [
        (ONE, {"killed": 3}),
        (TWO, {"killed": 5}),
        ("Troops fought gunmen near Wana all night.", {"place": WANA, **CLASH}),
        ("The Wana firefight left two soldiers dead.", {"place": WANA, "killed": 2, **CLASH}),
        ("A day later police counted five dead in Bannu.", {"killed": 5, "day": "2024-05-02"}),
    ]
    for number, (sentence, event) in enumerate(stories):
        tell(sentence, f"Paper {number}", **event)
        fuse(store)
    stepwise = [(row[0], *row[1:6], sorted(row[6].split(" | "))) for row in incidents()]
    assert fuse_anew(store) == 2
    assert sorted(stepwise) == sorted((row[0], *row[1:6], sorted(row[6].split(" | "))) for row in incidents())
    assert fuse(store) == 0


def test_the_id_stays_when_reports_come_and_changes_only_when_the_earliest_goes(store, tell, incidents):
    first = tell(ONE, killed=3)
    fuse(store)
    before = incidents()[0][0]
    tell(TWO, "Invented Post", killed=5)
    fuse(store)
    assert [row[0] for row in incidents()] == [before]
    store.remove(first)
    fuse(store)
    ((key, reports, _, low, high, *_),) = incidents()
    assert (key != before, reports, low, high) == (True, 1, 5, 5)


def test_removing_the_only_report_removes_the_incident(store, tell, incidents):
    only = tell(ONE)
    fuse(store)
    assert store.remove(only).incidents == 1
    assert incidents() == []


def test_a_newer_reading_moves_its_report(store, tell, incidents):
    tell(ONE, killed=3)
    document = tell(TWO, "Invented Post", killed=5)
    fuse(store)
    run = store.start_run("reread", "2")
    about = {"title": TWO, "publisher": "Invented Post", "published": dt.date(2024, 5, 2)}
    store.replace(Report(about=about).event(TWO, day="2024-05-01", place=WANA, killed=5).extraction(), run)
    fuse(store)
    assert [row[1] for row in incidents()] == [1, 1]
    assert store.document(document).title == TWO
    assert store.doctor() == []


def test_decisions_move_incidents_and_undoing_moves_them_back(store, tell, incidents):
    tell(ONE, killed=3)
    tell(TWO, "Invented Post", killed=5)
    fuse(store)
    mine = Decisions(store, "Tester")
    second = store.extraction(store.documents()[1].id).events[0].id
    entry = mine.correct("event", second, {"date_start": "2023-01-01", "date_end": "2023-01-01"}, "another year")
    fuse_after(store, entry)
    assert [row[1] for row in incidents()] == [1, 1]
    fuse_after(store, mine.undo(entry.n, "it was right"))
    assert [row[1] for row in incidents()] == [2]
    rejected = mine.reject("event", second, "not an event")
    fuse_after(store, rejected)
    assert [(row[1], row[4]) for row in incidents()] == [(1, 3)]
    fuse_after(store, mine.undo(rejected.n, "it is one"))
    assert [(row[1], row[4]) for row in incidents()] == [(2, 5)]


def test_merging_actors_renames_them_in_incidents(store, tell):
    tell(ONE, perpetrators=("g-bannu-wing",))
    fuse(store)

    def named():
        with store.reading() as connection:
            return connection.execute(select(t.incident_actors.c.entity)).scalars().all()

    mine = Decisions(store, "Tester")
    entry = mine.merge_actors("g-bannu-wing", "ttp", "one and the same")
    fuse_after(store, entry)
    assert named() == ["ttp"]
    fuse_after(store, mine.undo(entry.n, "no"))
    assert named() == ["g-bannu-wing"]


def test_a_vague_date_merges_only_with_more_in_common(store, tell, incidents):
    may = DateSpan(dt.date(2024, 5, 1), dt.date(2024, 5, 31), DatePrecision.MONTH)
    tell(ONE, killed=30, perpetrators=("ttp",))
    tell(
        "In May thirty died in Bannu at the hands of the group.",
        "Invented Post",
        "2024-09-01",
        day=None,
        date=may,
        killed=30,
    )
    tell("There was a bombing in Bannu in May.", "Third Paper", "2024-09-01", day=None, date=may)
    years = DateSpan(dt.date(2022, 1, 1), dt.date(2024, 6, 30), DatePrecision.RELATIVE_PERIOD)
    tell("Over the years thirty died in Bannu.", "Fourth", "2024-09-01", day=None, date=years, killed=30)
    fuse(store)
    assert [row[1] for row in incidents()] == [2, 1, 1]


def test_the_distance_to_the_border_is_signed_and_only_for_exact_places(store, tell):
    tell(ONE)
    tell("A clash near Wana.", place={**WANA, "precision": PlacePrecision.DISTRICT}, **CLASH)
    fuse(store)
    with store.reading() as connection:
        rows = connection.execute(select(t.incidents.c.place_name, t.incidents.c.border_km)).all()
    found = dict(tuple(row) for row in rows)
    assert 40 < found["Bannu"] < 80
    assert found["Wana"] is None
