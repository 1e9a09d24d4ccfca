"""Group links: what is chosen on the page stands in the URL, and so survives reload, sending and saving."""

import pytest


def relations(page):
    return set(page.table("link_rows")["does what"])


def test_families_stand_in_the_url(screen):
    page = screen("links").set("link_families", ["structure", "conflict"])
    assert relations(page) == {"splinter of", "opposes"}
    assert page.url == {"show": "all", "families": "structure,conflict"}
    assert relations(screen("links", families="structure,conflict")) == {"splinter of", "opposes"}
    page.set("link_families", ["structure", "cooperation", "conflict"])
    assert page.url == {"show": "all"}


def test_no_family_at_all_says_what_to_do(screen):
    page = screen("links").set("link_families", [])
    assert page.url["families"] == "none"
    assert "Choose more families" in page.text()
    page.set("link_families", ["conflict"])
    assert relations(page) == {"opposes"}


def test_filters_that_leave_no_link_are_told_apart_from_choices_that_do(screen):
    page = screen("links", type="battles", group="isis-k")
    assert "No links pass these filters" in page.text()


@pytest.mark.parametrize("asked", ["2", "99"])
def test_the_least_number_of_documents_stands_in_the_url(screen, asked):
    page = screen("links", least=asked)
    assert page.widget("link_evidence").value == 2
    assert "fewer documents" in page.text()
    page.set("link_evidence", 1)
    assert page.url == {"show": "all"}
    assert len(relations(page)) == 3


def test_nonsense_in_the_url_falls_to_what_is_usual(screen):
    page = screen("links", least="many", view="cube", families="family", way="x")
    assert page.widget("link_evidence").value == 1
    assert page.widget("link_shape").value == "Network"
    assert page.widget("link_families").value == ["structure", "cooperation", "conflict"]


def test_the_matrix_stands_in_the_url(screen):
    page = screen("links").set("link_shape", "Matrix")
    assert page.url == {"show": "all", "view": "matrix"}
    assert page.keys("link_matrix") == ["link_matrix"]
    assert screen("links", view="matrix").keys("link_network") == []


def test_the_way_between_two_actors_stands_in_the_url(screen):
    page = screen("links").set("path_from", "isis-k").set("path_to", "jua")
    assert page.url["way"] == "isis-k|jua"
    assert "**ISIS-K** → **TTP** → **JuA**" in screen("links", way="isis-k|jua").text()


def test_an_actor_leads_to_its_profile(screen):
    ways = screen("links", actor="jua").links()
    assert ("Open the profile", "profiles", {"who": "jua"}) in ways
