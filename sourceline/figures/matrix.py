"""Who is linked with whom as a grid: rows act, columns are acted upon."""

import pandas as pd
import plotly.graph_objects as go

from sourceline.figures.base import as_written, bare_figure, clickable_cells
from sourceline.figures.theme import Theme

MOST = 30
"""Actors a side; the ones with most documents."""


def matrix(links: pd.DataFrame, theme: Theme) -> go.Figure:
    """Heat map of documents a pair, of the rows of `sourceline.query.links`; a cell's customdata is `source|target`.

    A cell without a link has no customdata.
    """
    weight = links.melt(id_vars="documents", value_vars=["source", "target"]).groupby("value")["documents"].sum()
    top = list(weight.sort_values(ascending=False).head(MOST).index)
    names = dict(zip(links["source"], links["source_name"], strict=True))
    names |= dict(zip(links["target"], links["target_name"], strict=True))
    names = {key: as_written(name) for key, name in names.items()}
    inside = links[links["source"].isin(top) & links["target"].isin(top)]
    cells = inside.groupby(["source", "target"])["documents"].sum()
    words = inside.groupby(["source", "target"])["relation"].agg(lambda values: ", ".join(sorted(set(values))))
    z = [[int(cells.get((source, target), 0)) or None for target in top] for source in top]
    told = [[_told(names[a], names[b], words.get((a, b)), cells.get((a, b))) for b in top] for a in top]
    labels = [names[key] for key in top]
    figure = bare_figure(theme, 120 + 24 * len(top))
    figure.add_heatmap(
        z=z,
        x=labels,
        y=labels,
        customdata=[[f"{source}|{target}" if (source, target) in cells else "" for target in top] for source in top],
        colorscale=[[place / (len(theme.ramp) - 1), colour] for place, colour in enumerate(theme.ramp)],
        xgap=1,
        ygap=1,
        colorbar={"title": {"text": "documents"}, "thickness": 12, "outlinewidth": 0},
    )
    clickable_cells(figure, labels, labels, told)
    edges = [-0.5, len(top) - 0.5]
    figure.update_xaxes(side="top", tickangle=-45, automargin=True, showgrid=False, range=edges)
    figure.update_yaxes(range=edges[::-1], automargin=True, showgrid=False)
    return figure


def _told(source: str, target: str, relations: str | None, documents: int | None) -> str:
    if relations is None:
        return f"{source} → {target}: no link"
    return f"{source} → {target}: {relations.replace('_', ' ')} ({documents} document{'' if documents == 1 else 's'})"
