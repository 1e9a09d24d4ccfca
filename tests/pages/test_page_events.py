"""The events page on made-up reports: the table, its order, and the card of an incident."""


def _dates(page):
    return [str(day) for day in page.table("incident_rows")["Date"]]


def test_the_newest_incident_comes_first_and_undated_ones_last(visit):
    assert _dates(visit("events"))[:3] == ["2024-06-19", "2024-06-18", "2024-06-17"]
    assert _dates(visit("events"))[-1] in {"None", "NaT"}


def test_another_order_is_kept_in_the_url(visit):
    page = visit("events").set("incident_sort", "killed_max")
    assert page.url["sort"] == "killed_max"
    assert list(page.table("incident_rows")["Killed"])[:2] == ["12", "3–5"]
    assert _dates(visit("events", sort="killed_max")) == _dates(page)


def test_an_order_that_does_not_exist_falls_back(visit):
    assert _dates(visit("events", sort="nonsense"))[0] == "2024-06-19"


def _bannu(visit):
    page = visit("events")
    row = _dates(page).index("2024-05-01")
    return page.select("incident_rows", rows=[row], columns=[], cells=[])


def test_a_row_opens_the_card_with_each_reports_figure_and_sentence(visit):
    page = _bannu(visit)
    said, html = page.text(), page.html()
    assert "Suicide bomb: Bannu" in said
    assert "2 reports, 2 independent" in said
    assert "<mark>A bomber struck a checkpost in Bannu, killing three.</mark>" in html
    assert "<mark>Five people died when a suicide attacker hit a post in Bannu.</mark>" in html
    assert "digest by Sourceline" in html
    assert 'href="https://post.example/1"' in html


def test_the_cards_figures_name_their_sources(visit):
    page = _bannu(visit)
    figures = next(frame.value for frame in page.at.dataframe if "Figure" in frame.value)
    assert set(zip(figures["Figure"], figures["Source"], strict=True)) == {
        ("3", "Made-up Daily"),
        ("5", "Invented Post"),
    }


def test_the_card_leads_into_the_document_at_the_sentence(visit, sample):
    page = _bannu(visit)
    marks = [marks for _, target, marks in page.links() if target == "document"]
    texts = [sample.document(mark["doc"]).text[slice(*map(int, mark["at"].split("-")))] for mark in marks]
    assert any("killing three" in text for text in texts)


def test_the_card_can_be_closed(visit):
    page = _bannu(visit).click("close_incident")
    assert "incident" not in page.url
    assert "Suicide bomb: Bannu" not in page.text()


def test_an_incident_that_is_gone_is_said_to_be(visit):
    assert "no longer in the store" in visit("events", incident="i_none").notices()[0]


def test_a_row_whose_card_was_closed_opens_it_again(visit):
    page = visit("events").select("incident_rows", rows=[0], columns=[])
    first = page.url["incident"]
    page.click("close_incident")
    assert "incident" not in page.url
    again = next(key for key in page.keys("incident_rows"))
    assert again != "incident_rows"  # nothing is checked in it
    assert page.select(again, rows=[0], columns=[]).url["incident"] == first
