"""The claims page on made-up reports: search, facets, order, and the way to the sentence."""

import pytest


def _found(page):
    return int(page.html().split('data-testid="claims-found">')[1].split(" ")[0])


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("bannu", 2),
        ('"bannu bombing"', 1),
        ("baz", 1),
        ("bannu -spokesman", 1),
        ("speaker:elders", 1),
        ("stance:denies", 2),
        ("group:ttp", 2),
        ("after:2024-06-01", 2),
        ("before:2024-01-01", 1),
        ("nowhere", 0),
    ],
)
def test_a_search_line_finds(visit, line, count):
    page = visit("claims").set("claim_search", line)
    assert (_found(page), page.url["find"]) == (count, line)


def test_matched_words_are_marked(visit):
    assert "<mark>bazaars</mark>" in visit("claims", find="bazaars").html()


def test_nothing_found_says_what_to_do(visit):
    page = visit("claims", find="nowhere", country="Pakistan")
    assert "Take one of them back" in page.text()


def test_newest_first_on_request(visit):
    page = visit("claims", find="camps OR bannu")
    page = visit("claims", find="Bannu").set("claim_sort", "date")
    assert page.url["sort"] == "date"
    assert page.keys("claim_c_")
    first = page.links()[0]
    assert first[2]["doc"] == visit("claims", find="Bannu", sort="date").links()[0][2]["doc"]


@pytest.mark.parametrize(
    ("facet", "url", "count"),
    [
        ("facet_stance_denies", {"stance": "denies"}, 2),
        ("facet_publisher_Sample Gazette", {"source": "Sample Gazette"}, 1),
        ("facet_modality_fact", {"find": 'modality:"fact"', "show": "all"}, 6),
        ("facet_speaker_kind_armed group", {"find": 'kind:"armed group"', "show": "all"}, 2),
        ("facet_speaker_Elders", {"find": 'speaker:"Elders"', "show": "all"}, 1),
    ],
)
def test_a_facet_narrows(visit, facet, url, count):
    page = visit("claims").click(facet)
    assert (page.url, _found(page)) == (url, count)


def test_a_claim_opens_its_context_citation_and_similar_claims(visit):
    page = visit("claims", find="ministry")
    key = page.keys("more_")[0]
    page.click(key)
    assert page.url["claim"] == key.removeprefix("more_")
    assert "Similar claims in other reports" in page.text()
    assert any("A made-up account of camps" in code.value for code in page.at.code)
    page.click(key)
    assert "claim" not in page.url


def test_a_claim_leads_to_its_sentence(visit, sample):
    _, target, marks = visit("claims", find="ministry").links()[0]
    start, end = map(int, marks["at"].split("-"))
    assert target == "document"
    assert sample.document(marks["doc"]).text[start:end] == "The ministry denies that camps exist in Kunar."


def test_a_claim_read_from_a_digest_says_so_and_links_the_original(visit):
    html = visit("claims", find="spokesman").html()
    assert "digest by Sourceline" in html
    assert 'href="https://post.example/1"' in html
    assert "digest by Sourceline" not in visit("claims", find="bazaars").html()
