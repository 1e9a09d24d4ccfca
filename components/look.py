"""The few style rules that Streamlit's own theme cannot say (look.css), coloured from the one theme."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from sourceline.codes import RelationFamily
from sourceline.figures.theme import Theme

_RULES = Path(__file__).with_name("look.css")
_WATCH = Path(__file__).with_name("look.js")
_COLOURS = ("ink", "muted", "grid", "panel", "accent", "mark")

_watch = st.components.v2.component(
    "sourceline_theme_watch", html="<span hidden></span>\n", js=_WATCH.read_text(encoding="utf-8")
)


def dress(theme: Theme, asked: Callable[[], None]) -> None:
    """Put the style rules into the page, and draw it anew when the analyst turns to the other theme.

    `asked` is called before the run that the browser asks for; the run itself reads the theme.
    """
    colours = " ".join(f"--sl-{name}: {getattr(theme, name)};" for name in _COLOURS)
    families = theme.families
    colours += f" --sl-event: {families[RelationFamily.CONFLICT]}; --sl-claim: {families[RelationFamily.COOPERATION]};"
    colours += f" --sl-link: {families[RelationFamily.STRUCTURE]};"
    st.html(f"<style>:root {{ {colours} }}</style>")
    st.html(_RULES)
    _watch(key="theme_watch", data={"mode": theme.mode}, on_mode_change=asked)
