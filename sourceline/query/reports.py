"""Which reports tell of something that passes the filters, and of how much of it."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sourceline.query.desk import Desk, Mask
from sourceline.query.filters import Filters
from sourceline.query.mask import claim_mask, document_mask, incident_mask, link_mask
from sourceline.query.memory import keep

Rows = npt.NDArray[np.int64]


def report_rows(desk: Desk, filters: Filters) -> Rows:
    """Rows (in the desk's documents) of the reports that pass, newest first, those without a date last.

    What a filter says of the report itself (publisher, grade, words) must hold of it. Where other filters are in
    force, an event, claim or link that passes them must stand in it; else a report in which nothing was found passes.
    """
    every = _newest_first(desk)
    passing: Rows = every[keep(desk, "mask", ("reports", filters), lambda: _mask(desk, filters))[every]]
    return passing


def _newest_first(desk: Desk) -> Rows:
    """All rows in their order, worked out once a desk."""
    if "report_order" not in desk.memory:
        frame = desk.frames.documents.select("dated", "id").with_row_index("row")
        ordered = frame.sort(["dated", "id"], descending=[True, True], nulls_last=True)
        desk.memory["report_order"] = ordered["row"].to_numpy().astype(np.int64)
    order: Rows = desk.memory["report_order"]
    return order


def _mask(desk: Desk, filters: Filters) -> Mask:
    own: Mask = document_mask(desk, filters)
    if replace(filters, publishers=(), reliabilities=(), text=None).active:
        own = own & _telling(desk, filters)
    return own


def _telling(desk: Desk, filters: Filters) -> Mask:
    """Reports with an event, claim or link that passes."""
    frames = desk.frames
    told = frames.reports["document_row"].to_numpy()[
        incident_mask(desk, filters)[frames.reports["incident_row"].to_numpy()]
    ]
    said = frames.claims["document_row"].to_numpy()[claim_mask(desk, filters)]
    linked = frames.links["document_row"].to_numpy()[link_mask(desk, filters)]
    found = np.zeros(len(frames.documents), dtype=np.bool_)
    for rows in (told, said, linked):
        found[rows] = True
    return found
