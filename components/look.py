"""The few style rules that Streamlit's own theme cannot say (look.css), coloured from the one theme."""

from pathlib import Path

import streamlit as st

from sourceline.codes import RelationFamily
from sourceline.figures.theme import Theme

_RULES = Path(__file__).with_name("look.css")
_COLOURS = ("ink", "muted", "grid", "panel", "accent", "mark")


def dress(theme: Theme) -> None:
    """Put the style rules into the page."""
    colours = " ".join(f"--sl-{name}: {getattr(theme, name)};" for name in _COLOURS)
    families = theme.families
    colours += f" --sl-event: {families[RelationFamily.CONFLICT]}; --sl-claim: {families[RelationFamily.COOPERATION]};"
    colours += f" --sl-link: {families[RelationFamily.STRUCTURE]};"
    st.html(f"<style>:root {{ {colours} }}</style>")
    st.html(_RULES)
