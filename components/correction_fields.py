"""The fields of a correction: a widget for each, the machine's value in its label, and what the analyst changed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import streamlit as st

from components import shell
from components.plain import plain
from components.shell import View
from sourceline.codes import (
    Credibility,
    DatePrecision,
    EventStatus,
    LinkStatus,
    Modality,
    PlacePrecision,
    Polarity,
    Relation,
    Stance,
)
from sourceline.query import Reviewed
from sourceline.query.profile import profiled
from sourceline.vocab import event_types

_NAMED = frozenset({"actor", "actors", "speaker"})
"""Kinds whose values are actors."""
_COLUMNS = 3
_OFFERED = 1_000
"""Actors offered for a role: those named most."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column, its words on screen, and its kind of widget with the codes to choose from."""

    name: str
    label: str
    kind: str = "words"
    codes: tuple[str, ...] = ()


def _coded(name: str, label: str, codes: type[StrEnum]) -> Field:
    return Field(name, label, "code", tuple(code.value for code in codes))


def _dates() -> tuple[Field, ...]:
    return (Field("date_start", "First day", "day"), Field("date_end", "Last day", "day"))


def _tolls() -> tuple[Field, ...]:
    ends = {"min": "at least", "max": "at most"}
    tolls = ("killed", "injured", "attackers_killed")
    return tuple(
        Field(f"{toll}_{end}", f"{toll.replace('_', ' ').capitalize()}, {words}", "count")
        for toll in tolls
        for end, words in ends.items()
    )


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of an event, a link or a claim that the screen lets correct."""
    if kind == "event":
        return (
            Field("sub_event_type", "Sub-event type", "code", tuple(sub.name for sub in event_types())),
            _coded("status", "Status", EventStatus),
            Field("weapon", "Weapon"),
            *_dates(),
            _coded("date_precision", "Precision of the date", DatePrecision),
            Field("place_name", "Place"),
            Field("admin2", "District"),
            Field("admin1", "Province"),
            Field("country", "Country"),
            _coded("place_precision", "Precision of the place", PlacePrecision),
            Field("lat", "Latitude", "degrees"),
            Field("lon", "Longitude", "degrees"),
            Field("radius_km", "Radius, km", "km"),
            Field("perpetrators", "Perpetrators, as reported", "actors"),
            Field("claimed_by", "Claimed by", "actors"),
            Field("denied_by", "Denied by", "actors"),
            Field("blamed_on", "Blamed on", "actors"),
            Field("targets", "Targets that are actors", "actors"),
            *_tolls(),
        )
    if kind == "link":
        return (
            Field("source", "Who", "actor"),
            _coded("relation", "does what", Relation),
            Field("target", "to whom", "actor"),
            _coded("status", "Status", LinkStatus),
            *_dates(),
        )
    return (
        Field("speaker", "Speaker", "speaker"),
        _coded("stance", "Stance", Stance),
        _coded("modality", "Modality", Modality),
        _coded("polarity", "Polarity", Polarity),
        _coded("credibility", "Credibility of the content (Admiralty)", Credibility),
    )


_PAIRS = (
    ("date_start", "date_end"),
    ("lat", "lon"),
    *((f"{toll}_min", f"{toll}_max") for toll in ("killed", "injured", "attackers_killed")),
)
"""Fields that only make sense together: where one changes, both are written."""


def words_of(value: Any, names: Mapping[str, str]) -> str:
    """A value as an analyst reads it."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list | tuple):
        return ", ".join(names.get(item, item) for item in value)
    return names.get(value, value).replace("_", " ") if isinstance(value, str) else str(value)


def draw_fields(view: View, found: Reviewed, key: str) -> None:
    """A widget for each field, three in a line; each label tells what the machine read."""
    fields = fields_of(found.kind)
    for first in range(0, len(fields), _COLUMNS):
        columns = st.columns(_COLUMNS)
        for column, field in zip(columns, fields[first : first + _COLUMNS], strict=False):
            with column:
                _draw(view, field, found, f"{key}_{field.name}")


def _draw(view: View, field: Field, found: Reviewed, key: str) -> None:
    names = view.desk.names()
    machine = words_of(found.machine.get(field.name), names if field.kind in _NAMED else {})
    label = f"{field.label} (machine: {plain(machine)})"
    value = _plain(field, found.effective.get(field.name))
    if field.kind == "code":
        options = list(dict.fromkeys((*([value] if value else []), *field.codes)))
        index = options.index(value) if value else None
        st.selectbox(label, options, index=index, key=key, format_func=_spaced, placeholder="Nothing")
    elif field.kind == "day":
        st.date_input(label, value, key=key, format="YYYY-MM-DD", min_value=dt.date(1900, 1, 1))
    elif field.kind == "count":
        st.number_input(label, min_value=0, value=value, step=1, key=key)
    elif field.kind == "degrees":
        limit = 90.0 if field.name == "lat" else 180.0
        st.number_input(label, -limit, limit, value, step=0.01, format="%.4f", key=key)
    elif field.kind == "km":
        st.number_input(label, 0.0, 1000.0, value, step=1.0, format="%.1f", key=key)
    elif field.kind == "actors":
        st.multiselect(label, _actors(view, value), value, format_func=lambda one: names.get(one, one), key=key)
    elif field.kind == "actor":
        options = _actors(view, [value])
        st.selectbox(label, options, options.index(value), format_func=lambda one: names.get(one, one), key=key)
    elif field.kind == "speaker":
        options = _actors(view, [value])
        help_ = "Choose an actor, or type who speaks as the report says it."
        st.selectbox(label, options, 0, lambda one: names.get(one, one), key=key, help=help_, accept_new_options=True)
    else:
        st.text_input(label, value or "", key=key)


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _actors(view: View, chosen: Sequence[str]) -> list[str]:
    offered = [one.id for one in profiled(view.desk)[:_OFFERED]]
    return list(dict.fromkeys((*chosen, *offered, *view.desk.known_actors)))


def _plain(field: Field, value: Any) -> Any:
    """A value as its widget takes it."""
    if field.kind == "day" and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if field.kind == "actors":
        return list(value or ())
    return value


def changes(found: Reviewed, key: str) -> dict[str, Any]:
    """What the analyst changed against the values in force, from the widgets' values, in a callback."""
    fields = fields_of(found.kind)
    given = {field.name: _given(field, shell.widget(f"{key}_{field.name}")) for field in fields}
    before = {field.name: _plain(field, found.effective.get(field.name)) for field in fields}
    changed = {name for name, value in given.items() if value != before[name]}
    for pair in _PAIRS:
        if changed.intersection(pair):
            changed.update(pair)
    if "date_start" in changed and "date_precision" in given and "date_precision" not in changed:
        given["date_precision"] = _precision(given["date_start"], given["date_end"])
        changed.add("date_precision")
    return {name: value for name, value in given.items() if name in changed}


def _precision(start: dt.date | None, end: dt.date | None) -> str | None:
    if start is None:
        return None
    return (DatePrecision.DAY if start == end else DatePrecision.INTERVAL).value


def _given(field: Field, value: Any) -> Any:
    if field.kind in {"words", "speaker"}:
        return str(value).strip() or None
    return list(value) if field.kind == "actors" else value
