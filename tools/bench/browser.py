"""The real app in a real browser on synthetic stores: what an analyst waits for, and what the server needs."""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page

from sourceline.query import load_desk
from tools.bench.sessions import many_sessions
from tools.bench.synthetic import COMMON, synthetic_store
from tools.bench.timing import table
from tools.serving import browsing, choose, opened, serving, settled

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = 5
USERS = 50
SECONDS = 30.0
_IDLE = (
    "() => { const root = document.querySelector('.bm-root'); const map = root && root.borderMap;"
    " return map && map.loaded() && map.areTilesLoaded(); }"
)


_CHANGED = (
    "([test, said]) => { const node = document.querySelector(`[data-testid=${test}]`);"
    " return node && node.innerText !== said; }"
)
_WATCH = """said => {
    addEventListener("pointerdown", () => { window.pressed = performance.now(); }, { capture: true, once: true });
    const look = () => {
        if (document.querySelector("[data-testid=figures]")?.innerText === said) requestAnimationFrame(look);
        else window.shown = performance.now();
    };
    look();
}"""
_REDRAWN = "shown => document.querySelector('.bm-root')?.dataset.shown !== shown"
_THERE = "() => document.querySelector('[data-testid=figures]')?.innerText"
_HEADED = "said => document.querySelector('h1')?.innerText.startsWith(said)"
"""Asked at every frame: `expect` looks again after up to a second, too coarse to time with."""


def main() -> None:
    """Print one table: a column a size; before it, what an empty Streamlit app takes."""
    print(f"An empty Streamlit app, fresh server to content: {_empty():,.0f} ms")
    columns = [_measure(size) for size in SIZES]
    head = ("best (median) ms; server's CPU ms", *(f"{size:,} events" for size in SIZES))
    body = [(name, *(column[name] for column in columns)) for name in columns[0]]
    print("\n".join(table([head, *body])))


def _empty() -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text('import streamlit as st\n\nst.title("Empty")\n', encoding="utf-8")
        with serving("", Path(folder), str(script)) as base, browsing() as browser:
            page = browser.new_page(base_url=base)
            return _ms(lambda: _greeted(page))


def _greeted(page: Page) -> None:
    page.goto("/")
    page.wait_for_function(_HEADED, arg="Empty", timeout=60_000)


def _measure(size: int) -> dict[str, str]:
    store = synthetic_store(size)
    load_desk(store)  # a large store has its copy on disk from its first reading on, which the part `store` measures
    store.close()
    with tempfile.TemporaryDirectory() as folder, serving(store.url, Path(folder)) as base:
        server = _server(base)
        with browsing() as browser:
            found = _pages(browser, base, server)
        before = _cpu_ms(server)
        middle, slow, clicks = many_sessions(base, USERS, SECONDS)
        used = _cpu_ms(server) - before
        found[f"{USERS} sessions, a click: median, p95"] = f"{middle:,.0f}, {slow:,.0f} ms"
        found["server's CPU a click"] = f"{used / max(1, clicks):,.0f} ms"
        found["server's memory"] = f"{server.memory_info().rss / 1e6:,.0f} MB"
    return found


def _pages(browser: Browser, base: str, server: psutil.Process) -> dict[str, str]:
    spread = partial(_spread, server)
    context = browser.new_context(base_url=base, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    received: list[int] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda data: received.append(len(data))))
    found = {"fresh server to its first page": f"{_ms(lambda: _shown(page, '/')):,.0f} ms"}
    found["data for that page"] = f"{sum(received) / 1e6:.2f} MB"
    settled(page)
    found["the same page in a second session"] = f"{_ms(lambda: _second(browser, base)):,.0f} ms"
    inside: list[float] = []
    found["filter to new numbers"] = spread(lambda turn: _filter(page, turn, inside))
    found["the same, from the press in the browser"] = f"{min(inside):,.0f} ({statistics.median(inside):,.0f})"
    found["page switch"] = spread(lambda turn: _switch(page, turn))
    opened(page, "/claims?show=all")
    found["claim search to its count"] = spread(lambda turn: _search(page, turn))
    opened(page, "/map?show=all")
    page.wait_for_function(_IDLE, timeout=120_000)
    found["filter to idle map"] = spread(lambda turn: _map(page, turn))
    context.close()
    return found


def _ms(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def _spread(server: psutil.Process, run: Callable[[int], float]) -> str:
    """Best and median of some turns; the server's CPU of a whole turn (choosing again too) tells on a busy machine."""
    before = _cpu_ms(server)
    times = [run(turn) for turn in range(REPEATS)]
    used = (_cpu_ms(server) - before) / REPEATS
    return f"{min(times):,.0f} ({statistics.median(times):,.0f}); {used:,.0f}"


def _cpu_ms(server: psutil.Process) -> float:
    return 1000 * float(sum(server.cpu_times()[:2]))


def _shown(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_function(_THERE, timeout=180_000)


def _second(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base)
    _shown(context.new_page(), "/")
    context.close()


def _filter(page: Page, turn: int, inside: list[float]) -> float:
    """From the press on a chosen type's chip to numbers without it; choosing it again is not timed.

    What Playwright needs to find and press the chip is in it; `inside` gets the time from the press to the frame that
    shows the numbers, by the browser's own clock.
    """
    choose(page, "Event type", ("Battles", "Protests", "Riots")[turn % 3])
    said = page.get_by_test_id("figures").inner_text()
    page.evaluate(_WATCH, said)
    took = _ms(lambda: _press_chip(page, said))
    inside.append(float(page.evaluate("window.shown - window.pressed")))
    settled(page)
    return took


def _press_chip(page: Page, said: str) -> None:
    page.locator(".st-key-chips button").first.click()
    page.wait_for_function(_CHANGED, arg=["figures", said], timeout=60_000)


def _switch(page: Page, turn: int) -> float:
    target = ("Events", "Overview")[turn % 2]
    question = ("What is reported of each event?", "What happened, and what changed?")[turn % 2]
    link = page.get_by_role("link", name=target, exact=True)

    def go() -> None:
        link.click()
        page.wait_for_function(_HEADED, arg=question, timeout=60_000)

    took = _ms(go)
    settled(page)
    return took


def _search(page: Page, turn: int) -> float:
    said = page.get_by_test_id("claims-found").inner_text()
    line = (COMMON, "no-such-word", COMMON, "no-such-word", COMMON)[turn]

    def go() -> None:
        page.get_by_label("Search the claims").fill(line)
        page.wait_for_function(_CHANGED, arg=["claims-found", said], timeout=60_000)

    took = _ms(go)
    settled(page)
    return took


def _map(page: Page, turn: int) -> float:
    choose(page, "Event type", ("Battles", "Protests", "Riots")[turn % 3])
    page.wait_for_function(_IDLE, timeout=120_000)
    shown = page.locator(".bm-root").get_attribute("data-shown") or ""
    chip = page.locator(".st-key-chips button").first

    def go() -> None:
        chip.click()
        page.wait_for_function(_REDRAWN, arg=shown, timeout=60_000)
        page.wait_for_function(_IDLE, timeout=120_000)

    took = _ms(go)
    settled(page)
    return took


def _server(base: str) -> psutil.Process:
    port = int(base.rsplit(":", 1)[1])
    for process in psutil.Process().children(recursive=True):
        if str(port) in process.cmdline():
            return process
    raise LookupError(f"no server on port {port}")
