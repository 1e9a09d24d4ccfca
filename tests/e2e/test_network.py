"""The network of group links as a hand moves it: neighbours, hidden actors, a window of time, from the keyboard too."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import opened, settled

pytestmark = pytest.mark.e2e


def rows(page, told):
    """Wait for the line over the table to tell so many links."""
    expect(page.get_by_text(re.compile(rf"^{told} different links?\b"))).to_be_visible(timeout=20_000)


def name_actor(page, name):
    """Choose an actor with the keyboard alone."""
    box = page.get_by_role("combobox", name="Actor")
    box.focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-opened_links").get_by_text(f"Links of {name}")).to_be_visible(timeout=20_000)
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


CHART = ".st-key-link_network .stEChartsChart"


def place(page, actor):
    """Where an actor is, as the chart tells: in the network's own units, and in pixels of the chart."""
    return page.evaluate(
        """([chart, actor]) => {
            const node = document.querySelector(chart);
            const key = Object.keys(node).find(name => name.startsWith("__reactFiber$"));
            for (let fiber = node[key]; fiber; fiber = fiber.return)
                for (let hook = fiber.memoizedState; hook?.next !== undefined; hook = hook.next) {
                    const state = hook.memoizedState;
                    if (!state?.getZr) continue;
                    const data = state.getModel().getSeriesByIndex(0).getData();
                    for (let i = 0; i < data.count(); i += 1)
                        if (data.getId(i) === actor) {
                            const [, , , , x, y] = data.getItemGraphicEl(i).getComputedTransform();
                            return [data.getItemLayout(i).map(n => Math.round(n * 50) / 50), [x, y]];
                        }
                }
            return null;
        }""",
        [CHART, actor],
    )


def stands(page, actor, wanted):
    """Wait until an actor stands at a place of the network."""
    for _ in range(50):
        now = place(page, actor)
        if now and now[0] == pytest.approx(wanted, abs=0.05):
            return
        page.wait_for_timeout(200)
    assert now[0] == wanted


def test_a_dragged_actor_stays_where_it_was_put(tab):
    tab.set_viewport_size({"width": 1440, "height": 1300})  # the whole chart is in reach of the mouse
    opened(tab, "/links")
    tab.get_by_role("button", name="Whole network").wait_for()
    tab.wait_for_timeout(1000)
    own, (x, y) = place(tab, "jua")
    box = tab.locator(CHART).bounding_box()
    tab.mouse.move(box["x"] + x, box["y"] + y)
    tab.mouse.down()
    tab.mouse.move(box["x"] + x + 40, box["y"] + y - 20, steps=5)
    tab.mouse.move(box["x"] + x + 90, box["y"] + y - 60, steps=5)
    tab.mouse.up()
    expect(tab.get_by_role("button", name="Put everybody back")).to_be_visible()
    put = place(tab, "jua")[0]
    assert put != pytest.approx(own, abs=0.05)
    tab.locator(".st-key-link_unnamed label").first.click()  # other links are drawn
    rows(tab, 6)
    stands(tab, "jua", put)
    opened(tab, "/links")  # another visit of the same browser
    stands(tab, "jua", put)
    tab.get_by_role("button", name="Put everybody back").click()
    stands(tab, "jua", own)


def between(above, below):
    """Pixels between the foot of a part and the head of another."""
    box = above.bounding_box()
    return below.bounding_box()["y"] - box["y"] - box["height"]


def test_on_a_phone_the_network_comes_before_what_chooses_it(tab):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, "/links")
    slider = tab.locator(".st-key-link_evidence")
    expect(slider).to_be_hidden()
    assert tab.locator(CHART).bounding_box()["y"] < 420
    tab.get_by_label("Choose what is drawn").check()
    expect(slider).to_be_visible()
    opened(tab, "/links?actor=ttp")
    expect(tab.get_by_role("heading", name="Links of TTP")).to_be_in_viewport(timeout=20_000)


def test_on_a_phone_the_facets_of_claims_come_first_and_folded(tab):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, "/claims")
    fold, facet = tab.get_by_label("Narrow by stance, speaker or source"), tab.get_by_role("button", name="denies (")
    card = tab.locator("[class*='st-key-claim_c_']").first
    expect(card).to_be_visible(timeout=20_000)
    assert 0 < between(fold, card) <= 50  # stacked columns keep no gap of columns that stand side by side
    expect(facet).to_be_hidden()
    fold.check()
    expect(facet).to_be_visible()


def test_on_a_phone_figures_that_wrap_stand_close(tab):
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, "/")
    first, second = (tab.get_by_test_id("stMetric").nth(number) for number in (0, 1))
    assert 0 <= between(first, second) <= 20
