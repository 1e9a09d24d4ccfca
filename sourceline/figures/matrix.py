"""Who is linked with whom as a grid: rows act, columns are acted upon."""

import pandas as pd
import plotly.graph_objects as go

from sourceline.figures.base import bare_figure
from sourceline.figures.theme import Theme

MOST = 30
"""Actors a side; the ones with most documents."""


def matrix(links: pd.DataFrame, theme: Theme) -> go.Figure:
    """Heat map of documents a pair, of the rows of `sourceline.query.links`; a cell's customdata is `source|target`."""
    weight = links.melt(id_vars="documents", value_vars=["source", "target"]).groupby("value")["documents"].sum()
    top = list(weight.sort_values(ascending=False).head(MOST).index)
    names = dict(zip(links["source"], links["source_name"], strict=True))
    names |= dict(zip(links["target"], links["target_name"], strict=True))
    inside = links[links["source"].isin(top) & links["target"].isin(top)]
    cells = inside.groupby(["source", "target"])["documents"].sum()
    words = inside.groupby(["source", "target"])["relation"].agg(lambda values: ", ".join(sorted(set(values))))
    z = [[int(cells.get((source, target), 0)) or None for target in top] for source in top]
    text = [[f"{names[a]} → {names[b]}: {words.get((a, b), 'no link')}".replace("_", " ") for b in top] for a in top]
    figure = bare_figure(theme, 120 + 24 * len(top))
    figure.add_heatmap(
        z=z,
        x=[str(names[key]) for key in top],
        y=[str(names[key]) for key in top],
        customdata=[[f"{source}|{target}" for target in top] for source in top],
        hovertext=text,
        hovertemplate="%{hovertext} (%{z} documents)<extra></extra>",
        colorscale=[[place / (len(theme.ramp) - 1), colour] for place, colour in enumerate(theme.ramp)],
        xgap=1,
        ygap=1,
        colorbar={"title": {"text": "documents"}, "thickness": 12, "outlinewidth": 0},
    )
    figure.update_xaxes(side="top", tickangle=-45, automargin=True, showgrid=False)
    figure.update_yaxes(autorange="reversed", automargin=True, showgrid=False)
    return figure
