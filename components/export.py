"""What a page shows, to take away: pictures for a briefing and tables with their sources.

Nothing is drawn or read before it is asked for, and the drawing library is loaded with the first picture.
"""

import re
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import polars as pl
import streamlit as st

from components.plain import plain
from components.shell import View
from sourceline.figures.theme import Theme
from sourceline.query import counts, publishers

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sourceline.brief import Caption

Format = Literal["png", "svg", "pdf"]
Draw = Callable[["Caption", Theme], "Figure"]
_MIME: dict[Format, str] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
_LONGEST = 60
_ONE_AT_A_TIME = threading.Lock()
"""Downloads are made in threads of their own, and matplotlib draws for one thread at a time."""


def file_name(view: View, what: str, ending: str) -> str:
    """Says what it is, what was asked for and when, such as `sourceline-border-map-bombings-by-ttp-2026-05-01.png`."""
    asked = f"-{_slug(view.sentence)}" if view.filters.active else ""
    return f"sourceline-{_slug(what)}{asked}-{view.desk.today:%Y-%m-%d}.{ending}"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower())[:_LONGEST].strip("-")


def incident_caption(view: View, title: str, note: str = "") -> "Caption":
    """The caption of a picture of the passing incidents."""
    from sourceline.brief import Caption

    found, told = counts(view.desk, view.filters), publishers(view.desk, view.filters)
    return Caption(title, view.sentence, found.incidents, found.documents, view.desk.today, note=note, sources=told)


def save_picture(
    view: View, what: str, draw: Draw, *, key: str, caption: "Callable[[], Caption] | None" = None
) -> None:
    """Buttons for a picture as PNG, SVG and PDF. `what` names it and, without a `caption`, titles it."""
    described = caption or (lambda: incident_caption(view, what))
    row = st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"picture_{key}")
    row.caption("Save the picture as", width="content")
    for ending, mime in _MIME.items():
        row.download_button(
            ending.upper(),
            maker(draw, described, view.theme, ending),
            file_name(view, what, ending),
            mime,
            key=f"save_{key}_{ending}",
            on_click="ignore",
            type="tertiary",
            help=f"{plain(what)} as {ending.upper()}, with its filters, numbers, sources and attribution",
        )


def maker(draw: Draw, caption: "Callable[[], Caption]", theme: Theme, ending: Format) -> Callable[[], bytes]:
    """A function that draws and returns the file."""

    def make() -> bytes:
        from sourceline.brief import render

        with _ONE_AT_A_TIME:
            return render(draw(caption(), theme), ending)

    return make


def save_table(view: View, what: str, rows: Callable[[], pl.DataFrame], *, key: str, place: Any = st) -> None:
    """A button for a table as CSV, read when it is clicked. `what` names it."""
    place.download_button(
        f"{what} as CSV",
        lambda: as_csv(rows()),
        file_name(view, what, "csv"),
        "text/csv",
        key=f"save_{key}_csv",
        on_click="ignore",
    )


def as_csv(rows: pl.DataFrame) -> bytes:
    """A table as a file that a spreadsheet opens as text, never as formulas."""
    from sourceline.brief.tables import csv

    return csv(rows)
