"""One incident: what is reported of it, by whom, and where the reports differ."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.desk import current_store
from components.evidence import evidence_panel
from components.plain import plain
from components.shell import View
from sourceline.query import IncidentCard, incident_card
from sourceline.store import StoreError
from sourceline.vocab.files import data_file, load_yaml

_ROLES = {
    "perpetrator": "Perpetrators, as reported",
    "claimed_by": "Claimed by",
    "denied_by": "Denied by",
    "blamed_on": "Blamed on",
    "target": "Targets",
}

_UNTOLD = frozenset({"a", "an", "the", "their", "his", "her", "its", "at", "least", "more", "than", "over", "of"})
_ANYBODY: tuple[list[str], ...] = ([], ["people"], ["person"], ["persons"], ["others"])


def count_words(low: int | None, high: int | None) -> str:
    """`5`, `5–7`, `at least 5`, `up to 7` or a dash."""
    if low is None and high is None:
        return "–"
    if low is None or high is None:
        return f"at least {low:,}" if high is None else f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def when_words(values: Mapping[str, Any]) -> str:
    """Day or period of an incident, as exactly as it is known."""
    start, end = values["date_start"], values["date_end"]
    if start is None:
        return "no date given"
    if start == end:
        return f"{start:%-d %B %Y}"
    how = {"relative_period": "no day told"}.get(values["date_precision"], values["date_precision"])
    return f"{start:%-d %B %Y} to {end:%-d %B %Y} ({how})"


def where_words(values: Mapping[str, Any]) -> str:
    """Place of an incident with what it lies in."""
    names = [values[name] for name in ("place_name", "admin2", "admin1", "country")]
    told = list(dict.fromkeys(name for name in names if name))
    return ", ".join(told) if told else "no place given"


def target_words(told: str) -> str:
    """A target without the number, which stands among the figures, and without `the` or `their`: `soldiers`, `car`.

    Nothing where the phrase says no more than that there were people.
    """
    words = told.split()
    while words and (words[0].lower() in _UNTOLD or _counts(words[0])):
        words = words[1:]
    return "" if [word.lower() for word in words] in _ANYBODY else " ".join(words)


def _counts(word: str) -> bool:
    """Whether a word is a number: `12`, `seven`, `twenty-one`, `dozens`."""
    parts = word.lower().replace(",", "").split("-")
    return all(part.isdecimal() or part in _number_words() for part in parts)


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    words = load_yaml(data_file("words", "numbers.yaml"))
    return frozenset(word for kind in ("units", "tens", "scales", "sets", "open") for word in words[kind])


def show_incident(view: View, incident_id: str) -> None:
    """The card: head, tolls by source, parts, and the sentences of every report."""
    try:
        card = incident_card(current_store(), incident_id)
    except StoreError:
        st.warning("This incident is no longer in the store: its reports were removed, rejected or read again.")
        return
    values = card.values  # noqa: PD011 - a card is no frame
    with st.container(border=True, key="incident_card"):
        head, close = st.columns([10, 1])
        head.subheader(plain(f"{values['sub_event_type']}: {where_words(values)}"), anchor=False)
        close.button("Close", key="close_incident", on_click=shell.focus_on, kwargs={"incident": None})
        sources = f"{values['reports']} report{'s' if values['reports'] != 1 else ''}, {values['sources']} independent"
        st.markdown(f"**{when_words(values)}** · {values['status'].replace('_', ' ')} · {sources}")
        if values["border_km"] is not None:
            side = "Pakistan" if values["border_km"] >= 0 else "Afghanistan"
            near = f", nearest crossing {values['crossing']}" if values["crossing"] else ""
            st.caption(f"{abs(values['border_km']):.0f} km from the border, on the side of {side}{plain(near)}")
        left, right = st.columns(2)
        with left:
            _tolls(card, view.desk.names())
        with right:
            _parts(card, view)
        st.markdown("**What each report says**")
        evidence_panel(view, "incident", incident_id, key=f"incident_{incident_id}")


def figure_rows(card: IncidentCard, names: Mapping[str, str]) -> list[dict[str, str]]:
    """One row a report and kind of toll: the figure, who printed it and, by name, who is said to have given it."""
    return [
        {
            "": toll.replace("_", " ").capitalize(),
            "Figure": count_words(low, high),
            "Source": publisher or "unknown",
            "Said by": names.get(said_by, said_by) if said_by else "",
        }
        for toll in card.tolls()
        for publisher, low, high, said_by in card.figures(toll)
    ]


def _tolls(card: IncidentCard, names: Mapping[str, str]) -> None:
    """Figures of one kind side by side, so that differences show."""
    rows = figure_rows(card, names)
    st.markdown("**Figures**")
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    else:
        st.caption("No report gives a figure.")


def _parts(card: IncidentCard, view: View) -> None:
    names = view.desk.names()
    st.markdown("**Who**")
    shown = False
    for role, label in _ROLES.items():
        told: dict[str, set[str]] = {}
        for line in card.reports:
            for part in line.parts:
                if part.role == role:
                    said = f" (by {names.get(part.said_by, part.said_by)})" if part.said_by else ""
                    told.setdefault(names.get(part.entity, part.entity) + said, set()).add(line.publisher or "unknown")
            for target in line.targets if role == "target" else ():
                if words := target_words(target):
                    told.setdefault(words, set()).add(line.publisher or "unknown")
        if told:
            shown = True
            items = "; ".join(f"{name} [{', '.join(sorted(sources))}]" for name, sources in told.items())
            st.markdown(f"{label}: {plain(items)}")
    if not shown:
        st.caption("No report names an actor.")
