"""The line to the server breaks: a laptop sleeps, a proxy drops it, the server is started anew."""

import re

import pytest
from playwright.sync_api import expect

from tests.components.sample import sample_store
from tests.e2e.serving import choose, free_port, number, opened, serving, settled, visiting

pytestmark = pytest.mark.e2e
_LINES = """
    window.lines = [];
    const Plain = WebSocket;
    window.WebSocket = class extends Plain {
        constructor(...to) {
            super(...to);
            window.lines.push(this);
            this.addEventListener("message", () => { this.heard = true; });
        }
    };
"""
_MENDED = "many => window.lines.length > many && window.lines.at(-1).readyState === 1"
_HEARD = "many => window.lines.length > many && window.lines.at(-1).heard"


@pytest.fixture
def page(chromium, server):
    with visiting(chromium, server) as seen:
        seen.add_init_script(_LINES)
        yield seen


def test_a_cut_line_is_mended_and_the_session_goes_on(page):
    opened(page, "/links?type=battles")
    page.get_by_role("tab", name="Matrix").or_(page.get_by_text("Matrix", exact=True)).first.click()
    expect(page).to_have_url(re.compile("view=matrix"), timeout=30_000)
    settled(page)
    many = page.evaluate("window.lines.length")
    page.evaluate("window.lines.at(-1).close()")
    page.wait_for_function(_MENDED, arg=many, timeout=60_000)
    settled(page)
    expect(page.get_by_test_id("sentence")).to_contain_text("battles")
    assert "view=matrix" in page.url
    choose(page, "Group", "Al-Qaida")
    expect(page.get_by_test_id("sentence")).to_contain_text("Al-Qaida")
    assert "type=battles" in page.url
    assert "view=matrix" in page.url


def test_a_server_started_anew_finds_the_filters_in_the_address(chromium, tmp_path):
    store, port = sample_store(tmp_path).url, free_port()
    with serving(store, tmp_path, port=port) as base:
        context = chromium.new_context(base_url=base)
        context.add_init_script(_LINES)
        page = context.new_page()
        opened(page, "/?type=battles")
        battles, many = number(page, "incidents"), page.evaluate("window.lines.length")
    with serving(store, tmp_path, port=port):
        page.wait_for_function(_HEARD, arg=many, timeout=60_000)
        settled(page)
        expect(page.get_by_test_id("sentence")).to_have_text("Battles")
        assert number(page, "incidents") == battles
        page.locator(".st-key-clear button").click()
        expect(page.get_by_test_id("sentence")).to_have_text("All incidents")
        settled(page)  # the figures stand below the sentence and follow it
        assert number(page, "incidents") > battles
        context.close()
