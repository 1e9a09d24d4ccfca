"""A small store's desk follows at once; a large one's behind the sessions' backs, but for the one that changed it."""

import datetime as dt
from threading import Event as Signal

import pytest

from components import desk as desks
from components.desk import Shelf
from sourceline.fuse import fuse_after
from sourceline.query import Filters, counts
from sourceline.query import load_desk as read_desk
from sourceline.store.decisions import Decisions
from tests.components.sample import sample_store


@pytest.fixture
def store(tmp_path):
    found = sample_store(tmp_path)
    yield found
    found.close()


@pytest.fixture
def large(monkeypatch):
    """Every store counts as a large one, and a second reading takes until the signal."""
    ready, readings = Signal(), []

    def slowly(store):
        readings.append(store)
        assert len(readings) == 1 or ready.wait(20)
        return read_desk(store)

    monkeypatch.setattr(desks, "LARGE", 0)
    monkeypatch.setattr(desks, "load_desk", slowly)
    return ready


def reject_an_event(store, desk):
    alone = desk.frames.incidents["reports"].to_list().index(1)
    event = desk.frames.reports["id"][desk.frames.reports["incident_row"].to_list().index(alone)]
    fuse_after(store, Decisions(store, "Tester").reject("event", event, "for the test"))


def incidents(desk):
    return counts(desk, Filters()).incidents


def test_a_small_desk_follows_at_once(store):
    shelf = Shelf(store)
    before = shelf.desk()
    assert shelf.desk() is before
    reject_an_event(store, before)
    assert incidents(shelf.desk()) == incidents(before) - 1


def test_a_large_desk_is_served_until_the_newer_one_is_read(store, large):
    shelf = Shelf(store)
    before = shelf.desk()
    reject_an_event(store, before)
    assert shelf.desk() is before
    assert shelf.desk() is before
    large.set()
    shelf._helper.join(20)
    assert shelf.desk().revision == store.revision()
    assert incidents(shelf.desk()) == incidents(before) - 1


def test_who_changed_a_large_store_sees_so_at_once(store, large):
    shelf = Shelf(store)
    before = shelf.desk()
    reject_an_event(store, before)
    large.set()
    assert incidents(shelf.desk(least=store.revision())) == incidents(before) - 1


def test_a_reading_that_fails_is_tried_again(store, large, monkeypatch):
    shelf = Shelf(store)
    before = shelf.desk()
    reject_an_event(store, before)
    monkeypatch.setattr(desks, "load_desk", lambda _store: (_ for _ in ()).throw(OSError("no disk")))
    assert shelf.desk() is before
    shelf._helper.join(20)
    monkeypatch.setattr(desks, "load_desk", read_desk)
    assert shelf.desk() is before
    shelf._helper.join(20)
    assert shelf.desk().revision == store.revision()


def test_a_desk_moves_on_to_the_next_day(store):
    shelf = Shelf(store)
    shelf._desk = yesterday = read_desk(store, dt.date(2020, 1, 1))
    assert shelf.desk().today == dt.datetime.now(dt.UTC).date()
    assert shelf.desk().frames is yesterday.frames
