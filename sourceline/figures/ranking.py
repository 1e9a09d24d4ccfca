"""A ranking as horizontal bars: top actors, places, speakers."""

import pandas as pd
import plotly.graph_objects as go

from sourceline.figures.base import as_written, bare_figure
from sourceline.figures.theme import Theme

_ROW = 27
_AIR = 1.14
"""Length of the axis in units of the longest bar: its number stands beyond it, on a phone too."""


def ranking(rows: pd.DataFrame, theme: Theme, unit: str = "incidents") -> go.Figure:
    """Bars of `rows` (`id`, `label`, `value` and, where given, `colour`), longest on top; customdata is the id."""
    shown = rows.sort_values(["value", "label"], ascending=[True, False])
    labels = shown["label"].map(as_written)
    figure = bare_figure(theme, 40 + _ROW * max(1, len(shown)))
    figure.add_bar(
        x=shown["value"],
        y=labels,
        orientation="h",
        customdata=shown["id"],
        marker={"color": list(shown["colour"]) if "colour" in shown else theme.accent},
        text=[f"{value:,}" for value in shown["value"]],
        textposition="outside",
        cliponaxis=False,
        hovertext=[f"{label}: {value:,} {unit}" for label, value in zip(labels, shown["value"], strict=True)],
        hoverinfo="text",
    )
    longest = float(shown["value"].max()) if len(shown) else 1.0
    figure.update_xaxes(visible=False, range=[0, longest * _AIR])
    figure.update_yaxes(showgrid=False, automargin=True, tickfont={"color": theme.ink})
    return figure
