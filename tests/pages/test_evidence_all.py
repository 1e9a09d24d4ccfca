"""Behind a mark with very many reports: the first ones at once, the rest with one click."""

import pytest

from components import evidence

BANNU = "map_line_within:Pakistan:Khyber Pakhtunkhwa:Bannu:"


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(evidence, "MOST", 1)


def _reports(page):
    return [marks["doc"] for label, target, marks in page.links() if label == "Open in the document"]


def test_the_rest_of_the_reports_come_with_a_click(visit, few, sample):
    found = visit("events", sort="reports")
    several = found.at.dataframe[0].value["Reports"].max()
    assert several > 1
    page = found.select("incident_rows", rows=[0])
    assert len(_reports(page)) == 1
    (more,) = [key for key in page.keys("") if key.endswith("_more")]
    assert page.at.button(key=more).label == f"Show all {several} reports"
    page.click(more)
    assert len(set(_reports(page))) == several
    assert not [key for key in page.keys("") if key.endswith("_more")]
