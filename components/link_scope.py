"""The part of the network that is looked at: a window of time, actors' neighbours, hidden actors; the URL keeps it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import shell
from components.plain import plain
from components.shell import View
from sourceline.figures.network_scope import actors_of
from sourceline.query import links

Span = tuple[dt.date, dt.date]
_SPAN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\.\.(\d{4})-(0[1-9]|1[0-2])")


def chosen_actors(view: View, mark: str) -> list[str]:
    """Actors that a mark of the URL names (`near`, `hide`), those that the desk knows, in the order they were added."""
    names = view.desk.names()
    return [key for key in view.focus.get(mark, "").split(",") if key in names]


def span_of(view: View) -> Span | None:
    """First and last day of the window of time in the URL; None without one."""
    found = _SPAN.fullmatch(view.focus.get("span", ""))
    if found is None:
        return None
    year, month, last_year, last_month = map(int, found.groups())
    if (year, month) > (last_year, last_month) or not year:
        return None
    return dt.date(year, month, 1), (pd.Timestamp(last_year, last_month, 1) + pd.offsets.MonthEnd(0)).date()


def in_window(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The link rows of the window of time, counted anew: a link's own days, else the day of its report."""
    span = span_of(view)
    if span is None:
        return rows
    first, last = view.filters.period(view.desk.today)
    since, until = max(first or span[0], span[0]), min(last or span[1], span[1])
    if since > until:
        return rows.iloc[:0]
    return links(view.desk, replace(view.filters, since=since, until=until, preset=None)).to_pandas()


def time_slider(view: View, rows: pd.DataFrame, place: DeltaGenerator) -> None:
    """A window of months between the first and the last link that passes the filters."""
    months = _months(view, rows)
    if len(months) < 2:  # noqa: PLR2004 - nothing to slide between
        place.caption("Time of the links: all that have a date are of one month.")
        return
    span = span_of(view)
    inside = [month for month in months if span is None or span[0].isoformat()[:7] <= month <= span[1].isoformat()[:7]]
    key = shell.seed("link_span", (inside[0], inside[-1]) if inside else (months[0], months[-1]))

    def commit() -> None:
        first, last = shell.widget(key)
        shell.focus_on(span=None if (first, last) == (months[0], months[-1]) else f"{first}..{last}", edge=None)

    place.select_slider(
        "Time of the links",
        months,
        (months[0], months[-1]),
        format_func=month_words,
        key=key,
        on_change=commit,
        help="Draws only what is dated within these months; every actor keeps its place. Arrow keys move an end.",
    )


def _months(view: View, rows: pd.DataFrame) -> list[str]:
    """Months, as in `2024-05`, from the first to the last day of the rows, within the filters' own period."""
    days = pd.to_datetime(pd.concat([rows["first"], rows["last"]]).dropna())
    if days.empty:
        return []
    first, last = view.filters.period(view.desk.today)
    low = max(days.min(), pd.Timestamp(first or days.min()))
    high = min(days.max(), pd.Timestamp(last or days.max()))
    return [str(month) for month in pd.period_range(low, high, freq="M")]


def month_words(month: str) -> str:
    """A month such as `2024-05` as it is read: May 2024."""
    return f"{dt.date.fromisoformat(f'{month}-01'):%b %Y}"


def actor_box(view: View, rows: pd.DataFrame, place: DeltaGenerator) -> None:
    """The actor that is opened: chosen here from the keyboard, or by a click in the network."""
    names = {"": "–", **actors_of(rows)}
    asked = view.focus.get("actor", "")
    key = shell.seed("link_actor", asked if asked in names else "")
    place.selectbox(
        "Actor",
        list(names),
        format_func=lambda one: names.get(one, one),
        key=key,
        on_change=lambda: shell.focus_on(actor=shell.widget(key) or None, edge=None),
        help="Opens its links. Choose one here or click it in the network; the buttons below then act on it.",
    )


def way_boxes(view: View, rows: pd.DataFrame, places: Sequence[DeltaGenerator]) -> None:
    """The two actors between which a way is looked for."""
    names = {"": "–", **actors_of(rows)}
    keys = ("path_from", "path_to")
    helps = ("Marks the shortest way from one actor to another, whatever the arrows' direction.", None)

    def commit() -> None:
        way = [str(shell.widget(key)) for key in keys]
        shell.focus_on(way="|".join(way) if any(way) else None)

    for place, label, key, value, told in zip(places, ("Way from", "to"), keys, way_ends(view), helps, strict=True):
        place.selectbox(
            label,
            list(names),
            format_func=lambda one: names.get(one, one),
            key=shell.seed(key, value if value in names else ""),
            on_change=commit,
            help=told,
        )


def way_ends(view: View) -> tuple[str, str]:
    """From whom to whom the URL asks for a way."""
    first, _, last = view.focus.get("way", "").partition("|")
    return first, last


def actor_buttons(view: View, rows: pd.DataFrame) -> None:
    """Network or matrix, and what to do with the opened actor: keep to its neighbours, add them, hide it."""
    actor = view.focus.get("actor", "")
    near, known = chosen_actors(view, "near"), actor in actors_of(rows)
    row = st.container(horizontal=True, gap="small", vertical_alignment="center", key="link_actor_buttons")
    _shape(view, row)
    row.button(
        "Only its neighbours",
        key="link_near_only",
        disabled=not known or near == [actor],
        on_click=_only_around,
        help="Keeps the actor, those linked with it, and the links among them.",
    )
    row.button(
        "Add its neighbours",
        key="link_near_add",
        disabled=not known or not near or actor in near,
        on_click=_add,
        args=("near",),
        help="One step further: those linked with this actor join what is shown.",
    )
    row.button(
        "Hide it",
        key="link_hide",
        disabled=not known,
        on_click=_hide,
        help="Takes the actor with its links out of the network, the matrix and the table, on this page alone.",
    )


def _shape(view: View, row: DeltaGenerator) -> None:
    key = shell.seed("link_shape", "Matrix" if view.focus.get("view") == "matrix" else "Network")
    row.segmented_control(
        "View",
        ["Network", "Matrix"],
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: shell.focus_on(view="matrix" if shell.widget(key) == "Matrix" else None),
    )


def _opened() -> str:
    """The actor that is opened now: a page just drawn may know the one before, when hands are quicker than it."""
    return shell.remembered_focus("actor") or ""


def _only_around() -> None:
    shell.focus_on(near=_opened() or None)


def _hide() -> None:
    actor = _opened()
    _add("hide")
    _take_back("near", actor)
    shell.focus_on(actor=None, edge=None)


def _add(mark: str) -> None:
    """Add the opened actor to those that a mark names."""
    named = dict.fromkeys([*_named(mark), _opened()])
    shell.focus_on(**{mark: ",".join(key for key in named if key) or None})


def _take_back(mark: str, actor: str = "") -> None:
    """Take one actor out of a mark; the whole mark where none is given."""
    left = [key for key in _named(mark) if actor and key != actor]
    shell.focus_on(**{mark: ",".join(left) or None})


def _named(mark: str) -> list[str]:
    """Actors that a mark names now."""
    return (shell.remembered_focus(mark) or "").split(",")


def _parts(view: View) -> list[tuple[str, str, str]]:
    """Mark, actor and words of each part of the scope."""
    names = view.desk.names()
    labels = {"near": "Around", "hide": "Hidden"}
    found = [
        (mark, key, f"{label}: {names[key]}") for mark, label in labels.items() for key in chosen_actors(view, mark)
    ]
    if span := span_of(view):
        first, last = (month_words(day.isoformat()[:7]) for day in span)
        found.append(("span", "", f"Time of the links: {first} to {last}"))
    return found


def scope_words(view: View) -> str:
    """What part of the network is looked at, for the caption of a picture."""
    return "".join(f"{words}. " for _, _, words in _parts(view)).strip()


def scope_chips(view: View) -> None:
    """What is looked at, each part as a chip that can be taken back."""
    row = st.container(horizontal=True, gap="small", key="link_chips")  # there without chips too: see open_page
    for mark, actor, words in _parts(view):
        row.button(
            f"{plain(words)} ✕",
            key=f"chip_link_{mark}_{actor}",
            on_click=_take_back,
            args=(mark, actor),
            help="Take this back",
        )
