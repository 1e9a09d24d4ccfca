"""Adding reports: nothing is saved before it was seen; what is refused says why."""

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
