"""A profile's map: where one actor's incidents happened; what is clicked or drawn there narrows the whole profile."""

import datetime as dt
from typing import Any

import streamlit as st

from components import shell
from components.border_map import MESSAGES, border_map
from components.border_map.layers import layer_urls
from components.shell import View
from sourceline.figures.map_scene import Look, map_scene
from sourceline.query.map_picks import picked

_KEY = "profile_map"
_MOST = 200
"""Incidents of a mark that are kept as a filter: their ids go into the URL."""


def profile_map(view: View) -> None:
    """The border map of the view's incidents, with the one that is opened ringed."""
    opened = (view.focus["incident"],) if "incident" in view.focus else ()
    scene = map_scene(view.desk, view.filters, Look(selected=opened), view.theme, layer_urls())
    told = {"pick": lambda: _pick(view), "box": _box, "legend": lambda: _legend(view), "range": _range}
    border_map(scene, key=_KEY, on={name: told.get(name, _nothing) for name in MESSAGES})
    st.caption(f"{scene['counts']}. Click a mark to narrow to it; a mark of one incident opens it below.")


def _said(name: str) -> Any:
    return shell.widget(_KEY)[name]


def _nothing() -> None:
    """Moving this map changes nothing else."""


def _pick(view: View) -> None:
    said = _said("pick") or {}
    if said.get("incident"):
        shell.focus_on(incident=said["incident"])
    elif said.get("mark"):
        shell.narrow(incidents=picked(view.desk, view.filters, said["mark"])[:_MOST])


def _box() -> None:
    if edges := _said("box"):
        shell.narrow(box=tuple(float(edge) for edge in edges))


def _legend(view: View) -> None:
    if said := _said("legend"):
        chosen: tuple[str, ...] = getattr(view.filters, said["name"])
        if said["key"] in chosen:
            shell.drop(said["name"], said["key"])
        else:
            shell.narrow(**{said["name"]: (*chosen, said["key"])})


def _range() -> None:
    said = _said("range") or {}
    if said.get("filter") and said["days"]:
        first, last = (dt.date.fromisoformat(day) for day in said["days"])
        shell.narrow(since=first, until=last, preset=None)
