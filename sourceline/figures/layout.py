"""Where the actors of a network stand: each connected part by itself, then the parts side by side.

Within a part: Fruchterman and Reingold's force-directed placement (as in networkx) from a fixed seed, then a spread
that pushes apart what is closer than a label is wide. The same links give the same places.
"""

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    Graph = nx.Graph[str]

_SEED = 11
_APART = np.array([1.0, 0.62])
"""Least distance of two actors across and down, in label widths."""
_ROUNDS = 200
_WIDE = 1.9
"""Width of the drawing for each unit of its height."""
Points = npt.NDArray[np.float64]


def placed_parts(graph: "Graph") -> dict[str, tuple[float, float]]:
    """A point for each node, in label widths, y downwards."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: dict[str, tuple[float, float]] = {}
    bottom = left = row_height = 0.0
    width = 0.0
    for part in parts:
        names = sorted(part)
        points = _spread(_forced(graph, names))
        points -= points.min(axis=0)
        size = points.max(axis=0) + 2 * _APART
        width = width or max(float(size[0]), 8.0)
        if left and left + size[0] > width:
            bottom, left, row_height = bottom + row_height, 0.0, 0.0
        for name, (x, y) in zip(names, points, strict=True):
            placed[name] = (round(float(left + x), 3), round(float(bottom + y), 3))
        left, row_height = left + float(size[0]), max(row_height, float(size[1]))
    return placed


def _forced(graph: "Graph", names: list[str]) -> Points:
    if len(names) == 1:
        return np.zeros((1, 2))
    part = graph.subgraph(names)
    found = nx.spring_layout(part, seed=_SEED, k=2.2 / len(names) ** 0.5, iterations=200, method="force")
    scale = len(names) ** 0.5 * 0.9
    points: Points = np.array([found[name] for name in names], dtype=np.float64)
    return points * np.array([scale * _WIDE / 1.4, scale * 0.62])


def _spread(points: Points) -> Points:
    """Push apart pairs that are closer than a label, a little each round."""
    points = points.copy()
    upper = np.triu_indices(len(points), 1)
    for _ in range(_ROUNDS):
        gap = (points[upper[0]] - points[upper[1]]) / _APART
        distance = np.hypot(gap[:, 0], gap[:, 1])
        near = distance < 1
        if not near.any():
            break
        away = np.where(distance[near, None] > 0, gap[near] / np.maximum(distance[near, None], 1e-9), [0.6, 0.8])
        push = away * (1 - distance[near, None]) / 2 * _APART * 0.55
        np.add.at(points, upper[0][near], push)
        np.add.at(points, upper[1][near], -push)
    return points
