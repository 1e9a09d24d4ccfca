"""A large store that changed: the page says so while the newer desk is read, and then that it lies ready."""

from threading import Event as Signal

import pytest

from components import desk as desks
from sourceline.query import load_desk as read_desk
from tests.components.test_desk import reject_an_event
from tests.pages.transitions.driver import Screen

_TOLD = "The store has changed: this page is being brought up to date. Until then it shows what was there before."


@pytest.fixture
def reading(monkeypatch):
    """Every store counts as a large one; a second reading takes until the signal."""
    ready, readings = Signal(), []

    def slowly(store):
        readings.append(store)
        assert len(readings) == 1 or ready.wait(20)
        return read_desk(store)

    monkeypatch.setattr(desks, "LARGE", 0)
    monkeypatch.setattr(desks, "load_desk", slowly)
    return ready


def test_the_page_shows_what_was_there_until_the_newer_desk_is_read(own, reading):
    page = Screen("events")
    before = int(page.figure("incidents"))
    assert _TOLD not in page.text()
    reject_an_event(own, read_desk(own))
    page.run()
    assert _TOLD in page.text()
    assert int(page.figure("incidents")) == before
    reading.set()
    desks._shelf(own.url)._helper.join(20)
    page.run()
    assert _TOLD not in page.text()
    assert int(page.figure("incidents")) == before - 1
