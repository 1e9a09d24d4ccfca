"""A desk that grew with its store equals one read from scratch, whatever came and went in between."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sourceline.codes import Relation, Stance
from sourceline.fuse import fuse, fuse_after
from sourceline.query import Filters, counts, event_reports, facets, incidents, load, load_desk
from sourceline.store import open_store
from sourceline.store.decisions import Decisions
from tests.engine.store.made import BANNU, WANA, Report

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "replace", "correct", "undo", "merge"]), st.integers(0, 5)), max_size=7
)


def report(number, place=BANNU):
    made = Report(about={"title": f"{number}", "publisher": f"Paper {number % 3}", "published": dt.date(2024, 5, 2)})
    made.event(f"Story {number} tells of a bombing.", day="2024-05-01", place=place, killed=3, perpetrators=("ttp",))
    made.claim(f"The group said story {number} was its work.", "ttp", by_actor=True, stance=Stance.ASSERTS, about=(0,))
    return made.link(f"In story {number} one fights the other.", "jua", Relation.OPPOSES, "ttp").extraction()


class Life:
    """Does things to a store, as ingest and analysts do."""

    def __init__(self, store):
        self.store = store
        self.mine = Decisions(store, "Tester")

    def add(self, number):
        self.store.add(report(number), self.store.start_run("t", "0"))
        fuse(self.store)

    def remove(self, number):
        if number < len(documents := self.store.documents()):
            self.store.remove(documents[number].id)
            fuse(self.store)

    def replace(self, number):
        if self.store.has_text(report(number).document.sha256):
            self.store.replace(report(number, WANA), self.store.start_run("reread", "1"))
            fuse(self.store)

    def correct(self, number):
        if number < len(documents := self.store.documents()):
            event = self.store.extraction(documents[number].id).events[0].id
            fuse_after(self.store, self.mine.correct("event", event, {"killed_min": 9, "killed_max": 9}, "counted"))

    def undo(self, _number):
        if (log := self.mine.log()) and all(entry.undoes != log[-1].n for entry in log):
            fuse_after(self.store, self.mine.undo(log[-1].n, "wrong"))

    def merge(self, _number):
        if self.store.documents():
            fuse_after(self.store, self.mine.merge_actors("jua", "al-qaida", "for the test"))


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_a_grown_desk_equals_a_fresh_one(tmp_path_factory, steps):
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('life') / 'life.db'}")
    life = Life(store)
    for step, number in [("add", 0), *steps]:
        getattr(life, step)(number)
        grown = load_desk(store).frames
        kept = load._bases.pop(store.key())
        fresh = load_desk(store).frames
        load._bases[store.key()] = kept
        for name in load.NAMES:
            assert getattr(grown, name).equals(getattr(fresh, name)), (name, step)
    store.close()


@pytest.mark.parametrize("gone", [0, 1])
def test_a_row_number_is_never_used_again(tmp_path, gone):
    store = open_store(f"sqlite:///{tmp_path / 'numbers.db'}")
    life = Life(store)
    life.add(0)
    life.add(1)
    before = set(load_desk(store).frames.claims["n"])
    life.remove(gone)
    life.add(2)
    new = set(load_desk(store).frames.claims["n"]) - before
    assert new == {max(before) + 1}


@pytest.mark.parametrize("grown", [True, False])
def test_a_desk_read_between_a_removal_and_fusion_shows_what_is_left(tmp_path, grown):
    store = open_store(f"sqlite:///{tmp_path / 'between.db'}")
    for number, place in ((0, BANNU), (1, BANNU), (2, WANA)):
        store.add(report(number, place), store.start_run("t", "0"))
    fuse(store)
    before = counts(load_desk(store), Filters())
    assert (before.incidents, before.reports, before.claims, before.links) == (2, 3, 3, 3)
    if not grown:
        load._bases.clear()
    for number in (0, 2):  # one of two reports of one incident, and the only report of the other
        store.remove(store.documents()[number - number // 2].id)
    desk = load_desk(store)
    left = counts(desk, Filters())
    assert (left.incidents, left.documents, left.claims, left.links) == (1, 1, 1, 1)
    assert len(event_reports(desk, Filters())) == len(incidents(desk, Filters())) == 1
    assert facets(desk, Filters())["groups"]["incidents"].to_list() == [1]
    store.close()
