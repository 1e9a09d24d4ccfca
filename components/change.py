"""What changed since a day: numbers beside those of as many days before it, and who and where it rose or fell most."""

import datetime as dt
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from components import shell
from components.shell import View
from sourceline.query import Filters, counts
from sourceline.query.changes import Change, changes, newest_day

_DAYS = 90
"""Length of the period that the page looks at before a day is chosen."""
_PAIRS = (
    ("Incidents", "incidents"),
    ("Reported killed, at least", "killed_min"),
    ("Claims", "claims"),
    ("Links", "links"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Two periods of one length, one after the other, under the same other filters."""

    first: dt.date
    last: dt.date
    now: Filters
    before: Filters

    @property
    def days(self) -> int:
        """Length of either period."""
        return (self.last - self.first).days + 1


def span_of(filters: Filters, first: dt.date, last: dt.date) -> Span:
    """The period from `first` to `last` and the one of the same length before it."""
    length = dt.timedelta(days=(last - first).days + 1)
    now = replace(filters, preset=None, since=first, until=last)
    before = replace(now, since=first - length, until=first - dt.timedelta(days=1))
    return Span(first, last, now, before)


def what_changed(view: View) -> None:
    """The change since a chosen day; with a period among the filters, since its first day."""
    newest = newest_day(view.desk)
    if newest is None:
        return
    with st.container(key="what_changed", gap="small"):
        row = st.container(horizontal=True, gap="large", vertical_alignment="top")
        first, last = view.filters.period(view.desk.today)
        if first is None:
            last = min(last or newest, newest)
            with row:
                first = _chosen_day(view, last)
        else:
            last = last or view.desk.today
        if first <= last:
            _draw(view, row, span_of(view.filters, first, last))


def _chosen_day(view: View, last: dt.date) -> dt.date:
    """The day in the URL, else a quarter of a year before the last."""
    usual = last - dt.timedelta(days=_DAYS - 1)
    try:
        chosen = dt.date.fromisoformat(view.focus.get("changed", ""))
    except ValueError:
        chosen = usual
    if not dt.date(1970, 1, 1) <= chosen <= last:
        chosen = usual
    key = shell.seed("changed_since", chosen)

    def commit() -> None:
        day = shell.widget(key)
        shell.focus_on(changed=day.isoformat() if day and day != usual else None)

    st.date_input(
        "What changed since",
        key=key,
        on_change=commit,
        min_value=dt.date(1970, 1, 1),
        max_value=last,
        format="YYYY-MM-DD",
        width=180,
        help="Sets the days from this one to the newest incident beside as many days before it. It narrows nothing.",
    )
    return chosen


def _draw(view: View, row: st.delta_generator.DeltaGenerator, span: Span) -> None:
    now, then = counts(view.desk, span.now), counts(view.desk, span.before)
    days = "1 day" if span.days == 1 else f"{span.days:,} days"
    for label, name in _PAIRS:
        value = getattr(now, name)
        row.metric(label, f"{value:,}", value - getattr(then, name), delta_color="off", width="content")
    found = changes(view.desk, span.now, span.before)
    period = f"{span.first:%-d %B %Y} to {span.last:%-d %B %Y}, with the change against the {days} before it."
    lines = [_line(words, found[name]) for words, name in (("Actors", "actors"), ("Districts", "places"))]
    st.html(f'<p class="sl-help">{period}</p>{"".join(lines)}')


def _line(words: str, found: list[Change]) -> str:
    """`Actors that changed most: TTP 9 (+5), BLA 2 (−3)`, or nothing where nothing changed."""
    if not found:
        return ""
    told = ", ".join(
        f"{escape(change.name)} {change.now:,} ({'+' if change.by > 0 else '−'}{abs(change.by):,})" for change in found
    )
    return f'<p class="sl-help"><b>{words} that changed most:</b> {told}</p>'
