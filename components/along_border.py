"""The border profile with its controls: a click opens an incident, a drawn box narrows to what is in it."""

import pandas as pd
import streamlit as st

from components import shell
from components.pictures import save_profile
from components.shell import View
from sourceline.figures.border_profile import LIMIT_KM, Profile, border_profile, profile_rows
from sourceline.geo.border import Border
from sourceline.geo.layers import Layers
from sourceline.query import map_points, points_total

_KEY = "border_profile"
_CONFIG = {"displayModeBar": True, "modeBarButtons": [["select2d", "pan2d"]], "displaylogo": False}
"""A click opens a mark; the first button turns dragging into drawing a box, the second back."""
WITHIN = (10, 200)
"""Least and most km from the line that can be asked for."""
_STEP = 10
_MARKS = 3000
"""Marks that a browser draws at once without effort; the newest."""
_MOST_PICKED = 200
"""Incidents that a box may keep as a filter: their ids go into the URL."""


def profile(view: View) -> None:
    """How far from the line to look, the chart, what it leaves out, and its picture."""
    limit = _limit(view)
    border = Border.load()
    rows = profile_rows(map_points(view.desk, view.filters, limit=_MARKS).to_pandas(), border, limit)
    drawn = Profile(rows, border, Layers.load().province_names, limit)
    if rows.empty:
        st.info(f"No incident with a known site or town lies within {limit:g} km of the border. Look farther away.")
        return
    st.plotly_chart(
        border_profile(drawn, view.theme),
        key=_KEY,
        config=_CONFIG,
        on_select=_pick,
        selection_mode=("points", "box"),
        theme=None,
    )
    st.caption(_left_out(view, rows, limit))
    save_profile(view, drawn)


def _limit(view: View) -> float:
    """How far from the line to look, in km; the URL keeps it."""
    usual = int(LIMIT_KM)
    key = shell.seed("profile_limit", int(view.focus.get("within", usual)))

    def commit() -> None:
        chosen = shell.widget(key)
        shell.focus_on(within=None if chosen == usual else str(chosen))

    return float(st.slider("Within, on either side (km)", *WITHIN, step=_STEP, key=key, on_change=commit))


def _left_out(view: View, rows: pd.DataFrame, limit: float) -> str:
    placed = points_total(view.desk, view.filters)
    words = f"{len(rows):,} of {placed:,} incidents at a known site or town lie within {limit:g} km of the border."
    if placed > _MARKS:
        words += f" Only the newest {_MARKS:,} are looked at; narrow the filters to see others."
    return words + " Click a mark to open it. With the box button, top right, draw a box to narrow to it."


def _pick() -> None:
    selection = shell.widget(_KEY)["selection"]
    ids = [str(_first(point.get("customdata"))) for point in selection.get("points", []) if point.get("customdata")]
    chosen = tuple(dict.fromkeys(ids))
    if selection.get("box") and chosen:
        shell.narrow(incidents=chosen[:_MOST_PICKED])
    elif chosen:
        shell.focus_on(incident=chosen[0])


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) else value
