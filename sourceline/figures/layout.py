"""Where the actors of a network stand: each connected part by itself, the largest left, the others beside it.

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
_EVEN = 0.6
"""How much of a place is rank, not force."""
_ROOM = 1.5
"""Room for each actor, in units of the least room."""
_WIDE = 1.0
"""Width of a part for each unit of its height; with the small parts beside it the drawing is as wide as a screen."""
_PAIR = np.array([[0.0, 0.0], [0.35, 0.8]])
"""Two actors linked only with each other: close, and not on one line, so that both labels have room."""
Points = npt.NDArray[np.float64]


def placed_parts(graph: "Graph") -> dict[str, tuple[float, float]]:
    """A point for each node, in label widths, y downwards."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: dict[str, tuple[float, float]] = {}
    left = top = column = height = 0.0
    for part in parts:
        names = sorted(part)
        points = _spread(_forced(graph, names))
        points -= points.min(axis=0)
        wide, high = (float(side) for side in points.max(axis=0) + 1.6 * _APART)
        height = height or high
        if top and top + high > height * 1.05:  # the next column
            left, top, column = left + column, 0.0, 0.0
        for name, (x, y) in zip(names, points, strict=True):
            placed[name] = (round(float(left + x), 3), round(float(top + y), 3))
        top, column = top + high, max(column, wide)
    return placed


def _forced(graph: "Graph", names: list[str]) -> Points:
    """Forces say who stands near whom; ranks, blended in, use the room evenly so that the middle stays readable."""
    if len(names) <= len(_PAIR):
        return _PAIR[: len(names)]
    part: Graph = nx.Graph()  # a subgraph view has the order of a set, which is another in each process
    part.add_nodes_from(names)
    edges = graph.edges(names, data=True)
    part.add_weighted_edges_from(sorted((min(a, b), max(a, b), data["weight"]) for a, b, data in edges))
    found = nx.spring_layout(part, seed=_SEED, k=2.2 / len(names) ** 0.5, iterations=200, method="force")
    points: Points = np.array([found[name] for name in names], dtype=np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    inside = (points - low) / np.maximum(high - low, 1e-9)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(names) - 1)
    height = (len(names) * float(np.prod(_APART)) * _ROOM / _WIDE) ** 0.5
    blended: Points = ((1 - _EVEN) * inside + _EVEN * ranks) * np.array([height * _WIDE, height])
    return blended


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
