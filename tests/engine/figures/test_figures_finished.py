"""A finished figure is sent as the figure itself would be, and only once worked out."""

import datetime as dt
import json

import pandas as pd
import plotly.io
import pytest

from sourceline.figures.finished import Finished
from sourceline.figures.ranking import ranking
from sourceline.figures.theme import DARK, LIGHT
from sourceline.figures.timeline import timeline

DAYS = pd.DataFrame({"period": [dt.date(2024, 1, 1)] * 2, "series": ["ttp", "iskp"], "incidents": [2, 5]})
BARS = pd.DataFrame({"id": ["a", "b"], "label": ["A made-up one", "Another"], "value": [1, 1200]})
FIGURES = {
    "timeline": (lambda: timeline(DAYS, {"ttp": "#111111", "iskp": "#222222"}, LIGHT), 2),
    "ranking": (lambda: ranking(BARS, DARK), 1),
}


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_finished_figure_is_sent_as_the_figure_would_be(name):
    draw, traces = FIGURES[name]
    finished = Finished(draw())
    assert json.loads(plotly.io.to_json(finished.to_dict(), validate=False)) == json.loads(draw().to_json())
    assert finished.to_dict() is finished.to_dict()
    assert finished.traces == traces
