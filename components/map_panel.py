"""The border map with its controls: what is shown, what a click means, and what the rest of the page learns of it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, cast, get_args

import streamlit as st

from components import shell
from components.border_map import border_map
from components.border_map.layers import layer_urls
from components.shell import View
from sourceline.figures.map_scene import Colour, Look, Show, map_scene
from sourceline.query.map_picks import picked

KEY = "border_map"
RINGED = 500
"""Incidents ringed on the map at once."""
_SHOW = {"events": "Events", "density": "Density", "incidents": "Districts", "deaths": "Districts, killed"}
_LABELS = {"view": "Show", "by": "Colour by"}
_COLOUR = {"type": "Event type", "group": "Group"}


def map_panel(view: View) -> None:
    """Controls and map."""
    look = _look(view)
    row = st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="map_controls")
    _choice(row, "view", _SHOW, look.show)
    if look.show == "events":
        _choice(row, "by", _COLOUR, look.colour)
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


def _look(view: View) -> Look:
    focus = view.focus
    seen = shell.remembered("map_look") or {}
    window = shell.remembered("map_window")
    ids = (focus["incident"],) if "incident" in focus else opened(view)[:RINGED]
    return Look(
        show=cast("Show", focus["view"]) if focus.get("view") in get_args(Show) else "events",
        colour=cast("Colour", focus["by"]) if focus.get("by") in get_args(Colour) else "type",
        zoom=seen.get("zoom", 5.0),
        box=seen.get("box"),
        window=window,
        selected=ids,
        area=focus.get("at"),
    )


def _choice(row: Any, mark: str, names: dict[str, str], value: str) -> None:
    """A choice of one that the URL keeps; the first is what an empty URL means."""
    key = shell.seed(f"map_{mark}", value)
    first = next(iter(names))

    def commit() -> None:
        chosen = shell.widget(key) or first
        shell.focus_on(**{mark: None if chosen == first else chosen})

    row.segmented_control(_LABELS[mark], list(names), format_func=names.__getitem__, key=key, on_change=commit)


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
