"""Windows, offsets, promises about quotes, batches and processes."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.extract import EngineError, Reader, Unread
from sourceline.extract.contract import to_json
from sourceline.extract.windows import MAX_PARAGRAPH, windows
from sourceline.model import Document, Extraction
from sourceline.read import read_file

DIGESTS = sorted((Path(__file__).parents[3] / "seeds" / "digests").glob("*.md"))[::12]
STORY = "Gunmen shot dead two guards in Tank on Friday. Police said a bomb had been found near the road.\n"


@given(st.text(alphabet='ab .\n"”A', max_size=400))
def test_windows_join_to_the_text(text):
    assert "".join(windows(text)) == text


def test_windows_stay_small_even_without_line_breaks():
    text = "word " * 30_000
    parts = windows(text)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= MAX_PARAGRAPH


def test_a_rule_that_trips_over_one_document_costs_only_that_one(reader: Reader, monkeypatch):
    documents = [Document(name, STORY) for name in ("first", "second", "third")]
    links = dict(reader._pipeline.pipes.pipeline)["sourceline_links"]
    fill = type(links).__call__

    def tripping(pipe, doc):
        if doc._.frame.document.id == "second" and pipe is links:
            raise IndexError("no such group")
        return fill(pipe, doc)

    monkeypatch.setattr(type(links), "__call__", tripping)
    found = list(reader.read_many(documents))
    assert [type(one) for one in found] == [Extraction, Unread, Extraction]
    assert "IndexError: no such group" in found[1].reason
    with pytest.raises(EngineError, match="no such group"):
        reader.read(documents[1])


def test_a_document_of_many_windows_keeps_its_offsets(reader: Reader):
    text = STORY * 300
    frame = next(reader._pipeline.frames([Document("long", text, published=dt.date(2025, 3, 4))]))
    assert frame.doc.text == text
    assert frame.sentences[-1].end == len(frame.doc)
    assert [sentence.start for sentence in frame.sentences[1:]] == [sentence.end for sentence in frame.sentences[:-1]]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem[:40])
def test_every_quote_is_in_its_document_and_every_actor_is_an_entity(reader: Reader, path: Path):
    record = json.loads(json.dumps(to_json(reader.read(read_file(path)))))
    text, ids = record["document"]["text"], {entity["id"] for entity in record["entities"]}
    quotes = [quote for item in record["entities"] for quote in item["mentions"]]
    for event in record["events"]:
        quotes += event["quotes"]
        assert event["quotes"]
        assert {*event["perpetrators"], *event["claimed_by"], *event["denied_by"]} <= ids
        assert {blame["entity"] for blame in event["blamed_on"]} <= ids
    quotes += [quote for link in record["links"] for quote in link["quotes"]]
    quotes += [claim["quote"] for claim in record["claims"]]
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)
    assert sum(event["main"] for event in record["events"]) <= 1


def test_a_second_reading_gives_the_same_ids(reader: Reader):
    document = Document("again", STORY, published=dt.date(2025, 3, 4))
    first, second = reader.read(document), reader.read(document)
    assert [event.id for event in first.events] == [event.id for event in second.events]
    assert first == second


def test_batches_and_processes_change_nothing(reader: Reader):
    documents = [Document(str(n), STORY * (n + 1)) for n in range(5)]
    single = [to_json(reader.read(document)) for document in documents]
    assert [to_json(extraction) for extraction in reader.read_many(documents, batch_size=2)] == single
    assert [to_json(extraction) for extraction in reader.read_many(documents, processes=2)] == single


def test_explain_says_what_was_found_and_what_was_rejected(reader: Reader):
    document = Document(
        "why", "Gunmen shot dead a guard in Tank.\nMilitants could attack again.", published=dt.date(2025, 3, 4)
    )
    explanation = reader.explain(document)
    assert [sentence.text.strip() for sentence in explanation.sentences] == document.text.split("\n")
    found = [f for f in explanation.sentences[0].findings if f.pipe == "events" and f.accepted]
    rejected = [f for f in explanation.sentences[1].findings if f.pipe == "events" and not f.accepted]
    assert any(f.cue == "shot dead" for f in found)
    assert any(f.cue == "attack" and "modal" in f.note for f in rejected)
    assert document.text[found[0].start : found[0].end]
