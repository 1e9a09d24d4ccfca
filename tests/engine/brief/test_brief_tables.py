"""Tables to take away: a row for each sentence, with its source; safe to open in a spreadsheet."""

import polars as pl
import pytest

from sourceline.brief import claim_table, csv, incident_table, link_table
from sourceline.query import Filters, Page, claims, links
from tests.engine.query.conftest import desk, desk_store  # noqa: F401 - fixtures of the made-up store


def test_an_incident_has_a_row_for_each_report_with_its_sentence_and_source(desk):  # noqa: F811
    rows = incident_table(desk, Filters(districts=("Bannu",)))
    quotes = rows.select("publisher", "quote").sort("publisher").rows()
    assert quotes == [
        ("Invented Post", "Five people died when a suicide attacker hit a post in Bannu."),
        ("Made-up Daily", "A bomber struck a checkpost in Bannu, killing three."),
    ]
    assert rows["incident"].n_unique() == 1
    assert set(rows.select("killed_min", "killed_max").rows()) == {(3, 5)}
    text = desk.store.document(rows["document_id"][0]).text
    assert text[rows["start"][0] : rows["end"][0]] == rows["quote"][0]


def test_every_passing_incident_is_in_the_table(desk):  # noqa: F811
    assert incident_table(desk, Filters())["incident"].n_unique() == len(desk.frames.incidents)
    assert incident_table(desk, Filters(), limit=1)["incident"].n_unique() == 1


def test_links_and_claims_carry_their_sentences(desk):  # noqa: F811
    found = link_table(desk, links(desk, Filters()))
    assert set(found["quote"]) == {"The faction broke away from the movement.", "The army fights the movement."}
    said = claim_table(desk, claims(desk, Filters(), Page(sort="dated", limit=2)))
    assert said["quote"].null_count() == 0
    assert len(said) == 2


def test_a_table_of_nothing_has_its_heads(desk):  # noqa: F811
    rows = incident_table(desk, Filters(districts=("Nowhere",)))
    assert rows.is_empty()
    assert csv(rows).decode("utf-8-sig").startswith("incident,date_start,")


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("+x", "'+x"), ("-x", "'-x"), ("-5", "-5"), ("plain", "plain"), ("a=b", "a=b")],
)
def test_no_cell_can_run_as_a_formula(cell, written):
    assert csv(pl.DataFrame({"quote": [cell]})).decode("utf-8-sig").splitlines() == ["quote", written]


def test_csv_says_that_it_is_utf8_and_keeps_local_script():
    raw = csv(pl.DataFrame({"name": ["خوست"], "n": [3]}))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig") == "name,n\nخوست,3\n"
