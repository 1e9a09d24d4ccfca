"""Group links as a drawn network: the same positions, colours and dashes as on screen."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from sourceline.brief.halo import haloed
from sourceline.brief.sheet import Caption, legend, sheet
from sourceline.codes import SYMMETRIC, LinkStatus, Relation, RelationFamily
from sourceline.figures.theme import LINK_DASH, Theme

_DASHES: Mapping[str, Any] = {"solid": "-", "dashed": (0, (5, 3)), "dotted": (0, (1, 2.2))}
_ARROW = 11


def draw_network(nodes: pd.DataFrame, edges: pd.DataFrame, caption: Caption, theme: Theme) -> Figure:
    """Directed network.

    `nodes`: `id`, `label`, `side`, `x`, `y`, `weight` (evidence; sizes the dot). `edges`: `source` and `target` (node
    ids), `relation`, `family`, `status`, `evidence` (number of quotes; sets the width).
    """
    figure, axes = sheet(caption, theme)
    if nodes.empty:
        axes.text(0.5, 0.5, "No links match", transform=axes.transAxes, ha="center", color=theme.muted)
        return figure
    at = {str(key): (float(x), float(y)) for key, x, y in nodes[["id", "x", "y"]].to_numpy(dtype=object)}
    for place, edge in enumerate(edges.to_dict("records")):
        _draw_edge(axes, edge, at, bend=0.12 + 0.05 * (place % 3), theme=theme)
    sizes = [36 + 46 * math.sqrt(max(1, weight)) for weight in nodes["weight"]]
    colours = [theme.sides.get(str(side), theme.other) for side in nodes["side"]]
    axes.scatter(nodes["x"], nodes["y"], s=sizes, c=colours, edgecolors=theme.paper, linewidths=1.2, zorder=3)
    for (label, key), size in zip(nodes[["label", "id"]].to_numpy(dtype=object), sizes, strict=True):
        _name(axes, str(label), at[str(key)], -math.sqrt(size) / 2 - 4, theme)
    axes.margins(0.09)
    axes.invert_yaxis()  # as on screen, where y runs downwards
    legend(figure, _handles(nodes, edges, theme), theme)
    return figure


def _name(axes: Axes, label: str, at: tuple[float, float], below: float, theme: Theme) -> None:
    """An actor's name under its dot."""
    style: dict[str, Any] = {"textcoords": "offset points", "ha": "center", "va": "top", "size": 8.5, "zorder": 4}
    haloed(lambda: axes.annotate(label, at, xytext=(0, below), color=theme.ink, **style), theme.paper, 2.6)


def _draw_edge(
    axes: Axes, edge: Mapping[Any, Any], at: dict[str, tuple[float, float]], bend: float, theme: Theme
) -> None:
    source, target = str(edge["source"]), str(edge["target"])
    if source not in at or target not in at:
        return
    relation = Relation(edge["relation"])
    evidence = float(edge["evidence"])
    axes.add_patch(
        FancyArrowPatch(
            at[source],
            at[target],
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle="-" if relation in SYMMETRIC else "-|>",
            mutation_scale=_ARROW,
            shrinkA=7,
            shrinkB=9,
            linewidth=0.8 + 0.9 * math.log2(1 + evidence),
            linestyle=_DASHES[LINK_DASH[LinkStatus(edge["status"])]],
            color=theme.families[RelationFamily(edge["family"])],
            alpha=0.85,
            zorder=2,
        )
    )


def _handles(nodes: pd.DataFrame, edges: pd.DataFrame, theme: Theme) -> list[Line2D]:
    families = [family for family in RelationFamily if family.value in set(edges["family"])]
    statuses = [status for status in LinkStatus if status.value in set(edges["status"])]
    sides = [side for side in theme.sides if side in set(nodes["side"])]
    lines = [Line2D([], [], color=theme.families[family], linewidth=2, label=family.value) for family in families]
    dashes = [
        Line2D([], [], color=theme.muted, linestyle=_DASHES[LINK_DASH[status]], linewidth=1.6, label=status.value)
        for status in statuses
    ]
    dots = [
        Line2D([], [], color=theme.sides[side], marker="o", linestyle="", label=side.capitalize()) for side in sides
    ]
    return [*lines, *dashes, *dots]
