"""A place looked up in the offline gazetteer while an event is corrected; a match fills the fields of the form."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components import shell
from components.plain import plain
from sourceline.codes import PlacePrecision
from sourceline.model import POINT_PRECISIONS

_ASKED = 10
_OFFERED = 6


def matches(query: str) -> list[dict[str, Any]]:
    """Places that a name may mean, best first: the columns of an event's place, with `kind` and `reason`.

    Two entries of one name, kind and district are one place; the better kept one stands.
    """
    from sourceline.geo import Gazetteer  # opened with the first question: it reads all places

    if not query.strip():
        return []
    found = Gazetteer.load().geocode(query, exactly_one=False, limit=_ASKED) or []
    offered: dict[tuple[Any, ...], dict[str, Any]] = {}
    for location in found:
        place = _columns(location.raw, location.latitude, location.longitude)
        offered.setdefault((place["place_name"], place["kind"], place["admin2"], place["admin1"]), place)
    return list(offered.values())[:_OFFERED]


def _columns(raw: Mapping[str, Any], lat: float, lon: float) -> dict[str, Any]:
    """A place as an event keeps it: what is no finer than a country has no point."""
    point = PlacePrecision(raw["precision"]) in POINT_PRECISIONS
    return {
        "place_name": raw["name"],
        "admin2": raw.get("admin2"),
        "admin1": raw.get("admin1"),
        "country": raw.get("country"),
        "place_precision": raw["precision"],
        "lat": round(lat, 4) if point else None,
        "lon": round(lon, 4) if point else None,
        "radius_km": raw["radius_km"] if point else None,
        "kind": raw.get("kind") or raw["precision"],
        "reason": raw["reason"],
    }


def match_words(place: Mapping[str, Any]) -> str:
    """A match in a line: name, kind, district, province, country, radius."""
    above = dict.fromkeys(place[name] for name in ("admin2", "admin1", "country") if place[name])
    radius = f" · radius {place['radius_km']:g} km" if place["radius_km"] else ""
    return f"{place['place_name']} ({place['kind']}) · {', '.join(above)}{radius}"


def _bold_name(place: Mapping[str, Any]) -> str:
    name = place["place_name"]
    return f"**{plain(name)}** {plain(match_words(place).removeprefix(name))}"


def place_lookup(form: str) -> None:
    """The question, and a button for each match; `form` is how the keys of the form's fields begin."""
    asked = st.text_input(
        "Look a place up in the gazetteer",
        key=f"{form}_lookup",
        placeholder="Wana · Khar, Bajaur · 10 km south of Wana",
        help="Offline. Press Enter, then choose a match: it fills the fields of the place below. The machine's value "
        "stays beside each field, and nothing is changed before you save.",
    )
    if not asked.strip():
        return
    with st.spinner("Looking in the gazetteer …"):
        found = matches(asked)
    if not found:
        st.caption(f"The gazetteer knows no place called “{plain(asked)}”. Try another spelling, or add its district.")
    for number, place in enumerate(found):
        st.button(
            _bold_name(place),
            key=f"{form}_match_{number}",
            type="tertiary",
            help=plain(place["reason"]),
            on_click=_fill,
            args=(form, place),
        )
    if chosen := shell.remembered(f"{form}_place"):
        st.caption(f"Filled in below: {plain(chosen)}. Save corrections with a reason to keep it.")


def _fill(form: str, place: Mapping[str, Any]) -> None:
    for name, value in place.items():
        if name not in {"kind", "reason"}:
            words = name in {"place_name", "admin2", "admin1", "country"}
            shell.seed(f"{form}_{name}", (value or "") if words else value)
    shell.remember(f"{form}_place", match_words(place))
