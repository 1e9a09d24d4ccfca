"""The overview's pieces: the timeline, top actors, places and newest claims."""

from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.charts import ranking_chart, timeline_chart
from components.choices import choice
from components.desk import current_store
from components.keys import side_key
from components.pictures import save_ranking
from components.plain import plain
from components.shell import View
from sourceline.query import Page, claims, places, top_actors
from sourceline.query.memory import keep
from sourceline.query.search import quotes_of

_COLOURS = {"event_type": "By event type", "perpetrator": "By reported perpetrator"}
_CLAIMS = 6
_QUOTE = 240
"""Characters of a claim's quote."""


def over_time(view: View) -> None:
    """The timeline by event type or by group."""
    by = choice(st, view, "by", "Colour by", _COLOURS, key="overview_by")
    timeline_chart(view, by=by, key=f"timeline_{by}")


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
    sides = top_actors(view.desk, view.filters, limit=10)["side"].fill_null("other")
    st.html(side_key(view.theme, set(sides)))
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
        one = st.container(gap=None)
        one.markdown(f"**{plain(row['speaker_name'])}** " + plain(" · ".join(told)))
        one.page_link(
            "pages/document.py",
            label=plain(f"“{shortened(text)}”"),
            query_params={"doc": row["document_id"], "at": f"{start}-{end}"},
        )


def _newest(view: View) -> list[tuple[dict[str, Any], tuple[str, int, int]]]:
    """The newest claims, each with its quote and where it stands; one whose report was just removed is left out."""
    found = claims(view.desk, view.filters, Page(sort="dated", limit=_CLAIMS)).to_dicts()
    quotes = quotes_of(current_store(), [row["n"] for row in found])
    return [(row, quotes[row["n"]]) for row in found if row["n"] in quotes]


def shortened(text: str) -> str:
    """A quote on one or two lines; what is left out is marked as left out."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _QUOTE else f"{whole[:_QUOTE].rsplit(' ', 1)[0]} …"
