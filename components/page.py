"""What every page opens with: the question, the filters as a sentence, removable chips, how to read it."""

import time
from html import escape
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from components import shell
from components.filter_bar import filter_bar, no_filters
from components.glossary import glossary_button
from components.navigation import room
from components.plain import plain
from components.sharing import saved_and_sent
from components.shell import View, open_view
from sourceline.query import Counts, Filters, counts

_CHIP_FIELDS = {
    "groups": "Group",
    "role": "As",
    "types": "Type",
    "sub_types": "Sub-type",
    "statuses": "Status",
    "countries": "Country",
    "provinces": "Province",
    "districts": "District",
    "publishers": "Source",
    "reliabilities": "Grade",
    "stances": "Stance",
    "since": "From",
    "until": "To",
    "preset": "Last",
    "border_km": "Border within km",
    "border_side": "Side",
    "killed_min": "Killed at least",
    "text": "Words",
    "reviewed_only": "Reviewed only",
    "box": "Drawn area",
    "incidents": "Selected",
}
HEAD_START = 0.025
"""Seconds between a page's head and its rest."""
MAP_START = 0.2
"""The same after a map: its new rows reach the browser, are cut into tiles and drawn before the page's rest is."""
_WHOLE = frozenset({"incidents", "box"})
"""Filters whose values mean nothing one by one: one chip for all."""


def open_page(key: str, *, filters: bool = True, numbers: bool = False, later: bool = False) -> View:
    """The page's view, with its head drawn: question, sentence, chips, how to read it and (if asked for) the numbers.

    What tells of the filters comes first; the many widgets that change them, which take longer, come after it. With
    `later` the page itself draws them (`bar`), after what its visitor waits for.

    Whatever comes and goes has a container that stays. Streamlit tells elements apart by their place on the page: one
    more above a map would make it a new map, and its zoom would be lost.
    """
    _through_the_front_door()
    place = room(key)
    st.set_page_config(page_title=f"{place.name} · Sourceline", page_icon="static/icon.png", layout="wide")
    with st.container(key="notices", gap=None):
        view = open_view(key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head"):
        st.title(place.question, anchor=False)
        saved_and_sent(view)
        glossary_button(view)
    if filters:
        st.html(f'<p class="sl-sentence" data-testid="sentence">{escape(view.sentence)}</p>')
        _chips(view)
    else:
        no_filters(view)
    st.html(f'<p class="sl-help">{escape(place.reading)}</p>')
    if numbers:
        figures(view)
    if filters and not later:
        bar(view)
    return view


def bar(view: View, start: float = HEAD_START) -> None:
    """The filters' widgets, `start` seconds after what came before them, so that the browser has had time to draw it.

    It draws at once whatever came within some 10 ms, and shows nothing until all of that is drawn. The rest of a page
    takes it five times as long as the head; kept waiting for both, an analyst saw the new numbers 100 ms later.
    """
    time.sleep(start)
    filter_bar(view)


def _through_the_front_door() -> None:
    """Run app.py where Streamlit ran the page's script alone.

    A fresh server that finds a pages/ folder takes the app for one of the older kind, without st.navigation, until
    app.py has run once; so the first deep link would show a page without its navigation.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def figures(view: View) -> Counts:
    """The numbers that pass the filters, in a row; returns them."""
    found = counts(view.desk, view.filters)
    killed = (
        f"{found.killed_min:,}"
        if found.killed_min == found.killed_max
        else f"{found.killed_min:,}–{found.killed_max:,}"
    )
    numbers = (
        (f"{found.incidents:,}", "incidents"),
        (f"{found.reports:,}", "event reports"),
        (f"{found.documents:,}", "documents"),
        (f"{found.publishers:,}", "sources"),
        (killed, "reported killed"),
        (f"{found.claims:,}", "claims"),
        (f"{found.links:,}", "reported links"),
    )
    cells = "".join(f"<div><b>{value}</b><span>{label}</span></div>" for value, label in numbers)
    st.html(f'<div class="sl-figures" data-testid="figures">{cells}</div>')
    return found


def nothing_here(view: View, what: str) -> None:
    """The empty state: what is missing and what to do about it."""
    if view.filters.active:
        st.info(f"No {what} pass these filters. Take one of them back, or clear all of them.")
        st.button("Clear all filters", on_click=shell.clear, key=f"empty_{what}")
    else:
        st.info(f"There are no {what} in the store yet. Add reports to begin.")


def _chips(view: View) -> None:
    names = view.desk.names()
    row = st.container(horizontal=True, gap="small", key="chips")  # there without chips too: see open_page
    for name, value in _pieces(view.filters):
        row.button(
            f"{_CHIP_FIELDS[name]}: {plain(_chip_text(name, value, view.filters, names))} ✕",
            key=f"chip_{name}_{value}",  # never by place: a second click would take the next one back
            on_click=shell.drop,
            args=(name, value),
            help="Take this filter back",
        )


def _pieces(filters: Filters) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name in filters.active:
        value = getattr(filters, name)
        if name in _WHOLE:
            found.append((name, None))
        elif isinstance(value, tuple):
            found.extend((name, item) for item in value)
        else:
            found.append((name, value))
    return found


def _chip_text(name: str, value: Any, filters: Filters, names: dict[str, str]) -> str:
    if name == "incidents":
        count = len(filters.incidents)
        return f"{count} incident{'' if count == 1 else 's'}"
    if name == "box" and filters.box:
        west, south, east, north = filters.box
        return f"{south:g}–{north:g}° N, {west:g}–{east:g}° E"
    if name == "reviewed_only":
        return "yes"
    return (
        names.get(value, str(value)) if name == "groups" else f"{value:g}" if isinstance(value, float) else str(value)
    )
