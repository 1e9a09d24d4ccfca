"""The whole story in a real browser without a network: from a report to the map, the charts and the sentence."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.components.sample import sample_store
from tests.e2e.serving import browsing, choose, figure, number, opened, serving, settled, visiting

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]


@pytest.fixture(scope="module")
def browser():
    with browsing() as browser:
        yield browser


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


@pytest.fixture(scope="module")
def varied(tmp_path_factory):
    """A server over made-up reports that differ in whatever a filter asks for."""
    folder = tmp_path_factory.mktemp("varied")
    with serving(sample_store(folder).url, folder) as base:
        yield base


@pytest.fixture
def seed_page(browser, seeded):
    with visiting(browser, seeded) as page:
        yield page


@pytest.fixture
def page(browser, varied):
    with visiting(browser, varied) as page:
        yield page


def _environment(url):
    import os

    return {**os.environ, "SOURCELINE_STORE_URL": url}


def test_a_first_deep_link_has_navigation_filters_and_sentence(browser, seeded):
    """This test comes first: no page of this server has been opened before."""
    with visiting(browser, seeded) as page:
        opened(page, "/claims?group=al-qaida")
        expect(page.get_by_test_id("sentence")).to_contain_text("Al-Qaida")
        expect(page.get_by_role("link", name="Border map")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Group: Al-Qaida"))).to_be_visible()


def test_the_seed_report_can_be_filtered_searched_and_read_at_its_sentence(seed_page):
    page = opened(seed_page, "/")
    everything = {label: number(page, label) for label in ("incidents", "claims", "links")}
    choose(page, "Group", "Al-Qaida")
    expect(page).to_have_url(re.compile("group=al-qaida"))
    narrowed = {label: number(page, label) for label in everything}
    assert 0 < narrowed["claims"] < everything["claims"]
    assert 0 < narrowed["links"] < everything["links"]
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


def test_a_filter_changes_the_map_and_the_charts(page):
    opened(page, "/")
    chart = page.locator(".js-plotly-plot").first
    before = chart.evaluate(_BARS)
    choose(page, "Group", "Jamaat-ul-Ahrar")
    expect(figure(page, "incidents")).to_have_text("1")
    page.wait_for_function(f"before => ({_BARS})(document.querySelector('.js-plotly-plot')) !== before", arg=before)
    page.get_by_role("link", name="Border map").click()
    settled(page)
    root = page.locator(".bm-root[data-shown]")
    expect(root).to_have_attribute("data-shown", "1", timeout=30_000)
    page.get_by_role("button", name=re.compile("^Group: ")).click()
    expect(root).to_have_attribute("data-shown", "5", timeout=30_000)


_BARS = "plot => JSON.stringify(plot.data.map(t => [t.name, t.x, t.y]))"


def test_filters_survive_page_switch_reload_and_the_back_button(page):
    opened(page, "/")
    everything = number(page, "incidents")
    choose(page, "Event type", "Battles")
    battles = number(page, "incidents")
    assert battles < everything
    page.get_by_role("link", name="Events", exact=True).click()
    settled(page)
    assert number(page, "incidents") == battles
    page.reload()
    settled(page)
    assert number(page, "incidents") == battles
    page.locator(".st-key-clear button").click()
    expect(page.get_by_test_id("sentence")).to_have_text("All incidents")
    expect(figure(page, "incidents")).to_have_text(str(everything))
    page.go_back()
    expect(page.get_by_test_id("sentence")).to_have_text("Battles", timeout=20_000)
    page.go_back()  # to the events page as the navigation opened it
    page.go_back()  # to the overview
    expect(page.get_by_role("heading", name="What happened, and what changed?")).to_be_visible(timeout=20_000)
    expect(page.get_by_test_id("sentence")).to_have_text("Battles")


def test_two_sessions_filter_on_their_own(browser, varied):
    with visiting(browser, varied) as first, visiting(browser, varied) as second:
        opened(first, "/")
        opened(second, "/")
        choose(first, "Event type", "Battles")
        choose(second, "Group", "Al-Qaida")
        expect(first.get_by_test_id("sentence")).to_have_text("Battles")
        expect(second.get_by_test_id("sentence")).not_to_contain_text("Battles")
        expect(figure(first, "incidents")).to_have_text("3")
        expect(figure(second, "incidents")).to_have_text("2")


@pytest.mark.parametrize("path", ["/", "/map", "/links", "/events", "/claims", "/document", "/add", "/data"])
def test_every_page_works_without_a_network(page, path):
    """`visiting` fails where a request leaves the machine or a script breaks."""
    opened(page, path)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("document.fonts.check('16px \"Noto Sans\"')")


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
