"""The few style rules that Streamlit's own theme cannot say (look.css), coloured from the one theme."""

from pathlib import Path

import streamlit as st

from sourceline.codes import RelationFamily
from sourceline.figures.theme import Theme

_RULES = Path(__file__).with_name("look.css")
_COLOURS = ("ink", "muted", "grid", "panel", "accent", "mark")
_WATCH = """
let drawn = null, asked = null;
document.addEventListener("click", (event) => {
  if (innerWidth < 768 && event.target.closest?.('[data-testid="stSidebarNavLink"]')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
});
const paper = () => {
  const app = document.querySelector('[data-testid="stApp"]');
  const [red, green, blue] = (getComputedStyle(app).backgroundColor.match(/\\d+/g) || [255, 255, 255]).map(Number);
  return red + green + blue < 384 ? "dark" : "light";
};
// One clock for every drawing of this: two that stood side by side, one left over from before with the other mode,
// asked in turns for ever, and a page chosen meanwhile was lost among the runs.
setInterval(() => {
  const mode = drawn && paper();
  if (!drawn || mode === drawn.mode) asked = null;
  else if (mode !== asked) drawn.tell("mode", asked = mode);
}, 500);
export default function ({ data, setTriggerValue }) {
  drawn = { mode: data.mode, tell: setTriggerValue };
}
"""
"""Asks for the page anew when light turns to dark: Streamlit changes its own colours in the browser, telling nobody.

On a phone it closes the bar with pages and filters when a page was chosen there, which Streamlit leaves over the page.
"""

_watch = st.components.v2.component("sourceline_theme_watch", html="<span hidden></span>\n", js=_WATCH)


def dress(theme: Theme) -> None:
    """Put the style rules into the page, and draw it anew when the analyst turns to the other theme."""
    colours = " ".join(f"--sl-{name}: {getattr(theme, name)};" for name in _COLOURS)
    families = theme.families
    colours += f" --sl-event: {families[RelationFamily.CONFLICT]}; --sl-claim: {families[RelationFamily.COOPERATION]};"
    colours += f" --sl-link: {families[RelationFamily.STRUCTURE]};"
    st.html(f"<style>:root {{ {colours} }}</style>")
    st.html(_RULES)
    _watch(key="theme_watch", data={"mode": theme.mode}, on_mode_change=_turned)


def _turned() -> None:
    """Nothing to keep: the run that follows reads the theme itself."""
