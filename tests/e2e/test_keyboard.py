"""By keyboard: past the bar in one step; and nothing that stands open is closed under the analyst's hands."""

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import opened, rested, settled

pytestmark = pytest.mark.e2e
_READ = """() => document.querySelector('[data-testid="stMainBlockContainer"]')
    .insertAdjacentHTML("beforeend", '<div class="st-key-newer_desk_read">The store has changed.</div>')"""
_GONE = "() => document.querySelector('.st-key-newer_desk_read').remove()"


@pytest.fixture
def asked(tab):
    """What the page asked of the server, in order."""
    frames = []

    def keep(frame):  # a method of a list cannot listen
        frames.append(frame)

    tab.on("websocket", lambda line: line.on("framesent", keep))
    opened(tab, "/events")
    return frames


def test_the_first_step_leads_past_the_bar(tab):
    opened(tab, "/events")
    skip = tab.get_by_role("link", name="Skip to the page")
    expect(skip).not_to_be_in_viewport()
    tab.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    tab.keyboard.press("Enter")
    expect(tab.get_by_test_id("stMain")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('[data-testid=stMain]').contains(document.activeElement)")
    expect(skip).not_to_be_in_viewport()


def test_a_newer_desk_waits_for_an_open_list(tab, asked):
    tab.get_by_role("combobox").first.click()
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.evaluate(_READ)
    many = len(asked)
    tab.wait_for_timeout(1_500)
    assert len(asked) == many
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    tab.wait_for_timeout(1_500)
    assert len(asked) == many + 1
    tab.evaluate(_GONE)
    settled(tab)


def test_a_newer_desk_is_taken_up_where_nothing_is_open(tab, asked):
    many = len(asked)
    tab.evaluate(_READ)
    tab.wait_for_timeout(1_500)
    assert len(asked) == many + 1
    tab.evaluate(_GONE)
    settled(tab)


def test_on_a_phone_escape_closes_a_list_and_then_the_bar(tab):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, "/events")
    bar = tab.get_by_test_id("stSidebar")
    tab.get_by_test_id("stExpandSidebarButton").click()
    rested(tab, bar.get_by_role("combobox", name="Group", exact=True)).click()
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    expect(bar).to_have_attribute("data-collapsed", "false")
    tab.keyboard.press("Escape")
    expect(bar).to_have_attribute("data-collapsed", "true")
