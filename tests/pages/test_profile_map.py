"""The map of a profile: it shows one actor's incidents, and what is chosen there narrows the profile."""

from tests.pages.test_page_map import scene, tell

KEY = "profile_map"


def test_it_shows_the_incidents_of_the_actor_alone(visit):
    everything, mine = visit("map"), visit("profiles", who="ttp")
    shown = set(scene(mine, KEY)["points"]["id"])
    assert shown < set(scene(everything)["points"]["id"])
    assert shown == set(scene(visit("map", group="ttp"))["points"]["id"])


def test_a_mark_of_one_incident_opens_it_and_one_of_several_narrows(visit):
    page = visit("profiles", who="ttp")
    (first, *_) = scene(page, KEY)["points"]["id"]
    assert tell(page, "pick", {"incident": first}, KEY).url["incident"] == first
    page = visit("profiles", who="ttp")
    area = "within:Pakistan:Khyber Pakhtunkhwa:Bannu:"
    assert "id" in tell(page, "pick", {"mark": area}, KEY).url


def test_a_drawn_area_a_type_and_a_period_narrow_the_profile(visit):
    for what, value, name in (
        ("box", [69, 32, 72, 34], "box"),
        ("legend", {"name": "types", "key": "Battles"}, "type"),
        ("range", {"days": ["2024-06-01", "2024-06-30"], "filter": True}, "since"),
    ):
        page = visit("profiles", who="ttp")
        before = page.figure("incidents")
        page = tell(page, what, value, KEY)
        assert name in page.url
        assert page.figure("incidents") != before
    page = visit("profiles", who="ttp")
    before = page.url
    assert tell(page, "range", {"days": None, "filter": False}, KEY).url == before
    assert tell(page, "look", {"zoom": 7, "box": [69, 32, 72, 34]}, KEY).url == before
