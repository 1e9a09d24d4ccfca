"""The border map with its controls: what is shown, what a click means, and what the rest of the page learns of it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import streamlit as st

from components import shell
from components.border_map import border_map
from components.border_map.layers import layer_urls
from components.choices import choice
from components.shell import View
from sourceline.figures.map_scene import Colour, Look, Show, map_scene
from sourceline.query.map_picks import picked

KEY = "border_map"
RINGED = 500
"""Incidents ringed on the map at once."""
_SHOW = {"events": "Events", "density": "Density", "incidents": "Districts", "deaths": "Districts, killed"}
_COLOUR = {"type": "Event type", "group": "Group"}


def map_panel(view: View) -> None:
    """Controls and map."""
    row = st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="map_controls")
    show = choice(row, view, "view", "Show", _SHOW, key="map_view", labelled=True)
    colour = choice(row, view, "by", "Colour by", _COLOUR, key="map_by", labelled=True) if show == "events" else "type"
    look = _look(view, cast("Show", show), cast("Colour", colour))
    scene = map_scene(view.desk, view.filters, look, view.theme, layer_urls())
    told: dict[str, Callable[[], None]] = {
        "pick": _picked,
        "box": _boxed,
        "legend": partial(_toggled, view),
        "range": _ranged,
        "look": _moved,
    }
    border_map(scene, key=KEY, on=told)
    st.caption(
        f"{scene['counts']}.", help="Marks stand for towns and sites only. What is known less exactly is shaded."
    )


def opened(view: View) -> tuple[str, ...]:
    """Ids of the incidents behind the mark that is opened, newest first."""
    return picked(view.desk, view.filters, view.focus["at"]) if "at" in view.focus else ()


def _look(view: View, show: Show, colour: Colour) -> Look:
    focus = view.focus
    seen = shell.remembered("map_look") or {}
    window = shell.remembered("map_window")
    ids = (focus["incident"],) if "incident" in focus else opened(view)[:RINGED]
    return Look(
        show=show,
        colour=colour,
        zoom=seen.get("zoom", 5.0),
        box=seen.get("box"),
        window=window,
        selected=ids,
        area=focus.get("at"),
    )


def _message(name: str) -> Any:
    return shell.widget(KEY)[name]


def _picked() -> None:
    said = _message("pick")
    if said:
        shell.focus_on(incident=said.get("incident"), at=said.get("mark"))


def _boxed() -> None:
    edges = _message("box")
    if edges:
        shell.narrow(box=tuple(float(edge) for edge in edges))


def _toggled(view: View) -> None:
    said = _message("legend")
    if not said:
        return
    chosen: tuple[str, ...] = getattr(view.filters, said["name"])
    if said["key"] in chosen:
        shell.drop(said["name"], said["key"])
    else:
        shell.narrow(**{said["name"]: (*chosen, said["key"])})


def _ranged() -> None:
    said = _message("range")
    if not said:
        return
    window = tuple(dt.date.fromisoformat(day) for day in said["days"]) if said["days"] else None
    if window and said["filter"]:
        shell.narrow(since=window[0], until=window[1], preset=None)
        window = None
    shell.remember("map_window", window)


def _moved() -> None:
    said = _message("look")
    if said:
        shell.remember("map_look", {"zoom": float(said["zoom"]), "box": tuple(said["box"])})
