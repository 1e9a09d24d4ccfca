"""Questions to the store: filters, a columnar copy, rows for charts, text search, and the quotes behind each mark."""

from sourceline.query.aggregate import Counts, counts, facets, places, timeline, top_actors, undated
from sourceline.query.desk import Desk, load_desk
from sourceline.query.filters import FilterError, Filters, Preset, Role, Side
from sourceline.query.maps import cell_incidents, map_areas, map_cells, map_points, points_total, unplaced
from sourceline.query.params import Known, Notice
from sourceline.query.rows import Page, claims, event_reports, incidents, links

__all__ = [
    "Counts",
    "Desk",
    "FilterError",
    "Filters",
    "Known",
    "Notice",
    "Page",
    "Preset",
    "Role",
    "Side",
    "cell_incidents",
    "claims",
    "counts",
    "event_reports",
    "facets",
    "incidents",
    "links",
    "load_desk",
    "map_areas",
    "map_cells",
    "map_points",
    "places",
    "points_total",
    "timeline",
    "top_actors",
    "undated",
    "unplaced",
]
