"""Profiles: who an actor is, what it did, its links, what it says and what is said of it."""

import pytest

from tests.pages.transitions.driver import Screen


def test_the_actor_named_most_is_shown_first(screen):
    page = screen("profiles")
    assert page.widget("profile_who").value == "ttp"
    assert page.url == {"show": "all"}


def test_choosing_another_actor_changes_everything_and_the_url(screen):
    page = screen("profiles").set("profile_who", "isis-k")
    assert page.url == {"show": "all", "who": "isis-k"}
    assert "Islamic State Khorasan Province" in page.text()
    assert (page.figure("incidents"), page.figure("claims"), page.figure("reported links")) == ("1", "0", "1")
    assert page.table("link_rows")["does what"].tolist() == ["shelters"]
    assert "It says nothing in these reports" in page.text()


def test_a_deep_link_opens_the_profile(screen):
    page = screen("profiles", who="jua")
    assert "Jamaat-ul-Ahrar" in page.text()
    assert "A spokesman denied any part in it." in page.text()


def test_names_and_sources_are_told(screen):
    page = screen("profiles", who="ttp")
    said = " ".join(item.value for item in page.at.text)
    assert "Tehrik-i-Taliban Pakistan" in said
    assert 'href="https://en.wikipedia.org/wiki/Pakistani_Taliban"' in page.html()
    assert 'rel="noopener noreferrer"' in page.html()


def test_a_faction_leads_to_its_profile_and_back_to_its_parent(screen):
    page = screen("profiles", who="ttp").click("kin_jua")
    assert page.url["who"] == "jua"
    page.click("kin_ttp")
    assert page.url["who"] == "ttp"


def test_factions_count_with_the_group_unless_switched_off(screen):
    page = screen("profiles", who="ttp")
    assert (page.figure("claims"), page.figure("reported links")) == ("2", "3")
    page.set("filter_factions", False)
    assert (page.figure("claims"), page.figure("reported links")) == ("1", "3")
    assert page.url["who"] == "ttp"


def test_other_filters_narrow_the_profile_and_the_group_filter_does_not(screen):
    page = screen("profiles", who="ttp", country="Afghanistan", group="isis-k")
    assert page.figure("incidents") == "0"
    assert "Counted below:" in page.text()
    page = screen("profiles", who="ttp", group="isis-k")
    assert page.figure("incidents") == "1"
    assert page.url == {"group": "isis-k", "who": "ttp"}


def test_activity_is_told_by_the_part_in_it(screen):
    chart = screen("profiles", who="jua").chart("profile_activity")
    assert [trace["name"] for trace in chart["data"]] == ["blamed"]
    chart = screen("profiles", who="ttp", factions="0").chart("profile_activity")
    assert [trace["name"] for trace in chart["data"]] == ["reported perpetrator"]


def test_a_drawn_range_and_a_clicked_district_narrow(screen):
    page = screen("profiles", who="ttp")
    page.select("profile_activity", points=[], box=[{"x": ["2024-04-20", "2024-05-20"], "y": [0, 1]}])
    assert page.url["since"] == "2024-04-20"
    assert page.url["who"] == "ttp"
    page.select("top_places", points=[{"customdata": "Bannu"}])
    assert page.url["district"] == "Bannu"


def test_a_link_opens_its_sentence_and_closes_without_leaving_the_profile(screen):
    page = screen("profiles", who="jua").select("link_rows", rows=[0], columns=[])
    assert "The faction broke away from the movement." in page.html()
    page.click("close_links")
    assert page.keys("opened_links") == []
    assert page.url["who"] == "jua"


def test_a_claim_opens_its_context_and_an_incident_its_card(screen):
    page = screen("profiles", who="jua")
    page.click(page.keys("more_")[0])
    assert "Similar claims in other reports" in page.text()
    page.select("incident_rows", rows=[0], columns=[])
    assert page.keys("incident_card") == ["incident_card"]


@pytest.mark.parametrize("target", ["map", "links"])
def test_the_way_to_map_and_network_carries_the_group(screen, target):
    ways = {page: params for _, page, params in screen("profiles", who="isis-k").links()}
    assert ways[target] == {"group": "isis-k"}


def test_an_unknown_actor_is_said_and_the_first_is_shown(screen):
    page = screen("profiles", who="nobody-at-all")
    assert "nobody-at-all" in page.notices()[0]
    assert page.widget("profile_who").value == "ttp"


def test_a_listed_actor_that_no_report_names_has_a_profile_too(screen):
    page = screen("profiles", who="al-qaida")
    assert page.figure("incidents") == "0"
    assert "No report names it." in [item.value for item in page.at.text]


def test_without_reports_the_page_says_how_to_begin(store_url):
    assert "in the store yet" in Screen("profiles").text()
