"""Which links the group links page shows: families, least evidence, unnamed actors; the URL keeps the choice."""

from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import link_scope as scope
from components import shell
from components.choices import choices
from components.shell import View
from sourceline.codes import RelationFamily
from sourceline.figures.network_scope import actors_of, around, without
from sourceline.query import links
from sourceline.vocab.glossary import glossary

KEY = ["source", "relation", "target", "status"]
"""What a row of links is known by."""
_FOLD = '<label class="sl-fold"><input type="checkbox"> Choose what is drawn</label>'
"""On a phone the figure comes first: this opens what chooses it (look.css)."""


class Chosen(NamedTuple):
    """Link rows to draw, and the actors of those of all time, hidden ones too: they frame the drawing."""

    rows: pd.DataFrame
    frame: tuple[str, ...]


def choose(view: View) -> Chosen:
    """What passes the filters and all that is chosen here: families, evidence, time, neighbours, hidden actors."""
    rows = links(view.desk, view.filters).to_pandas()
    with st.container(key="link_choices"):
        st.html(_FOLD)
        with st.container(key="link_controls"):
            return _choices(view, rows)


def _choices(view: View, rows: pd.DataFrame) -> Chosen:
    left, middle, right = st.columns([4, 3, 2], vertical_alignment="bottom")
    families = _families(view, left)
    most = max(2, int(rows["documents"].max()) if len(rows) else 1)
    least = _least(view, middle, most)
    unnamed = _unnamed(view, right)
    with st.container(key="link_scope"):
        time, actor, *way = st.columns([3, 2, 2, 2], gap="medium")
    scope.time_slider(view, rows, time)
    near = scope.chosen_actors(view, "near")
    whole, kept = (_passing(part, families, least, unnamed=unnamed) for part in (rows, scope.in_window(view, rows)))
    shown = without(around(kept, near), scope.chosen_actors(view, "hide")).reset_index(drop=True)
    scope.actor_box(view, shown, actor)
    scope.way_boxes(view, shown, way)
    scope.actor_buttons(view, shown)
    return Chosen(shown, tuple(actors_of(around(whole, near))))


def _passing(rows: pd.DataFrame, families: list[str], least: int, *, unnamed: bool) -> pd.DataFrame:
    kept = rows[rows["family"].isin(families) & (rows["documents"] >= least)]
    kept = kept.astype(dict.fromkeys((*KEY, "family"), str))
    if not unnamed:
        kept = kept[~(kept["source"].str.startswith("u-") | kept["target"].str.startswith("u-"))]
    return kept


def _families(view: View, place: DeltaGenerator) -> list[str]:
    names = {family.value: family.value.capitalize() for family in RelationFamily}
    notes = glossary()["relation_family"]
    told = "\n".join(f"- {name}: {note}" for name, note in notes.items())
    return choices(place, view, "families", "Relations", names, usual=list(names), key="link_families", help_=told)


def _least(view: View, place: DeltaGenerator, most: int) -> int:
    asked = view.focus.get("least", "1")
    least = min(max(1, int(asked)), most) if asked.isdecimal() else 1
    key = shell.seed("link_evidence", least)

    def commit() -> None:
        chosen = int(shell.widget(key))
        shell.focus_on(least=None if chosen == 1 else str(chosen))

    place.slider("Documents, at least", 1, most, key=key, on_change=commit)
    return least


def _unnamed(view: View, place: DeltaGenerator) -> bool:
    key = shell.seed("link_unnamed", view.focus.get("unnamed") == "1")
    place.toggle(
        "Unnamed actors too",
        key=key,
        on_change=lambda: shell.focus_on(unnamed="1" if shell.widget(key) else None),
    )
    return view.focus.get("unnamed") == "1"


def any_pass(view: View) -> bool:
    """Whether any link passes the filters, whatever is chosen here."""
    return len(links(view.desk, view.filters)) > 0


def nothing_chosen() -> None:
    """What to do where the choices above leave no link."""
    st.info(
        "There are no links of these families with so many documents, in this time and part of the network. "
        "Choose more families or fewer documents, or take back what the chips say."
    )
