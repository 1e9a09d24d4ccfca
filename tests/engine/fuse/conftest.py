"""A store of its own for each test, and a way to add made-up reports to it."""

import datetime as dt

import pytest

from sourceline.store import open_store
from tests.engine.store.made import BANNU, Report


@pytest.fixture
def store(store_url):
    """An empty store."""
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def tell(store):
    """Adds a report of one event and gives its document's id."""
    run = store.start_run("test", "0")

    def add(sentence, publisher="Made-up Daily", published="2024-05-02", **event):
        about = {"title": sentence, "publisher": publisher, "published": dt.date.fromisoformat(published)}
        found = Report(about=about).event(sentence, **{"day": "2024-05-01", "place": BANNU} | event).extraction()
        store.add(found, run)
        return found.document.id

    return add


@pytest.fixture
def incidents(store):
    """The incidents as they stand: id, reports, sources, killed range, disputed, and the sentences they hold."""

    def rows():
        with store.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT i.id, i.reports, i.sources, i.killed_min, i.killed_max, i.disputed, group_concat(q.text, ' | ')"
                " FROM incidents i JOIN incident_events m ON m.incident = i.n JOIN quotes q ON q.event = m.event"
                " GROUP BY i.n ORDER BY i.n"
            )
            return [tuple(row) for row in found]

    return rows
