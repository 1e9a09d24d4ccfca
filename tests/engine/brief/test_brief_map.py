"""The printed border map: what it says, where it puts things, and what it draws them with."""

import io
import re
import socket
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from sourceline.brief import draw_map, render
from sourceline.brief.frame import THEATRE, box_of, frame_around, latitude, northing, scale_length
from sourceline.figures.theme import DARK, LIGHT


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a picture asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def words(figure):
    return re.findall(r"<text[^>]*>([^<]+)</text>", render(figure, "svg").decode())


def pixels(figure):
    picture = Image.open(io.BytesIO(render(figure)))
    return picture.size, np.asarray(picture.convert("RGB"))


def near(picture, colour):
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return (np.abs(picture.astype(int) - wanted).max(axis=2) < 12).sum()


@pytest.fixture(scope="module")
def drawn(points, areas, caption):
    """The map that most tests look at."""
    return draw_map(points, areas, caption, LIGHT)


@pytest.fixture(scope="module")
def said(drawn):
    return words(drawn)


def test_the_map_says_title_filters_numbers_and_attribution_as_text(said):
    assert "Border map" in said
    assert "Bombings by the $group$ within 25 km of the border since May 2024" in said
    numbers = next(text for text in said if text.startswith("1,234"))
    assert numbers.startswith("1,234 incidents from 1 document. Drawn by Sourceline on 30 June 2024.")
    assert numbers.endswith("6 known to a country or the border belt only, not drawn.")
    assert any("OpenStreetMap contributors" in text for text in said)
    assert "Sources: Made-up Daily (3); Invented Post (1)." in said


def test_as_many_sources_are_named_as_a_line_holds_and_the_rest_counted(caption):
    many = tuple((f"A made-up paper of town number {number}", 40 - number) for number in range(40))
    words = replace(caption, sources=many).named_sources
    told = words.count("made-up paper")
    assert 0 < told < 40
    assert words.endswith(f" and {40 - told} more.")
    assert len(words) < 230
    assert replace(caption, sources=()).named_sources == ""


def test_the_map_shows_how_far_from_the_border(drawn, said):
    assert any(artist.get_gid() == "bands" for artist in drawn.findobj())
    assert "25, 50 and 100 km from it" in said


def test_the_map_names_places_counts_and_keys(said):
    assert {"Wana", "Khost", "3", "7", "2", "N"} <= set(said)
    legend = {"Battles", "Protests", "Explosions/Remote violence", "Somewhere in the district", "Border", "Crossing"}
    assert legend <= set(said)
    assert "Riots" not in said, "the legend explains only what is drawn"
    assert "Somewhere in the province" not in said


def test_names_in_the_local_script_are_text_too(said):
    assert "پکتیکا" in said


def test_the_same_rows_give_the_same_file_without_the_network(drawn, points, areas, caption, no_network):
    assert render(draw_map(points, areas, caption, LIGHT), "svg") == render(drawn, "svg")


def test_a_pdf_is_a_pdf(drawn):
    assert render(drawn, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_png_is_2200_by_1480_and_shows_marks_land_and_border(points, areas, caption, theme):
    size, picture = pixels(draw_map(points, areas, caption, theme))
    assert size == (2200, 1480)
    for colour in (theme.event_type("Battles"), theme.border):
        assert near(picture, colour) > 300
    assert near(picture, theme.paper) > 100_000
    ground = picture[180:1280:6, 90:2100:6]
    assert len(np.unique(ground.reshape(-1, 3), axis=0)) > 200, "the ground is drawn"


def test_a_map_of_nothing_shows_the_border(points, areas, caption):
    figure = draw_map(points.iloc[:0], areas.iloc[:0], caption, LIGHT)
    west, east = figure.axes[0].get_xlim()
    assert west < 61
    assert east > 74


def test_incidents_beyond_the_region_are_counted_and_given_bounds_are_kept(points, areas, caption):
    beyond = pd.concat([points, points.iloc[:1].assign(lat=39.9, lon=116.4)])
    figure = draw_map(beyond, areas, caption, LIGHT, (66.0, 30.0, 68.0, 31.0))
    assert any("1 outside the region of this map." in text.get_text() for text in figure.texts)
    (west, east), (south, north) = figure.axes[0].get_xlim(), figure.axes[0].get_ylim()
    assert (west < 66.0, east > 68.0) == (True, True)
    assert (latitude(south) < 30.0, latitude(north) > 31.0) == (True, True)


def test_a_frame_has_the_shape_of_its_paper_and_stays_in_the_theatre():
    frame = frame_around((76.0, 36.0, 81.0, 41.0), 10, 5)
    assert (frame.east - frame.west) / (frame.north - frame.south) == pytest.approx(2)
    west, south, east, north = frame.box
    assert (west >= THEATRE[0], south >= THEATRE[1], east <= THEATRE[2] + 1e-9, north <= THEATRE[3] + 1e-9) == (
        True,
    ) * 4


def test_the_scale_bar_is_true_in_the_middle_of_the_frame():
    frame = frame_around((69.0, 32.0, 72.0, 34.0), 10, 6)
    length = scale_length(frame)
    middle = latitude((frame.south + frame.north) / 2)
    degrees = length / (111.32 * np.cos(np.radians(middle)))
    assert frame.km(length, middle) == pytest.approx(degrees)
    assert 0.08 < degrees / (frame.east - frame.west) <= 0.2
    assert str(length)[0] in "125"


def test_mercator_comes_home():
    assert latitude(float(northing(33.4))) == pytest.approx(33.4)


def test_a_box_leaves_out_points_outside_the_theatre():
    assert box_of([33.0, 34.0, 0.0], [70.0, 69.0, 0.0]) == (69.0, 33.0, 70.0, 34.0)
    assert box_of([0.0], [0.0]) is None
