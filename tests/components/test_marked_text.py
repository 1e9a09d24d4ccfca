"""Marks in a report's text and in quotes: nothing of the text is lost, nothing in it becomes markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.claim_list import marked
from components.reader import Mark, marks_of, span_of, text_html
from components.rejected import finding_marks
from sourceline.extract import Finding
from tests.components.sample import sample_reports

TEXT = 'The <b>ministry</b> & its "spokesman" denied it.'
KINDS = frozenset({"actor", "event", "claim", "link"})


def _bare(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


@st.composite
def texts_with_marks(draw):
    text = draw(st.text(min_size=1, max_size=80))
    starts = st.integers(0, len(text) - 1)
    spans = draw(st.lists(st.tuples(starts, st.integers(1, 30), st.sampled_from(sorted(KINDS)))))
    return text, [Mark(start, min(len(text), start + size), kind, "<note>") for start, size, kind in spans]


@given(texts_with_marks())
def test_whatever_is_marked_the_text_stays_whole(given_text):
    text, marks = given_text
    assert _bare(text_html(text, marks)) == text


def test_markup_in_a_report_is_shown_and_not_run():
    html = text_html(TEXT, [Mark(4, 19, "actor", 'a "note" <script>')])
    assert "<b>" not in html
    assert "<script>" not in html
    assert 'class="sl-actor"' in html


def test_overlapping_marks_share_their_stretch():
    html = text_html("abcdef", [Mark(0, 4, "event", "e"), Mark(2, 6, "claim", "c")])
    assert '<span class="sl-claim sl-event" title="e\nc">cd</span>' in html


def test_the_sentence_asked_for_is_the_one_to_scroll_to():
    html = text_html("abcdef", [Mark(2, 4, "at", "asked"), Mark(0, 6, "claim", "c")])
    assert re.search(r'id="sl-at">cd<', html)
    assert html.count("sl-at") == 2  # its class and its id, once


def test_a_rejected_candidate_says_why_on_hover_and_by_keyboard():
    html = text_html("They may attack.", [Mark(0, 16, "claim", "c"), Mark(9, 15, "rejected", 'a "plan"')])
    assert '<span class="sl-claim sl-rejected" tabindex="0" role="note" data-why="a &quot;plan&quot;\nc"' in html
    assert html.count("tabindex") == 1


def test_what_was_weighed_is_marked_unless_a_record_shows_it():
    findings = [
        Finding(0, 4, "actors", accepted=True, cue="They", note="reference"),
        Finding(5, 8, "dates", accepted=True, cue="weekday", note="2025-03-03"),
        Finding(9, 15, "events", accepted=False, cue="attack", note="modal verb"),
    ]
    assert finding_marks(findings) == [
        Mark(5, 8, "cue", "Date: 2025-03-03. Cue: weekday"),
        Mark(9, 15, "rejected", "Rejected as event: modal verb. Cue: attack"),
    ]


@pytest.mark.parametrize(
    ("at", "span"),
    [("2-5", (2, 5)), ("0-10", (0, 10)), ("5-2", None), ("0-11", None), ("3-3", None), ("x", None), (None, None)],
)
def test_only_spans_of_the_text_are_taken(at, span):
    assert span_of(at, 10) == span


def test_every_record_of_a_report_can_be_marked():
    for extraction in sample_reports():
        found = marks_of(extraction, {}, KINDS)
        quotes = [*extraction.events, *extraction.links, *extraction.claims]
        assert len([mark for mark in found if mark.kind != "actor"]) == len(quotes)
        assert marks_of(extraction, {}, frozenset()) == []


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "a &lt;b&gt; c"),
        ([[0, 1]], "<mark>a</mark> &lt;b&gt; c"),
        ([[2, 5], [6, 7]], "a <mark>&lt;b&gt;</mark> <mark>c</mark>"),
    ],
)
def test_matched_words_are_marked_in_a_quote(spans, shown):
    assert marked("a <b> c", spans) == shown
