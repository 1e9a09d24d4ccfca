"""Counts as a printed grid: groups or districts by period, or actors by actors."""

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from sourceline.brief.sheet import Caption, sheet
from sourceline.figures.heatmap import counted
from sourceline.figures.theme import Theme

MOST = 25
"""Rows, and columns of actors, that a sheet has room for."""
_NUMBERED = 36
"""Up to so many columns a cell shows its number."""
_LABELS, _LONG = 16, 8
"""More names on an axis, or longer ones, are slanted."""
_MONTH = "%b %Y"
_SHORT = {"1d": "%-d %b %Y", "1w": "%-d %b %Y", "1mo": _MONTH, "1q": _MONTH, "1y": "%Y"}
_LIT = 0.55


def draw_heatmap(
    rows: pd.DataFrame, caption: Caption, theme: Theme, every: str = "1mo", names: dict[str, str] | None = None
) -> Figure:
    """Grid of `sourceline.query.timeline` rows (`period`, `series`, `incidents`), busiest series on top."""
    counts, periods = counted(rows, every)
    labels = [(names or {}).get(series, str(series)) for series in counts.index]
    named = counts.set_axis(labels, axis="index").set_axis(
        [f"{day:{_SHORT[every]}}" for day in periods], axis="columns"
    )
    return draw_grid(named, caption, theme)


def draw_matrix(links: pd.DataFrame, caption: Caption, theme: Theme) -> Figure:
    """Documents that link each pair of actors, of the rows of `sourceline.query.links`; rows act on columns."""
    weight = links.melt(id_vars="documents", value_vars=["source", "target"]).groupby("value")["documents"].sum()
    top = list(weight.sort_values(ascending=False, kind="stable").head(MOST).index)
    names = dict(zip(links["source"], links["source_name"], strict=True))
    names |= dict(zip(links["target"], links["target_name"], strict=True))
    cells = links.groupby(["source", "target"])["documents"].sum()
    counts = [[int(cells.get((a, b), 0)) for b in top] for a in top]
    labels = [str(names[key]) for key in top]
    return draw_grid(pd.DataFrame(counts, index=labels, columns=labels), caption, theme)


def draw_grid(counts: pd.DataFrame, caption: Caption, theme: Theme) -> Figure:
    """A cell a count, coloured and with its number; zeros stay empty. Index and columns of `counts` are the labels."""
    long = max((len(str(label)) for label in counts.columns), default=0) > _LONG or counts.shape[1] > _LABELS
    figure, axes = sheet(caption, theme)
    axes.set_position((0.17, 0.09, 0.8, 0.62 if long else 0.74))
    axes.set_facecolor(theme.panel)
    if counts.empty:
        axes.text(0.5, 0.5, "Nothing matches", transform=axes.transAxes, ha="center", color=theme.muted)
        return figure
    ramp = LinearSegmentedColormap.from_list("ramp", theme.ramp)
    most = max(int(counts.to_numpy().max()), 1)
    shown = np.ma.masked_equal(counts.to_numpy(), 0)
    axes.pcolormesh(shown, cmap=ramp, vmin=0, vmax=most, edgecolors=theme.paper, linewidth=1.2)
    _label(axes, counts, theme, slanted=long)
    if counts.shape[1] <= _NUMBERED:
        for (row, column), count in np.ndenumerate(counts.to_numpy(dtype=int)):
            if not count:
                continue
            colour = _readable(ramp(count / most))
            axes.text(column + 0.5, row + 0.5, f"{count:,}", ha="center", va="center", size=7.5, color=colour)
    return figure


def _label(axes: Axes, counts: pd.DataFrame, theme: Theme, *, slanted: bool) -> None:
    """Rows from the top, columns above; of many periods every so many."""
    high, wide = counts.shape
    axes.set_ylim(high, 0)
    axes.tick_params(length=0, labelcolor=theme.ink, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.tick_params(axis="y", labelsize=8.5)
    axes.tick_params(axis="x", labelsize=7.5, labelrotation=40 if slanted else 0)
    axes.set_yticks(np.arange(high) + 0.5, labels=[str(label) for label in counts.index])
    step = max(1, math.ceil(wide / (2 * _LABELS)))
    axes.set_xticks(np.arange(0, wide, step) + 0.5, labels=[str(label) for label in counts.columns[::step]])
    for label in axes.get_xticklabels():
        label.set(ha="left" if slanted else "center", rotation_mode="anchor")


def _readable(ground: tuple[float, float, float, float]) -> str:
    """Black or white, whichever is read better on a colour (luma of ITU-R BT.601)."""
    red, green, blue, _ = ground
    return "#111111" if 0.299 * red + 0.587 * green + 0.114 * blue > _LIT else "#FFFFFF"
