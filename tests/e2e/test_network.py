"""The network of group links as a hand moves it: neighbours, hidden actors, a window of time, from the keyboard too."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import opened, settled

pytestmark = pytest.mark.e2e


def rows(page, told):
    """Wait for the line over the table to tell so many links."""
    expect(page.get_by_text(re.compile(rf"^{told} links?\b"))).to_be_visible(timeout=20_000)


def name_actor(page, name):
    """Choose an actor with the keyboard alone."""
    box = page.get_by_role("combobox", name="Actor")
    box.focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor="), timeout=20_000)
    settled(page)


def press(page, name):
    """Press a button with the keyboard."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled(timeout=20_000)
    button.focus()
    page.keyboard.press("Enter")
    settled(page)


def test_neighbours_and_hidden_actors_from_the_keyboard_and_across_pages(tab):
    opened(tab, "/links")
    rows(tab, 5)
    name_actor(tab, "Al-Qaida")
    press(tab, "Only its neighbours")
    rows(tab, 2)
    name_actor(tab, "TTP")
    press(tab, "Add its neighbours")
    rows(tab, 5)
    name_actor(tab, "JuA")
    press(tab, "Hide it")
    rows(tab, 3)
    chip = tab.get_by_role("button", name="Hidden: JuA ✕")
    tab.get_by_role("link", name="Events", exact=True).click()
    expect(tab.get_by_role("heading", name="What is reported of each event?")).to_be_visible(timeout=20_000)
    expect(chip).to_have_count(0)
    tab.get_by_role("link", name="Group links").click()
    expect(chip).to_be_visible(timeout=20_000)
    rows(tab, 3)
    tab.reload()
    rows(tab, 3)
    press(tab, "Hidden: JuA ✕")
    rows(tab, 5)
    tab.go_back()
    expect(chip).to_be_visible(timeout=20_000)
    rows(tab, 3)


def test_the_time_of_the_links_moves_with_the_arrow_keys_and_the_way_is_told(tab):
    opened(tab, "/links?way=al-qaida|jua")
    expect(tab.get_by_text("Al-Qaida → TTP → JuA")).to_be_visible()
    last = tab.locator(".st-key-link_span").get_by_role("slider").last
    last.focus()
    tab.keyboard.press("ArrowLeft")
    expect(tab.get_by_role("button", name="Time of the links: Nov 2023 to May 2024 ✕")).to_be_visible(timeout=20_000)
    rows(tab, 1)
    expect(tab.get_by_text("Al-Qaida → TTP → JuA")).to_have_count(0)
    tab.go_back()
    rows(tab, 5)
