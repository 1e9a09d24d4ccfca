"""Every kind of filter in a real browser, on reports whose numbers differ: from the bar, a chart, the map, a table."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import choose, figure, opened, rested, serving, settled, visiting
from tests.pages.transitions.made_up import opened as filled

pytestmark = pytest.mark.e2e
WAIT = 20_000


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Address of the app over reports that these tests only read: five incidents, graded sources, a recent day."""
    folder = tmp_path_factory.mktemp("filters")
    store = filled(f"sqlite:///{folder / 'filters.db'}")
    with serving(store.url, folder) as address:
        yield address
    store.close()


@pytest.fixture
def page(chromium, base):
    with visiting(chromium, base) as seen:
        yield seen


def counts(page, incidents):
    expect(figure(page, "incidents")).to_have_text(str(incidents), timeout=WAIT)


def pick(page, label, option):
    """Choose in a box of one choice, by typing its name."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label, exact=True)
    box.focus()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).click()


def fill(page, label, value):
    field = page.get_by_test_id("stSidebar").get_by_label(label, exact=True)
    field.fill(value)
    field.press("Enter")


def day(page, label, value):
    """Type a day part by part, as the keyboard does."""
    group = page.get_by_test_id("stSidebar").get_by_role("group", name=label, exact=True)
    group.get_by_role("spinbutton", name=re.compile("^year")).focus()
    page.keyboard.type(value.replace("-", ""))
    page.keyboard.press("Escape")  # closes the calendar: the day is taken


def flip(page, label, _value):
    page.get_by_test_id("stSidebar").get_by_text(label, exact=True).click()


# How, label, value, incidents that pass then, and what the URL says; before them the fold of the bar, if any.
BAR = [
    (fill, "Words in the reports", "teacher", 1, "q=teacher"),
    (choose, "Group", "Tehrik-i-Taliban Pakistan", 1, "group=ttp"),
    (choose, "Event type", "Explosions", 2, "type=explosions-remote-violence"),
    (choose, "Sub-event type", "Arrests", 1, "sub=arrests"),
    (pick, "Time", "Last 30 days", 1, "last=30d"),
    (day, "From", "2024-06-01", 3, "since=2024-06-01"),
    (day, "To", "2024-06-18", 2, "until=2024-06-18"),
    ("Place",),
    (choose, "Country", "Pakistan", 3, "country=Pakistan"),
    (choose, "Province", "Kandahar", 1, "province=Kandahar"),
    (choose, "District", "South Waziristan", 2, "district=South"),
    (pick, "Distance to the border", "Within 25 km", 3, "border=25"),
    (pick, "Side of the border", "Afghanistan's side", 1, "side=afghanistan"),
    ("Status and toll",),
    (choose, "Status", "foiled", 1, "status=foiled"),
    (fill, "Killed, at least", "4", 1, "killed=4"),
    ("Source and claim",),
    (choose, "Source", "Invented Post", 3, "source=Invented"),
    (choose, "Source reliability", "B", 1, "grade=B"),
    (choose, "Stance of claims", "denies", 1, "stance=denies"),
    (flip, "Reviewed only", None, 1, "reviewed=1"),
]


def test_each_filter_of_the_bar_narrows_and_is_taken_back(page):
    opened(page, "/events")
    counts(page, 5)
    fold = None
    for how, *rest in BAR:
        if isinstance(how, str):
            fold = page.get_by_test_id("stSidebar").locator("details", has=page.locator("summary", has_text=how))
            continue
        label, value, incidents, said = rest
        if fold is not None:  # it closes with the last of its filters
            expect(fold).to_have_js_property("open", False, timeout=WAIT)
            _open(page, fold)
        how(page, label, value)
        expect(page).to_have_url(re.compile(re.escape(said)), timeout=WAIT)
        counts(page, incidents)
        page.locator(".st-key-clear button").click()
        counts(page, 5)
        settled(page)


def _open(page, fold):
    """Open a fold with one click, once nothing above it moves any more."""
    rested(page, fold).locator("summary").click()
    expect(fold).to_have_js_property("open", True, timeout=WAIT)
    rested(page, fold)


def test_the_part_of_a_group_and_its_factions_narrow(page):
    opened(page, "/events?group=jua")
    counts(page, 1)
    pick(page, "Their part in it", "Perpetrator")
    counts(page, 0)
    opened(page, "/claims?group=ttp")
    expect(page.get_by_test_id("claims-found")).to_contain_text("2 claims")
    flip(page, "Count factions with their group", None)
    expect(page.get_by_test_id("claims-found")).to_contain_text("1 claim,", timeout=WAIT)


def drawn(page, key):
    """A Plotly chart that answers the mouse."""
    chart = page.locator(f".st-key-{key}")
    chart.scroll_into_view_if_needed()
    page.wait_for_function(
        f"() => !!document.querySelector('.st-key-{key} .js-plotly-plot')?._fullLayout?.dragmode", timeout=WAIT
    )
    return chart


def test_a_range_drawn_on_the_timeline_becomes_the_time(page):
    opened(page, "/?since=2024-04-01&until=2024-07-30")
    counts(page, 3)
    plot = drawn(page, "timeline_event_type").locator(".nsewdrag").first.bounding_box()
    left, middle = plot["x"] + plot["width"] * 0.5, plot["y"] + plot["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(left + plot["width"] * 0.48, middle, steps=6)
    page.mouse.up()
    counts(page, 2)
    expect(page).to_have_url(re.compile("since=2024-0[56]-.*until=2024-07"))


@pytest.mark.parametrize(("key", "said"), [("top_actors", r"group=[\w-]+"), ("top_places", "district=South")])
def test_a_click_on_a_bar_narrows(page, key, said):
    opened(page, "/")
    bar = drawn(page, key).locator(".point path").last.bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(page).to_have_url(re.compile(said), timeout=WAIT)
    settled(page)
    expect(figure(page, "incidents")).not_to_have_text("5")


def test_a_click_on_a_cell_narrows_or_opens_its_links(page):
    """A heat map selects nothing in a browser, whatever the harness says: the marks on its cells do."""
    opened(page, "/timeline?by=admin1&view=grid&since=2024-04-01&until=2024-07-30")
    drawn(page, "series_admin1_grid")
    _click_cell(page, "series_admin1_grid")
    expect(page).to_have_url(re.compile("province=Khyber"), timeout=WAIT)
    counts(page, 1)
    opened(page, "/links?view=matrix")
    drawn(page, "link_matrix")
    _click_cell(page, "link_matrix")
    expect(page).to_have_url(re.compile("edge="), timeout=WAIT)
    expect(page.get_by_text("The sentences behind this link")).to_be_visible(timeout=WAIT)


def _click_cell(page, key):
    """Click the first cell of a heat map that holds something."""
    x, y = page.evaluate(
        """key => {
            const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`), layout = chart._fullLayout;
            const {x, y, z} = chart._fullData[0], row = z.findIndex(line => Array.from(line).some(n => n > 0));
            const column = Array.from(z[row]).findIndex(n => n > 0), box = chart.getBoundingClientRect();
            const at = (axis, value) => axis._offset + axis.d2p(value);
            return [box.x + at(layout.xaxis, x[column]), box.y + at(layout.yaxis, y[row])];
        }""",
        key,
    )
    page.mouse.move(x - 3, y)
    expect(page.locator(f".st-key-{key} .hovertext").first).to_be_visible(timeout=WAIT)  # it has felt the mouse
    page.mouse.click(x, y)


def test_a_row_opens_its_card_and_a_facet_narrows(page):
    opened(page, "/events?type=battles")
    page.locator(".st-key-incident_rows canvas").first.click(position={"x": 12, "y": 55}, force=True)
    expect(page).to_have_url(re.compile("incident=i_"), timeout=WAIT)
    expect(page.get_by_text("A clash was said to go on in Spin Boldak.")).to_be_visible(timeout=WAIT)
    opened(page, "/claims")
    page.get_by_role("button", name="denies (1)").click()
    expect(page).to_have_url(re.compile("stance=denies"), timeout=WAIT)
    expect(page.get_by_test_id("claims-found")).to_contain_text("1 claim,")


def test_what_is_opened_on_the_map_becomes_a_filter_of_every_page(page):
    opened(page, "/map")
    page.get_by_role("button", name=re.compile("^South Waziristan")).first.click()
    page.get_by_role("button", name="Filter to these").click()
    expect(page.get_by_role("button", name="Selected: 2 incidents ✕")).to_be_visible(timeout=WAIT)
    page.get_by_role("link", name="Events", exact=True).click()
    counts(page, 2)
    page.get_by_role("button", name="Selected: 2 incidents ✕").click()
    counts(page, 5)
