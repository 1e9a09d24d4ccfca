"""One small timeline a group or district, on one scale, so that their rhythms can be compared."""

import math
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sourceline.figures.base import as_written, bare_figure
from sourceline.figures.heatmap import counted
from sourceline.figures.periods import PERIOD_WORDS
from sourceline.figures.theme import Theme

MOST = 12
COLUMNS = 3
_PANEL = 120


def small_multiples(
    rows: pd.DataFrame,
    theme: Theme,
    every: str = "1mo",
    names: Mapping[str, str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """A panel for each of the 12 busiest series of `rows` (`period` first day, `series`, `incidents`).

    All panels share both axes, so heights and dates compare. Each bar's customdata is `series|first day`; a panel's
    title is the series' name and its total.
    """
    grid, periods = counted(rows, every)
    grid = grid.head(MOST)
    lines = max(1, math.ceil(len(grid) / COLUMNS))
    titles = [
        f"{as_written((names or {}).get(series, series))} · {int(grid.loc[series].sum()):,}" for series in grid.index
    ]
    bare = bare_figure(theme, 60 + _PANEL * lines)
    spacing = {"horizontal_spacing": 0.04, "vertical_spacing": 0.24 / lines}
    figure = make_subplots(lines, COLUMNS, shared_xaxes=True, shared_yaxes=True, subplot_titles=titles, **spacing)
    for place, (series, title) in enumerate(zip(grid.index, titles, strict=True)):
        counts = [int(count) for count in grid.loc[series]]
        name = title.rpartition(" · ")[0]
        figure.add_bar(
            x=periods,
            y=counts,
            row=place // COLUMNS + 1,
            col=place % COLUMNS + 1,
            name=name,
            customdata=[f"{series}|{day.isoformat()}" for day in periods],
            marker={"color": (colours or {}).get(series, theme.accent)},
            hovertext=[
                f"{name}, {day:{PERIOD_WORDS[every]}}: {n} incidents" for day, n in zip(periods, counts, strict=True)
            ],
            hoverinfo="text",
        )
    _dress(figure, theme, bare, most=int(grid.to_numpy().max()) if grid.size else 1)
    return figure


def _dress(figure: go.Figure, theme: Theme, bare: go.Figure, most: int) -> None:
    """Paper, titles and axes; `most` is the highest bar of all panels."""
    figure.update_layout(bare.layout.to_plotly_json() | {"showlegend": False, "annotations": figure.layout.annotations})
    # Streamlit passes clicks on only where dragging selects nothing.
    figure.update_layout(dragmode="pan", margin={"t": 26})
    figure.update_annotations(font={"size": 12.5, "color": theme.ink})
    figure.update_yaxes(
        fixedrange=True,
        range=[0, most * 1.1],
        nticks=3,
        gridcolor=theme.grid,
        zeroline=False,
        tickfont={"color": theme.muted},
    )
    figure.update_xaxes(
        fixedrange=True, showgrid=False, nticks=4, tickfont={"color": theme.muted, "size": 10.5}, type="date"
    )
