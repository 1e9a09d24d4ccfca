"""Counts as a grid: groups or districts down, periods across."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from sourceline.figures.base import as_written, bare_figure, clickable_cells
from sourceline.figures.periods import PERIOD_WORDS, every_period
from sourceline.figures.theme import Theme

MOST = 25
"""Rows that a screen has room for: those with most incidents."""
_ROW, _NUMBERED = 24, 40
"""Pixels a row; up to so many columns a cell shows its number."""


def heatmap(
    rows: pd.DataFrame,
    theme: Theme,
    every: str = "1mo",
    names: dict[str, str] | None = None,
    value: str = "incidents",
) -> go.Figure:
    """Grid of `rows` (`period` first day, `series`, and the column `value`), busiest series on top.

    A period without a row is empty, not zero-coloured; periods between the first and the last are all there. A cell's
    customdata is `series|first day`, nothing for an empty one; `names` gives series their labels.
    """
    grid, periods = counted(rows, every, value)
    labels = [as_written((names or {}).get(series, series)) for series in grid.index]
    words = [f"{day:{PERIOD_WORDS[every]}}" for day in periods]
    figure = bare_figure(theme, 90 + _ROW * max(1, len(grid)))
    figure.add_heatmap(
        z=[[int(count) or None for count in line] for line in grid.to_numpy()],
        x=[day.isoformat() for day in periods],
        y=labels,
        customdata=[
            [f"{series}|{day.isoformat()}" if count else "" for day, count in zip(periods, line, strict=True)]
            for series, line in zip(grid.index, grid.to_numpy(), strict=True)
        ],
        text=[[f"{int(count)}" if count else "" for count in line] for line in grid.to_numpy()],
        texttemplate="%{text}" if len(periods) <= _NUMBERED else "",
        colorscale=[[place / (len(theme.ramp) - 1), colour] for place, colour in enumerate(theme.ramp)],
        zmin=0,
        xgap=1,
        ygap=1,
        colorbar={"title": {"text": value.replace("_", " ")}, "thickness": 12, "outlinewidth": 0},
    )
    if len(grid):
        clickable_cells(figure, [day.isoformat() for day in periods], labels, _told(grid, labels, words, value))
    figure.update_xaxes(showgrid=False, side="top", automargin=True, **_across(periods, every))
    down = [len(grid) - 0.5, -0.5] if len(grid) else None
    figure.update_yaxes(range=down, automargin=True, showgrid=False, tickfont={"color": theme.ink})
    return figure


def _across(periods: Sequence[dt.date], every: str) -> dict[str, object]:
    """Kind and range of the axis across: from edge to edge of the cells."""
    if every == "1y" or len(periods) < 2:  # noqa: PLR2004 - no step to measure
        return {"type": "category" if every == "1y" else "date"}
    half = (periods[-1] - periods[0]) / (len(periods) - 1) / 2
    start, end = (dt.datetime.combine(day, dt.time()) for day in (periods[0], periods[-1]))
    return {"type": "date", "range": [start - half, end + half]}


def counted(rows: pd.DataFrame, every: str, value: str = "incidents") -> tuple[pd.DataFrame, list[dt.date]]:
    """The grid behind a heat map: series (most first, at most 25) by period, zeros filled in."""
    if rows.empty:
        return pd.DataFrame(), []
    days = pd.to_datetime(rows["period"]).dt.date
    wide = rows.assign(period=days, series=rows["series"].astype(str))
    grid = wide.pivot_table(index="series", columns="period", values=value, aggfunc="sum", fill_value=0)
    totals = grid.sum(axis="columns").to_dict()
    order = sorted(grid.index, key=lambda series: (-totals[series], str(series)))[:MOST]
    periods = every_period(days.min(), days.max(), every)
    return grid.reindex(index=order, columns=periods, fill_value=0), periods


def _told(grid: pd.DataFrame, labels: Sequence[str], words: Sequence[str], value: str) -> list[list[str]]:
    unit = value.replace("_", " ")
    return [
        [f"{label}, {when}: {int(count)} {unit}" for when, count in zip(words, line, strict=True)]
        for label, line in zip(labels, grid.to_numpy(), strict=True)
    ]
