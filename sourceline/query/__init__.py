"""Questions to the store: filters, a columnar copy, rows for charts, text search, and the quotes behind each mark."""

from sourceline.query.aggregate import Counts, counts, facets, places, span, timeline, top_actors, undated
from sourceline.query.card import IncidentCard, Part, ReportLine, Reviewed, incident_card, reviewed
from sourceline.query.desk import Desk, load_desk
from sourceline.query.evidence import Evidence, Speech, evidence, evidence_for
from sourceline.query.filters import FilterError, Filters, Preset, Role, Side
from sourceline.query.maps import area_counts, cell_incidents, map_areas, map_cells, map_points, points_total, unplaced
from sourceline.query.params import Known, Notice
from sourceline.query.publishers import publishers, publishers_of
from sourceline.query.reports import report_rows
from sourceline.query.rows import Page, claims, event_reports, incidents, links
from sourceline.query.search import Found, Show, search_claims, similar_claims

__all__ = [
    "Counts",
    "Desk",
    "Evidence",
    "FilterError",
    "Filters",
    "Found",
    "IncidentCard",
    "Known",
    "Notice",
    "Page",
    "Part",
    "Preset",
    "ReportLine",
    "Reviewed",
    "Role",
    "Show",
    "Side",
    "Speech",
    "area_counts",
    "cell_incidents",
    "claims",
    "counts",
    "event_reports",
    "evidence",
    "evidence_for",
    "facets",
    "incident_card",
    "incidents",
    "links",
    "load_desk",
    "map_areas",
    "map_cells",
    "map_points",
    "places",
    "points_total",
    "publishers",
    "publishers_of",
    "report_rows",
    "reviewed",
    "search_claims",
    "similar_claims",
    "span",
    "timeline",
    "top_actors",
    "undated",
    "unplaced",
]
