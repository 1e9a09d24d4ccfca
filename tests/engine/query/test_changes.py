"""What rose and fell between two periods, over the made-up reports of this folder."""

import datetime as dt

from sourceline.query import Filters, incidents
from sourceline.query.changes import changes, newest_day


def test_the_newest_day_is_that_of_an_incident_that_has_begun(desk):
    days = [row["date_start"] for row in incidents(desk, Filters()).to_dicts() if row["date_start"]]
    assert newest_day(desk) == max(day for day in days if day <= desk.today)


def test_changes_count_each_actor_and_district_in_both_periods(desk):
    newest = newest_day(desk)
    now, before = Filters(since=newest), Filters(until=newest - dt.timedelta(days=1))
    found = changes(desk, now, before, limit=100)
    for change in found["places"]:
        assert change.now == incidents(desk, Filters(since=newest, districts=(change.name,))).height
        assert change.before == incidents(desk, Filters(until=before.until, districts=(change.name,))).height
    assert {(change.name, change.by) for change in changes(desk, before, now, limit=100)["actors"]} == {
        (change.name, -change.by) for change in found["actors"]
    }


def test_the_largest_change_comes_first_and_what_did_not_change_is_left_out(desk):
    newest = newest_day(desk)
    found = changes(desk, Filters(until=newest), Filters(since=newest), limit=3)["actors"]
    sizes = [abs(change.by) for change in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) <= 3
    assert all(sizes)
    assert changes(desk, Filters(), Filters()) == {"actors": [], "places": []}
