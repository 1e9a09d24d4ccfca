"""The network, its measures and its matrix, of made-up links."""

import numpy as np
import pandas as pd
import pytest

from sourceline.codes import FAMILY_OF, LinkStatus, Relation, RelationFamily
from sourceline.figures.matrix import matrix
from sourceline.figures.network import MEASURES, network, network_spec, path_between, picked, positions
from sourceline.figures.theme import DARK, LIGHT, LINK_DASH

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma", "d": "Delta", "e": "<Echo>"}
SIDES = {"a": "militant", "b": "pakistan"}


def link(source, relation, target, status="asserted", documents=1):
    return {
        "source": source,
        "relation": relation,
        "target": target,
        "status": status,
        "family": FAMILY_OF[Relation(relation)].value,
        "documents": documents,
        "source_name": NAMES[source],
        "target_name": NAMES[target],
    }


@pytest.fixture
def links():
    return pd.DataFrame(
        [
            link("a", "attacks", "b", documents=4),
            link("a", "allied_with", "c", "alleged", 9),
            link("c", "trains", "d", "denied"),
            link("d", "leads", "e"),
        ]
    )


@pytest.fixture
def found(links):
    return network(links, positions(links), SIDES)


def test_measures_are_exact_and_each_has_one_sentence(found):
    nodes = found.nodes.set_index("id")
    assert nodes["degree"].to_dict() == {"a": 2, "b": 1, "c": 2, "d": 2, "e": 1}
    assert nodes["betweenness"].to_dict() == {"a": 0.5, "b": 0.0, "c": 0.667, "d": 0.5, "e": 0.0}
    assert nodes["weight"].to_dict() == {"a": 13, "b": 4, "c": 10, "d": 2, "e": 1}
    assert nodes["side"].to_dict() == {"a": "militant", "b": "pakistan", "c": "other", "d": "other", "e": "other"}
    assert nodes.loc["a", "community"] == nodes.loc["b", "community"] != nodes.loc["e", "community"]
    assert all(text.count(".") == 1 and text.endswith(".") for text in MEASURES.values())


def test_actors_stay_where_they_are_when_a_filter_takes_links_away(links):
    places = positions(links)
    assert places == positions(links.sample(frac=1, random_state=3))
    few = network(links.iloc[:1], places, SIDES)
    assert {row.id: (row.x, row.y) for row in few.nodes.itertuples()} == {key: places[key] for key in ("a", "b")}


def test_no_two_actors_stand_on_one_another():
    many = pd.DataFrame({"source": ["hub"] * 40, "target": [f"n{place}" for place in range(40)], "documents": 1})
    points = np.array(list(positions(many).values()))
    gaps = np.abs(points[:, None] - points[None, :]) / [1.0, 0.62]
    distance = np.hypot(gaps[..., 0], gaps[..., 1]) + np.eye(len(points)) * 9
    assert distance.min() > 0.7


def test_a_way_between_two_actors_is_the_shortest_whatever_the_direction(links):
    assert path_between(links, "e", "b") == ["e", "d", "c", "a", "b"]
    assert path_between(links, "a", "nobody") == []


def test_edges_tell_family_status_and_evidence(found):
    edges = network_spec(found, LIGHT)["series"][0]["links"]
    assert [edge["lineStyle"]["type"] for edge in edges] == ["solid", "dashed", "dotted", "solid"]
    assert edges[0]["lineStyle"]["color"] == LIGHT.families[RelationFamily.CONFLICT]
    assert edges[0]["lineStyle"]["width"] == pytest.approx(1.2 + 1.1 * 2)
    assert edges[1]["symbol"] == ["none", "none"], "an alliance has no direction"
    assert edges[0]["symbol"] == ["none", "arrow"]
    assert edges[0]["tooltip"]["formatter"] == "Alpha attacks Beta (asserted): 4 documents"
    assert edges[3]["tooltip"]["formatter"] == "Delta leads &lt;Echo&gt; (asserted): 1 document"


def test_a_click_means_the_actor_or_the_link_it_hits(found):
    assert picked(found, [{"data_type": "node", "data_indices": [2]}]) == ("node", "c")
    assert picked(found, [{"data_type": "edge", "data_indices": [1]}]) == ("edge", "a|allied_with|c|alleged")
    assert picked(found, [{"data_type": "edge", "data_indices": [99]}]) is None
    assert picked(found, []) is None


def test_marked_actors_have_a_ring(found):
    nodes = network_spec(found, DARK, ["c"])["series"][0]["data"]
    assert [node["itemStyle"]["borderWidth"] for node in nodes] == [1.5, 1.5, 4, 1.5, 1.5]
    assert nodes[0]["category"] == "Militant"


def test_the_matrix_counts_documents_of_each_pair(links):
    cells, marks = matrix(links, LIGHT).data
    order = list(cells.x)
    assert order[0] == "Alpha"
    assert cells.z[order.index("Alpha")][order.index("Gamma")] == 9
    assert cells.z[order.index("Gamma")][order.index("Alpha")] is None
    assert cells.customdata[order.index("Alpha")][order.index("Beta")] == "a|b"
    assert cells.customdata[order.index("Beta")][order.index("Alpha")] == ""
    told = {(y, x): words for x, y, words in zip(marks.x, marks.y, marks.hovertext, strict=True)}
    assert told["Gamma", "Delta"] == "Gamma → Delta: trains (1 document)"
    assert told["Alpha", "Gamma"] == "Alpha → Gamma: allied with (9 documents)"
    assert told["Delta", "Gamma"] == "Delta → Gamma: no link"


def test_a_mark_that_can_be_clicked_lies_on_each_cell_of_the_matrix(links):
    cells, marks = matrix(links, LIGHT).data
    laid = {(x, y): mark for x, y, mark in zip(marks.x, marks.y, marks.customdata, strict=True)}
    assert len(laid) == len(cells.x) * len(cells.y)
    assert laid["Beta", "Alpha"] == "a|b"
    assert laid["Alpha", "Beta"] == ""


def test_every_status_has_a_dash_of_its_own():
    assert len({LINK_DASH[status] for status in LinkStatus}) == len(LinkStatus)


def _named(spec):
    return {node["name"] for node in spec["series"][0]["data"] if node.get("label", {}).get("show", True)}


def test_where_two_names_have_no_room_the_better_known_actor_keeps_its_own(links):
    near = dict.fromkeys("abcde", (0.0, 0.0)) | {"b": (0.0, 0.001), "d": (50.0, 40.0)}
    weights = links.assign(documents=[9 if row == "a" else 1 for row in links["source"]])
    drawn = network(weights, near, SIDES)
    spec = network_spec(drawn, LIGHT)
    assert "Alpha" in _named(spec)
    assert "Delta" in _named(spec), "far from the others"
    large = {"a": (0.0, 0.0), "b": (0.0, 0.5), "c": (9.0, 9.0), "d": (0.1, -0.5), "e": (9.0, 0.0)}
    heavy = network(links.assign(documents=[90 if row == "a" else 80 for row in links["source"]]), large, SIDES)
    assert "Alpha" in _named(network_spec(heavy, LIGHT)), "the best known is named, whoever stands near"
    assert "<Echo>" not in _named(spec)
    echo = next(node for node in spec["series"][0]["data"] if node["name"] == "<Echo>")
    assert echo["emphasis"] == {"label": {"show": True}}, "pointing at it names it"
    assert "<Echo>" in _named(network_spec(drawn, LIGHT, ["e"])), "an actor on the way is named"
