"""In a real browser: words of a report that look like Markdown or HTML are read as they were written."""

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import opened, serving, visiting
from tests.pages.hostile import EVIL, TURNED, fill
from tests.pages.transitions.made_up import opened as filled

pytestmark = pytest.mark.e2e


def test_a_title_that_names_a_picture_fetches_nothing(chromium, tmp_path):
    store = filled(f"sqlite:///{tmp_path / 'hostile.db'}", fill)
    turned = next(report.id for report in store.documents() if report.title == TURNED)
    with serving(store.url, tmp_path) as base, visiting(chromium, base) as page:  # fails where a request leaves
        opened(page, "/document")
        expect(page.get_by_role("heading", name=EVIL, exact=True)).to_be_visible()
        opened(page, "/?group=x-one")
        expect(page.get_by_role("button", name=f"Group: {EVIL} x-one ✕", exact=True)).to_be_visible()
        opened(page, "/links?actor=x-one")
        expect(page.get_by_role("heading", name=f"Links of {EVIL} x-one", exact=True)).to_be_visible()
        expect(page.locator("img[src*='x.invalid'], img[src='x']")).to_have_count(0)
        led = page.locator("a[href*='x.invalid']").evaluate_all("all => all.map(link => [link.innerText, link.href])")
        assert all(text in address for text, address in led), "a link leads elsewhere than it says"
        opened(page, f"/document?doc={turned}")
        heading = page.locator("h3").first
        expect(heading).to_contain_text("A -")
        assert heading.evaluate("line => line.textContent").replace("\u2060", "") == TURNED
    store.close()
