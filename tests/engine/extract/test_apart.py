"""A report explained in a process of its own; the text is made up."""

import datetime as dt
import sys

import pytest

from sourceline.extract.apart import ExplainError, explain_apart
from sourceline.model import Document

TEXT = "Gunmen shot dead a guard in Tank on Monday.\nMilitants could attack a 12 km road again."
DOCUMENT = Document("made-up", TEXT, published=dt.date(2025, 3, 4))


def test_it_finds_what_the_reader_finds_in_this_process(reader):
    here = [finding for sentence in reader.explain(DOCUMENT).sentences for finding in sentence.findings]
    apart = explain_apart(DOCUMENT)
    assert list(apart) == here
    rejected = {TEXT[finding.start : finding.end]: finding.note for finding in apart if not finding.accepted}
    assert "modal" in rejected["attack"]
    assert "counts no people" in rejected["12"]


def test_a_process_that_fails_says_why(monkeypatch):
    monkeypatch.setenv("SOURCELINE_SPACY_MODEL", "no_such_model")
    with pytest.raises(ExplainError, match="no_such_model"):
        explain_apart(DOCUMENT)


def test_a_process_that_cannot_start_says_so(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ExplainError):
        explain_apart(DOCUMENT)
