"""A store of made-up reports that differ in everything a filter can ask for, and its desk."""

import datetime as dt

import pytest

from sourceline.codes import EventStatus, Relation, Reliability, SpeakerKind, Stance
from sourceline.fuse import fuse
from sourceline.query import load_desk
from sourceline.store import open_store
from sourceline.store.decisions import Decisions
from tests.engine.store.made import BANNU, SPIN_BOLDAK, WANA, Blame, Report

TODAY = dt.date(2024, 6, 30)
ARRESTS = {"sub": "Arrests", "kind": "Strategic developments"}
CLASH = {"sub": "Armed clash", "kind": "Battles", "status": EventStatus.ALLEGED}
MAY_DAY = {"day": "2024-05-01", "place": BANNU}
OWN = {"by_actor": True, "about": (0,)}


def reports():
    one = Report(about={"title": "Bannu", "publisher": "Made-up Daily", "published": dt.date(2024, 5, 2)})
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
        by_actor=True,
        stance=Stance.CLAIMS_RESPONSIBILITY,
        about=(0,),
    )
    one.claim("Police say the madrasas stay open.", speaker_kind=SpeakerKind.POLICE)
    yield one
    two = Report(about={"title": "Bannu again", "publisher": "Invented Post", "published": dt.date(2024, 5, 2)})
    two.event(
        "Five people died when a suicide attacker hit a post in Bannu.",
        day="2024-05-01",
        place=BANNU,
        killed=5,
        perpetrators=("jua",),
    )
    two.claim("A spokesman denied any part in it.", "jua", stance=Stance.DENIES, **OWN)
    two.link("The faction broke away from the movement.", "jua", Relation.SPLINTER_OF, "ttp")
    yield two
    three = Report(about={"title": "Wana", "publisher": "Invented Post", "published": dt.date(2024, 6, 20)})
    three.event("Troops caught two men near Wana.", day="2024-06-19", place=WANA, **ARRESTS, perpetrators=("pak-army",))
    three.event(
        "A clash was said to go on in Spin Boldak.",
        day="2024-06-18",
        place=SPIN_BOLDAK,
        **CLASH,
    )
    three.link("The army fights the movement.", "pak-army", Relation.OPPOSES, "ttp")
    yield three
    four = Report(about={"title": "Café", "publisher": None, "published": None})
    four.event(
        "Somewhere a plot against the Café was foiled.",
        status=EventStatus.FOILED,
        blamed_on=(Blame("ttp", "officials"),),
    )
    four.claim("Officials warn of more attacks on schools.", "officials", stance=Stance.WARNS)
    yield four


@pytest.fixture(scope="session")
def desk_store(tmp_path_factory):
    """The store; read-only for tests."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}")
    run = store.start_run("test", "0")
    for report in reports():
        store.add(report.extraction(), run)
    mine = Decisions(store, "Tester")
    mine.grade_source("Made-up Daily", Reliability.B, "made up")
    wana = next(event for event in store.extraction(store.documents()[2].id).events if event.place.name == "Wana")
    mine.accept("event", wana.id, "checked")
    fuse(store)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE incidents SET border_km = 61.5 WHERE place_name = 'Bannu'")
        connection.exec_driver_sql("UPDATE incidents SET border_km = 22 WHERE place_name = 'Wana'")
        connection.exec_driver_sql("UPDATE incidents SET border_km = -8 WHERE place_name = 'Spin Boldak'")
    yield store
    store.close()


@pytest.fixture(scope="session")
def desk(desk_store):
    """The desk of the store, on a fixed day."""
    return load_desk(desk_store, TODAY)
