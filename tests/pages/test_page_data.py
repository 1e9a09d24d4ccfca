"""The data page: reports and their removal, runs, licences, health."""

import pytest


def test_every_report_is_listed(visit, sample):
    assert len(visit("data").table("data_reports")) == len(sample.documents())


def test_removing_says_first_what_goes(visit, own):
    page = visit("data")
    row = list(page.table("data_reports")["Title"]).index("A made-up week in Wana")
    page.select("data_reports", rows=[row], columns=[], cells=[]).click("remove_report")
    assert "3 event reports, 2 links and 1 claim." in page.text()
    assert "A made-up week in Wana" in [document.title for document in own.documents()]


def test_the_store_can_be_examined(visit):
    assert "The store is sound" in visit("data").click("examine").text()


def test_runs_and_licences_are_shown(visit):
    page = visit("data")
    assert any("engine_version" in frame.value for frame in page.at.dataframe)
    assert any("NOTICE" in fold.label for fold in page.at.expander)


@pytest.mark.parametrize("name", ["data", "add"])
def test_pages_of_the_whole_store_say_that_filters_do_not_apply(visit, name):
    assert visit(name).sentence() == "The whole store: filters do not apply on this page."
    page = visit("overview", type="battles")
    page.go(name)
    assert page.sentence().endswith("On the other pages they stay: Battles.")
    assert page.keys("filter_") == []
