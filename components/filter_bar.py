"""The filters, the same on every page: widgets in the sidebar, the sentence and removable chips above the content."""

import datetime as dt
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from components import shell
from components.shell import View
from sourceline.codes import EventStatus, Reliability, Stance
from sourceline.query import Preset, Role, Side, facets
from sourceline.vocab.glossary import glossary

_PRESETS = {
    Preset.WEEK: "Last 7 days",
    Preset.MONTH: "Last 30 days",
    Preset.QUARTER: "Last 90 days",
    Preset.YEAR: "Last 365 days",
    Preset.THIS_YEAR: "This year",
}
_DISTANCES = (0.0, 5.0, 10.0, 25.0, 50.0, 100.0, 200.0)
_PLACE = ("countries", "provinces", "districts", "border_km", "border_side", "box")
_STATUS = ("statuses", "killed_min")
_SOURCE = ("publishers", "reliabilities", "stances", "reviewed_only")
"""Filters of a fold, which opens when one of them is in force."""
_EARLIEST = dt.date(1970, 1, 1)


def filter_bar(view: View) -> None:
    """Draw all filters in the sidebar."""
    counted = facets(view.desk, view.filters)
    with st.sidebar:
        top = st.container(horizontal=True, vertical_alignment="center")
        top.markdown("**Filters**")
        top.button("Clear all", on_click=shell.clear, disabled=not view.filters.active, type="tertiary", key="clear")
        _text(view)
        _many("groups", "Group", counted["groups"], view, help_="With its factions, unless switched off below.")
        _role(view)
        _switch("factions", "Count factions with their group", view)
        _many("types", "Event type", counted["types"], view)
        _many("sub_types", "Sub-event type", counted["sub_types"], view, notes=glossary()["event_types"])
        _period(view)
        _fold(view, "Place", _PLACE, lambda: _places(view, counted))
        _fold(view, "Status and toll", _STATUS, lambda: _statuses(view, counted))
        _fold(view, "Source and claim", _SOURCE, lambda: _sources(view, counted))


def no_filters(view: View) -> None:
    """Where filters say nothing: that this is so, in the places where they stand elsewhere."""
    told = "The whole store: filters do not apply on this page."
    if view.filters.active:
        told += f" On the other pages they stay: {view.sentence}."
    st.html(f'<p class="sl-sentence" data-testid="sentence">{escape(told)}</p>')
    with st.sidebar:
        st.markdown("**Filters**")
        st.caption("They do not apply on this page.")


def _fold(view: View, label: str, names: tuple[str, ...], draw: Callable[[], None]) -> None:
    """Filters that are drawn while their fold is open, since a browser works on what a closed fold holds too.

    A fold opens with the first of its filters and closes with the last; in between it is as the analyst left it.
    """
    used = any(name in view.filters.active for name in names)
    held = f"fold_{label}"
    before, opened = shell.remembered(held, (used, used))
    key = shell.seed(f"filter_{held}", used if used != before else opened)
    shell.remember(held, (used, shell.widget(key)))
    fold = st.expander(label, key=key, on_change=lambda: shell.remember(held, (used, shell.widget(key))))
    if fold.open:
        with fold:
            draw()


def _places(view: View, counted: Mapping[str, pl.DataFrame]) -> None:
    _many("countries", "Country", counted["countries"], view)
    _many("provinces", "Province", counted["provinces"], view)
    _many("districts", "District", counted["districts"], view)
    _border(view)


def _statuses(view: View, counted: Mapping[str, pl.DataFrame]) -> None:
    _many("statuses", "Status", counted["statuses"], view, code=EventStatus)
    _killed(view)


def _sources(view: View, counted: Mapping[str, pl.DataFrame]) -> None:
    _many("publishers", "Source", counted["publishers"], view)
    _many("reliabilities", "Source reliability", _grades(), view, code=Reliability)
    _many("stances", "Stance of claims", counted["stances"], view, code=Stance)
    _switch("reviewed_only", "Reviewed only", view)


def _many(  # noqa: PLR0913 - one widget, its words
    name: str,
    label: str,
    counted: pl.DataFrame,
    view: View,
    *,
    help_: str | None = None,
    notes: dict[str, str] | None = None,
    code: Callable[[str], Any] = str,
) -> None:
    """A multiple choice whose options carry their counts; a chosen value stays listed when nothing matches it."""
    chosen = [str(value) for value in getattr(view.filters, name)]
    names = _full_names(view) if name == "groups" else {}
    rows = counted.iter_rows(named=True)
    labels = {row["value"]: _with_count(names.get(row["value"], row["label"]), row["incidents"]) for row in rows}
    for value in [*chosen, *(_listed_actors(view) if name == "groups" else ())]:
        labels.setdefault(value, f"{names.get(value, value)} (0)")
    key = shell.seed(f"filter_{name}", chosen)

    def commit() -> None:
        shell.narrow(**{name: tuple(code(value) for value in shell.widget(key))})

    describe = "\n".join(f"- {value}: {notes[value]}" for value in labels if notes and value in notes) or help_
    st.multiselect(
        label, list(labels), format_func=labels.__getitem__, key=key, on_change=commit, help=describe, placeholder="All"
    )


def _with_count(name: str, incidents: int | None) -> str:
    return name if incidents is None else f"{name} ({incidents:,})"


def _full_names(view: View) -> dict[str, str]:
    """Names of actors in full, so that typing either form finds them."""
    return view.desk.names() | {key: actor.name for key, actor in view.desk.known_actors.items()}


def _listed_actors(view: View) -> list[str]:
    """Actors of data/actors.yaml that the store names: those without an incident may still speak or be linked."""
    memory, known = view.desk.memory, view.desk.known_actors
    if "listed_actors" not in memory:
        here = {str(key) for key in view.desk.frames.actors["id"]} & set(known)
        memory["listed_actors"] = sorted(here, key=lambda key: known[key].name)
    listed: list[str] = memory["listed_actors"]
    return listed


def _role(view: View) -> None:
    """What the chosen groups are to an incident; without a group it would mean nothing."""
    key = shell.seed("filter_role", str(view.filters.role or ""))
    names = {"": "Any part", **{role.value: role.value.replace("_", " ").capitalize() for role in Role}}
    st.selectbox(
        "Their part in it",
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: shell.narrow(role=Role(chosen) if (chosen := shell.widget(key)) else None),
        disabled=not view.filters.groups,
    )


def _grades() -> pl.DataFrame:
    meanings = glossary()["reliability"]
    rows = [(grade.value, f"{grade.value}: {meanings[grade.value]}", None) for grade in Reliability]
    return pl.DataFrame(rows, schema=["value", "label", "incidents"], orient="row")


def _switch(name: str, label: str, view: View) -> None:
    key = shell.seed(f"filter_{name}", getattr(view.filters, name))
    st.toggle(label, key=key, on_change=lambda: shell.narrow(**{name: shell.widget(key)}))


def _text(view: View) -> None:
    key = shell.seed("filter_text", view.filters.text or "")
    st.text_input(
        "Words in the reports",
        key=key,
        on_change=lambda: shell.narrow(text=shell.widget(key) or None),
        placeholder='checkpoint, "suicide vest" …',
        type="search",
    )


def _period(view: View) -> None:
    options = ["", *(preset.value for preset in _PRESETS)]
    key = shell.seed("filter_preset", str(view.filters.preset or ""))

    def commit() -> None:
        chosen = shell.widget(key)
        shell.narrow(preset=Preset(chosen) if chosen else None, since=None, until=None)

    st.selectbox(
        "Time",
        options,
        format_func=lambda preset: _PRESETS[Preset(preset)] if preset else "Any time, or these days",
        key=key,
        on_change=commit,
    )
    for name, label in (("since", "From"), ("until", "To")):
        _day(name, label, view)


def _day(name: str, label: str, view: View) -> None:
    key = shell.seed(f"filter_{name}", getattr(view.filters, name))
    st.date_input(
        label,
        key=key,
        on_change=lambda: shell.narrow(**{name: shell.widget(key), "preset": None}),
        help="Type the day, then press Escape; or choose it." if name == "since" else None,
        min_value=_EARLIEST,
        max_value=view.desk.today + dt.timedelta(days=366),
        format="YYYY-MM-DD",
    )


def _border(view: View) -> None:
    chosen = view.filters.border_km or 0.0
    key = shell.seed("filter_border_km", chosen)
    st.selectbox(
        "Distance to the border",
        sorted({*_DISTANCES, chosen}),
        format_func=lambda km: f"Within {km:g} km" if km else "Any",
        key=key,
        on_change=lambda: shell.narrow(border_km=shell.widget(key) or None),
    )
    side = shell.seed("filter_border_side", str(view.filters.border_side or ""))
    names = {
        "": "Either side",
        Side.PAKISTAN.value: "Pakistan's side",
        Side.AFGHANISTAN.value: "Afghanistan's side",
    }
    st.selectbox(
        "Side of the border",
        list(names),
        format_func=names.__getitem__,
        key=side,
        on_change=lambda: shell.narrow(border_side=Side(part) if (part := shell.widget(side)) else None),
    )


def _killed(view: View) -> None:
    key = shell.seed("filter_killed_min", view.filters.killed_min)
    st.number_input(
        "Killed, at least",
        min_value=1,
        step=1,
        key=key,
        placeholder="Any",
        on_change=lambda: shell.narrow(killed_min=shell.widget(key)),
    )
