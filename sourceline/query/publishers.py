"""Whose reports stand behind what is shown: publishers, by the number of their documents."""

import numpy as np
import polars as pl

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.mask import incident_mask
from sourceline.query.memory import remembered

UNNAMED = "publisher not given"


@remembered
def publishers(desk: Desk, filters: Filters) -> tuple[tuple[str, int], ...]:
    """Publishers of the reports of passing incidents, each with its number of documents, most first."""
    reports = desk.frames.reports
    told = incident_mask(desk, filters)[reports["incident_row"].to_numpy()]
    return publishers_of(desk, reports["document_row"].filter(pl.Series(told)))


def publishers_of(desk: Desk, documents: pl.Series) -> tuple[tuple[str, int], ...]:
    """Publishers of documents (rows of the desk, each counted once), each with its number of them, most first."""
    rows = np.unique(documents.to_numpy())
    names = desk.frames.documents["publisher"].cast(pl.String).gather(rows).fill_null(UNNAMED)
    counted = names.value_counts(name="documents").sort(["documents", "publisher"], descending=[True, False])
    return tuple((str(name), int(number)) for name, number in counted.iter_rows())
