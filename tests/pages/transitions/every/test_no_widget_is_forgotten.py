"""Looks at every page over the starter corpus, in many states: a widget without a transition test fails here."""

import os
import subprocess
import sys
from fnmatch import fnmatchcase

import pytest

from components.navigation import ROOMS
from sourceline.settings import settings
from tests.pages.transitions.driver import Screen
from tests.pages.transitions.every.acting import row, widgets
from tests.pages.transitions.every.cases import CASES
from tests.pages.transitions.every.hands import WHOLE, two_previewed
from tests.pages.transitions.every.test_every_download import DOWNLOADS
from tests.pages.transitions.every.test_every_review import REVIEW
from tests.pages.transitions.every.test_every_widget import FILTERS, PAGERS

EVERY = 7
"""Of so many reports of the corpus, one is read: enough for two pages of claims, and quick."""
NOTHING = {"q": "zzzz"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, root):
    """Address of a store with a part of the starter corpus."""
    url = f"sqlite:///{tmp_path_factory.mktemp('corpus') / 'corpus.db'}"
    reports = [*root.glob("seeds/*.txt"), *sorted(root.glob("seeds/digests/*.md"))[::EVERY]]
    command = [sys.executable, "-m", "sourceline", "ingest", *map(str, reports)]
    environment = {**os.environ, "SOURCELINE_STORE_URL": url}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    return url


def first(page, start):
    return page.keys(start)[0]


def accepted(page):
    """Open the first review, accept it: its history has an undo then."""
    page.click(first(page, "review_"))
    form = next(key for key in page.keys("fix_") if key.endswith("_reason")).removesuffix("_reason")
    if page.keys(f"{form}_lookup"):
        page.set(f"{form}_lookup", "Wana")
    yield page
    page.fill(**{f"{form}_author": "Analyst A", f"{form}_reason": "made up"}).click(f"{form}_accept")
    yield page


def states(name):
    """The page as it opens, filtered, empty, and with what can be opened on it."""
    page = Screen(name, show="all").fill(view_name="Kept").click("view_save")
    yield page
    yield page.click("glossary")
    if name in OPENED:
        yield Screen(name, type="battles")
        yield Screen(name, **NOTHING)
    yield from OPENED.get(name, UNFILTERED.get(name))()


def overview():
    yield Screen("overview").set("overview_by", "perpetrator")


def on_map():
    page = Screen("map")
    yield page.click(first(page, "map_line_within"))
    yield page.click(first(page, "map_line_i_"))
    yield from accepted(page)


def border():
    yield Screen("border", incident=_an_incident())


def network():
    page = Screen("links", actor="ttp", near="ttp,al-qaida", hide="isis-k", span="2020-01..2026-12")
    yield page
    yield row(page, "link_rows")
    yield from accepted(page)
    yield Screen("links", view="matrix")
    yield Screen("links", families="none")


def events():
    page = Screen("events")
    yield row(page, "incident_rows")
    yield from accepted(page)


def timeline():
    for by in ("perpetrator", "admin2", "admin1", "event_type"):
        yield Screen("timeline", by=by)
        yield Screen("timeline", by=by, view="grid")
    yield row(Screen("timeline"), "incident_rows")


def claims():
    page = Screen("claims")
    yield page.click(first(page, "more_"))
    yield from accepted(page)


def profiles():
    page = Screen("profiles", who="ttp")
    yield row(page, "incident_rows")
    yield row(page, "link_rows")


def document():
    page = Screen("document")
    yield page.click(first(page, "note_"))
    yield Screen("document", doc="gone")


def add():
    yield Screen("add").set("add_text", WHOLE).click("read_text")
    yield Screen("add").set("add_folder", value=True)
    yield two_previewed(Screen("add"))


def data():
    page = row(Screen("data"), "data_reports")
    yield page
    yield page.click("remove_report")


OPENED = {
    "overview": overview,
    "map": on_map,
    "border": border,
    "links": network,
    "events": events,
    "timeline": timeline,
    "claims": claims,
    "profiles": profiles,
    "document": document,
}
UNFILTERED = {"add": add, "data": data}


def _an_incident():
    page = Screen("events")
    return row(page, "incident_rows").url["incident"]


def known_on(name):
    """Patterns of the widgets that a transition test of this page acts on."""
    own = [case.keys for case in CASES if case.page == name or case.everywhere]
    return [*own, *FILTERS, *PAGERS, *REVIEW, *DOWNLOADS]


@pytest.mark.parametrize("name", [room.key for room in ROOMS])
def test_every_widget_has_its_transition(corpus, monkeypatch, name):
    monkeypatch.setenv("SOURCELINE_STORE_URL", corpus)
    settings.cache_clear()
    known = known_on(name)
    seen = {key: kind for page in states(name) for key, kind in widgets(page).items()}
    settings.cache_clear()
    assert len(seen) > 5
    assert {key: kind for key, kind in seen.items() if not any(fnmatchcase(key, like) for like in known)} == {}
