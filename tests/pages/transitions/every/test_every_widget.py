"""Every widget of every page changes something: a table of transitions, and a look for widgets that are not in it."""

import datetime as dt

import pytest

from tests.pages.transitions.driver import Screen
from tests.pages.transitions.every.cases import CASES, FILTERED

FILTERS = {
    "filter_text": "post OR teacher",
    "filter_groups": ["isis-k", "ttp"],
    "filter_role": "perpetrator",
    "filter_factions": False,
    "filter_types": ["Explosions/Remote violence", "Violence against civilians"],
    "filter_sub_types": ["Attack", "Suicide bomb"],
    "filter_preset": "365d",
    "filter_since": dt.date(2024, 1, 1),
    "filter_until": dt.date(2024, 6, 1),
    "filter_countries": ["Pakistan"],
    "filter_provinces": ["Khyber Pakhtunkhwa"],
    "filter_districts": ["Bannu"],
    "filter_border_km": 100.0,
    "filter_border_side": "pakistan",
    "filter_statuses": ["occurred"],
    "filter_killed_min": 2,
    "filter_publishers": ["Made-up Daily"],
    "filter_reliabilities": ["B"],
    "filter_stances": ["claims_responsibility"],
    "filter_reviewed_only": True,
}
PAGERS = {"incidents_pager": ("events", "timeline", "profiles"), "claims_pager": ("claims",)}


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, pages in PAGERS.items() for name in pages])
def test_the_next_page_of_a_table_shows_other_rows(long_store, key, name):
    page = Screen(name)
    before = page.html() if name == "claims" else page.table("incident_rows").to_dict("records")
    page.set(key, 2)
    assert page.url["p"] == "2"
    assert (page.html() if name == "claims" else page.table("incident_rows").to_dict("records")) != before


@pytest.mark.parametrize("name", FILTERED)
def test_each_filter_changes_the_url_and_the_sentence_of_each_page(screen, name):
    page = screen(name)
    for key, value in FILTERS.items():
        before = page.url, page.sentence()
        page.set(key, value)
        assert page.url != before[0], key
        assert page.sentence() != before[1], key
        assert page.widget(key).value == value


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_widget_changes_what_it_is_for(store, case):
    page = Screen(case.page, **case.start)
    for step in getattr(case.act, "ready", ()):
        step(page, case.keys)
    key = next(filter(case.fits, page.keys()), case.keys)
    before = case.told(page, store)
    case.act(page, key)
    assert case.told(page, store) != before
