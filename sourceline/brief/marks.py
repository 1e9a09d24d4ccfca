"""The marks of event types on paper: those of the screen."""

from collections.abc import Mapping

MARKERS: Mapping[str, str] = {
    "diamond": "D",
    "star": "*",
    "triangle-up": "^",
    "square": "s",
    "cross": "P",
    "circle": "o",
}
"""matplotlib's marker of each Plotly symbol of the theme."""
SCALE: Mapping[str, float] = {"*": 2.0, "D": 0.8, "^": 1.2, "P": 1.1}
"""Markers of one size look different: their areas are evened out by this."""
