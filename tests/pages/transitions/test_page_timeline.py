"""Timeline: series by group, district, province or type, as panels or grid; a click narrows to series and period."""

import base64
import datetime as dt

import numpy as np
import pytest

from components.timelines import narrow_to_series
from tests.pages.transitions.driver import Screen

DAYS = {"since": "2024-04-01", "until": "2024-07-01"}


def totals(page, key):
    """Series and their incidents, as a panel chart shows them."""
    return {trace["name"]: sum(_plain(trace["y"])) for trace in page.chart(key)["data"]}


def _plain(values):
    """Plotly writes columns of numbers in base 64."""
    if isinstance(values, dict):
        return np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"]).tolist()
    return values


def test_a_panel_for_each_group_that_did_something(screen):
    page = screen("timeline")
    assert totals(page, "series_perpetrator_panels") == {"Afghan Taliban": 1, "ISIS-K": 1, "Pakistan Army": 1, "TTP": 1}


@pytest.mark.parametrize(
    ("by", "series"),
    [
        ("admin2", {"South Waziristan": 2, "Bannu": 1}),
        ("admin1", {"Khyber Pakhtunkhwa": 3, "Kandahar": 1}),
        (
            "event_type",
            {
                "Battles": 1,
                "Explosions/Remote violence": 1,
                "Strategic developments": 1,
                "Violence against civilians": 1,
            },
        ),
    ],
)
def test_other_series_are_a_choice_that_the_url_keeps(screen, by, series):
    page = screen("timeline").set("timeline_by", by)
    assert totals(page, f"series_{by}_panels") == series
    assert page.url == {"show": "all", "by": by}
    assert totals(screen("timeline", by=by), f"series_{by}_panels") == series
    page.set("timeline_by", "perpetrator")
    assert page.url == {"show": "all"}


def test_all_panels_share_one_scale(screen):
    layout = screen("timeline", by="admin1").chart("series_admin1_panels")["layout"]
    ranges = {tuple(axis["range"]) for name, axis in layout.items() if name.startswith("yaxis") and "range" in axis}
    assert len(ranges) == 1


def test_the_grid_shows_the_same_counts(screen):
    page = screen("timeline", by="admin2", **DAYS).set("timeline_view", "grid")
    grid = page.chart("series_admin2_grid")["data"][0]
    assert grid["y"] == ["Bannu", "South Waziristan"]
    assert page.url["view"] == "grid"


def test_an_unknown_choice_in_the_url_falls_to_the_first(screen):
    page = screen("timeline", by="astrology", view="spiral")
    assert page.keys("series_") == ["series_perpetrator_panels"]


def test_a_clicked_bar_narrows_to_its_series_and_period(screen):
    page = screen("timeline", by="admin2", **DAYS)
    page.select("series_admin2_panels", points=[{"customdata": "Bannu|2024-05-01"}])
    assert page.url["district"] == "Bannu"
    assert page.url["since"] == "2024-05-01"
    assert page.figure("incidents") == "1"
    assert list(page.table("incident_rows")["Place"]) == ["Bannu"]


def test_a_clicked_group_narrows_to_what_it_did_not_to_what_was_done_to_it(screen):
    page = screen("timeline", since="2024-01-01", until="2024-12-31")
    page.select("series_perpetrator_panels", points=[{"customdata": "ttp|2024-05-01"}])
    assert (page.url["group"], page.url["as"]) == ("ttp", "perpetrator")
    assert page.figure("incidents") == "1"


def test_a_clicked_cell_narrows(screen):
    page = screen("timeline", by="admin1", view="grid", **DAYS)
    page.select("series_admin1_grid", points=[{"customdata": "Kandahar|2024-06-17"}])
    assert page.url["province"] == "Kandahar"
    assert page.figure("incidents") == "1"


def test_a_drawn_range_narrows_to_its_days(screen):
    page = screen("timeline", by="admin2")
    page.select("timeline_whole", points=[], box=[{"x": ["2024-06-30 10:00", "2024-06-01 02:00"], "y": [0, 1]}])
    assert (page.url["since"], page.url["until"]) == ("2024-06-01", "2024-06-30")
    assert page.figure("incidents") == "2"


@pytest.mark.parametrize(
    ("every", "last"),
    [("1d", "2024-02-01"), ("1w", "2024-02-07"), ("1mo", "2024-02-29"), ("1q", "2024-04-30"), ("1y", "2025-01-31")],
)
def test_a_period_ends_on_its_last_day(monkeypatch, every, last):
    asked = {}
    monkeypatch.setattr("components.shell.narrow", lambda **changes: asked.update(changes))
    narrow_to_series("event_type", "Riots", dt.date(2024, 2, 1), every)
    assert asked["until"] == dt.date.fromisoformat(last)
    assert asked["types"] == ("Riots",)


def test_series_that_no_incident_has_are_explained(screen):
    page = screen("timeline", status="foiled", by="admin2")
    assert "tells its district" in page.text()


def test_what_has_no_date_is_counted_under_the_chart(screen):
    assert "1 incident without a date exact enough" in screen("timeline").text()


def test_a_row_opens_its_incident(screen):
    page = screen("timeline", by="admin2", **DAYS)
    page.select("incident_rows", rows=[2], columns=[])
    assert "A bomber struck a checkpost in Bannu" in page.text()
    page.click("close_incident")
    assert "A bomber struck" not in page.text()


def test_without_incidents_the_page_says_what_to_do(store_url):
    assert "in the store yet" in Screen("timeline").text()
