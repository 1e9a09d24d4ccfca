"""The sheet that every picture is drawn on: title, filters as a sentence, legend, numbers, attribution."""

import datetime as dt
import io
import logging
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

from sourceline.figures.theme import Theme
from sourceline.query.publishers import named
from sourceline.settings import ROOT

Format = Literal["png", "svg", "pdf"]

WIDTH, HEIGHT = 11.0, 7.4
"""Inches: fits a slide and a landscape page alike."""
DPI = 200
_MARGIN = 0.035
_TOP, _BOTTOM = 0.885, 0.134


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture says about itself. `filters` is the sentence of `Filters`, `drawn` the day it was made."""

    title: str
    filters: str
    number: int
    """Incidents, or whatever `things` names."""
    documents: int
    drawn: dt.date
    attribution: str = ""
    note: str = ""
    """What the picture leaves out, such as undated incidents; whole sentences."""
    things: str = "incident"
    sources: tuple[tuple[str, int], ...] = ()
    """Publishers with the number of their documents, most first."""

    @property
    def named_sources(self) -> str:
        """As many publishers as a line holds, as a sentence; how many more there are."""
        return named(self.sources)

    @property
    def numbers(self) -> str:
        """The numbers behind the picture, as a sentence."""
        number = f"{self.number:,} {self.things}{'' if self.number == 1 else 's'}"
        documents = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        return f"{number} from {documents}. Drawn by Sourceline on {self.drawn:%-d %B %Y}."


@lru_cache(maxsize=1)
def _use_own_fonts() -> None:
    """Register the bundled fonts once, so that a picture looks the same on every machine."""
    for path in sorted((ROOT / "static" / "fonts" / "print").glob("*.ttf")):
        font_manager.fontManager.addfont(str(path))
    mpl.rcParams["font.family"] = ["Noto Sans", "Noto Naskh Arabic", "DejaVu Sans"]
    mpl.rcParams["svg.fonttype"] = "none"  # text stays text: it can be searched and edited
    mpl.rcParams["svg.hashsalt"] = "sourceline"  # the same rows give the same file
    mpl.rcParams["pdf.fonttype"] = 42
    mpl.rcParams["text.parse_math"] = False  # a dollar sign in a title is a dollar sign
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # a missing weight is no news to an analyst


def sheet(caption: Caption, theme: Theme) -> tuple[Figure, Axes]:
    """An empty sheet with its texts, and the axes to draw in (no frame, no ticks)."""
    _use_own_fonts()
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor=theme.paper)
    figure.text(_MARGIN, 0.962, caption.title, size=16, weight=600, color=theme.ink, va="center")
    sentence = textwrap.shorten(caption.filters, 190, placeholder=" …")
    figure.text(_MARGIN, 0.917, sentence, size=9.5, color=theme.muted, va="center")
    foot = "  ".join(filter(None, [caption.numbers, caption.note]))
    figure.text(_MARGIN, 0.0535, foot, size=8, color=theme.ink, va="center")
    figure.text(_MARGIN, 0.0345, caption.named_sources, size=7, color=theme.ink, va="center", gid="sources")
    figure.text(_MARGIN, 0.016, caption.attribution, size=6.5, color=theme.muted, va="center")
    axes = figure.add_axes((_MARGIN, _BOTTOM, 1 - 2 * _MARGIN, _TOP - _BOTTOM))
    axes.set_facecolor(theme.paper)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_xticks([])
    axes.set_yticks([])
    return figure, axes


def legend(figure: Figure, handles: Sequence[Artist], theme: Theme) -> None:
    """A legend of one or two rows between the drawing and the foot."""
    if handles:
        figure.legend(
            handles=list(handles),
            loc="upper left",
            bbox_to_anchor=(_MARGIN - 0.008, 0.130),
            ncols=min(len(handles), 6),
            frameon=False,
            fontsize=8,
            labelcolor=theme.ink,
            handletextpad=0.5,
            columnspacing=1.3,
        )


def chart_axes(axes: Axes, theme: Theme, *, grid: Literal["x", "y"]) -> None:
    """Turn the bare axes of a sheet into those of a chart: room for tick labels, quiet grid lines."""
    axes.set_position((0.075, 0.166, 0.895, 0.704))
    axes.grid(axis=grid, color=theme.grid, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=theme.muted, labelsize=8.5, length=0)


def date_ticks(axes: Axes, most: int, *, offset: bool = True) -> None:
    """At most `most` (5 or more) ticks on a time axis; with `offset` its end names the year where ticks do not.

    Matplotlib takes the coarsest unit of which at least `minticks` fit. Its widest steps are half a unit of the next
    (6 months, 12 hours), so with its usual 5 a span of three to five years needs more ticks than a small panel allows:
    it warns and draws too many. With half as many as allowed there is always a step that fits.
    """
    locator = AutoDateLocator(minticks=(most - 1) // 2, maxticks=most)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=offset))  # type: ignore[no-untyped-call]


def render(figure: Figure, format_: Format = "png") -> bytes:
    """The sheet as bytes of a PNG (200 dots an inch), SVG or PDF."""
    buffer = io.BytesIO()
    options: dict[str, Any] = {"pil_kwargs": {"compress_level": 4}} if format_ == "png" else {}
    undated = {"png": {}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[format_]
    figure.savefig(buffer, format=format_, dpi=DPI, facecolor=figure.get_facecolor(), metadata=undated, **options)
    return buffer.getvalue()
