"""Every file that a page offers holds what passes the filters: it differs when they do."""

from functools import partial

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sourceline.codes import Reliability
from sourceline.fuse import fuse
from sourceline.store.decisions import Decisions
from tests.pages.transitions.driver import Screen

DOWNLOADS = ("save_*", "reports_csv", "decisions_csv")
"""Patterns of the buttons that are tested here."""
COMPARED = ("png", "csv")
"""SVG and PDF are drawn by the same lines, and hold the time that they were made at."""
BEGINS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}
PAGES = {
    "overview": {"type": "battles"},
    "map": {"type": "battles"},
    "border": {"type": "battles"},
    "links": {"hide": "jua"},
    "events": {"type": "battles"},
    "timeline": {"country": "Pakistan"},
    "claims": {"stance": "denies"},
    "profiles": {"who": "jua"},
}
FEWER = {"links": {"view": "matrix", "hide": "jua"}, "timeline": {"view": "grid", "country": "Pakistan"}}


@pytest.fixture
def offered(monkeypatch):
    """What makes each file of the page drawn last, by the button's key."""
    found = {}
    before = DeltaGenerator.download_button

    def button(self, label, data, *args, **named):
        found[named["key"]] = data
        return before(self, label, data, *args, **named)

    monkeypatch.setattr(DeltaGenerator, "download_button", button)
    monkeypatch.setattr(st, "download_button", partial(button, st._main))
    return found


def files(offered, page, params, endings=tuple(BEGINS)):
    screen = Screen(page, **params)
    offered.clear()  # what the first page offered on the way
    screen.run()
    return {key: make() for key, make in offered.items() if key.endswith(endings)}


def check(all_of_it, part):
    assert all_of_it
    for key, content in all_of_it.items():
        ending = key.rpartition("_")[2]
        assert content.startswith(BEGINS[ending]), key
        if key in part:
            assert content != part[key], key


@pytest.mark.parametrize("name", PAGES)
def test_files_follow_the_filters(store, offered, name):
    whole, part = files(offered, name, {}), files(offered, name, PAGES[name], COMPARED)
    check(whole, part)
    assert set(part) <= set(whole)


@pytest.mark.parametrize("name", FEWER)
def test_the_other_shape_of_a_page_too(store, offered, name):
    check(files(offered, name, {"view": FEWER[name]["view"]}), files(offered, name, FEWER[name], COMPARED))


def test_the_lists_of_the_data_page_follow_the_store(store, offered):
    before = files(offered, "data", {})
    Decisions(store, "Analyst A").grade_source("Sample Wire", Reliability.C, "made up")
    store.remove(store.documents()[0].id)
    fuse(store)
    check(before, files(offered, "data", {}))
    assert set(before) == {"reports_csv", "decisions_csv"}


def test_the_file_of_claims_holds_every_page_of_them(long_store, offered):
    rows = files(offered, "claims", {}, ("csv",))["save_claims_csv"].decode("utf-8-sig").splitlines()
    assert len(rows) - 1 == 60
