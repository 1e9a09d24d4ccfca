"""Whose reports stand behind what is shown: publishers, by the number of their documents."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters
from sourceline.query.mask import incident_mask
from sourceline.query.memory import remembered

UNNAMED = "publisher not given"
LINE = 170
"""Characters of publishers' names on one line under a picture."""


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


def named(told: Sequence[tuple[str, int]]) -> str:
    """As many publishers as a line holds, as a sentence, and how many more there are; empty where there are none."""
    kept: list[str] = []
    for name, documents in told:
        if len("; ".join([*kept, name])) > LINE:
            break
        kept.append(f"{name} ({documents:,})")
    rest = len(told) - len(kept)
    more = f" and {rest:,} more" if rest else ""
    return f"Sources: {'; '.join(kept)}{more}." if kept else ""
