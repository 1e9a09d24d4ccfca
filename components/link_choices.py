"""Which links the group links page shows: families, least evidence, unnamed actors; the URL keeps the choice."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import shell
from components.shell import View
from sourceline.codes import RelationFamily
from sourceline.query import links
from sourceline.vocab.glossary import glossary

KEY = ["source", "relation", "target", "status"]
"""What a row of links is known by."""
_NONE = "none"


def choose(view: View) -> pd.DataFrame:
    """Link rows that pass the filters, the families and the least evidence chosen here."""
    rows = links(view.desk, view.filters).to_pandas()
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    families = _families(view, left)
    most = max(2, int(rows["documents"].max()) if len(rows) else 1)
    least = _least(view, middle, most)
    unnamed = _unnamed(view, right)
    kept = rows[rows["family"].isin(families) & (rows["documents"] >= least)]
    if not unnamed:
        kept = kept[
            ~(kept["source"].astype(str).str.startswith("u-") | kept["target"].astype(str).str.startswith("u-"))
        ]
    return kept.astype(dict.fromkeys((*KEY, "family"), str)).reset_index(drop=True)


def _families(view: View, place: DeltaGenerator) -> list[str]:
    every = [family.value for family in RelationFamily]
    asked = view.focus.get("families")
    chosen = [name for name in every if name in (asked or "").split(",")]
    if not chosen and asked != _NONE:
        chosen = every
    key = shell.seed("link_families", chosen)

    def commit() -> None:
        kept = shell.widget(key)
        shell.focus_on(families=None if len(kept) == len(every) else ",".join(kept) or _NONE)

    notes = glossary()["relation_family"]
    place.pills(
        "Relations",
        every,
        selection_mode="multi",
        format_func=str.capitalize,
        help="\n".join(f"- {name}: {note}" for name, note in notes.items()),
        key=key,
        on_change=commit,
    )
    return chosen


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
    st.info("There are no links of these families with so many documents. Choose more families or fewer documents.")
