"""The overview's pieces: the timeline, top actors, places, newest claims, and what changed."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.charts import ranking_chart, timeline_chart
from components.desk import current_store
from components.pictures import save_ranking
from components.shell import View
from sourceline.query import Counts, Page, claims, counts, places, top_actors
from sourceline.query.memory import keep
from sourceline.query.search import quotes_of

_CLAIMS = 6


def over_time(view: View) -> None:
    """The timeline by event type or by group."""
    by = st.segmented_control(
        "Colour by",
        ["event_type", "perpetrator"],
        default="event_type",
        required=True,
        format_func={"event_type": "By event type", "perpetrator": "By reported perpetrator"}.__getitem__,
        key="overview_by",
        label_visibility="collapsed",
    )
    timeline_chart(view, by=str(by), key=f"timeline_{by}")
    st.caption("Draw a range to narrow the time.")


def actors(view: View) -> None:
    """Who is named most in the incidents."""
    st.subheader("Who is named most", anchor=False)

    def rows() -> pd.DataFrame:
        found = top_actors(view.desk, view.filters, limit=10)
        colours = [view.theme.sides.get(side, view.theme.other) for side in found["side"].fill_null("other")]
        return pd.DataFrame(
            {"id": found["actor"], "label": found["name"], "value": found["incidents"], "colour": colours}
        )

    ranking_chart(view, rows, key="top_actors", unit="incidents", on_pick=lambda key: shell.narrow(groups=(key,)))
    save_ranking(view, rows, "Who is named most", key="top_actors")


def where(view: View) -> None:
    """The districts with most incidents."""
    st.subheader("Where", anchor=False)

    def rows() -> pd.DataFrame:
        found = places(view.desk, view.filters).head(10)
        labels = [f"{district}, {province}" for district, province in found.select("admin2", "admin1").iter_rows()]
        return pd.DataFrame({"id": found["admin2"], "label": labels, "value": found["incidents"]})

    ranking_chart(view, rows, key="top_places", unit="incidents", on_pick=lambda key: shell.narrow(districts=(key,)))
    save_ranking(view, rows, "Districts with most incidents", key="top_places")


def newest_claims(view: View) -> None:
    """The newest claims with their way to the sentence."""
    st.subheader("Newest claims", anchor=False)
    for row, (text, start, end) in keep(view.desk, "answer", ("newest", view.filters), lambda: _newest(view)):
        told = [row["stance"].replace("_", " "), row["publisher"] or "unknown", f"{row['dated'] or 'undated'}"]
        st.markdown(f"**{row['speaker_name']}** " + " · ".join(told))
        st.page_link(
            "pages/document.py",
            label=f"“{' '.join(text.split())[:180]}”",
            query_params={"doc": row["document_id"], "at": f"{start}-{end}"},
        )


def _newest(view: View) -> list[tuple[dict[str, Any], tuple[str, int, int]]]:
    """The newest claims, each with its quote and where it stands; one whose report was just removed is left out."""
    found = claims(view.desk, view.filters, Page(sort="dated", limit=_CLAIMS)).to_dicts()
    quotes = quotes_of(current_store(), [row["n"] for row in found])
    return [(row, quotes[row["n"]]) for row in found if row["n"] in quotes]


def what_changed(view: View, now: Counts) -> None:
    """Counts of a period beside those of the period before it, of the same length."""
    first, last = view.filters.period(view.desk.today)
    if first is None:
        st.caption("Choose a time on the left to see what changed against the period before it.")
        return
    last = last or view.desk.today
    length = (last - first).days + 1
    before = replace(
        view.filters, preset=None, since=first - dt.timedelta(days=length), until=first - dt.timedelta(days=1)
    )
    then = counts(view.desk, before)
    st.caption(f"Change against the {length} days before {first:%-d %B %Y}:")
    columns = st.columns(4)
    pairs = (
        ("Incidents", "incidents"),
        ("Reported killed, at least", "killed_min"),
        ("Claims", "claims"),
        ("Links", "links"),
    )
    for column, (label, name) in zip(columns, pairs, strict=True):
        column.metric(label, f"{getattr(now, name):,}", getattr(now, name) - getattr(then, name), delta_color="off")
