"""The table of incidents: sorted and paged on the server, a row opens its card."""

import pandas as pd
import streamlit as st

from components import shell
from components.incident import count_words
from components.shell import View
from components.tables import ROWS, page_number, pager, pick_row
from sourceline.query import Page, incidents

_SORTS = {"date_start": "Newest first", "killed_max": "Most killed first", "reports": "Most reported first"}

_WIDTHS = {"Type": 190, "Place": 118, "Province": 130, "By, as reported": 135, "Killed": 86, "Injured": 86}
"""Pixels: so that the figures are in sight on a laptop."""


def incident_table(view: View, total: int) -> None:
    """The page of incidents that the URL asks for."""
    sort = view.focus.get("sort", "date_start")
    key = shell.seed("incident_sort", sort if sort in _SORTS else "date_start")
    st.segmented_control(
        "Order",
        list(_SORTS),
        format_func=_SORTS.__getitem__,
        key=key,
        required=True,
        on_change=lambda: shell.focus_on(sort=shell.widget(key), p=None),
        label_visibility="collapsed",
    )
    number = page_number(total, view.focus)
    page = Page(sort=sort if sort in _SORTS else "date_start", offset=(number - 1) * ROWS, limit=ROWS)
    rows = incidents(view.desk, view.filters, page)
    ids = rows["id"].to_list()
    pick_row(
        table_of(rows.to_dicts(), view.desk.names()),
        key="incident_rows",
        columns={
            "Date": st.column_config.DateColumn(format="YYYY-MM-DD", width=90),
            **{name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()},
        },
        on_pick=lambda row: shell.focus_on(incident=ids[row]),
        opened="incident" in view.focus,
    )
    pager(total, view.focus, key="incidents")


def table_of(rows: list[dict[str, object]], names: dict[str, str]) -> pd.DataFrame:
    """What the table shows of incidents: one row each, words and figures as an analyst reads them."""
    return pd.DataFrame([_row(row, names) for row in rows])


def _row(row: dict[str, object], names: dict[str, str]) -> dict[str, object]:
    def people(role: str) -> str:
        ids = row[role]
        return ", ".join(str(names.get(key, key)) for key in ids) if isinstance(ids, list) else ""

    def count(name: str) -> str:
        low, high = row[f"{name}_min"], row[f"{name}_max"]
        return count_words(low if isinstance(low, int) else None, high if isinstance(high, int) else None)

    return {
        "Date": row["date_start"],
        "Type": row["sub_event_type"],
        "Place": row["place_name"] or row["admin2"] or row["admin1"] or row["country"] or "no place given",
        "Province": row["admin1"] or "",
        "By, as reported": people("perpetrator"),
        "Killed": count("killed"),
        "Injured": count("injured"),
        "Reports": row["reports"],
        "Sources": row["sources"],
        "Status": str(row["status"]).replace("_", " "),
        "Claimed by": people("claimed_by"),
        "Blamed on": people("blamed_on"),
        "Targets": people("target"),
        "Attackers killed": count("attackers_killed"),
    }
