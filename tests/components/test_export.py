"""Files to take away: their names, and that nothing is made before a click."""

import datetime as dt

import pandas as pd
import pytest

from components import export, pictures
from components.shell import View
from sourceline.figures.theme import LIGHT
from sourceline.query import Filters
from tests.engine.query.conftest import desk, desk_store  # noqa: F401 - fixtures of the made-up store


@pytest.fixture
def view(desk):  # noqa: F811
    return View("events", desk, Filters(groups=("ttp",), since=dt.date(2024, 5, 1)), {}, LIGHT)


@pytest.fixture
def offered(monkeypatch):
    """What a page offers, by name: pictures as (draw, caption), tables as functions."""
    found = {}

    def picture(view, what, draw, *, key, caption=None):
        found[what] = (draw, caption or (lambda: export.incident_caption(view, what)))

    monkeypatch.setattr(pictures, "save_picture", picture)
    monkeypatch.setattr(pictures, "save_table", lambda _, what, rows, **__: found.update({what: rows}))
    monkeypatch.setattr(pictures.shell, "remembered", lambda *_: None)
    return found


def test_a_file_says_what_and_when(view):
    name = export.file_name(view, "Border map", "png")
    assert name == "sourceline-border-map-incidents-involving-ttp-since-may-2024-2024-06-30.png"
    bare = View("map", view.desk, Filters(), {}, LIGHT)
    assert export.file_name(bare, "Claims shown", "csv") == "sourceline-claims-shown-2024-06-30.csv"


def test_a_caption_has_the_sentence_and_the_numbers(view):
    caption = export.incident_caption(view, "Border map", "A note.")
    assert (caption.title, caption.filters, caption.note) == ("Border map", view.sentence, "A note.")
    assert (caption.number, caption.documents) == (1, 2)
    assert caption.drawn == dt.date(2024, 6, 30)


def test_nothing_is_drawn_before_it_is_asked_for(view):
    calls = []

    def draw(caption, theme):
        calls.append((caption.title, theme.mode))
        raise RuntimeError("asked")

    make = export.maker(draw, lambda: export.incident_caption(view, "Border map"), LIGHT, "png")
    assert calls == []
    with pytest.raises(RuntimeError, match="asked"):
        make()
    assert calls == [("Border map", "light")]


def test_the_map_of_a_page_draws_the_passing_incidents(view, offered):
    pictures.save_map(view)
    draw, caption = offered["Border map"]
    data = export.maker(draw, caption, LIGHT, "svg")().decode()
    assert view.sentence in data
    assert ">Bannu</text>" in data
    assert ">Wana</text>" not in data


def test_tables_of_a_page_carry_sources(view, offered):
    pictures.save_incidents(view)
    rows = offered["Incidents with their sources"]()
    assert {"publisher", "url", "quote"} <= set(rows.columns)
    assert set(rows["publisher"].drop_nulls()) == {"Made-up Daily", "Invented Post"}


def test_a_timeline_says_how_many_it_leaves_out(view, offered):
    rows = pd.DataFrame({"period": [dt.date(2024, 5, 1)], "series": ["Battles"], "incidents": [2]})
    pictures.save_timeline(view, lambda: (rows, {"Battles": "#d55e00"}), key="t", left_out=1)
    assert offered["Incidents over time"][1]().note == "1 without a date exact enough are left out."
