"""What the words on screen mean: groups as listed in data/actors.yaml, codes as in data/glossary.yaml."""

from collections.abc import Mapping

import streamlit as st

from components.shell import View
from sourceline.vocab import Actor
from sourceline.vocab.glossary import glossary

SECTIONS = {
    "event_types": "Sub-event types",
    "status": "Status of events",
    "place_precision": "Precision of places",
    "date_precision": "Precision of dates",
    "relation_family": "Families of links",
    "relation": "Links",
    "link_status": "Status of links",
    "stance": "Stance of claims",
    "modality": "Modality of claims",
    "polarity": "Polarity of claims",
    "reliability": "Reliability of sources (Admiralty)",
    "credibility": "Credibility of content (Admiralty)",
}
_SPELLINGS = 5


def glossary_button(view: View) -> None:
    """Opens the glossary; nothing of it is drawn before."""
    if st.button("Glossary", key="glossary", type="tertiary", help="What the groups and the codes are"):
        _dialog(view)


@st.dialog("Glossary", width="large")
def _dialog(view: View) -> None:
    asked = st.text_input("Find a word", key="glossary_find", placeholder="TTP, alleged, Admiralty …", type="search")
    groups, codes = found_in(asked, view.desk.known_actors)
    st.markdown(f"**Groups and people** ({len(groups)})")
    if groups:
        import pandas as pd  # as late as here, so that a page's first text does not wait for it

        st.dataframe(pd.DataFrame(groups), hide_index=True, height=min(38 * (len(groups) + 1) + 2, 320))
    for section, entries in codes.items():
        st.markdown(f"**{section}**")
        st.markdown("\n".join(f"- **{code.replace('_', ' ')}**: {meaning}" for code, meaning in entries.items()))
    if not groups and not codes:
        st.caption("No entry holds this word.")


def found_in(asked: str, actors: Mapping[str, Actor]) -> tuple[list[dict[str, str]], dict[str, dict[str, str]]]:
    """Rows of actors and sections of codes that hold the words asked for, whatever their case; all for none."""
    words = asked.casefold().split()

    def holds(*texts: str) -> bool:
        text = " ".join(texts).casefold().replace("_", " ")
        return all(word in text for word in words)

    rows = [_row(actor) for actor in actors.values() if holds(*actor.spellings, actor.kind.value, actor.note or "")]
    entries = glossary()
    codes = {
        title: kept
        for name, title in SECTIONS.items()
        if (kept := {code: told for code, told in entries[name].items() if holds(code, told, title)})
    }
    return rows, codes


def _row(actor: Actor) -> dict[str, str]:
    others = [name for name in actor.spellings if name != actor.name and "--" not in name]
    return {
        "Name": actor.name,
        "Kind": actor.kind.value,
        "Also written": ", ".join(others[:_SPELLINGS]),
        "Note": actor.note or "",
    }
