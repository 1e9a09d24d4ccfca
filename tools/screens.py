"""Takes the pictures of docs/screens from the store in force (`python -m tools.screens [page ...]`)."""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from components.navigation import ROOMS
from sourceline.settings import ROOT, settings
from tools.serving import browsing, opened, serving

FOLDER = ROOT / "docs" / "screens"
DESK = (1440, 900)
PHONE = (390, 844)
_PATHS = {"overview": "/", "claims": "/claims?find=denied"}
_COLOURS = 224
"""Colours of a saved picture: enough for flat charts, and a third of the bytes."""


def main(wanted: list[str]) -> int:
    """Every page, or those named, in light and dark at a desk's size and in light at a phone's."""
    FOLDER.mkdir(exist_ok=True)
    pages = wanted or [room.key for room in ROOMS]
    with tempfile.TemporaryDirectory() as folder, serving(settings().store_url, Path(folder)) as base, browsing() as it:
        for key in pages:
            for mode, size, mark in (("light", DESK, "light"), ("dark", DESK, "dark"), ("light", PHONE, "phone")):
                _take(it, f"{base}{_PATHS.get(key, f'/{key}')}", mode, size, FOLDER / f"{key}-{mark}.png")
                print(f"{key}-{mark}.png", flush=True)
    return 0


def _take(browser: Browser, address: str, mode: str, size: tuple[int, int], path: Path) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if mode == "dark" else "light"
    )
    page = context.new_page()
    opened(page, address)
    _drawn(page)
    picture = Image.open(BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(_COLOURS).save(path, optimize=True)
    context.close()


def _drawn(page: Page) -> None:
    """Wait for what draws itself after the page's script: maps and charts."""
    if page.locator(".bm-root").count():
        expect(page.locator(".bm-root[data-shown]")).to_have_count(1, timeout=60_000)
        page.wait_for_function(
            "() => { const map = document.querySelector('.bm-root').borderMap;"
            " return map && map.loaded() && map.areTilesLoaded(); }",
            timeout=90_000,
        )
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
