"""Questions to the store: filters, a columnar copy, rows for charts, text search, and the quotes behind each mark."""

from sourceline.query.filters import FilterError, Filters, Preset, Role, Side
from sourceline.query.params import Known, Notice

__all__ = ["FilterError", "Filters", "Known", "Notice", "Preset", "Role", "Side"]
