"""One actor in full, on the made-up reports of this folder."""

import datetime as dt

from sourceline.query import Filters
from sourceline.query.profile import activity, names_in_reports, profiled, said_by, said_of

TTP, JUA = Filters(groups=("ttp",), factions=False), Filters(groups=("jua",), factions=False)


def test_actors_are_listed_by_how_often_they_are_named(desk):
    found = profiled(desk)
    assert found[0].id == "ttp"
    assert {one.id for one in found} == {"ttp", "jua", "pak-army"}
    ttp = found[0]
    assert (ttp.incidents, ttp.claims, ttp.links) == (2, 1, 2)


def test_spellings_are_counted_as_reports_write_them(desk_store):
    found = names_in_reports(desk_store, "ttp")
    assert sum(count for _, count in found) == 4
    assert names_in_reports(desk_store, "nobody") == []
    assert len(names_in_reports(desk_store, "ttp", limit=1)) == 1


def test_activity_tells_the_part_that_an_actor_had(desk):
    rows = activity(desk, TTP, "1mo").rows()
    assert rows == [(dt.date(2024, 5, 1), "perpetrator", 1)]  # the blame of report four has no date
    both = activity(desk, Filters(groups=("ttp",)), "1mo").rows()
    assert both == [(dt.date(2024, 5, 1), "perpetrator", 1)]  # ttp and its faction in one incident count once


def test_what_an_actor_says_is_kept_apart_from_what_is_said_of_it(desk_store, desk):
    own, others = said_by(desk_store, desk, JUA), said_of(desk_store, desk, JUA)
    assert own.rows["quote"].to_list() == ["A spokesman denied any part in it."]
    assert others.total == 0
    family = said_by(desk_store, desk, Filters(groups=("ttp",)))
    assert family.total == 2
    assert said_by(desk_store, desk, Filters(groups=("ttp",)), limit=1).rows.height == 1


def test_other_filters_stay_in_force(desk_store, desk):
    late = Filters(groups=("ttp",), since=dt.date(2024, 6, 1))
    assert said_by(desk_store, desk, late).total == 0
    assert activity(desk, late).is_empty()
