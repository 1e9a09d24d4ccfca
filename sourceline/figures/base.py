"""What every chart shares: paper, fonts, axes and hover of the one theme."""

from collections.abc import Sequence
from html import escape

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
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": theme.muted, "activecolor": theme.accent},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": {"text": ""}}
            | {"traceorder": "normal"},
            "xaxis": axis,
            "yaxis": axis,
            "bargap": 0.12,
            "template": "none",
        }
    )


def as_written(text: object) -> str:
    """Text of reports for labels and hovers, which Plotly reads as a kind of HTML: a tag would vanish or be a link."""
    return escape(str(text), quote=False)


def clickable_cells(
    figure: go.Figure, across: Sequence[str], down: Sequence[str], told: Sequence[Sequence[str]]
) -> None:
    """Lay a mark that nobody sees on each cell of the heat map that a figure begins with; clicks and hovers go to it.

    A click on a heat map selects nothing: Plotly selects points of scatters and bars alone. The mark nearest to the
    pointer is that of the cell under it, whatever the cells' shape. `told` is what a cell says; the heat map's
    customdata, row by row, is what its mark carries.
    """
    cells = [
        (column, row, mark, words)
        for row, marks, line in zip(down, figure.data[0].customdata, told, strict=True)
        for column, mark, words in zip(across, marks, line, strict=True)
    ]
    unseen = {"marker": {"opacity": 0}}
    figure.add_scatter(
        x=[cell[0] for cell in cells],
        y=[cell[1] for cell in cells],
        customdata=[cell[2] for cell in cells],
        hovertext=[cell[3] for cell in cells],
        hoverinfo="text",
        mode="markers",
        marker={"size": 6, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        showlegend=False,
    )
    figure.update_layout(hoverdistance=1000, hovermode="closest")
    figure.data[0].hoverinfo = "skip"
