"""What a URL asks for, on every page: the sensible is taken up and kept, the rest told and dropped, never a crash."""

import pytest

from components.marks import FOCUS, MARKS
from sourceline.query.params import NAMES

NASTY = ("![x](http://x.invalid/a.png)", "<script>'; drop table events --</script>", "-٣", "a" * 5000)
"""Values that nobody chose in the app."""


def _everywhere(value):
    return dict.fromkeys((*sorted(FOCUS), *NAMES.values()), value)


@pytest.mark.parametrize("page", sorted(MARKS))
@pytest.mark.parametrize("value", NASTY, ids=["markdown", "script", "number", "long"])
def test_what_means_nothing_is_left_out_with_a_notice(visit, page, value):
    screen = visit(page, **_everywhere(value))
    left = {name: kept for name, kept in screen.url.items() if name not in {"q", "find"}}
    assert value not in left.values()
    assert any("left out" in notice for notice in screen.notices()), "nothing says that something was dropped"


@pytest.mark.parametrize("page", sorted(MARKS))
def test_a_notice_shows_text_as_it_is_written(visit, page):
    """A picture named in a URL must not be fetched by whoever opens it."""
    told = "\n".join(visit(page, type=NASTY[0]).notices())
    assert "http" in told
    assert "![x](" not in told


@pytest.mark.parametrize("page", sorted(MARKS))
def test_a_long_value_is_not_repeated_whole(visit, page):
    assert all(len(notice) < 1000 for notice in visit(page, group="b" * 5000, country="c" * 5000).notices())


@pytest.mark.parametrize("page", sorted(MARKS))
def test_a_view_that_was_sent_opens_the_same(visit, page):
    """What a colleague's fresh session makes of the address is the address again: nothing is lost on the way."""
    first = visit(page, type="battles", country="Pakistan", killed="1")
    again = visit(page, **first.url)
    assert (again.url, again.sentence()) == (first.url, first.sentence())
    assert not again.notices()


@pytest.mark.parametrize("page", sorted(MARKS))
def test_an_unknown_parameter_is_passed_over(visit, page):
    screen = visit(page, utm_source="letter", type="battles")
    assert screen.url.get("type") == "battles"
    assert "utm_source" not in screen.url
