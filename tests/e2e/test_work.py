"""An analyst at work in a real browser: clicks in charts, reviews, saved views, keyboard, phone, contrast."""

import re

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from components.navigation import ROOMS
from tests.e2e.serving import figure, opened, rested, serving, settled, visiting
from tests.pages.transitions.made_up import event_at
from tests.pages.transitions.made_up import opened as filled

pytestmark = pytest.mark.e2e
PATHS = ["/" if room.key == "overview" else f"/{room.key}" for room in ROOMS]
AA, AA_LARGE = 4.5, 3.0


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A store that these tests change, and the address of the app over it."""
    folder = tmp_path_factory.mktemp("work")
    store = filled(f"sqlite:///{folder / 'work.db'}")
    with serving(store.url, folder) as base:
        yield store, base
    store.close()


@pytest.fixture
def page(chromium, desk):
    with visiting(chromium, desk[1]) as opened_page:
        yield opened_page


def test_a_bar_of_a_small_multiple_narrows_everything(page):
    opened(page, "/timeline?by=admin2")
    bars = page.locator(".st-key-series_admin2_panels .point path")
    expect(bars.first).to_be_attached(timeout=20_000)
    page.wait_for_function(_CLICKABLE)
    bars.first.scroll_into_view_if_needed()
    box = next(box for bar in bars.all() if (box := bar.bounding_box()) and box["height"] > 3)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("district="), timeout=20_000)
    settled(page)
    expect(figure(page, "incidents")).not_to_have_text("5")
    page.go_back()
    expect(figure(page, "incidents")).to_have_text("5", timeout=20_000)


_CLICKABLE = """() => {
    const chart = document.querySelector('.st-key-series_admin2_panels .js-plotly-plot');
    return chart?._fullLayout?.clickmode === 'event+select';
}"""


def test_an_event_is_rejected_with_a_reason_and_brought_back(page, desk):
    clash = event_at(desk[0], "Spin Boldak", "Armed clash")
    incident = f"i_{clash.id.removeprefix('e_')}"
    opened(page, f"/events?type=battles&incident={incident}&review=event:{clash.id}")
    expect(page.get_by_text("Not reviewed yet")).to_be_visible()
    expect(page.get_by_text("Status (machine: alleged)")).to_be_visible()
    page.get_by_label("Your name").fill("Analyst A")
    page.get_by_label("Reason", exact=True).fill("Made up for a test")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected: it leaves every chart")).to_be_visible(timeout=20_000)
    expect(figure(page, "incidents")).to_have_text("0")
    opened(page, "/data")
    page.get_by_role("tab", name="Decisions").click()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_label("Your name").last.fill("Analyst A")
    page.get_by_label("Reason", exact=True).last.fill("Wrong list")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back.")).to_be_visible(timeout=20_000)
    opened(page, "/events?type=battles")
    expect(figure(page, "incidents")).to_have_text("1")


def _undo_the_last(page, reason):
    opened(page, "/data")
    page.get_by_role("tab", name="Decisions").click()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_label("Your name").last.fill("Analyst A")
    page.get_by_label("Reason", exact=True).last.fill(reason)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back.")).to_be_visible(timeout=20_000)


def test_a_link_is_rejected_at_its_sentence_and_named_in_the_log(page):
    opened(page, "/links?edge=jua|splinter_of|ttp")
    panel = page.locator(".st-key-opened_links")
    panel.get_by_role("button", name="Review").click()
    expect(panel.get_by_text("Not reviewed yet")).to_be_visible(timeout=20_000)
    panel.get_by_label("Your name").fill("Analyst A")
    panel.get_by_label("Reason", exact=True).fill("Made up for a test")
    panel.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected: it leaves every chart")).to_be_visible(timeout=20_000)
    _undo_the_last(page, "Wrong link")
    expect(page.get_by_text(re.compile(r"reject · link: .* splinter of .* \(Invented Post\)")).first).to_be_visible()


def _name(page, box, name):
    """Choose from a list by typing. It closes where the page moves under it, on a busy machine: then once more."""
    option = page.get_by_role("option", name=name, exact=True)
    for patience in (5_000, 5_000, 20_000):
        box.click()
        box.fill(name)
        try:
            option.click(timeout=patience)
        except PlaywrightTimeout:
            continue
        return
    raise AssertionError(f"the list never let {name} be chosen")


def test_two_actors_are_merged_and_parted_again(page):
    opened(page, "/profiles?who=jua")
    page.get_by_text("Merge or split").click()
    form = rested(page, page.locator(".stForm").filter(has_text="is the same as"))
    _name(page, form.get_by_label("The actor that it is"), "TTP")
    form.get_by_label("Your name").fill("Analyst A")
    form.get_by_label("Reason", exact=True).fill("Made up for a test")
    form.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("Merged.")).to_be_visible(timeout=20_000)
    expect(page).to_have_url(re.compile("who=ttp"))
    _undo_the_last(page, "Two groups after all")
    opened(page, "/profiles?who=jua")
    expect(page.get_by_role("heading", name=re.compile("JuA|Jamaat-ul-Ahrar")).first).to_be_visible(timeout=20_000)


def test_a_place_is_looked_up_and_fills_the_form_from_the_keyboard(page, desk):
    arrest = event_at(desk[0], "Wana", "Arrests")
    opened(page, f"/events?incident=i_{arrest.id.removeprefix('e_')}&review=event:{arrest.id}")
    page.get_by_label("Reason", exact=True).fill("Made up for a test")
    lookup = page.get_by_role("textbox", name="Look a place up in the gazetteer")
    lookup.fill("Nowhere-at-all")
    lookup.press("Enter")
    expect(page.get_by_text("The gazetteer knows no place called “Nowhere-at-all”")).to_be_visible(timeout=20_000)
    lookup.fill("Mir Ali")
    lookup.press("Enter")
    match = page.get_by_role("button", name=re.compile(r"^Mir Ali \(town\) · North Waziristan")).first
    match.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Place (machine: Wana)")).to_have_value("Mir Ali", timeout=20_000)
    expect(page.get_by_label("District (machine: South Waziristan)")).to_have_value("North Waziristan")
    expect(page.get_by_label("Reason", exact=True)).to_have_value("Made up for a test")
    page.get_by_label("Your name").fill("Analyst A")
    page.get_by_role("button", name="Save corrections").click()
    expect(page.get_by_text("Corrected.")).to_be_visible(timeout=20_000)
    expect(page.get_by_text(re.compile("Arrests: Mir Ali"))).to_be_visible()


def test_a_view_is_saved_and_opened_from_another_page(page):
    opened(page, "/events?type=battles")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Name for this view").fill("Clashes")
    page.get_by_role("button", name="Save this view").click()
    expect(page.get_by_text("Saved as “Clashes”.")).to_be_visible(timeout=20_000)
    opened(page, "/data")  # a page without filters has the views too
    page.get_by_role("button", name=re.compile("Saved views")).click()
    page.get_by_role("link", name="Clashes").click()
    expect(page).to_have_url(re.compile("/events.*type=battles"), timeout=20_000)
    settled(page)
    expect(figure(page, "incidents")).to_have_text("1")


def test_the_link_to_a_view_opens_it_in_another_session(chromium, desk, page):
    opened(page, "/profiles?who=isis-k")
    page.get_by_role("button", name="Link to this view").click()
    link = page.get_by_test_id("stPopoverBody").locator("code").inner_text()
    with visiting(chromium, desk[1]) as colleague:
        opened(colleague, link.strip())
        expect(colleague.get_by_role("heading", name="Islamic State Khorasan Province")).to_be_visible()


def test_the_glossary_answers_without_leaving_the_page(page):
    opened(page, "/events?type=battles")
    page.get_by_role("button", name="Glossary").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("An attacker sets off explosives")
    dialog.get_by_label("Find a word").fill("alleged")
    page.keyboard.press("Enter")
    expect(dialog).not_to_contain_text("An attacker sets off explosives", timeout=20_000)
    page.keyboard.press("Escape")
    expect(figure(page, "incidents")).to_have_text("1")


def test_pages_filters_and_chips_are_in_reach_of_the_keyboard(page):
    opened(page, "/events?type=battles")
    wanted = {"Overview", "Claims", "Clear all", "Words in the reports", "Group", "Type: Battles ✕"}
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(_NAME))
    assert wanted <= reached, wanted - reached
    page.get_by_role("button", name="Type: Battles").focus()
    page.keyboard.press("Enter")
    expect(figure(page, "incidents")).to_have_text("5", timeout=20_000)


_NAME = """() => {
    const at = document.activeElement;
    return at.getAttribute('aria-label') || at.innerText || '';
}"""


@pytest.fixture(scope="module")
def phone(chromium, desk):
    """A page as wide as a phone, kept for all paths: the browser then loads the app's own scripts once."""
    with visiting(chromium, desk[1]) as narrow:
        narrow.set_viewport_size({"width": 390, "height": 844})
        yield narrow


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(request, chromium, desk):
    """A page in each theme, kept for all paths."""
    with visiting(chromium, desk[1], color_scheme=request.param) as seen:
        yield seen


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_a_phone(phone, path):
    opened(phone, path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone.get_by_test_id("stException")).to_have_count(0)


def test_on_a_phone_the_bar_closes_when_a_page_is_chosen_in_it(phone):
    opened(phone, "/?type=battles")
    bar = phone.get_by_test_id("stSidebar")
    phone.get_by_test_id("stExpandSidebarButton").click()
    expect(bar).to_have_attribute("data-collapsed", "false")
    bar.get_by_role("link", name="Claims", exact=True).click()
    expect(phone.get_by_role("heading", name="Who says what?")).to_be_visible(timeout=20_000)
    expect(bar).to_have_attribute("data-collapsed", "true")
    expect(phone.get_by_test_id("sentence")).to_contain_text("battles")


@pytest.mark.parametrize("path", PATHS)
def test_text_stands_out_from_its_ground(themed, path):
    """WCAG 2.1 AA: 4.5 to 1, or 3 to 1 for large text; what is disabled is exempt, charts and maps are drawn apart."""
    opened(themed, path)
    for _ in range(20):  # what still fades in is pale; what is there to stay is not
        weak = [text for text, ratio, large in themed.evaluate(_CONTRASTS) if ratio < (AA_LARGE if large else AA)]
        if not weak:
            break
        themed.wait_for_timeout(500)
    assert weak == []


_CONTRASTS = r"""() => {
    const parts = colour => {
        const mixed = colour.match(/color\(srgb ([^)]+)\)/);  // what color-mix() computes to
        if (mixed) {
            const n = mixed[1].split(/[ ,/]+/).map(Number);
            return [255 * n[0], 255 * n[1], 255 * n[2], n.length > 3 ? n[3] : 1];
        }
        const match = colour.match(/rgba?\(([^)]+)\)/);
        if (match) {
            const n = match[1].split(/[ ,/]+/).map(Number);
            return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1];
        }
        throw new Error(`a colour of another form: ${colour}`);
    };
    const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const ground = node => {
        const layers = [];
        for (let at = node; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
    };
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim(), node = walker.currentNode.parentElement;
        if (!text || !node) continue;
        if (node.closest('script,style,svg,canvas,[disabled],[aria-disabled=true],noscript')) continue;
        if (node.closest('[data-testid=stIconMaterial]')) continue;  // a picture drawn by a font
        if (node.closest('[data-testid=stSliderThumbValue]')) continue;  // stands above its thumb, not on it
        if (node.closest('label')?.parentElement?.querySelector('[disabled],[aria-disabled=true]')) continue;
        const box = node.getBoundingClientRect(), style = getComputedStyle(node);
        if (!box.width || !box.height || style.visibility !== 'visible') continue;
        let dim = 1;
        for (let at = node; at; at = at.parentElement) dim *= Number(getComputedStyle(at).opacity);
        if (dim === 0) continue;
        const back = ground(node), ink = parts(style.color);
        const shown = over([ink[0], ink[1], ink[2], ink[3] * dim], back);
        const [a, b] = [light(shown), light(back)].sort((x, y) => y - x);
        const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
        const ratio = Math.round((a + 0.05) / (b + 0.05) * 100) / 100;
        found.push([text.slice(0, 60), ratio, size >= 24 || (bold && size >= 18.66)]);
    }
    return found;
}"""
