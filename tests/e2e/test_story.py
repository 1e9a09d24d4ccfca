"""The whole story in a real browser without a network: from a report to the map, the charts and the sentence."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from components.navigation import ROOMS
from tests.e2e.serving import choose, figure, number, opened, serving, settled, visiting

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def seeded(tmp_path_factory, root):
    """A server over the seed report alone, read by the command an analyst would use."""
    folder = tmp_path_factory.mktemp("seeded")
    url = f"sqlite:///{folder / 'store.db'}"
    seed = next((root / "seeds").glob("*.txt"))
    command = [sys.executable, "-m", "sourceline", "ingest", str(seed)]
    subprocess.run(command, cwd=root, env=_environment(url), check=True, capture_output=True, timeout=180)
    with serving(url, folder) as base:
        yield base


@pytest.fixture
def seed_page(chromium, seeded):
    with visiting(chromium, seeded) as page:
        yield page


def _environment(url):
    import os

    return {**os.environ, "SOURCELINE_STORE_URL": url}


def test_a_first_deep_link_has_navigation_filters_and_sentence(chromium, seeded):
    """This test comes first: no page of this server has been opened before."""
    with visiting(chromium, seeded) as page:
        opened(page, "/claims?group=al-qaida")
        expect(page.get_by_test_id("sentence")).to_contain_text("Al-Qaida")
        expect(page.get_by_role("link", name="Border map")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Group: Al-Qaida"))).to_be_visible()


def test_the_seed_report_can_be_filtered_searched_and_read_at_its_sentence(seed_page):
    page = opened(seed_page, "/")
    everything = {label: number(page, label) for label in ("incidents", "claims", "reported links")}
    choose(page, "Group", "Al-Qaida")
    expect(page).to_have_url(re.compile("group=al-qaida"))
    narrowed = {label: number(page, label) for label in everything}
    assert 0 < narrowed["claims"] < everything["claims"]
    assert 0 < narrowed["reported links"] < everything["reported links"]
    assert narrowed["incidents"] < everything["incidents"]
    page.get_by_role("link", name="Claims").click()
    settled(page)
    expect(page.get_by_test_id("sentence")).to_contain_text("Al-Qaida")
    page.get_by_label("Search the claims").fill("Qaida")
    card = page.locator("[class*='st-key-claim_c_']").first
    expect(card.locator("mark").first).to_have_text("Qaida")
    quote = card.locator(".sl-quote").inner_text()
    card.get_by_role("link", name="Open in the document").click()
    settled(page)
    sentence = page.locator("#sl-at")
    expect(sentence).to_be_in_viewport(timeout=10_000)
    marked = "".join(page.locator(".sl-at").all_inner_texts())
    assert " ".join(marked.split()) in " ".join(quote.split())


def test_a_group_changes_the_seeds_map_charts_and_network(seed_page):
    page = opened(seed_page, "/map")
    before = _on_the_map(page)
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_role("heading", name="What happened, and what changed?")).to_be_visible(timeout=20_000)
    settled(page)
    actors = page.locator(".st-key-top_actors .js-plotly-plot")
    bars = actors.evaluate(_BARS)
    choose(page, "Group", "Al-Qaida")
    page.wait_for_function(
        f"before => ({_BARS})(document.querySelector('.st-key-top_actors .js-plotly-plot')) !== before", arg=bars
    )
    named = actors.evaluate("plot => Array.from(plot.data[0].y)")
    assert "Al-Qaida" in named
    assert len(named) < len(re.findall(r'"[^"]+"', bars))
    page.get_by_role("link", name="Border map").click()
    expect(page.get_by_test_id("sentence")).to_contain_text("Al-Qaida")
    after = _on_the_map(page, unlike=before[0])
    assert 0 < after[1] < before[1]
    page.get_by_role("link", name="Group links").click()
    expect(page.get_by_text(re.compile(r"^\d+ different links? "))).to_be_visible(timeout=20_000)


def _on_the_map(page, unlike=""):
    """What the map says under it, and for how many incidents it draws a mark or the number of an area."""
    said = page.get_by_text(re.compile(r"^\d+ incidents?: \d+ at a town or site"))
    expect(said).to_be_visible(timeout=60_000)
    if unlike:
        expect(said).not_to_have_text(unlike, timeout=30_000)
    page.wait_for_function(_MAP_DRAWN, timeout=60_000)
    return said.inner_text(), page.evaluate(_MAP_COUNT)


_MAP = "document.querySelector('.bm-root')?.borderMap"
_MAP_DRAWN = f"() => {{ const map = {_MAP}; return !!map && map.loaded() && map.areTilesLoaded(); }}"
_MAP_COUNT = f"""() => {_MAP}.queryRenderedFeatures({{layers: ['points', 'area-counts']}})
    .reduce((sum, mark) => sum + (mark.properties.count ?? 1), 0)"""


def test_a_filter_changes_the_map_and_the_charts(tab):
    opened(tab, "/")
    chart = tab.locator(".js-plotly-plot").first
    before = chart.evaluate(_BARS)
    choose(tab, "Group", "Jamaat-ul-Ahrar")
    expect(figure(tab, "incidents")).to_have_text("1")
    tab.wait_for_function(f"before => ({_BARS})(document.querySelector('.js-plotly-plot')) !== before", arg=before)
    tab.get_by_role("link", name="Border map").click()
    settled(tab)
    root = tab.locator(".bm-root[data-shown]")
    expect(root).to_have_attribute("data-shown", "1", timeout=30_000)
    tab.get_by_role("button", name=re.compile("^Group: ")).click()
    expect(root).to_have_attribute("data-shown", "5", timeout=30_000)


def test_the_map_keeps_its_zoom_when_filters_come_and_go(tab):
    opened(tab, "/map")
    root = tab.locator(".bm-root[data-shown='5']")
    expect(root).to_have_count(1, timeout=60_000)
    tab.evaluate("document.querySelector('.bm-root').borderMap.jumpTo({center: [70, 33], zoom: 7.25})")
    choose(tab, "Event type", "Battles")
    expect(tab.locator(".bm-root[data-shown='3']")).to_have_count(1, timeout=30_000)
    assert tab.evaluate("document.querySelector('.bm-root').borderMap.getZoom()") == 7.25
    tab.locator(".st-key-clear button").click()
    expect(root).to_have_count(1, timeout=30_000)
    assert tab.evaluate("document.querySelector('.bm-root').borderMap.getZoom()") == 7.25


_BARS = "plot => JSON.stringify(plot.data.map(t => [t.name, t.x, t.y]))"


def test_filters_survive_page_switch_reload_and_the_back_button(tab):
    opened(tab, "/")
    everything = number(tab, "incidents")
    choose(tab, "Event type", "Battles")
    battles = number(tab, "incidents")
    assert battles < everything
    tab.get_by_role("link", name="Events", exact=True).click()
    settled(tab)
    assert number(tab, "incidents") == battles
    tab.reload()
    settled(tab)
    assert number(tab, "incidents") == battles
    tab.locator(".st-key-clear button").click()
    expect(tab.get_by_test_id("sentence")).to_have_text("All incidents")
    expect(figure(tab, "incidents")).to_have_text(str(everything))
    tab.go_back()
    expect(tab.get_by_test_id("sentence")).to_have_text("Battles", timeout=20_000)
    tab.go_back()
    expect(tab.get_by_role("heading", name="What happened, and what changed?")).to_be_visible(timeout=20_000)
    expect(tab.get_by_test_id("sentence")).to_have_text("Battles", timeout=20_000)


def test_the_first_page_answers_to_its_name_too(tab):
    opened(tab, "/overview?type=battles")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(figure(tab, "incidents")).to_have_text("3")
    expect(tab.get_by_role("link", name="Overview", exact=True)).to_have_count(1)
    expect(tab.get_by_role("link", name="Overview", exact=True)).to_have_attribute("aria-current", "page")
    tab.get_by_role("link", name="Events", exact=True).click()
    expect(tab.get_by_role("heading", name="What is reported of each event?")).to_be_visible(timeout=20_000)
    for _ in range(2):  # as above: one entry or two
        if "/events" in tab.url:
            tab.go_back()
            settled(tab)
    expect(tab.get_by_role("heading", name="What happened, and what changed?")).to_be_visible(timeout=20_000)
    assert "/overview?type=battles" in tab.url
    opened(tab, "/?type=battles")
    expect(tab.get_by_role("link", name="Overview", exact=True)).to_have_count(1)
    expect(tab.get_by_role("link", name="Overview", exact=True)).to_have_attribute("aria-current", "page")
    expect(figure(tab, "incidents")).to_have_text("3")


def test_two_sessions_filter_on_their_own(chromium, server):
    with visiting(chromium, server) as first, visiting(chromium, server) as second:
        opened(first, "/")
        opened(second, "/")
        choose(first, "Event type", "Battles")
        choose(second, "Group", "Al-Qaida")
        expect(first.get_by_test_id("sentence")).to_have_text("Battles")
        expect(second.get_by_test_id("sentence")).not_to_contain_text("Battles")
        expect(figure(first, "incidents")).to_have_text("3")
        expect(figure(second, "incidents")).to_have_text("2")


@pytest.mark.parametrize("path", ["/", "/map", "/links", "/events", "/claims", "/document", "/add", "/data"])
def test_every_page_works_without_a_network(tab, path):
    """`visiting` fails where a request leaves the machine or a script breaks."""
    opened(tab, path)
    expect(tab.get_by_test_id("stException")).to_have_count(0)
    assert tab.evaluate("document.fonts.check('16px \"Noto Sans\"')")


def test_a_removed_report_takes_what_came_from_it_with_it(seed_page):
    """This test comes last on the seed report's server."""
    page = opened(seed_page, "/data")
    page.locator(".st-key-data_reports canvas").first.click(position={"x": 12, "y": 55}, force=True)
    page.get_by_role("button", name="Remove …").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("event reports")
    dialog.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text(re.compile("^Removed ")).or_(page.get_by_text("There are no reports")).first).to_be_visible(
        timeout=30_000
    )
    opened(page, "/claims")
    expect(page.get_by_test_id("claims-found")).to_contain_text("0 claims")


PAGES = {room.name: f"/{room.key}" for room in ROOMS[1:]}
"""Link -> path of every page after the first, in the order of the navigation."""


def on_page(tab, path):
    """Wait until a page is drawn and its address stands."""
    tab.wait_for_url(re.compile(rf"^https?://[^/]+{path}\?.*type=battles"), timeout=20_000)
    title = next(room.question for room in ROOMS if path == f"/{'' if room is ROOMS[0] else room.key}")
    expect(tab.get_by_role("heading", name=title, level=1)).to_be_visible(timeout=30_000)
    settled(tab)


def walked(tab):
    """Open every page by its link, from the first on; each is one step of the browser's history."""
    opened(tab, "/?type=battles")
    before = tab.evaluate("history.length")
    for name, path in PAGES.items():
        tab.get_by_role("link", name=name, exact=True).click()
        on_page(tab, path)
    assert tab.evaluate("history.length") - before == len(PAGES)


def test_the_back_button_walks_through_every_page_with_the_filter_kept(tab):
    walked(tab)
    for path in [*reversed(PAGES.values()), "/"][1:]:
        tab.go_back()
        on_page(tab, path)
        expect(tab.get_by_test_id("stException")).to_have_count(0)
    expect(tab.get_by_test_id("sentence")).to_have_text("Battles", timeout=20_000)


def test_going_back_again_before_a_page_came_leads_two_pages_back(tab):
    walked(tab)
    length = tab.evaluate("history.length")
    for path in [*reversed(PAGES.values()), "/"][2::2]:
        tab.evaluate("history.back()")
        tab.wait_for_timeout(50)
        tab.evaluate("history.back()")
        on_page(tab, path)
    assert tab.evaluate("history.length") == length


MARKS = {
    "/": "by=perpetrator",
    "/map": "view=density",
    "/border": "within=50",
    "/links": "view=matrix",
    "/timeline": "by=admin2",
    "/profiles": "who=ttp",
    "/claims": "find=attack",
    "/data": "tab=runs",
}
"""Something that each page may be asked to open."""


def test_reloading_a_page_shows_what_it_showed(tab):
    for path, mark in MARKS.items():
        opened(tab, f"{path}?type=battles&{mark}")
        before = (tab.url, tab.locator("h1").inner_text(), shown_words(tab))
        tab.reload()
        settled(tab)
        assert mark in tab.url, path
        assert (tab.url, tab.locator("h1").inner_text(), shown_words(tab)) == before, path


def shown_words(tab):
    """Sentence and numbers of a page, as far as it has them."""
    return [
        part.inner_text() for name in ("sentence", "figures", "claims-found") for part in tab.get_by_test_id(name).all()
    ]


def test_what_an_address_asks_for_in_vain_is_told_in_sight(tab):
    opened(tab, "/events?group=nobody-such&type=battles&sort=nonsense")
    notice = tab.get_by_test_id("stAlert").filter(has_text="nobody-such")
    expect(notice).to_be_visible()
    assert notice.bounding_box()["y"] < 900
    expect(tab.get_by_test_id("sentence")).to_have_text("Battles")
