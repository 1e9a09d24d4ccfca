"""Charts over time: exact bars, cells, words and ids of made-up rows."""

import datetime as dt

import pandas as pd
import pytest

from sourceline.figures.heatmap import heatmap
from sourceline.figures.ranking import ranking
from sourceline.figures.small_multiples import small_multiples
from sourceline.figures.theme import DARK, EVENT_TYPES, LIGHT
from sourceline.figures.timeline import PATTERNS, period_for, timeline

JAN, FEB, MAR = (dt.date(2024, month, 1) for month in (1, 2, 3))


def rows(*values):
    return pd.DataFrame(values, columns=["period", "series", "incidents"])


@pytest.fixture
def groups():
    return rows((JAN, "ttp", 2), (MAR, "ttp", 1), (MAR, "iskp", 5))


def test_a_heat_map_has_the_busiest_series_on_top_and_every_month_between(groups):
    cells, marks = heatmap(groups, LIGHT, names={"ttp": "TTP"}).data
    assert list(cells.y) == ["iskp", "TTP"]
    assert list(cells.x) == ["2024-01-01", "2024-02-01", "2024-03-01"]
    assert [list(line) for line in cells.z] == [[None, None, 5], [2, None, 1]]
    assert cells.customdata[1][2] == "ttp|2024-03-01"
    told = {(y, x): (mark, words) for x, y, mark, words in zip(*_of(marks), strict=True)}
    assert told["TTP", "2024-01-01"] == ("ttp|2024-01-01", "TTP, January 2024: 2 incidents")
    assert told["TTP", "2024-02-01"] == ("", "TTP, February 2024: 0 incidents")
    assert len(told) == 6


def _of(marks):
    return marks.x, marks.y, marks.customdata, marks.hovertext


def test_a_heat_map_shows_its_numbers_so_that_no_count_rests_on_colour(groups):
    cells = heatmap(groups, DARK).data[0]
    assert [list(line) for line in cells.text] == [["", "", "5"], ["2", "", "1"]]
    assert cells.texttemplate == "%{text}"


def test_a_heat_map_of_nothing_is_an_empty_grid():
    assert heatmap(rows(), LIGHT).data[0].z == ()


def test_a_heat_map_keeps_to_the_25_busiest_series():
    many = rows(*((JAN, f"g{number:02}", number) for number in range(1, 31)))
    cells = heatmap(many, LIGHT).data[0]
    assert len(cells.y) == 25
    assert (cells.y[0], cells.y[-1]) == ("g30", "g06")


def test_small_multiples_share_one_scale_and_fill_empty_months(groups):
    figure = small_multiples(groups, LIGHT, names={"iskp": "ISKP"}, colours={"iskp": "#123456"})
    assert [note.text for note in figure.layout.annotations] == ["ISKP · 5", "ttp · 3"]
    assert list(figure.data[0].y) == [0, 0, 5]
    assert list(figure.data[1].y) == [2, 0, 1]
    assert list(figure.data[1].x) == [JAN, FEB, MAR]
    assert figure.data[0].marker.color == "#123456"
    assert figure.data[1].marker.color == LIGHT.accent
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range == (0, 5.5)
    assert figure.data[1].customdata[0] == "ttp|2024-01-01"
    assert figure.layout.dragmode == "pan"
    assert figure.layout.xaxis.fixedrange


def test_a_timeline_stacks_types_in_their_order_each_with_a_pattern():
    first, second = EVENT_TYPES[:2]
    figure = timeline(rows((JAN, second, 3), (JAN, first, 1), (FEB, first, 4)), LIGHT.event_types, LIGHT)
    assert [bars.name for bars in figure.data] == [first, second]
    assert list(figure.data[0].x) == [JAN, FEB]
    assert list(figure.data[0].y) == [1, 4]
    assert figure.data[0].hovertext[1] == f"{first}, February 2024: 4"
    assert figure.data[1].marker.pattern.shape == PATTERNS[1] != figure.data[0].marker.pattern.shape
    assert figure.layout.barmode == "stack"
    assert (figure.layout.dragmode, figure.layout.selectdirection) == ("select", "h")


SPANS = {90: "1d", 91: "1w", 400: "1w", 401: "1mo", 3701: "1q", 15001: "1y"}


@pytest.mark.parametrize(("days", "every"), SPANS.items())
def test_the_length_of_a_bar_follows_the_span(days, every):
    assert period_for(days) == every


def test_a_ranking_has_its_longest_bar_on_top_and_says_the_unit():
    found = pd.DataFrame({"id": ["a", "b", "c"], "label": ["Ay", "Bee", "Cee"], "value": [3, 1200, 3]})
    bars = ranking(found, LIGHT, "claims").data[0]
    assert list(bars.y) == ["Cee", "Ay", "Bee"]
    assert list(bars.x) == [3, 3, 1200]
    assert list(bars.customdata) == ["c", "a", "b"]
    assert bars.text[2] == "1,200"
    assert bars.hovertext[2] == "Bee: 1,200 claims"
