"""Incidents over time, stacked by event type or by group; a drawn range gives the days to narrow to."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from sourceline.figures.base import as_written, bare_figure
from sourceline.figures.theme import Theme

_WORDS = {"1d": "%-d %B %Y", "1w": "week of %-d %B %Y", "1mo": "%B %Y", "1q": "quarter from %B %Y", "1y": "%Y"}
_STEPS = ((90, "1d"), (400, "1w"), (3_700, "1mo"), (15_000, "1q"))
_LENGTHS = {"1d": 1, "1w": 7, "1mo": 30.4, "1q": 91.3, "1y": 365.25}
_DAY_MS = 86_400_000
PATTERNS = ("", "/", "\\", "x", ".", "-")
"""Fill patterns, so that no series is told by its colour alone."""


def period_for(days: int) -> str:
    """Length of a bar that suits a span of `days`: `1d`, `1w`, `1mo`, `1q` or `1y`."""
    return next((every for limit, every in _STEPS if days <= limit), "1y")


def timeline(rows: pd.DataFrame, colours: Mapping[str, str], theme: Theme, every: str = "1mo") -> go.Figure:
    """Stacked bars of `rows` (`period` first day, `series`, `incidents`), a trace a series of `colours`, in its order.

    Each bar's customdata is its series; selecting a range of the x axis gives dates.
    """
    figure = bare_figure(theme, 280)
    for place, (series, colour) in enumerate(colours.items()):
        mine = rows[rows["series"] == series]
        if mine.empty:
            continue
        words = pd.to_datetime(mine["period"]).dt.strftime(_WORDS[every])
        figure.add_bar(
            x=mine["period"],
            y=mine["incidents"],
            name=as_written(series),
            customdata=[series] * len(mine),
            marker={"color": colour, "pattern": _pattern(place, theme)},
            hovertext=[
                f"{as_written(series)}, {when}: {count}" for when, count in zip(words, mine["incidents"], strict=True)
            ],
            hoverinfo="text",
            width=0.88 * _LENGTHS[every] * _DAY_MS,
            offset=0,
        )
    figure.update_layout(barmode="stack", dragmode="select", selectdirection="h")
    figure.update_xaxes(type="date", showgrid=False)
    title = {"text": "incidents", "font": {"color": theme.muted, "size": 12}}
    figure.update_yaxes(title=title, rangemode="tozero", automargin=True)
    return figure


def _pattern(place: int, theme: Theme) -> dict[str, object]:
    """A thin pattern over the solid colour."""
    shape = PATTERNS[place % len(PATTERNS)]
    return {
        "shape": shape,
        "fillmode": "overlay",
        "fgcolor": theme.paper,
        "fgopacity": 0.45,
        "solidity": 0.14,
        "size": 7,
    }
