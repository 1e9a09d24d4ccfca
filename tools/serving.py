"""A server of the real app, and a browser that cannot leave this machine: for tests, pictures and measurements."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tools.browser import chromium_path

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
_STILL = 2
"""Quarters of a second without a move that count as rest."""
LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
_SWITCHES = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Maps are drawn by software, as on a machine without a graphics card; the page around them must not be, at ten times
the cost. The last switch cuts the network: no name resolves."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(store_url: str, folder: Path, script: str = "app.py", port: int | None = None) -> Iterator[str]:
    """The app over a store (or another script), at any free port or this one; gives its address and ends the server."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.fileWatcherType", "none"]
    with (folder / "server.log").open("wb") as log:
        environment = {**os.environ, "SOURCELINE_STORE_URL": store_url}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise AssertionError("the server ended by itself")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(_SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(browser: Browser, base: str, **options: Any) -> Iterator[Page]:
    """A page of a session of its own; afterwards, no request may have left the machine and no script failed."""
    context = browser.new_context(base_url=base, viewport={"width": 1440, "height": 900}, **options)
    page = context.new_page()
    left: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: left.append(request.url) if not request.url.startswith(LOCAL) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    if left or errors:
        raise AssertionError(f"requests that left the machine: {left}; scripts that failed: {errors}")


def settled(page: Page) -> Page:
    """Wait until the page has been drawn from the newest desk and its script has ended."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    expect(page.locator("h1").first).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=60_000)
    expect(page.locator("[class*='st-key-newer_desk']")).to_have_count(0, timeout=60_000)
    return page


def rested(page: Page, part: Locator) -> Locator:
    """Wait until a part of the page stays where it is: charts and maps above it come late and push it down."""
    for chart in page.locator(".stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_attached(timeout=30_000)
    for plan in page.locator(".bm-root").all():
        expect(plan).to_have_attribute("data-mode", re.compile("."), timeout=60_000)
    still, box = 0, None
    while still < _STILL:
        page.wait_for_timeout(250)
        still, box = (still + 1, box) if part.bounding_box() == box else (0, part.bounding_box())
    return part


def opened(page: Page, path: str) -> Page:
    """Go to a path and wait for it."""
    page.goto(path)
    return settled(page)


def figure(page: Page, label: str) -> Locator:
    """A number of the row on top of a page."""
    return page.get_by_test_id("figures").locator("div", has=page.get_by_text(label, exact=True)).locator("b")


def number(page: Page, label: str) -> int:
    """Its value; the lower end of a range."""
    return int(re.split("[–-]", figure(page, label).inner_text().replace(",", ""))[0])


def choose(page: Page, label: str, *options: str) -> None:
    """Choose options of a multiple choice in the filters, by the beginning of their names."""
    for option in options:
        said = page.get_by_test_id("sentence").inner_text()
        box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(option)
        page.get_by_role("option", name=re.compile(re.escape(option))).first.click()
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("sentence")).not_to_have_text(said, timeout=30_000)
        settled(page)
