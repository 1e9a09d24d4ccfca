"""Charts whose marks narrow the filters: a click on a bar, a range drawn on the timeline."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.pictures import save_timeline
from components.shell import View
from sourceline.figures.finished import Finished
from sourceline.figures.ranking import ranking
from sourceline.figures.theme import EVENT_TYPES
from sourceline.figures.timeline import period_for, timeline
from sourceline.query import span, top_actors, undated
from sourceline.query import timeline as timeline_rows
from sourceline.query.memory import keep

CONFIG = {"displayModeBar": False, "scrollZoom": False}
_GROUPS = 6
"""Groups that the timeline tells apart."""


def timeline_chart(view: View, *, by: str, key: str) -> str:
    """Incidents over time by `event_type` or `perpetrator`; a drawn range narrows. Returns the length of a bar."""
    every = every_for(view)
    st.plotly_chart(
        finished(view, ("timeline", by, every), lambda: timeline(*_series(view, by, every), view.theme, every)),
        key=key,
        config=CONFIG,
        on_select=lambda: _brush(shell.widget(key)),
        selection_mode="box",
        theme=None,
    )
    left_out(view, every)
    many = undated(view.desk, view.filters, every)
    save_timeline(view, lambda: _series(view, by, every), key=key, left_out=many)
    return every


def finished(view: View, name: Hashable, draw: Callable[[], Any]) -> Finished:
    """The figure of a name for the view's filters and theme, drawn by the first session that asks for it."""
    return keep(view.desk, "figure", (name, view.filters, view.theme.mode), lambda: Finished(draw()))


def _series(view: View, by: str, every: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Rows of the timeline, and the colour of each series."""
    rows = timeline_rows(view.desk, view.filters, by=by, every=every).to_pandas()
    if by != "perpetrator":
        return rows, {name: view.theme.event_type(name) for name in EVENT_TYPES}
    ranked = top_actors(view.desk, view.filters, "perpetrator", limit=_GROUPS)
    names = dict(ranked.select("actor", "name").iter_rows())
    rows = rows[rows["series"].isin(list(names))].assign(series=rows["series"].map(names))
    return rows, view.theme.group_colours(list(names.values()))


def left_out(view: View, every: str) -> None:
    """Say how many incidents a chart over time leaves out."""
    count = undated(view.desk, view.filters, every)
    if count:
        told = "1 incident" if count == 1 else f"{count:,} incidents"
        st.caption(f"{told} without a date exact enough for this chart left out.")


def every_for(view: View) -> str:
    """Length of a bar that suits the period in force."""
    first, last = view.filters.period(view.desk.today)
    start, end = span(view.desk)
    return period_for(((last or end) - (first or start)).days)


def _brush(state: Any) -> None:
    """A range drawn on the timeline becomes the period; Plotly passes on no clicks while it draws ranges."""
    if state["selection"].get("box"):
        narrow_to_days(state["selection"]["box"][0]["x"])


def narrow_to_days(edges: Iterable[Any]) -> None:
    """The period between the edges of a drawn range, from a callback."""
    days = sorted(pd.Timestamp(edge).date() for edge in edges)
    shell.narrow(since=days[0], until=days[-1], preset=None)


def ranking_chart(
    view: View, rows: Callable[[], pd.DataFrame], *, key: str, unit: str, on_pick: Callable[[str], None]
) -> None:
    """A ranking (`id`, `label`, `value`, `colour`); `on_pick` gets a clicked bar's id, in a callback."""

    def commit() -> None:
        points = shell.widget(key)["selection"]["points"]
        if points:
            chosen = points[0]["customdata"]
            on_pick(str(chosen[0] if isinstance(chosen, list) else chosen))

    st.plotly_chart(
        finished(view, ("ranking", key), lambda: ranking(rows(), view.theme, unit)),
        key=key,
        config=CONFIG,
        on_select=commit,
        selection_mode="points",
        theme=None,
    )
