"""Printed timeline, bars, network and border profile: their bars, marks and words."""

import datetime as dt
import io
import re

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch
from PIL import Image

from sourceline.brief import (
    draw_bars,
    draw_border_profile,
    draw_heatmap,
    draw_matrix,
    draw_multiples,
    draw_network,
    draw_timeline,
    render,
)
from sourceline.brief.sheet import date_ticks, sheet
from sourceline.figures.border_profile import Profile, profile_rows
from sourceline.figures.theme import DARK, LIGHT
from sourceline.geo.border import Border

JAN, FEB = dt.date(2024, 1, 1), dt.date(2024, 2, 1)
COLOURS = {"Battles": "#d55e00", "Riots": "#7a5c00", "Protests": "#009e73"}


def words(figure):
    return re.findall(r"<text[^>]*>([^<]+)</text>", render(figure, "svg").decode())


@pytest.fixture
def months():
    return pd.DataFrame(
        [(JAN, "Riots", 3), (JAN, "Battles", 2), (FEB, "Battles", 5)], columns=["period", "series", "incidents"]
    )


def test_the_timeline_stacks_in_the_order_of_its_colours(months, caption):
    axes = draw_timeline(months, COLOURS, caption, LIGHT).axes[0]
    bars = [(bar.get_y(), bar.get_height(), to_hex(bar.get_facecolor())) for bar in axes.patches]
    assert bars == [(0, 2, "#d55e00"), (0, 5, "#d55e00"), (2, 3, "#7a5c00"), (5, 0, "#7a5c00")]
    assert axes.patches[1].get_x() - axes.patches[0].get_x() == (FEB - JAN).days


def test_the_timeline_says_its_numbers_and_keys_as_text(months, caption):
    said = words(draw_timeline(months, COLOURS, caption, DARK))
    assert {"Border map", caption.filters, "incidents", "Battles", "Riots"} <= set(said)
    assert "Protests" not in said
    assert any(text.startswith("1,234 incidents from 1 document.") for text in said)


@pytest.mark.filterwarnings("error:AutoDateLocator")
@pytest.mark.parametrize("most", [5, 7, 10])
@pytest.mark.parametrize("days", [1, 2, 3, 4, 6, 45, 100, 300, 700, 1000, 1300, 1700, 2500, 9000])
def test_ticks_of_any_span_are_as_few_as_allowed(caption, most, days):
    axes = sheet(caption, LIGHT)[1]
    axes.set_xlim(JAN, JAN + dt.timedelta(days=days))
    date_ticks(axes, most)
    render(axes.figure)
    low, high = axes.get_xlim()
    ticks = [at for at in axes.get_xticks() if low <= at <= high]
    assert 2 <= len(ticks) <= most


def test_no_dated_incident_is_said(months, caption):
    assert "No dated incidents match" in words(draw_timeline(months.iloc[:0], COLOURS, caption, LIGHT))


def test_bars_are_the_20_longest_with_their_values(caption):
    rows = pd.DataFrame({"label": [f"Group {n}" for n in range(25)], "value": [100 * n for n in range(25)]})
    figure = draw_bars(rows, "incidents", caption, LIGHT)
    axes = figure.axes[0]
    assert [bar.get_width() for bar in axes.patches] == [100 * n for n in range(5, 25)]
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "Group 24"
    assert " 2,400" in [text.get_text() for text in axes.texts]


@pytest.fixture
def network():
    nodes = pd.DataFrame(
        [("a", "Alpha", "militant", 0.0, 0.0, 4), ("b", "Beta", "pakistan", 1.0, 1.0, 1)],
        columns=["id", "label", "side", "x", "y", "weight"],
    )
    edges = pd.DataFrame(
        [("a", "b", "attacks", "conflict", "asserted", 3), ("b", "a", "allied_with", "cooperation", "denied", 1)],
        columns=["source", "target", "relation", "family", "status", "evidence"],
    )
    return nodes, edges


def test_the_network_draws_width_dash_and_direction(network, caption):
    arrows = [
        patch for patch in draw_network(*network, caption, LIGHT).axes[0].patches if isinstance(patch, FancyArrowPatch)
    ]
    assert [round(arrow.get_linewidth(), 2) for arrow in arrows] == [2.6, 1.7]
    assert arrows[0].get_linestyle() == "-"
    assert arrows[1].get_linestyle() != "-", "a denied link is dotted"
    assert [type(arrow.get_arrowstyle()).__name__ for arrow in arrows] == ["CurveFilledB", "Curve"]


def test_the_network_names_actors_families_statuses_and_sides(network, caption):
    said = words(draw_network(*network, caption, DARK))
    assert {"Alpha", "Beta", "conflict", "cooperation", "asserted", "denied", "Militant", "Pakistan"} <= set(said)
    assert "structure" not in said


def test_the_border_profile_is_printed_with_both_panels(points, caption):
    border = Border.load()
    profile = Profile(profile_rows(points, border), border, {"PK-KP": "Khyber Pakhtunkhwa", "AF-PKA": "Paktika"})
    figure = draw_border_profile(profile, caption, LIGHT)
    strip, time = figure.axes
    assert strip.get_ylim() == time.get_ylim()
    assert strip.get_ylim()[0] > strip.get_ylim()[1], "north is on top"
    assert strip.get_xlim() == (-100, 100)
    said = set(words(figure))
    assert {"← Afghanistan", "Pakistan →", "The same incidents over time", "Angoor Adda", "Battles"} <= said


def test_every_picture_is_a_png_of_one_size(months, caption):
    picture = Image.open(io.BytesIO(render(draw_timeline(months, COLOURS, caption, LIGHT))))
    assert (picture.format, picture.size) == ("PNG", (2200, 1480))


def test_the_grid_writes_each_count_and_keeps_zeros_empty(months, caption):
    figure = draw_heatmap(months, caption, LIGHT, names={"Battles": "Fights"})
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Fights", "Riots"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["Jan 2024", "Feb 2024"]
    written = {(int(text.get_position()[1]), int(text.get_position()[0])): text.get_text() for text in axes.texts}
    assert written == {(0, 0): "2", (0, 1): "5", (1, 0): "3"}


def test_the_matrix_has_actors_on_both_sides(caption):
    links = pd.DataFrame(
        [("a", "b", "Alpha", "Beta", 4), ("b", "c", "Beta", "Gamma", 1)],
        columns=["source", "target", "source_name", "target_name", "documents"],
    )
    axes = draw_matrix(links, caption, DARK).axes[0]
    order = [label.get_text() for label in axes.get_yticklabels()]
    assert order == [label.get_text() for label in axes.get_xticklabels()] == ["Beta", "Alpha", "Gamma"]
    written = {(int(text.get_position()[1]), int(text.get_position()[0])): text.get_text() for text in axes.texts}
    assert written == {(1, 0): "4", (0, 2): "1"}


def test_small_multiples_share_one_scale(months, caption):
    figure = draw_multiples(months, caption, LIGHT)
    first, second = figure.axes
    assert first.get_ylim() == second.get_ylim() == (0, pytest.approx(5.4))
    assert first.get_title("left") == "Battles · 7"
    assert [bar.get_height() for bar in second.patches] == [3, 0]


@pytest.mark.parametrize("draw", [draw_heatmap, draw_multiples])
def test_nothing_is_said_to_match(months, caption, draw):
    assert "Nothing matches" in words(draw(months.iloc[:0], caption, LIGHT))
