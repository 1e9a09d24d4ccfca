"""Made-up reports for the pages, that differ in what a filter can ask for. No sentence is from a real report."""

import datetime as dt

from sourceline.codes import EventStatus, LinkStatus, Modality, Relation, Reliability, SpeakerKind, Stance
from sourceline.fuse import fuse
from sourceline.store import open_store
from sourceline.store.decisions import Decisions
from tests.engine.store.made import BANNU, SPIN_BOLDAK, WANA, Blame, Report

RECENT = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=3)
"""A day that every moving period covers."""
ARRESTS = {"sub": "Arrests", "kind": "Strategic developments"}
CLASH = {"sub": "Armed clash", "kind": "Battles"}
ATTACK = {"sub": "Attack", "kind": "Violence against civilians"}


def reports():
    """Five reports: four incidents with a date, one without; three speakers; three links."""
    one = Report(about={"title": "Blast in Bannu", "publisher": "Made-up Daily", "published": dt.date(2024, 5, 2)})
    one.event(
        "A bomber struck a checkpost in Bannu, killing three.",
        day="2024-05-01",
        place=BANNU,
        killed=3,
        perpetrators=("ttp",),
    )
    one.claim(
        "The group said the Bannu bombing was its work.",
        "ttp",
        speaker_kind=SpeakerKind.ARMED_GROUP,
        by_actor=True,
        stance=Stance.CLAIMS_RESPONSIBILITY,
        about=(0,),
    )
    one.claim("Police say the madrasas stay open.")
    yield one
    two = Report(about={"title": "Denial", "publisher": "Invented Post", "published": dt.date(2024, 5, 2)})
    two.event(
        "Five people died when a suicide attacker hit a post in Bannu.",
        day="2024-05-01",
        place=BANNU,
        killed=5,
        blamed_on=(Blame("jua", "officials"),),
    )
    two.claim(
        "A spokesman denied any part in it.",
        "jua",
        speaker_kind=SpeakerKind.ARMED_GROUP,
        stance=Stance.DENIES,
        by_actor=True,
        about=(0,),
    )
    two.link("The faction broke away from the movement.", "jua", Relation.SPLINTER_OF, "ttp")
    yield two
    three = Report(about={"title": "Two arrests", "publisher": "Invented Post", "published": dt.date(2024, 6, 20)})
    three.event("Troops caught two men near Wana.", day="2024-06-19", place=WANA, **ARRESTS, perpetrators=("pak-army",))
    three.event(
        "A clash was said to go on in Spin Boldak.",
        day="2024-06-18",
        place=SPIN_BOLDAK,
        status=EventStatus.ALLEGED,
        perpetrators=("afghan-taliban",),
        **CLASH,
    )
    three.link("The army fights the movement.", "pak-army", Relation.OPPOSES, "ttp")
    yield three
    four = Report(about={"title": "Night attack", "publisher": "Sample Wire", "published": RECENT})
    four.event(
        f"Gunmen shot a teacher in Wana on {RECENT}.",
        day=RECENT.isoformat(),
        place=WANA,
        killed=1,
        perpetrators=("isis-k",),
        **ATTACK,
    )
    four.claim("Analysts warn of more attacks on schools.", "analysts", stance=Stance.WARNS, modality=Modality.LIKELY)
    four.link(
        "Officials allege that the branch shelters the group.",
        "isis-k",
        Relation.SHELTERS,
        "ttp",
        status=LinkStatus.ALLEGED,
    )
    yield four
    five = Report(about={"title": "A plot", "publisher": None, "published": None})
    five.event("Somewhere a plot was foiled.", status=EventStatus.FOILED)
    yield five


def fill(store):
    """Put the reports into a store, with a graded source, an accepted event and distances to the border."""
    run = store.start_run("test", "0")
    for report in reports():
        store.add(report.extraction(), run)
    store.finish_run(run)
    mine = Decisions(store, "Tester")
    mine.grade_source("Made-up Daily", Reliability.B, "made up")
    mine.accept("event", event_at(store, "Wana", "Arrests").id, "checked")
    fuse(store)
    with store.writing() as connection:
        for place, distance in (("Bannu", 61.5), ("Wana", 22), ("Spin Boldak", -8)):
            connection.exec_driver_sql("UPDATE incidents SET border_km = ? WHERE place_name = ?", (distance, place))


def fill_long(store, reports_count=60):
    """As many incidents, claims, each of a day and a toll of its own, as need two pages."""
    run = store.start_run("test", "0")
    for number in range(reports_count):
        day = dt.date(2023, 1, 1) + dt.timedelta(days=7 * number)
        about = {"title": f"Report {number}", "publisher": "Made-up Daily", "published": day}
        report = Report(about=about)
        sentence = f"Bombing number {number} hit a post."
        report.event(sentence, day=day.isoformat(), place=BANNU, killed=number + 1, perpetrators=("ttp",))
        report.claim(f"Police counted blast number {number}.")
        store.add(report.extraction(), run)
    store.finish_run(run)
    fuse(store)


def event_at(store, place, sub_type):
    """The event of a place and a sub-event type."""
    events = (event for row in store.documents() for event in store.extraction(row.id).events)
    return next(e for e in events if e.place and e.place.name == place and e.sub_event_type == sub_type)


def opened(url, filler=fill):
    """A filled store at an address."""
    store = open_store(url)
    filler(store)
    return store
