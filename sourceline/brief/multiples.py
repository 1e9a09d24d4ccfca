"""One small printed timeline a group or district, on one scale."""

import math
from collections.abc import Mapping

import pandas as pd
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sourceline.brief.sheet import Caption, date_ticks, sheet
from sourceline.figures.heatmap import counted
from sourceline.figures.small_multiples import COLUMNS, MOST
from sourceline.figures.theme import Theme

_DAYS = {"1d": 1.0, "1w": 7.0, "1mo": 30.4, "1q": 91.3, "1y": 365.25}
_LEFT, _WIDTH, _BOTTOM, _HEIGHT = 0.055, 0.92, 0.09, 0.79


def draw_multiples(
    rows: pd.DataFrame, caption: Caption, theme: Theme, every: str = "1mo", names: Mapping[str, str] | None = None
) -> Figure:
    """The 12 busiest series of `sourceline.query.timeline` rows, a panel each; all share both axes."""
    figure, whole = sheet(caption, theme)
    grid, periods = counted(rows, every)
    grid = grid.head(MOST)
    if grid.empty:
        whole.text(0.5, 0.5, "Nothing matches", transform=whole.transAxes, ha="center", color=theme.muted)
        return figure
    whole.remove()
    lines = math.ceil(len(grid) / COLUMNS)
    starts = date2num(periods)  # type: ignore[no-untyped-call]
    wide, high = _WIDTH / COLUMNS, _HEIGHT / lines
    for place, (series, counts) in enumerate(grid.iterrows()):
        line, column = divmod(place, COLUMNS)
        corner = (_LEFT + column * wide, _BOTTOM + (lines - 1 - line) * high + high * 0.16)
        axes = figure.add_axes((*corner, wide * 0.86, high * 0.62), facecolor=theme.paper)
        title = f"{(names or {}).get(str(series), series)} · {int(counts.sum()):,}"
        axes.set_title(title, loc="left", size=9.5, color=theme.ink, pad=4)
        axes.bar(starts, counts.to_numpy(), width=0.86 * _DAYS[every], align="edge", color=theme.accent)
        axes.set_ylim(0, int(grid.to_numpy().max()) * 1.08)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=3))
        axes.xaxis_date()
        date_ticks(axes, 5, offset=False)
        axes.tick_params(colors=theme.muted, labelsize=7.5, length=0)
        axes.grid(axis="y", color=theme.grid, linewidth=0.7)
        axes.set_axisbelow(True)
        for side in axes.spines.values():
            side.set_visible(False)
    return figure
