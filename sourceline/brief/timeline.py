"""Incidents over time, stacked by type or group."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from sourceline.brief.sheet import Caption, chart_axes, date_ticks, legend, sheet
from sourceline.figures.theme import Theme

_GAP = 0.86
_EPOCH = dt.date(1970, 1, 1).toordinal()
"""matplotlib counts days from here."""


def draw_timeline(rows: pd.DataFrame, colours: Mapping[str, str], caption: Caption, theme: Theme) -> Figure:
    """Stacked bars. `rows` as `sourceline.query.timeline` gives them: `period` (first day), `series`, `incidents`.

    `colours` gives each series' colour and the order of stacking.
    """
    figure, axes = sheet(caption, theme)
    chart_axes(axes, theme, grid="y")
    if rows.empty:
        axes.text(0.5, 0.5, "No dated incidents match", transform=axes.transAxes, ha="center", color=theme.muted)
        return figure
    starts = sorted({pd.Timestamp(value).date() for value in rows["period"]})
    widths = [_GAP * width for width in _widths(starts)]
    base = dict.fromkeys(starts, 0)
    kinds = [kind for kind in colours if kind in set(rows["series"])]
    counts = rows.assign(period=pd.to_datetime(rows["period"]).dt.date).groupby(["period", "series"])["incidents"].sum()
    for kind in kinds:
        heights = [int(counts.get((start, kind), 0)) for start in starts]
        positions = [start.toordinal() - _EPOCH for start in starts]
        bottoms = [base[start] for start in starts]
        axes.bar(positions, heights, widths, bottom=bottoms, color=colours[kind], align="edge")
        base = {start: base[start] + height for start, height in zip(starts, heights, strict=True)}
    axes.xaxis_date()
    date_ticks(axes, 10)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.set_ylabel("incidents", color=theme.muted, size=8.5)
    legend(figure, [Patch(color=colours[kind], label=kind) for kind in kinds], theme)
    return figure


def _widths(starts: list[dt.date]) -> list[float]:
    """Width of each period's bar in days: the smallest step between periods, which are of one length."""
    steps = [(after - before).days for before, after in pairwise(starts)]
    return [float(min(steps, default=28))] * len(starts)
