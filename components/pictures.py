"""The pictures and tables that pages offer to take away, from the same rows as the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import polars as pl

from components import shell
from components.export import incident_caption, save_picture, save_table
from components.shell import View
from sourceline.geo.layers import Layers
from sourceline.query import map_areas, map_points, publishers_of
from sourceline.query.filters import Box

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sourceline.brief import Caption
    from sourceline.figures.border_profile import Profile
    from sourceline.figures.network import Network
    from sourceline.figures.theme import Theme

_MARKS = 200_000
"""Incidents on one printed map, at most; they are drawn by place."""


Coloured = tuple[pd.DataFrame, Mapping[str, str]]
"""Rows of a timeline and the colour of each series."""


def save_timeline(view: View, series: Callable[[], Coloured], *, key: str, left_out: int) -> None:
    """The timeline as a picture; `left_out` incidents have no date exact enough."""
    title = "Incidents over time"
    note = f"{left_out:,} without a date exact enough are left out." if left_out else ""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_timeline

        return draw_timeline(*series(), caption, theme)

    save_picture(view, title, draw, key=key, caption=lambda: incident_caption(view, title, note))


def save_activity(view: View, rows: Callable[[], pd.DataFrame], colours: Mapping[str, str]) -> None:
    """An actor's activity over time, by its part in the incidents, as a picture."""
    name = view.desk.names().get(view.filters.groups[0], view.filters.groups[0])
    note = "An incident in which it has several parts counts in each."

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_timeline

        return draw_timeline(rows(), colours, caption, theme)

    title = f"{name}: its part in incidents over time"
    save_picture(view, title, draw, key="activity", caption=lambda: incident_caption(view, title, note))


def save_ranking(
    view: View, rows: Callable[[], pd.DataFrame], title: str, *, key: str, unit: str = "incidents"
) -> None:
    """A ranking (`label`, `value`, `colour`) as a picture."""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_bars

        return draw_bars(rows(), unit, caption, theme)

    save_picture(view, title, draw, key=key)


def save_map(view: View) -> None:
    """The border map as a picture, of the part that the analyst looks at."""
    seen = (shell.remembered("map_look") or {}).get("box")
    box: Box | None = tuple(seen) if seen else None

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_map

        points = map_points(view.desk, view.filters, limit=_MARKS).to_pandas()
        return draw_map(points, map_areas(view.desk, view.filters).to_pandas(), caption, theme, box)

    save_picture(view, "Border map", draw, key="map")


def save_series(view: View, rows: Callable[[], pd.DataFrame], title: str, *, every: str, grid: bool) -> None:
    """Small multiples or, as a `grid`, a heat map of `sourceline.query.timeline` rows as a picture."""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_heatmap, draw_multiples

        return (draw_heatmap if grid else draw_multiples)(rows(), caption, theme, every, view.desk.names())

    save_picture(view, title, draw, key="series")


def save_matrix(view: View, shown: pd.DataFrame, note: str) -> None:
    """The matrix of group links as a picture; `note` says what part of them."""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_matrix

        return draw_matrix(shown, caption, theme)

    save_picture(view, "Group links", draw, key="matrix", caption=lambda: _link_caption(view, shown, note))


def save_network(view: View, seen: "Callable[[], Network]", rows: pd.DataFrame, note: str) -> None:
    """The network as a picture, with every actor where it is on screen; `note` says what part of it."""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_network

        found = seen()
        return draw_network(found.nodes, found.edges, caption, theme)

    save_picture(view, "Group links", draw, key="network", caption=lambda: _link_caption(view, rows, note))


def _link_caption(view: View, rows: pd.DataFrame, note: str) -> "Caption":
    from sourceline.brief import Caption

    ids = [key for keys in rows["ids"] for key in keys]
    links = view.desk.frames.links.filter(pl.col("id").is_in(ids))
    told = publishers_of(view.desk, links["document_row"])
    documents = links["document_row"].n_unique()
    return Caption(
        "Group links",
        view.sentence,
        len(links),
        documents,
        view.desk.today,
        note=note,
        things="reported link",
        sources=told,
    )


def save_incidents(view: View) -> None:
    """The incidents as a table, a row for each sentence that reports one."""

    def rows() -> pl.DataFrame:
        from sourceline.brief.tables import incident_table

        return incident_table(view.desk, view.filters)

    save_table(view, "Incidents with their sources", rows, key="incidents")


def save_links(view: View, shown: pd.DataFrame) -> None:
    """The links shown as a table, a row for each sentence that says so."""

    def rows() -> pl.DataFrame:
        from sourceline.brief.tables import link_table

        return link_table(view.desk, pl.from_pandas(shown))

    save_table(view, "Links with their sources", rows, key="links")


def save_claims(view: View, found: Callable[[], pl.DataFrame]) -> None:
    """The claims found, on all pages, as a table: each with its sentence and where it stands."""

    def rows() -> pl.DataFrame:
        from sourceline.brief.tables import claim_table

        return claim_table(view.desk, found())

    save_table(view, "Claims found", rows, key="claims")


def save_profile(view: View, profile: "Profile") -> None:
    """The border profile as a picture."""

    def draw(caption: "Caption", theme: "Theme") -> "Figure":
        from sourceline.brief import draw_border_profile

        return draw_border_profile(profile, caption, theme)

    def caption() -> "Caption":
        many, limit = len(profile.rows), profile.limit_km
        note = f"{many:,} at a known site or town within {limit:g} km of the border are drawn."
        return replace(incident_caption(view, "Along the border", note), attribution=Layers.load().attribution)

    save_picture(view, "Along the border", draw, key="profile", caption=caption)
