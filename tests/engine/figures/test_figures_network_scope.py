"""What is around actors, what is hidden, and that nobody moves: on made-up links."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from sourceline.figures.network import network, network_spec, positions
from sourceline.figures.network_scope import actors_of, around, without
from sourceline.figures.theme import LIGHT


def link(source, target, relation="allied_with"):
    row = {"source": source, "relation": relation, "target": target, "status": "asserted", "family": "cooperation"}
    return row | {"documents": 1, "source_name": source.upper(), "target_name": target.upper()}


@pytest.fixture
def links():
    """A chain a-b-c-d, and a-c across: b and c are a's neighbours, d is two steps away; e and f stand apart."""
    return pd.DataFrame([link("a", "b"), link("b", "c"), link("a", "c"), link("c", "d"), link("e", "f")])


def pairs(rows):
    return set(zip(rows["source"], rows["target"], strict=True))


@pytest.mark.parametrize(
    ("centres", "kept"),
    [
        ((), {("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("e", "f")}),
        (("a",), {("a", "b"), ("b", "c"), ("a", "c")}),
        (("d",), {("c", "d")}),
        (("a", "c"), {("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")}),
        (("a", "nobody"), {("a", "b"), ("b", "c"), ("a", "c")}),
        (("nobody",), set()),
    ],
)
def test_around_keeps_the_neighbours_and_the_links_among_them(links, centres, kept):
    assert pairs(around(links, centres)) == kept


def test_a_hidden_actor_takes_its_links_along(links):
    assert pairs(without(links, ["c"])) == {("a", "b"), ("e", "f")}
    assert pairs(without(links, [])) == pairs(links)


def test_actors_are_named_in_the_order_of_their_names(links):
    assert list(actors_of(links).items())[:2] == [("a", "A"), ("b", "B")]
    assert set(actors_of(without(links, ["c"]))) == {"a", "b", "e", "f"}


def test_the_frame_holds_the_places_of_those_that_are_not_drawn(links):
    places = positions(links)
    few = network_spec(network(links.iloc[:1], places, {}), LIGHT, frame=list(places.values()))
    data = few["series"][0]["data"]
    assert [node["name"] for node in data] == ["A", "B", "", ""]
    assert {(node["x"], node["y"]) for node in data[2:]} == {
        tuple(edge(point[axis] for point in places.values()) for axis in (0, 1)) for edge in (min, max)
    }
    assert len(network_spec(network(links.iloc[:1], places, {}), LIGHT)["series"][0]["data"]) == 2


def test_lines_off_the_way_step_back(links):
    spec = network_spec(network(links, positions(links), {}), LIGHT, ["a", "c", "d"])
    opacity = {(e["source"], e["target"]): e["lineStyle"]["opacity"] for e in spec["series"][0]["links"]}
    assert {pair for pair, value in opacity.items() if value > 0.5} == {("a", "c"), ("c", "d")}


def test_actors_stand_in_the_same_places_whichever_process_draws(root):
    """Sets of words have another order in each process; places must not."""
    script = (
        "import pandas as pd\n"
        "from sourceline.figures.network import positions\n"
        "rows = [(f'p{i % 4}n{i % 8}', f'p{i % 4}m{i % 20}', 1 + i % 3) for i in range(40)]\n"
        "print(sorted(positions(pd.DataFrame(rows, columns=['source', 'target', 'documents'])).items()))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
