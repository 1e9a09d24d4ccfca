"""What every chart shares: paper, fonts, axes and hover of the one theme."""

import plotly.graph_objects as go

from sourceline.figures.theme import FONT, Theme


def bare_figure(theme: Theme, height: int) -> go.Figure:
    """An empty figure in the theme; `height` in pixels."""
    axis = {"gridcolor": theme.grid, "linecolor": theme.grid, "zeroline": False, "automargin": True}
    axis |= {"tickfont": {"color": theme.muted}}
    axis["fixedrange"] = True  # a drag selects or does nothing; it never moves a chart out of sight
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 13, "color": theme.ink},
            "hoverlabel": {"bgcolor": theme.panel, "bordercolor": theme.grid, "font": {"color": theme.ink}},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": {"text": ""}}
            | {"traceorder": "normal"},
            "xaxis": axis,
            "yaxis": axis,
            "bargap": 0.12,
            "template": "none",
        }
    )
