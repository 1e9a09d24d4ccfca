"""Beside and under the map: what is opened on it with its sentences, the leading places, and what has no place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from components import shell
from components.evidence import evidence_panel
from components.incident import show_incident, when_words, where_words
from components.map_panel import opened
from components.plain import plain
from components.shell import View
from sourceline.figures.map_parts import area_key
from sourceline.figures.map_scene import beyond_map
from sourceline.query import Counts, area_counts, places, unplaced
from sourceline.query.aggregate import passing
from sourceline.query.map_picks import mark_name

PLACES = 15
LISTED = 40
_WHAT = ("id", "sub_event_type", "event_type", "killed_min", "killed_max")
_WHERE = ("place_name", "admin2", "admin1", "country", "date_start", "date_end", "date_precision")
KEPT = 200
"""Most incidents that a selection may keep as a filter: their ids go into the URL."""


def map_side(view: View) -> None:
    """What is opened on the map, else the places with most incidents."""
    with st.container(height=660, border=False, key="map_side"):
        if "incident" in view.focus:
            _back(view)
            show_incident(view, view.focus["incident"])
        elif "at" in view.focus:
            _mark(view, view.focus["at"], opened(view))
        else:
            _leading(view)


def map_lists(view: View, found: Counts) -> None:
    """Under the map: what it shades, and what it cannot show."""
    with st.container(key="map_lists"):
        st.page_link("pages/border.py", label="See these incidents along the border, pulled straight")
        labels = [f"Known to an area only ({found.areas:,})", f"Without a place ({found.unplaced:,})"]
        for tab, draw in zip(_tabs(labels), (_areas, _unplaced), strict=True):
            if tab.open:
                with tab:
                    draw(view)


def _tabs(labels: list[str]) -> Sequence[Any]:
    """Tabs of which the open one alone is drawn; which one it is outlives a change of the counts in their names."""
    key = shell.seed("map_tabs", labels[shell.remembered("map_tab", 0)])
    return st.tabs(labels, key=key, on_change=lambda: shell.remember("map_tab", labels.index(shell.widget(key))))


def _areas(view: View) -> None:
    """Areas that incidents are known to no finer than."""
    rows = area_counts(view.desk, view.filters)
    if rows.is_empty():
        st.caption("No incident that passes the filters is known to an area only.")
    for row in rows.head(LISTED).iter_rows(named=True):
        name = row["place_name"] or row["admin2"] or row["admin1"] or row["country"] or "Border belt"
        level = row["place_precision"].replace("_", " ") if not row["place_name"] else "area"
        _line(f"**{plain(name)}** ({level}) · {_many(row['incidents'])}", at=area_key(row))


def _unplaced(view: View) -> None:
    """What the map cannot show, and why."""
    beyond = beyond_map(view.desk, view.filters)
    if beyond:
        told = "; ".join(f"{name} ({count:,})" for name, count in sorted(beyond.items(), key=lambda item: -item[1]))
        st.markdown(f"Known only to a country beyond this map: {plain(told)}.")
    rows = unplaced(view.desk, view.filters)
    if rows.is_empty():
        st.caption("Every incident that passes the filters has a place.")
    for row in rows.head(LISTED).iter_rows(named=True):
        _line(f"{_incident_words(row)} · *{plain(row['reason'])}*", incident=row["id"])
    if len(rows) > LISTED:
        st.caption(f"and {len(rows) - LISTED:,} more; the events page lists all.")


def _back(view: View) -> None:
    if "at" in view.focus:
        label = f"← All incidents of {plain(mark_name(view.focus['at']))}"
        st.button(label, key="map_back", on_click=shell.focus_on, kwargs={"incident": None}, type="tertiary")


def _mark(view: View, mark: str, ids: tuple[str, ...]) -> None:
    """Several incidents at once: a line each, then their sentences."""
    st.subheader(f"{_many(len(ids))}: {plain(mark_name(mark))}", anchor=False)
    head = st.container(horizontal=True, gap="small")
    close = {"at": None, "incident": None}
    if 0 < len(ids) <= KEPT:
        keep = {"incidents": ids}
        head.button("Filter to these", key="map_keep", on_click=shell.narrow, kwargs=keep)
    head.button("Close", key="map_close", on_click=shell.focus_on, kwargs=close)
    if not ids:
        st.caption("Nothing that passes the filters is there any more.")
        return
    rows = passing(view.desk, replace(view.filters, incidents=ids[:LISTED]), *_WHAT, *_WHERE)
    rows = rows.sort(["date_start", "id"], descending=[True, False], nulls_last=True)
    for row in rows.iter_rows(named=True):
        _line(_incident_words(row), incident=row["id"])
    if len(ids) > LISTED:
        st.caption(f"and {len(ids) - LISTED:,} more; filter to these, or zoom in.")
    st.markdown("**What the reports say**")
    evidence_panel(view, "incident", ids[:LISTED], key="map_mark")


def _leading(view: View) -> None:
    """Districts with most incidents: a way in without the mouse."""
    st.subheader("Places with most incidents", anchor=False)
    rows = places(view.desk, view.filters).head(PLACES)
    if rows.is_empty():
        st.caption("No incident that passes the filters is known to a district.")
        return
    st.caption("Choose a mark on the map, or a district here. Incidents at a site, town or district count.")
    for row in rows.iter_rows(named=True):
        killed = f" · {row['killed_max']:,} killed" if row["killed_max"] else ""
        mark = ":".join(["within", row["country"] or "", row["admin1"] or "", row["admin2"], ""])
        _line(f"**{plain(row['admin2'])}**, {plain(row['admin1'])} · {_many(row['incidents'])}{killed}", at=mark)


def _line(label: str, **marks: str) -> None:
    """One line that opens something on the map."""
    marked: dict[str, str | None] = {"incident": None, **marks}
    key = f"map_line_{'_'.join(marks.values())}"
    st.button(label, key=key, on_click=shell.focus_on, kwargs=marked, type="tertiary", width="stretch")


def _incident_words(row: Mapping[str, Any]) -> str:
    killed = row["killed_max"] or row["killed_min"]
    toll = f" · {killed:,} killed" if killed else ""
    where = where_words({"admin2": None, "admin1": None, "country": None, **row}) if row["place_name"] else "no place"
    return f"**{row['sub_event_type'] or row['event_type']}** · {plain(where.split(',')[0])} · {when_words(row)}{toll}"


def _many(count: int) -> str:
    return f"{count:,} incident{'' if count == 1 else 's'}"
