"""Who did it, one group an incident, for a map coloured by group."""

import polars as pl

from sourceline.query.aggregate import top_actors
from sourceline.query.desk import Desk
from sourceline.query.filters import Filters

OTHERS = "Other or not named"


def leading_groups(desk: Desk, limit: int = 8) -> list[str]:
    """Entity ids of those who act most often in the whole store, so that a group keeps its colour under any filter."""
    return list(top_actors(desk, Filters(), "perpetrator", limit)["actor"])


def main_group(desk: Desk, ranked: list[str]) -> pl.DataFrame:
    """One row an incident: id, and `rank`, the place in `ranked` of its first-ranked perpetrator (else len(ranked))."""
    acting = desk.frames.incident_actors.filter(pl.col("role") == "perpetrator")
    places = {group: place for place, group in enumerate(ranked)}
    rank = acting["entity"].cast(pl.String).replace_strict(places, default=len(ranked), return_dtype=pl.Int32)
    best = acting.with_columns(rank.alias("rank")).group_by("incident_row").agg(pl.col("rank").min())
    rows = (
        desk.frames.incidents.select("id")
        .with_row_index("incident_row")
        .with_columns(pl.col("incident_row").cast(pl.Int32))
    )
    return rows.join(best, on="incident_row", how="left").select("id", pl.col("rank").fill_null(len(ranked)))
