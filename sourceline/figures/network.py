"""Group links as a directed network: one pure builder of nodes, edges, positions and measures, for screen and print.

Positions come from all links of the store, not from the filtered ones, and from a fixed seed: a group keeps its place
between visits and while filters change (see `sourceline.figures.layout`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd

from sourceline.codes import SYMMETRIC, LinkStatus, Relation, RelationFamily
from sourceline.figures.layout import placed_parts
from sourceline.figures.theme import FONT, LINK_DASH, SIDES, Theme

if TYPE_CHECKING:
    Graph = nx.Graph[str]

MEASURES: Mapping[str, str] = {
    "degree": "Degree: with how many others an actor is linked.",
    "betweenness": "Betweenness: how often an actor lies on the shortest way between two others.",
    "community": "Community: actors linked more with each other than with the rest (Clauset, Newman and Moore).",
}
"""Each measure in one sentence."""


_DRAWN = (880.0, 630.0)
"""Pixels that the drawing has on a laptop."""
_LARGE = 24
"""Diameter in pixels from which no other's name may lie on a disc."""
_LETTER, _LINE = 6.4, 15.0
"""Width of a letter and height of a name, in pixels."""


@dataclass(frozen=True, slots=True)
class Network:
    """`nodes`: id, label, side, x, y, weight (documents) and the measures. `edges`: one row a link group."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


def positions(links: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """A place for each actor of all link rows (`source`, `target`, `documents`), in units of a label's width."""
    graph: Graph = nx.Graph()
    for source, target, weight in links[["source", "target", "documents"]].itertuples(index=False):
        before = graph.get_edge_data(source, target, {"weight": 0})["weight"]
        graph.add_edge(str(source), str(target), weight=before + int(weight))
    if not graph:
        return {}
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((a, b, 1 + d["weight"] ** 0.5) for a, b, d in graph.edges(data=True)))
    return placed_parts(ordered)


def network(links: pd.DataFrame, placed: Mapping[str, tuple[float, float]], sides: Mapping[str, str]) -> Network:
    """Nodes and edges of link rows as `sourceline.query.links` gives them, at the places given."""
    edges = links.rename(columns={"documents": "evidence"})
    labels = dict(zip(links["source"], links["source_name"], strict=True))
    labels |= dict(zip(links["target"], links["target_name"], strict=True))
    graph: Graph = nx.Graph()
    graph.add_edges_from(zip(links["source"], links["target"], strict=True))
    between = nx.betweenness_centrality(graph) if graph else {}
    communities = list(nx.community.greedy_modularity_communities(graph)) if graph.number_of_edges() else []
    member = {key: number for number, group in enumerate(communities, start=1) for key in group}
    weight = links.melt(id_vars="documents", value_vars=["source", "target"]).groupby("value")["documents"].sum()
    rows = [
        {
            "id": key,
            "label": str(labels[key]),
            "side": sides.get(key) or "other",
            "x": placed.get(key, (0.0, 0.0))[0],
            "y": placed.get(key, (0.0, 0.0))[1],
            "weight": int(weight[key]),
            "degree": int(graph.degree[key]),
            "betweenness": round(float(between[key]), 3),
            "community": member.get(key, 0),
        }
        for key in sorted(labels)
    ]
    return Network(pd.DataFrame(rows, columns=["id", "label", "side", "x", "y", "weight", *MEASURES]), edges)


def path_between(links: pd.DataFrame, start: str, end: str) -> list[str]:
    """The actors on a shortest way from one to another, whatever the arrows' direction; empty where there is none."""
    graph: Graph = nx.Graph()
    graph.add_edges_from(zip(links["source"], links["target"], strict=True))
    try:
        return [str(key) for key in nx.shortest_path(graph, start, end)]
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []


def network_spec(
    found: Network, theme: Theme, way: Sequence[str] = (), frame: Collection[tuple[float, float]] = ()
) -> dict[str, object]:
    """The network as an ECharts option: drag, zoom, hover; a node's or an edge's name is its id.

    Actors of a `way` and the lines along it stand out. The points of `frame` are in the picture, whoever is drawn: so
    nobody moves when others come and go.
    """
    lit, steps = set(way), {frozenset(step) for step in pairwise(way)}
    rows = found.nodes.to_dict("records")
    named = _named(rows, frame) | lit
    nodes = [_node(row, theme, row["id"] in lit) | _label_of(row["id"] in named) for row in rows]
    edges = [_edge(row, place, theme) for place, row in enumerate(found.edges.to_dict("records"))]
    for edge in edges if steps else ():
        if frozenset((edge["source"], edge["target"])) not in steps:
            edge["lineStyle"]["opacity"] = 0.15
    sides = {side.capitalize(): theme.sides[side] for side in SIDES if side in set(found.nodes["side"])}
    series = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "draggable": True,
        "selectedMode": "single",
        "preserveAspect": True,
        "left": "6%",
        "right": "6%",
        "top": 24,
        "bottom": 64,
        "edgeSymbol": ["none", "arrow"],
        "edgeSymbolSize": 9,
        "categories": [{"name": name, "itemStyle": {"color": colour}} for name, colour in sides.items()],
        "data": [*nodes, *_corners(frame)],
        "links": edges,
        "label": {"show": True, "position": "bottom", "color": theme.ink, "fontFamily": FONT, "fontSize": 12}
        | {"textBorderColor": theme.paper, "textBorderWidth": 3},
        "emphasis": {"focus": "adjacency", "lineStyle": {"width": 4}},
        "scaleLimit": {"min": 0.4, "max": 6},
    }
    legend = {"data": list(sides), "textStyle": {"color": theme.ink}, "bottom": 0}
    return {"tooltip": {"confine": True}, "legend": [legend], "series": [series], "animation": False}


def _named(rows: Sequence[Mapping[Any, Any]], frame: Collection[tuple[float, float]]) -> set[str]:
    """Ids of the actors whose names have room, most documents first; the others are named when pointed at."""
    points = [*frame, *((row["x"], row["y"]) for row in rows)]
    if not points:
        return set()
    across, down = zip(*points, strict=True)
    scale = min(_DRAWN[0] / max(max(across) - min(across), 1e-9), _DRAWN[1] / max(max(down) - min(down), 1e-9))
    taken: list[tuple[float, float, float, float]] = []
    named = set()
    for row in sorted(rows, key=lambda row: (-int(row["weight"]), str(row["id"]))):
        half, top = len(str(row["label"])) * _LETTER / 2, row["y"] * scale + _size(row) / 2
        mine = (row["x"] * scale - half, top, row["x"] * scale + half, top + _LINE)
        if not any(mine[0] < b[2] and b[0] < mine[2] and mine[1] < b[3] and b[1] < mine[3] for b in taken):
            taken.append(mine)
            named.add(str(row["id"]))
        if _size(row) > _LARGE:
            taken.append(_disc(row, scale))
    return named


def _disc(row: Mapping[Any, Any], scale: float) -> tuple[float, float, float, float]:
    """What an actor's disc covers: west, north, east, south, in pixels; a little less, since it is round."""
    x, y, half = row["x"] * scale, row["y"] * scale, _size(row) * 0.4
    return x - half, y - half, x + half, y + half


def _label_of(named: bool) -> dict[str, object]:
    return {} if named else {"label": {"show": False}, "emphasis": {"label": {"show": True}}}


def _corners(frame: Collection[tuple[float, float]]) -> list[dict[str, object]]:
    """Two nodes that nobody sees, at opposite corners of what the picture has to hold; they come after all others."""
    if not frame:
        return []
    across, down = zip(*frame, strict=True)
    unseen = {"symbolSize": 0, "itemStyle": {"opacity": 0}, "label": {"show": False}, "tooltip": {"show": False}}
    ends = ((min(across), min(down)), (max(across), max(down)))
    return [{"id": f" {n}", "name": "", "x": x, "y": y, "silent": True, **unseen} for n, (x, y) in enumerate(ends)]


def edge_key(row: Mapping[Any, Any]) -> str:
    """What names an edge everywhere: `source|relation|target|status`."""
    return "|".join(str(row[name]) for name in ("source", "relation", "target", "status"))


def picked(found: Network, selected: Iterable[Mapping[str, Any]]) -> tuple[str, str] | None:
    """What a click on the chart means: `node` and the actor's id, or `edge` and its key; None where nothing is.

    `selected` is what `st.echarts_chart` reports: places in the lists of nodes and of edges, by `data_type`.
    """
    tables = {"node": found.nodes, "main": found.nodes, "edge": found.edges}
    for group in selected:
        kind = str(group["data_type"])
        for place in group["data_indices"]:
            if kind in tables and 0 <= place < len(tables[kind]):
                row = tables[kind].iloc[place].to_dict()
                return ("edge", edge_key(row)) if kind == "edge" else ("node", str(row["id"]))
    return None


def _many(documents: Any) -> str:
    return f"{documents} document{'' if documents == 1 else 's'}"


def _plain(words: str) -> str:
    """Words that a tooltip shows as they are: it takes HTML and templates."""
    return escape(words).translate({ord("{"): "(", ord("}"): ")"})


def _size(row: Mapping[Any, Any]) -> float:
    """Diameter of an actor's disc, in pixels."""
    return float(min(12 + 5 * float(str(row["weight"])) ** 0.5, 64))


def _node(row: Mapping[Any, Any], theme: Theme, lit: bool) -> dict[str, object]:
    return {
        "id": row["id"],
        "name": row["label"],
        "x": row["x"],
        "y": row["y"],
        "symbolSize": _size(row),
        "category": str(row["side"]).capitalize(),
        "value": row["weight"],
        "itemStyle": {"borderColor": theme.accent if lit else theme.paper, "borderWidth": 4 if lit else 1.5},
        "tooltip": {"formatter": _plain(f"{row['label']}: linked with {row['degree']}, {_many(row['weight'])}")},
    }


def _edge(row: Mapping[Any, Any], place: int, theme: Theme) -> dict[str, Any]:
    relation, status = Relation(str(row["relation"])), LinkStatus(str(row["status"]))
    words = f"{row['source_name']} {relation.value.replace('_', ' ')} {row['target_name']} ({status.value})"
    key = edge_key(row)
    return {
        "id": key,
        "source": row["source"],
        "target": row["target"],
        "name": key,
        "symbol": ["none", "none"] if relation in SYMMETRIC else ["none", "arrow"],
        "lineStyle": {
            "color": theme.families[RelationFamily(str(row["family"]))],
            "type": LINK_DASH[status],
            "width": min(1.2 + 1.1 * (float(str(row["evidence"])) ** 0.5), 7),
            "curveness": 0.08 + 0.07 * (place % 4),
            "opacity": 0.75,
        },
        "tooltip": {"formatter": _plain(f"{words}: {_many(row['evidence'])}")},
    }
