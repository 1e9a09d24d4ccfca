"""Adding reports: nothing is saved before it was seen; what is refused says why."""

import datetime as dt

from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from sourceline.ingest import Fate, Outcome, Progress, ingest
from sourceline.read import read_bytes, read_pasted

TEXT = (
    "A made-up clash. Militants of the Tehrik-i-Taliban Pakistan attacked a checkpost in Bannu on 3 March 2025, "
    "killing two soldiers. The group claimed responsibility for the attack. Officials condemned it strongly."
)


def _pasted(visit, text):
    page = visit("add").set("add_text", text)
    return page.click("read_text")


def test_pasted_text_is_previewed_and_not_saved(visit, own):
    before = len(own.documents())
    page = _pasted(visit, TEXT)
    assert "Read: 1 report, not saved yet" in page.text()
    assert len(own.documents()) == before


def test_one_report_is_corrected_in_fields_before_it_is_saved(visit, own):
    page = _pasted(visit, TEXT)
    for name, value in (
        ("title", "A title by hand"),
        ("publisher", "Made-up Wire"),
        ("published", dt.date(2025, 3, 4)),
    ):
        page.set(page.keys(f"add_{name}_")[0], value)
    page.click("save")
    saved = next(row for row in own.documents() if row.title == "A title by hand")
    assert (saved.publisher, saved.dated) == ("Made-up Wire", dt.date(2025, 3, 4))


def test_a_previewed_report_can_be_discarded(visit, own):
    page = _pasted(visit, TEXT).click("discard")
    assert "not saved yet" not in page.text()


def test_a_saved_report_says_what_was_found_and_is_in_the_store(visit, own):
    before = len(own.documents())
    page = _pasted(visit, TEXT).click("save")
    assert len(own.documents()) == before + 1
    assert "1 added, 0 already in the store." in page.text()
    assert any(target == "document" for _, target, _ in page.links())


def test_text_that_is_not_english_is_refused_with_the_reason(visit, own):
    text = (
        "Ein erfundener Bericht über einen Angriff auf einen Posten an der Grenze, bei dem niemand verletzt wurde. " * 3
    )
    page = _pasted(visit, text)
    assert "English" in page.at.error[0].value


def test_a_private_address_is_refused_before_anything_is_fetched(visit, own):
    page = visit("add").set("add_url", "http://127.0.0.1:1/report").click("read_url")
    assert "127.0.0.1" in page.at.error[0].value


def test_an_address_that_is_no_web_page_is_refused(visit, own):
    page = visit("add").set("add_url", "file:///etc/passwd").click("read_url")
    assert "http" in page.at.error[0].value


def _two_pasted(visit):
    """Two reports in the preview."""
    page = _pasted(visit, TEXT)
    page.at.session_state["sourceline_preview"] = [read_pasted(TEXT), read_pasted(f"{TEXT} A second made-up report.")]
    return page.run()


def test_stopping_while_saving_keeps_what_is_in_and_says_what_is_not(visit, own, monkeypatch):
    def interrupted(documents, store, job):
        ingest(documents[:1], store, job)
        raise StopException  # as Streamlit ends a run whose page is used meanwhile

    before, incidents = len(own.documents()), int(visit().figure("incidents"))
    monkeypatch.setattr("components.intake.ingest", interrupted)
    page = _two_pasted(visit).click("save")
    assert page.keys("stop_saving")
    page.click("stop_saving")
    assert "Stopped. 1 of 2 reports were not saved; add them again to go on." in page.text()
    assert "1 added, 0 already in the store." in page.text()
    assert "not saved yet" not in page.text()
    assert len(own.documents()) == before + 1
    assert int(page.go("events", show="all").figure("incidents")) > incidents


def test_a_report_that_the_engine_refuses_is_not_called_known(visit, own, monkeypatch):
    def refusing(documents, store, job):
        why = Outcome("a made-up report", Fate.REFUSED, documents[0].id, "the engine made a record that cannot be kept")
        job.on_progress(Progress(1, 1, why))
        return [why]

    monkeypatch.setattr("components.intake.ingest", refusing)
    page = _pasted(visit, TEXT).click("save")
    assert "0 added, 0 already in the store, 1 refused." in page.text()
    assert "a made-up report: the engine made a record that cannot be kept" in page.text().replace("*", "")
    assert not page.links()


def _two_files(page):
    for number in (1, 2):
        page.widget("add_files_False").upload(f"made-up-{number}.txt", f"Report {number}. {TEXT}".encode())
    return page.run()


def test_many_files_are_read_one_after_another_into_the_preview(visit, own):
    page = _two_files(visit("add")).click("read_files")
    assert "Read: 2 reports, not saved yet" in page.text()
    assert not page.keys("stop_reading")


def test_stopping_while_reading_keeps_what_was_read_and_says_what_was_not(visit, own, monkeypatch):
    def one_then_interrupted(data, name):
        if "2" in name:
            raise StopException  # as Streamlit ends a run whose page is used meanwhile
        return read_bytes(data, name)

    monkeypatch.setattr("components.intake.read_bytes", one_then_interrupted)
    page = _two_files(visit("add")).click("read_files")
    page.click("stop_reading")
    assert any("1 of 2 files were read." in notice for notice in page.notices())
    assert "Read: 1 report, not saved yet" in page.text()
    page.click("save")
    assert "1 added, 0 already in the store." in page.text()
