"""The timeline page's pieces: everything on one axis, then a panel or a row for each group, district or province."""

import datetime as dt

import pandas as pd
import polars as pl
import streamlit as st

from components import shell
from components.charts import CONFIG, every_for, finished
from components.choices import choice
from components.pictures import save_series
from components.shell import View
from sourceline.figures.heatmap import heatmap
from sourceline.figures.small_multiples import small_multiples
from sourceline.query import Role, timeline

BY = {"perpetrator": "By group", "admin2": "By district", "admin1": "By province", "event_type": "By event type"}
"""Column of the incidents, or perpetrator -> its name on the page."""
SHAPES = {"panels": "Panels", "grid": "Grid"}
_STEP = {
    "1d": pd.DateOffset(days=1),
    "1w": pd.DateOffset(weeks=1),
    "1mo": pd.DateOffset(months=1),
    "1q": pd.DateOffset(months=3),
    "1y": pd.DateOffset(years=1),
}


def choices(view: View) -> tuple[str, str]:
    """What the series are and how they are drawn, kept in the URL."""
    row = st.container(horizontal=True, gap="medium")
    return (
        choice(row, view, "by", "Series", BY, key="timeline_by"),
        choice(row, view, "view", "Drawn as", SHAPES, key="timeline_view"),
    )


def series_chart(view: View, by: str, shape: str) -> None:
    """A panel or a row a series, busiest first, all on one scale; a click narrows to the series and the period."""
    every = every_for(view)
    found = timeline(view.desk, view.filters, by=by, every=every).filter(_named())
    if found.is_empty():
        st.info(f"No incident here tells its {BY[by].removeprefix('By ')}. Choose other series above.")
        return
    names = view.desk.names() if by == "perpetrator" else {}
    draw = small_multiples if shape == "panels" else heatmap
    key = f"series_{by}_{shape}"
    figure = finished(view, (key, every), lambda: draw(_rows(found), view.theme, every, names))
    st.plotly_chart(
        figure,
        key=key,
        config=CONFIG,
        on_select=lambda: _pick(key, by, every),
        selection_mode="points",
        theme=None,
    )
    total = found["series"].n_unique()
    shown = figure.traces if shape == "panels" else len(figure.to_dict()["data"][0]["y"])
    st.caption(
        f"The {shown} busiest of {total}, all on one scale. Click a {'bar' if shape == 'panels' else 'cell'} to narrow "
        "to its series and period, and see its incidents below."
        + (" An incident with two perpetrators counts for both." if by == "perpetrator" else "")
    )
    title = f"Incidents over time, {BY[by].lower()}"
    save_series(view, lambda: _rows(found), title, every=every, grid=shape == "grid")


def _named() -> pl.Expr:
    """Rows whose series is known; unnamed actors are no group."""
    series = pl.col("series").cast(pl.String)
    return series.is_not_null() & ~series.str.starts_with("u-")


def _rows(found: pl.DataFrame) -> pd.DataFrame:
    return found.with_columns(pl.col("series").cast(pl.String)).to_pandas()


def _pick(key: str, by: str, every: str) -> None:
    """A clicked mark becomes its series and period."""
    points = shell.widget(key)["selection"]["points"]
    mark = points[0].get("customdata") if points else None
    if mark:
        series, _, day = str(mark[0] if isinstance(mark, list) else mark).rpartition("|")
        narrow_to_series(by, series, dt.date.fromisoformat(day), every)


def narrow_to_series(by: str, series: str, first: dt.date, every: str) -> None:
    """Filters of one bar: its series and its period, from a callback."""
    last = (pd.Timestamp(first) + _STEP[every] - pd.Timedelta(days=1)).date()
    period = {"since": first, "until": last, "preset": None}
    if by == "perpetrator":
        shell.narrow(groups=(series,), role=Role.PERPETRATOR, **period)
    else:
        name = {"admin2": "districts", "admin1": "provinces", "event_type": "types"}[by]
        shell.narrow(**{name: (series,)}, **period)
