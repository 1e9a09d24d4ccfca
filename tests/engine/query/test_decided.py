"""The log of decisions says what each is about, in words."""

import pytest
from sqlalchemy import select

from sourceline.query.decided import subjects_of
from sourceline.store import tables as t
from sourceline.store.decisions import Decisions
from tests.pages.transitions.made_up import event_at, opened

WHY = "Made up for a test"


@pytest.fixture
def store(tmp_path):
    filled = opened(f"sqlite:///{tmp_path / 'decided.db'}")
    yield filled
    filled.close()


def first_of(store, table):
    with store.reading() as connection:
        return connection.execute(select(table.c.id).order_by(table.c.n)).scalars().first()


def test_records_actors_and_sources_are_named(store):
    clash = event_at(store, "Spin Boldak", "Armed clash").id
    link, claim = first_of(store, t.links), first_of(store, t.claims)
    mine = Decisions(store, "Analyst A")
    made = [mine.accept(kind, key, WHY) for kind, key in (("event", clash), ("link", link), ("claim", claim))]
    made += [mine.grade_source("Invented Post", "B", WHY), mine.merge_actors("jua", "ttp", WHY)]
    about = subjects_of(store, made, {"jua": "Jamaat-ul-Ahrar", "ttp": "Tehrik-i-Taliban"})
    assert about["event", clash] == "event: Armed clash, Spin Boldak, 2024-06-18 (Invented Post)"
    assert about["link", link] == "link: Jamaat-ul-Ahrar splinter of Tehrik-i-Taliban (Invented Post)"
    assert about["claim", claim] == "claim: Tehrik-i-Taliban claims responsibility (Made-up Daily)"
    assert about["source", "Invented Post"] == "source: Invented Post"
    assert about["actor", "jua"] == "actor: Jamaat-ul-Ahrar"


def test_what_was_removed_is_said_to_be_gone(store):
    clash = event_at(store, "Spin Boldak", "Armed clash").id
    made = Decisions(store, "Analyst A").reject("event", clash, WHY)
    with store.reading() as connection:
        report = select(t.documents.c.id).join_from(t.events, t.documents).where(t.events.c.id == clash)
        document = connection.execute(report).scalar_one()
    store.remove(document)
    assert subjects_of(store, [made], {})["event", clash] == "event: no longer in the store"
