"""The document page on made-up reports: the text, its marks, its notes."""

import streamlit as st

from sourceline.extract import Finding
from sourceline.extract.apart import ExplainError


def _doc(sample, title):
    return next(row.id for row in sample.documents() if row.title == title)


def test_the_newest_report_is_shown_first(visit):
    assert "A made-up account of camps" in visit("document").text()


def test_another_report_can_be_chosen_and_stays_in_the_url(visit, sample):
    wanted = _doc(sample, "A made-up week in Wana")
    page = visit("document").set("document_choice", wanted)
    assert page.url["doc"] == wanted
    assert "Soldiers and fighters clashed in Wana." in page.text()


def test_the_filters_choose_among_the_reports(visit, sample):
    assert "Report 1 of 6 reports" in visit("document").text()
    page = visit("document", district="Bannu")
    assert page.sentence() == "Reports that tell of incidents in Bannu"
    assert "Report 1 of 3 reports that pass the filters, of 6" in page.text()
    assert page.widget("document_choice").value == _doc(sample, "A made-up bombing in Bannu")
    assert len(page.widget("document_choice").options) == 3
    nothing = visit("document", q="zzzz")
    assert "No reports pass these filters" in nothing.text()
    assert nothing.keys("document_choice") == []


def test_a_report_asked_for_is_shown_though_it_does_not_pass(visit, sample):
    page = visit("document", doc=_doc(sample, "A made-up week in Wana"), district="Bannu")
    assert "Not among the 3 reports that pass the filters, of 6" in page.text()
    assert page.widget("document_choice").value == _doc(sample, "A made-up week in Wana")


def test_newer_and_older_step_through_what_passes(visit):
    page = visit("document", district="Bannu")
    assert page.widget("report_newer").disabled
    page.click("report_older").click("report_older")
    assert "Report 3 of 3" in page.text()
    assert page.widget("report_older").disabled
    assert "Report 2 of 3" in page.click("report_newer").text()


def test_a_digest_is_shown_as_one_with_the_way_to_the_original(visit, sample):
    page = visit("document", doc=_doc(sample, "A second made-up report of Bannu"))
    assert "As reported by Invented Post; digest by Sourceline, not the report's own words." in page.text()
    assert 'href="https://post.example/1"' in page.html()
    assert "digest by Sourceline" not in visit("document", doc=_doc(sample, "A made-up bombing in Bannu")).text()


def test_the_sentence_asked_for_is_marked_and_scrolled_to(visit, sample):
    doc = _doc(sample, "A made-up bombing in Bannu")
    html = visit("document", doc=doc, at="0-52").html()
    assert 'id="sl-at"' in html
    assert "scrollIntoView" in html


def test_a_place_that_is_no_span_marks_nothing(visit, sample):
    doc = _doc(sample, "A made-up bombing in Bannu")
    for at in ("9999-10000", "5-2", "abc"):
        assert 'id="sl-at"' not in visit("document", doc=doc, at=at).html()


def test_kinds_of_marks_can_be_switched(visit):
    page = visit("document")
    assert "sl-claim" in page.html()
    page.set("document_marks", ["actor"])
    assert "sl-claim" not in page.html()
    assert "sl-actor" in page.html()


def test_what_was_rejected_is_shown_when_asked_for(visit, monkeypatch):
    found = (Finding(0, 3, "events", accepted=False, cue="plan", note="modal verb"),)
    monkeypatch.setattr("components.rejected.explain_apart", lambda _: found)
    st.cache_data.clear()
    page = visit("document")
    assert "sl-rejected" not in page.html()
    page.set("document_rejected", True)
    assert 'data-why="Rejected as event: modal verb. Cue: plan' in page.html()
    assert "1 candidate was rejected" in page.text()
    assert "sl-rejected" not in page.set("document_rejected", False).html()


def test_a_report_that_cannot_be_read_again_is_still_shown(visit, monkeypatch):
    def fail(_):
        raise ExplainError("no model")

    monkeypatch.setattr("components.rejected.explain_apart", fail)
    st.cache_data.clear()
    page = visit("document").set("document_rejected", True)
    assert "no model" in page.notices()[0]
    assert "A made-up account of camps" in page.text()


def test_a_note_in_the_margin_scrolls_to_its_sentence(visit, sample):
    page = visit("document")
    page.click(page.keys("note_c_")[0])
    start, end = map(int, page.url["at"].split("-"))
    text = sample.document(page.widget("document_choice").value).text
    assert text[start:end] == "The ministry denies that camps exist in Kunar."


def test_a_report_that_is_gone_is_said_to_be(visit):
    page = visit("document", doc="gone")
    assert "choose another report" in page.notices()[0]


def test_a_tab_without_records_says_so(visit, sample):
    told = {}
    for row in sample.documents():
        page = visit("document", doc=row.id)
        told |= {label: f"No {label.split()[0].lower()} were read" in page.text() for label in _tabs(page)}
    assert {label.endswith("(0)") for label in told} == {True, False}
    assert all(said is label.endswith("(0)") for label, said in told.items())


def _tabs(page):
    return [tab.label for tab in page.at.tabs]
