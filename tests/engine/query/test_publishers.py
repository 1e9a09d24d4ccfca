"""Whose reports stand behind what is shown."""

import pytest

from sourceline.query import Filters, counts, evidence, incidents, publishers, publishers_of
from sourceline.query.publishers import UNNAMED


@pytest.mark.parametrize("filters", [Filters(), Filters(districts=("Bannu",)), Filters(text="plot")])
def test_publishers_are_those_of_the_reports_behind_the_incidents(desk, filters):
    found = publishers(desk, filters)
    ids = incidents(desk, filters)["id"].to_list()
    documents = {item.document_id: item.publisher or UNNAMED for item in evidence(desk.store, "incident", ids)}
    assert dict(found) == {name: list(documents.values()).count(name) for name in set(documents.values())}
    assert sum(number for _, number in found) == counts(desk, filters).documents


def test_a_document_counts_once(desk):
    rows = desk.frames.reports["document_row"]
    assert publishers_of(desk, rows.append(rows)) == publishers_of(desk, rows)
