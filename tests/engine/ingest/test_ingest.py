"""Reports into the store. All texts are made up."""

from dataclasses import replace

import pytest

from sourceline import ingest as ingest_module
from sourceline.extract import pipeline as pipeline_module
from sourceline.ingest import Fate, Job, ingest, read_reports, reread
from sourceline.model import RecordError
from sourceline.query import load_desk
from sourceline.read import read_pasted
from sourceline.store import open_store

TEXTS = [
    "PESHAWAR: Gunmen opened fire on a police van in Bannu on Monday, killing two officers, police said.",
    "QUETTA: A roadside bomb wounded three soldiers near Mastung on Tuesday, officials said.",
    "KABUL: A former official was shot dead in Jalalabad on Wednesday, the police said. No group claimed it.",
]


@pytest.fixture
def store(store_url):
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def documents():
    return [read_pasted(text) for text in TEXTS]


def fates(outcomes):
    return [outcome.fate for outcome in outcomes]


def test_new_reports_are_added_and_known_ones_change_nothing(store, documents):
    assert fates(ingest(documents[:2], store)) == [Fate.ADDED, Fate.ADDED]
    revision = store.revision()
    assert fates(ingest(documents[:2], store)) == [Fate.KNOWN, Fate.KNOWN]
    assert store.revision() == revision
    assert sorted(fates(ingest(documents, store))) == sorted([Fate.KNOWN, Fate.KNOWN, Fate.ADDED])
    assert [row.id for row in store.documents()] == [document.id for document in documents]


def test_the_same_text_twice_in_one_batch_is_added_once(store, documents):
    twin = replace(documents[0], origin="another file")
    assert sorted(fates(ingest([documents[0], twin], store))) == sorted([Fate.ADDED, Fate.KNOWN])
    assert len(store.documents()) == 1


def test_a_removed_seed_stays_out_but_can_be_added_by_hand(store, documents):
    ingest(documents, store)
    store.remove(documents[1].id)
    outcomes = ingest(documents, store, keep_removed_out=True)
    assert [outcome.document_id for outcome in outcomes if outcome.fate is Fate.REMOVED] == [documents[1].id]
    assert len(store.documents()) == 2
    assert Fate.ADDED in fates(ingest([documents[1]], store))
    assert len(store.documents()) == 3


def test_progress_counts_every_report(store, documents):
    ingest(documents[:1], store)
    heard = []
    ingest(documents, store, Job(on_progress=heard.append))
    assert [(progress.done, progress.total) for progress in heard] == [(1, 3), (2, 3), (3, 3)]


def test_cancel_keeps_what_was_saved_and_leaves_no_half_document(store, documents):
    heard = []
    outcomes = ingest(documents, store, Job(on_progress=heard.append, cancelled=lambda: len(heard) == 1))
    assert fates(outcomes) == [Fate.ADDED]
    assert [row.id for row in store.documents()] == [documents[0].id]
    assert store.doctor() == []
    assert fates(ingest(documents, store)).count(Fate.ADDED) == 2


def test_reread_keeps_ids(store, documents):
    ingest(documents, store)
    before = [store.extraction(document.id) for document in documents]
    assert fates(reread(store)) == [Fate.REREAD] * 3
    after = [store.extraction(document.id) for document in documents]
    assert sum(len(extraction.events) for extraction in before) >= 3
    for old, new in zip(before, after, strict=True):
        assert [event.id for event in old.events] == [event.id for event in new.events]
        assert [claim.id for claim in old.claims] == [claim.id for claim in new.claims]
    assert store.doctor() == []


def test_a_document_that_the_engine_fails_on_is_refused_alone(store, documents, monkeypatch):
    whole = pipeline_module.extraction_of

    def broken(frame):
        if frame.document.id == documents[1].id:
            raise RecordError("a made-up fault")
        return whole(frame)

    monkeypatch.setattr(pipeline_module, "extraction_of", broken)
    outcomes = ingest(documents, store)
    assert fates(outcomes) == [Fate.ADDED, Fate.REFUSED, Fate.ADDED]
    assert "RecordError: a made-up fault" in outcomes[1].message
    assert [row.id for row in store.documents()] == [documents[0].id, documents[2].id]


def test_what_a_killed_run_had_saved_is_fused_by_the_next(store, documents, monkeypatch):
    monkeypatch.setattr(ingest_module, "fuse", lambda _store: 0)
    ingest(documents, store)
    monkeypatch.undo()
    assert load_desk(store).frames.incidents.is_empty()
    ingest(documents, store)
    assert not load_desk(store).frames.incidents.is_empty()


def test_read_reports_names_each_refused_file(tmp_path):
    (tmp_path / "good.txt").write_text(TEXTS[0])
    (tmp_path / "empty.txt").write_text("")
    documents, refused = read_reports([tmp_path, tmp_path / "missing.pdf"])
    assert [document.origin for document in documents] == ["good.txt"]
    assert [(outcome.name, outcome.message) for outcome in refused] == [
        (str(tmp_path / "empty.txt"), "the file is empty"),
        (str(tmp_path / "missing.pdf"), "the file cannot be opened: No such file or directory"),
    ]
