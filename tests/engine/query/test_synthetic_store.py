"""The bench's stores are sound, marked as synthetic, and the same each time."""

import pytest

from sourceline.query import Filters, counts, load_desk, search_claims
from tools.bench import __main__ as bench
from tools.bench import synthetic


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.setattr(synthetic, "FOLDER", tmp_path)
    return synthetic.synthetic_store(200)


def test_a_synthetic_store_is_sound_and_says_what_it_is(small):
    assert small.doctor() == []
    desk = load_desk(small)
    found = counts(desk, Filters())
    assert (found.incidents, found.claims, found.documents, found.links) == (200, 200, 20, 20)
    assert {document.title.split()[0] for document in small.documents()} == {"Synthetic"}
    assert 0 < search_claims(small, desk, synthetic.COMMON, Filters()).total < 200
    first = small.document("synthetic-1")
    (synthetic.FOLDER / "synthetic-200.db").unlink()
    assert synthetic.synthetic_store(200).document("synthetic-1") == first


def test_the_bench_knows_its_parts_and_refuses_others(capsys):
    assert "store" in bench.parts()
    assert bench.main(["weather"]) == 2
    assert "no part weather" in capsys.readouterr().err
