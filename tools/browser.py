"""Find the browser for the browser tests, and install it where it is missing (`python -m tools.browser`)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_ADVICE = """The browser tests need Chromium, and none could be installed.
On Debian, as root: apt-get install chromium
Elsewhere: .venv/bin/python -m playwright install --with-deps chromium"""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """Path of a Chromium or Chrome: the system's, else the one that Playwright downloaded; None where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
    return bundled if bundled and Path(bundled).exists() else None


def _install() -> None:
    """Debian's package as root, else the browser that Playwright can download."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests (once) ...", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    if chromium_path() is None:
        print("Asking Playwright for its Chromium (once) ...", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Exit code 0 when a browser is there, 1 with one line of advice when none could be had."""
    if chromium_path() is None:
        _install()
    if chromium_path() is None:
        print(_ADVICE)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
