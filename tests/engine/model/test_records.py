"""What no record may break. The texts are made up."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.codes import DatePrecision, EntityKind, EventStatus, LinkStatus, PlacePrecision, Relation
from sourceline.model import (
    Count,
    DateSpan,
    Document,
    Entity,
    Event,
    Extraction,
    Link,
    Place,
    Quote,
    RecordError,
    record_id,
)

DOCUMENT = Document(id="d", text="Gunmen attacked a post near the border on Monday.")


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_a_quote_always_matches_its_document(text, data):
    document = Document(id="d", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = document.quote(start, end)
    assert document.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 999)])
def test_a_quote_outside_its_document_cannot_be_made(start, end):
    with pytest.raises(RecordError):
        Quote(DOCUMENT, start, end)


def test_a_document_needs_text():
    with pytest.raises(RecordError):
        Document(id="d", text=" \n ")


def event(**changes):
    values = {
        "id": "e",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "status": EventStatus.OCCURRED,
        "quotes": (DOCUMENT.quote(0, 6),),
    }
    return Event(**(values | changes))


def test_records_without_a_quote_cannot_be_made():
    with pytest.raises(RecordError):
        event(quotes=())
    with pytest.raises(RecordError):
        Entity("ttp", "TTP", EntityKind.ARMED_GROUP, ())
    with pytest.raises(RecordError):
        Link("l", "a", Relation.TRAINS, "b", LinkStatus.ASSERTED, ())


def test_a_link_has_two_different_ends():
    for source, target in (("a", "a"), ("", "b"), ("a", "")):
        with pytest.raises(RecordError):
            Link("l", source, Relation.TRAINS, target, LinkStatus.ASSERTED, (DOCUMENT.quote(0, 6),))


@pytest.mark.parametrize(
    "place",
    [
        {"lat": 33.0},
        {"lat": 0.0, "lon": 0.0},
        {"lat": 95.0, "lon": 70.0},
        {"lat": 33.0, "lon": 70.0, "precision": PlacePrecision.COUNTRY},
        {"lat": 33.0, "lon": 70.0, "precision": PlacePrecision.BORDER_AREA},
        {"lat": 33.0, "lon": 70.0, "precision": PlacePrecision.UNKNOWN},
    ],
)
def test_a_place_has_a_point_only_where_one_is_known(place):
    with pytest.raises(RecordError):
        Place(**({"name": "somewhere", "precision": PlacePrecision.TOWN} | place))


def test_impossible_counts_and_dates_cannot_be_made():
    with pytest.raises(RecordError):
        Count(None, None)
    with pytest.raises(RecordError):
        Count(5, 4)
    with pytest.raises(RecordError):
        DateSpan(dt.date(2025, 3, 2), dt.date(2025, 3, 1), DatePrecision.INTERVAL)


def test_an_extraction_names_only_actors_that_it_lists():
    listed = Entity("ttp", "TTP", EntityKind.ARMED_GROUP, (DOCUMENT.quote(0, 6),))
    Extraction(DOCUMENT, entities=(listed,), events=(event(perpetrators=("ttp",)),))
    with pytest.raises(RecordError, match="bla"):
        Extraction(DOCUMENT, entities=(listed,), events=(event(claimed_by=("bla",)),))


def test_ids_come_from_text_kind_and_place_alone():
    first = record_id(DOCUMENT.sha256, "event", 0, 6)
    assert first == record_id(DOCUMENT.sha256, "event", 0, 6)
    others = {
        record_id(DOCUMENT.sha256, "link", 0, 6),
        record_id(DOCUMENT.sha256, "event", 0, 7),
        record_id(DOCUMENT.sha256, "event", 0, 6, 1),
        record_id("other", "event", 0, 6),
    }
    assert first not in others
    assert len(others) == 4
