"""What colours and dashes mean, in a line under a chart that cannot say it itself."""

from collections.abc import Collection, Iterable
from html import escape

from sourceline.codes import RelationFamily
from sourceline.figures.theme import LINK_DASH, SIDES, Theme


def side_key(theme: Theme, sides: Collection[str]) -> str:
    """The colour of each side that is drawn, as HTML."""
    items = [(theme.sides[side], side.capitalize()) for side in SIDES if side in sides]
    return _key(f'<span><i style="background:{colour}"></i>{escape(words)}</span>' for colour, words in items)


def line_key(theme: Theme) -> str:
    """The colour of each family of links and the dash of each status, as HTML."""
    families = [
        f'<span><i class="sl-line" style="border-top-color:{theme.families[family]}"></i>{escape(family.value)}</span>'
        for family in RelationFamily
    ]
    statuses = [
        f'<span><i class="sl-line" style="border-top-style:{dash}"></i>{escape(status.value)}</span>'
        for status, dash in LINK_DASH.items()
    ]
    return _key([*families, *statuses])


def _key(items: Iterable[str]) -> str:
    return f'<p class="sl-key">{"".join(items)}</p>'
