"""A ranking as horizontal bars."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sourceline.brief.sheet import Caption, chart_axes, sheet
from sourceline.figures.theme import Theme

MOST = 20
"""Bars that a sheet has room for."""


def draw_bars(rows: pd.DataFrame, unit: str, caption: Caption, theme: Theme) -> Figure:
    """The 20 longest bars. `rows`: `label`, `value` and, optionally, `colour`; `unit` names the values."""
    figure, axes = sheet(caption, theme)
    chart_axes(axes, theme, grid="x")
    axes.set_position((0.27, 0.12, 0.69, 0.75))
    shown = rows.sort_values("value", ascending=False).head(MOST)[::-1]
    if shown.empty:
        axes.text(0.5, 0.5, "Nothing matches", transform=axes.transAxes, ha="center", color=theme.muted)
        return figure
    colours = list(shown["colour"]) if "colour" in shown else [theme.accent] * len(shown)
    axes.barh(range(len(shown)), list(shown["value"]), height=0.72, color=colours)
    axes.set_yticks(range(len(shown)), labels=list(shown["label"]))
    axes.tick_params(axis="y", labelcolor=theme.ink, labelsize=9.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
    axes.set_xlabel(unit, color=theme.muted, size=8.5)
    for row, value in enumerate(shown["value"]):
        axes.annotate(f" {value:,}", (value, row), va="center", color=theme.ink, size=8.5)
    return figure
