"""Names that stay readable on a map: a soft edge below them, and the words themselves as real text."""

from collections.abc import Callable

from matplotlib.patheffects import Stroke
from matplotlib.text import Text


def haloed(draw: Callable[[], Text], colour: str, width: float) -> None:
    """Draw a text twice: its edge in a colour (points wide on either side and between), then the text on top.

    One text with matplotlib's `withStroke` would turn into outlines; so it stays text in SVG and PDF.
    """
    edge = draw()
    edge.set(path_effects=[Stroke(linewidth=width, foreground=colour)], zorder=edge.get_zorder() - 0.01)
    draw()
