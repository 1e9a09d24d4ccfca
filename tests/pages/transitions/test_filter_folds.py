"""The folds of the filters: drawn when open, opened by their filters, left as the analyst left them."""

import pytest

from tests.pages.transitions.driver import FOLDS, Screen

HELD = {"Place": "filter_provinces", "Status and toll": "filter_statuses", "Source and claim": "filter_publishers"}


@pytest.mark.parametrize("label", FOLDS)
def test_a_fold_draws_its_filters_while_it_is_open(screen, label):
    page = screen("overview")
    assert HELD[label] not in page.keys("filter_")
    assert HELD[label] in page.unfold(label).keys("filter_")
    assert HELD[label] not in page.unfold(label, opened=False).keys("filter_")


def test_an_opened_fold_outlives_a_change_of_other_filters_and_of_pages(screen):
    page = screen("overview").unfold("Place").set("filter_types", ["Battles"])
    assert "filter_provinces" in page.keys("filter_")
    assert "filter_provinces" in page.go("events").keys("filter_")


def test_a_link_opens_the_fold_of_its_filter_and_clearing_closes_it(store):
    page = Screen("events", province="Kandahar")
    assert page.widget("filter_provinces").value == ["Kandahar"]
    assert "filter_statuses" not in page.keys("filter_")
    assert "filter_provinces" not in page.click("clear").keys("filter_")


def test_a_fold_closed_over_its_filter_keeps_the_filter(screen):
    page = screen("events").set("filter_provinces", ["Kandahar"]).unfold("Place", opened=False)
    assert "filter_provinces" not in page.keys("filter_")
    assert page.url["province"] == "Kandahar"
    assert page.unfold("Place").widget("filter_provinces").value == ["Kandahar"]
