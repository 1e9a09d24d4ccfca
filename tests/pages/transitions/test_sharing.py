"""Saved views, the link to a view, the glossary."""

import pytest

from components.glossary import SECTIONS, found_in
from components.navigation import ROOMS
from sourceline.store.views import save_view, saved_views
from sourceline.vocab import actors
from sourceline.vocab.glossary import glossary


def ways(page, label):
    return [(target, params) for name, target, params in page.links() if name == label]


def test_a_view_is_saved_under_a_name_and_opened_from_any_page(screen, store):
    page = screen("events", type="battles").fill(view_name="Clashes").click("view_save")
    assert "Saved as “Clashes”" in page.at.success[0].value
    assert ways(page, "Clashes") == [("events", {"type": "battles"})]
    assert page.widget("view_name").value == ""
    other = screen("claims")
    target, params = ways(other, "Clashes")[0]
    other.go(target, **params)
    assert other.figure("incidents") == "1"


def test_what_is_opened_on_the_page_is_saved_too(screen, store):
    page = screen("profiles", who="jua").fill(view_name="JuA").click("view_save")
    assert saved_views(store)[0].params == "show=all&who=jua"
    target, params = ways(page, "JuA")[0]
    assert screen(target, **params).url == {"show": "all", "who": "jua"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.key)
def test_every_page_can_be_saved_sent_and_looked_up(screen, store, room):
    page = screen(room.key)
    assert page.at.code[0].value.endswith("?show=all")
    page.fill(view_name="Here").click("view_save")
    assert saved_views(store)[0].page == room.key
    page.click("glossary")
    assert page.keys("glossary_find") == ["glossary_find"]


def test_the_report_that_is_open_is_part_of_the_view(screen, store):
    chosen = store.documents()[0].id
    page = screen("document", doc=chosen, at="0-10").fill(view_name="Read again").click("view_save")
    assert ways(screen("data"), "Read again") == [("document", {"show": "all", "doc": chosen, "at": "0-10"})]
    assert page.at.code[0].value.endswith(f"?show=all&doc={chosen}&at=0-10")


def test_a_view_of_the_same_name_is_replaced(screen, store):
    page = screen("events", type="battles").fill(view_name="Mine").click("view_save")
    page.set("filter_types", ["Explosions/Remote violence"]).fill(view_name="Mine ").click("view_save")
    assert [saved.params for saved in saved_views(store)] == ["type=explosions-remote-violence"]


def test_a_view_without_a_name_is_refused(screen, store):
    page = screen("events").fill(view_name="  ").click("view_save")
    assert "needs a name" in page.notices()[0]
    assert saved_views(store) == []


def test_a_view_can_be_forgotten(screen, store):
    save_view(store, "Old", "events", "type=battles")
    page = screen("overview").click("view_drop_Old")
    assert saved_views(store) == []
    assert ways(page, "Old") == []


def test_a_view_of_a_page_that_is_no_more_can_only_be_forgotten(screen, store):
    save_view(store, "Gone", "no-such-page", "type=battles")
    page = screen("overview")
    assert ways(page, "Gone") == []
    assert page.keys("view_drop_Gone") == ["view_drop_Gone"]


def test_the_link_is_the_view(screen):
    page = screen("events", type="battles", country="Afghanistan")
    assert page.at.code[0].value.endswith("?type=battles&country=Afghanistan")


def test_the_part_of_a_group_narrows(screen):
    page = screen("overview")
    assert page.widget("filter_role").disabled
    page.set("filter_groups", ["jua"])
    assert page.figure("incidents") == "1"
    page.set("filter_role", "perpetrator")
    assert page.figure("incidents") == "0"
    assert page.url == {"group": "jua", "as": "perpetrator"}
    page.set("filter_role", "blamed_on")
    assert page.figure("incidents") == "1"


def test_the_glossary_opens_and_finds(screen):
    page = screen("overview")
    assert page.keys("glossary_find") == []
    page.click("glossary")
    assert "An attacker sets off explosives" in page.text()
    page.fill(glossary_find="alleged").click("glossary")  # in one run: the harness knows no runs of a dialog alone
    assert "Status of links" in page.text()
    assert "An attacker sets off explosives" not in page.text()


@pytest.mark.parametrize(
    ("asked", "name"), [("ttp", "Tehrik-i-Taliban Pakistan (TTP)"), ("ISKP", "Islamic State Khorasan")]
)
def test_a_group_is_found_by_any_of_its_names(asked, name):
    rows, _ = found_in(asked, {actor.id: actor for actor in actors().values()})
    assert any(row["Name"].startswith(name) for row in rows)
    assert len(rows) < len(actors())


def test_every_section_of_the_glossary_is_on_screen():
    assert set(SECTIONS) == set(glossary())
    assert found_in("no such word at all", {}) == ([], {})
