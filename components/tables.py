"""Tables that page on the server: the browser never holds more rows than it shows."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components import shell

ROWS = 50
"""Rows a page."""


CARDS = 25
"""Quotes a page: each takes the room of several rows."""
FILED = 20_000
"""Quotes in one file, at most."""
_WHOLE, _HIGH = 15, 560
"""Rows that are shown without scrolling; height of a longer table, in pixels."""


def page_number(total: int, focus: Mapping[str, str], rows: int = ROWS) -> int:
    """The page asked for in the URL, from 1, within what there is."""
    asked = focus.get("p", "1")
    return min(max(1, int(asked) if asked.isdecimal() else 1), max(1, math.ceil(total / rows)))


def pager(total: int, focus: Mapping[str, str], *, key: str, count: bool = True, rows: int = ROWS) -> None:
    """Page buttons under a table; `count` says how many rows there are."""
    pages = math.ceil(total / rows)
    if pages > 1:
        name = shell.seed(f"{key}_pager", page_number(total, focus, rows))
        st.pagination(pages, key=name, on_change=lambda: shell.focus_on(p=str(shell.widget(name))))
    if count:
        st.caption(f"{total:,} {'row' if total == 1 else 'rows'}")


def pick_row(
    table: pd.DataFrame, *, key: str, columns: Mapping[str, Any], on_pick: Callable[[int], None], opened: bool
) -> None:
    """A table of which one row can be selected; `on_pick` gets its position, in a callback.

    `opened` says whether what a row opens is open. Once it is closed, the table begins anew: a row that stayed checked
    would be unchecked, not opened, by the next click on it.
    """
    fresh = _fresh(key, opened=opened)

    def commit() -> None:
        rows = shell.widget(fresh)["selection"]["rows"]
        if rows:
            on_pick(rows[0])

    st.dataframe(
        table,
        key=fresh,
        hide_index=True,
        placeholder="–",
        column_config=dict(columns),
        on_select=commit,
        selection_mode="single-row",
        height="content" if len(table) <= _WHOLE else _HIGH,
    )


def _fresh(key: str, *, opened: bool) -> str:
    """The table's key, another one after each time that what it opened was closed."""
    before, times = shell.remembered(f"opened_{key}", (False, 0))
    times += before and not opened
    shell.remember(f"opened_{key}", (opened, times))
    return f"{key}_{times}" if times else key
