"""Group links: neighbours step by step, hidden actors, a window of time; the URL and the page keep them."""

import json

import pytest


def rows(page):
    """Who is linked with whom, as the table says."""
    if not page.keys("link_rows"):
        return set()
    table = page.table("link_rows")
    return set(zip(table["Who"], table["to whom"], strict=True))


def spec(page):
    """Names and places of what the network draws."""
    series = json.loads(page.widget("link_network").proto.spec)["series"][0]
    return {node["name"]: (node["x"], node["y"]) for node in series["data"] if node["name"]}


ALL = {("JuA", "TTP"), ("Pakistan Army", "TTP"), ("ISIS-K", "TTP")}


def test_an_actor_chosen_from_the_keyboard_opens_its_links(screen):
    page = screen("links")
    assert page.widget("link_hide").disabled
    page.set("link_actor", "jua")
    assert page.url == {"show": "all", "actor": "jua"}
    assert "Links of JuA" in page.text()
    assert not page.widget("link_hide").disabled
    page.set("link_actor", "")
    assert page.url == {"show": "all"}


def test_neighbours_are_kept_then_added_step_by_step(screen):
    page = screen("links", actor="jua").click("link_near_only")
    assert rows(page) == {("JuA", "TTP")}
    assert page.url == {"show": "all", "actor": "jua", "near": "jua"}
    assert page.widget("link_near_only").disabled
    page.set("link_actor", "ttp").click("link_near_add")
    assert rows(page) == ALL
    assert page.url["near"] == "jua,ttp"
    page.click("chip_link_near_ttp")
    assert (rows(page), page.url["near"]) == ({("JuA", "TTP")}, "jua")
    page.click("chip_link_near_jua")
    assert rows(page) == ALL
    assert "near" not in page.url


def test_an_actor_is_hidden_and_its_chip_brings_it_back(screen):
    page = screen("links", actor="isis-k").click("link_hide")
    assert rows(page) == ALL - {("ISIS-K", "TTP")}
    assert "ISIS-K" not in spec(page)
    assert page.url == {"show": "all", "hide": "isis-k"}
    assert page.label("chip_link_hide_isis-k") == "Hidden: ISIS-K ✕"
    page.click("chip_link_hide_isis-k")
    assert rows(page) == ALL
    assert page.url == {"show": "all"}


def test_a_hidden_actor_is_no_centre_any_more(screen):
    page = screen("links", actor="jua", near="jua").click("link_hide")
    assert page.url == {"show": "all", "hide": "jua"}
    assert rows(page) == ALL - {("JuA", "TTP")}


def test_what_is_hidden_outlives_other_pages_a_reload_and_the_back_button(screen):
    page = screen("links", hide="isis-k", span="2024-05..2024-05", actor="jua")
    page.go("events")
    assert page.url == {"show": "all"}
    page.go("links")
    assert page.url == {"show": "all", "hide": "isis-k", "span": "2024-05..2024-05"}
    assert rows(page) == {("JuA", "TTP")}
    page.visit(hide="isis-k", show="all")  # the back button
    assert rows(page) == ALL - {("ISIS-K", "TTP")}
    assert rows(screen("links", hide="isis-k")) == rows(page)


def test_a_link_of_a_colleague_shows_what_it_says_and_no_more(screen):
    page = screen("links", hide="isis-k").go("events")
    page.go("links", group="isis-k")
    assert page.url == {"group": "isis-k"}
    assert rows(page) == {("ISIS-K", "TTP")}


def test_a_window_of_time_moves_what_is_drawn_and_nobody(screen):
    page = screen("links")
    before = spec(page)
    months = list(page.widget("link_span").options)
    assert months[0] == "May 2024"
    page.set("link_span", ("2024-05", "2024-05"))
    assert rows(page) == {("JuA", "TTP")}
    assert page.url["span"] == "2024-05..2024-05"
    assert page.label("chip_link_span_") == "Time of the links: May 2024 to May 2024 ✕"
    assert spec(page) == {name: before[name] for name in ("JuA", "TTP")}
    page.click("chip_link_span_")
    assert spec(page) == before


def test_the_window_counts_documents_within_it_and_keeps_to_the_filters_period(screen):
    page = screen("links", since="2024-06-01", until="2024-06-30", span="2024-05..2024-12")
    assert rows(page) == {("Pakistan Army", "TTP")}
    page = screen("links", since="2024-06-01", until="2024-06-30", span="2024-01..2024-02")
    assert rows(page) == set()
    assert "take back what the chips say" in page.text()


@pytest.mark.parametrize("span", ["2024-05", "2024-13..2024-14", "2024-06..2024-05", "0000-01..2024-05", "soon"])
def test_a_window_that_makes_no_sense_is_none(screen, span):
    page = screen("links", span=span)
    assert rows(page) == ALL
    assert page.keys("chip_link_") == []


def test_unknown_actors_in_the_url_are_passed_over(screen):
    page = screen("links", near="nobody,jua", hide="no-one", way="nobody|jua")
    assert rows(page) == {("JuA", "TTP")}
    assert [page.label(key) for key in page.keys("chip_link_")] == ["Around: JuA ✕"]


def test_the_way_leads_around_who_is_hidden(screen):
    page = screen("links", way="isis-k|jua")
    assert "**ISIS-K** → **TTP** → **JuA**" in page.text()
    page.set("link_actor", "ttp").click("link_hide")
    assert "→" not in page.text().replace("Way", "")


def test_the_matrix_follows_too(screen):
    page = screen("links", view="matrix", hide="isis-k")
    assert page.chart("link_matrix")["data"][0]["x"] == ["TTP", "JuA", "Pakistan Army"]


def test_a_button_acts_on_the_actor_chosen_last_however_quick_the_hand(screen):
    """The browser tells of both at once where the page was not drawn between them."""
    page = screen("links", actor="jua", near="ttp")
    page.widget("link_actor").set_value("isis-k")
    page.click("link_near_add")
    assert page.url["near"] == "ttp,isis-k"
    page.set("link_actor", "ttp").widget("link_actor").set_value("jua")
    page.click("link_hide")
    assert (page.url["hide"], page.url["near"]) == ("jua", "ttp,isis-k")
