"""What goes in comes out equal, once, and nothing of a removed document stays."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from sqlalchemy import func, select

from sourceline.codes import Stance
from sourceline.model import Document, Extraction
from sourceline.store import StoreError, open_store, tables
from tests.engine.store.made import BANNU, Report, extractions

ANY = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def sample(title="One"):
    report = Report(about={"title": title, "publisher": "Made-up Daily"})
    report.event(f"{title}: a bomber struck in Bannu.", day="2024-05-01", place=BANNU, killed=3, perpetrators=("ttp",))
    return report.claim(
        "The group said it did it.", "ttp", stance=Stance.CLAIMS_RESPONSIBILITY, about=(0,)
    ).extraction()


def rows(store, table):
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@ANY
@given(extraction=extractions())
def test_any_extraction_comes_back_equal(store, run, extraction):
    assert store.add(extraction, run) or store.has_text(extraction.document.sha256)
    store.replace(extraction, run)
    assert store.extraction(extraction.document.id) == extraction
    assert store.document(extraction.document.id) == extraction.document
    assert store.doctor() == []
    store.remove(extraction.document.id)
    left = {table.name: rows(store, table) for table in tables.metadata.sorted_tables}
    assert {name for name, count in left.items() if count} <= {"runs", "state", "removed_texts", "last_numbers"}


def test_the_same_text_twice_changes_nothing(store, run):
    assert store.add(sample(), run)
    before = store.revision()
    assert not store.add(sample(), run)
    assert store.revision() == before
    assert len(store.documents()) == 1


def test_another_text_under_the_same_id_is_refused(store, run):
    store.add(sample(), run)
    taken = store.documents()[0].id
    with pytest.raises(StoreError, match="another text"):
        store.add(Extraction(Document(id=taken, text="Another made-up text.")), run)
    assert len(store.documents()) == 1


def test_a_record_that_names_an_unlisted_actor_leaves_nothing_behind(store, run):
    good = sample()
    stray = replace(good.claims[0], entities=("nobody",))
    with pytest.raises(StoreError, match="'nobody'"):
        store.add(replace(good, claims=(stray,)), run)
    assert store.documents() == []
    assert rows(store, tables.events) == 0


def test_removing_says_what_went_and_is_remembered(store, run):
    store.add(sample(), run)
    store.add(sample("Two"), run)
    gone = store.remove(sample().document.id)
    assert (gone.title, gone.events, gone.claims, gone.quotes) == ("One", 1, 1, 2)
    assert store.removed_hashes() == {sample().document.sha256}
    assert [document.title for document in store.documents()] == ["Two"]
    store.add(sample(), run)
    assert store.removed_hashes() == frozenset()
    with pytest.raises(StoreError, match="no document"):
        store.remove("nowhere")


def test_a_document_list_counts_records(store, run):
    store.add(sample(), run)
    (row,) = store.documents()
    assert (row.events, row.links, row.claims, row.publisher, row.run) == (1, 0, 1, "Made-up Daily", run)


def test_a_store_is_reopened_and_a_newer_one_refused(store, run, store_url):
    store.add(sample(), run)
    assert open_store(store_url).extraction(sample().document.id) == sample()
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="schema 999"):
        open_store(store_url)


def test_only_files_can_be_stores():
    with pytest.raises(StoreError, match="SQLite file"):
        open_store("postgresql://somewhere/else")
    with pytest.raises(StoreError, match="file"):
        open_store("sqlite://")
