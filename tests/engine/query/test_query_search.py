"""Claim search and evidence: what is typed, what is found and marked, and the sentences behind every mark."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sourceline.codes import Stance
from sourceline.query import (
    Filters,
    Show,
    evidence,
    evidence_for,
    incident_card,
    incidents,
    links,
    search_claims,
    similar_claims,
)
from sourceline.query.ask import parse
from sourceline.query.words import MatchError, claims_with, match_expression
from sourceline.store import StoreError, open_store
from tests.engine.store.made import Report

ALL = Filters()


def found(desk, line, filters=ALL, **show):
    return search_claims(desk.store, desk, line, filters, Show(**show))


def quotes(desk, line, **show):
    return found(desk, line, **show).rows["quote"].to_list()


BOMBING = "The group said the Bannu bombing was its work."
MADRASA = "Police say the madrasas stay open."
DENIAL = "A spokesman denied any part in it."
SCHOOLS = "Officials warn of more attacks on schools."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bombings", [BOMBING]),
        ("madrasa", [MADRASA]),
        ("MADRASAS open", [MADRASA]),
        ('"stay open"', [MADRASA]),
        ('"open stay"', []),
        ("spokes*", [DENIAL]),
        ("deny", [DENIAL]),
        ("mādrāsas", [MADRASA]),
        ("the -bannu", [MADRASA]),
        ('attacks -"on schools"', []),
        ("speaker:ttp", [BOMBING]),
        ("speaker:official warn", [SCHOOLS]),
        ("group:JuA", [DENIAL]),
        ('group:"Jamaat-ul-Ahrar (JuA)"', [DENIAL]),
        ("stance:denies", [DENIAL]),
        ("stance:warns schools", [SCHOOLS]),
        ("kind:police schools", [SCHOOLS]),
        ("kind:government", []),
        ("kind:police modality:likely", []),
        ("modality:fact kind:police open", [MADRASA]),
        ("polarity:negated", []),
        ("after:2024-05-03", []),
        ("before:2024-05-03 part", [DENIAL]),
        ("before:2024-05-02 part", []),
        ("-the -schools", [DENIAL]),
        ("***", None),
    ],
)
def test_what_is_typed_finds_what_is_meant(desk, line, expected):
    if expected is None:
        result = found(desk, line)
        assert (result.total, [notice.message for notice in result.notices]) == (
            0,
            ["Type at least one word to look for."],
        )
    else:
        assert quotes(desk, line) == expected


def test_an_unfinished_word_is_found_while_typing(desk):
    assert quotes(desk, "madra", typing=True) == [MADRASA]
    assert quotes(desk, "madra") == []
    for begun in ("bombi", "bombin", "bombing", "denie", "denied"):
        assert len(quotes(desk, begun, typing=True)) == 1, begun


def test_matched_words_are_marked(desk):
    row = found(desk, "bombing group").rows.row(0, named=True)
    assert [row["quote"][start:end] for start, end in row["marks"]] == ["group", "bombing"]


def test_fields_that_are_not_understood_are_said(desk):
    result = found(desk, "stance:maybe group:nobody after:soon kind:elf madrasas")
    assert [notice.param for notice in result.notices] == ["stance", "group", "after", "kind"]
    assert result.rows["quote"].to_list() == [MADRASA]


def test_filters_and_what_is_typed_narrow_together(desk):
    assert found(desk, "stance:denies", Filters(stances=(Stance.DENIES,))).total == 1
    clash = found(desk, "stance:denies", Filters(stances=(Stance.WARNS,)))
    assert (clash.total, len(clash.notices)) == (0, 1)
    assert found(desk, "", Filters(publishers=("Made-up Daily",))).total == 2


def test_sorting_paging_and_facets(desk):
    result = found(desk, "", limit=2, offset=1)
    assert (result.total, len(result.rows), result.ranked) == (4, 2, False)
    assert dict(result.facets["stance"].select("value", "claims").iter_rows())["denies"] == 1
    assert dict(result.facets["speaker"].select("label", "claims").iter_rows())["TTP"] == 1
    assert found(desk, "the").ranked
    assert not found(desk, "the", by_date=True).ranked


@hypothesis_settings(max_examples=300, deadline=None)
@given(line=st.text(max_size=40) | st.text('ab"*-():^+{}~ ANDORNEAR', max_size=30))
def test_nothing_that_is_typed_is_an_error(desk, line):
    for typing in (False, True):
        result = found(desk, line, typing=typing)
        assert len(result.rows) == min(result.total, 50)


@hypothesis_settings(max_examples=200, deadline=None)
@given(line=st.text(max_size=40))
def test_every_expression_is_valid_fts5(desk, line):
    try:
        expression = match_expression(line, typing=True)
    except MatchError:
        return
    claims_with(desk.store, expression)


def test_an_ask_is_read(desk):
    ask = parse('bomb speaker:"Police Chief" before:2024 after:2023-05-02', {}, {})
    assert (ask.words, ask.speakers) == ("bomb", ("police chief",))
    assert (ask.since, ask.until) == (dt.date(2023, 5, 2), dt.date(2023, 12, 31))


def test_similar_claims_share_telling_words(tmp_path):
    from sourceline.query import claims, load_desk

    store = open_store(f"sqlite:///{tmp_path / 'similar.db'}")
    run = store.start_run("t", "0")
    for number, said in enumerate(("The minister rejected the allegation of sheltering militants.",
                                   "Kabul's minister again rejected allegations that it was sheltering militants.",
                                   "The road is closed.")):  # fmt: skip
        store.add(Report(about={"title": str(number)}).claim(said).extraction(), run)
    desk = load_desk(store)
    first = claims(desk, ALL).filter(claims(desk, ALL)["title"] == "0")["id"].item()
    assert [row["title"] for row in similar_claims(store, desk, first).iter_rows(named=True)] == ["1"]
    assert len(similar_claims(store, desk, "c_none")) == 0


def test_an_incident_opens_the_sentences_of_all_its_reports(desk):
    key = incidents(desk, Filters(districts=("Bannu",)))["id"].item()
    shown = evidence(desk.store, "incident", key)
    assert [(item.publisher, item.quote) for item in shown] == [
        ("Made-up Daily", "A bomber struck a checkpost in Bannu, killing three."),
        ("Invented Post", "Five people died when a suicide attacker hit a post in Bannu."),
    ]
    assert shown[0].after.startswith(f" {BOMBING}")
    assert (shown[0].reason, shown[0].copy, shown[0].incident_id) == ("first report", False, key)


def test_every_kind_of_mark_opens_quotes_that_are_the_texts_own(desk):
    store = desk.store
    document = store.documents()[1].id
    edge = links(desk, Filters(groups=("jua",)))["ids"].to_list()[0]
    claim = found(desk, "stance:denies").rows["id"].item()
    event = store.extraction(document).events[0].id
    asked = [("event", event), ("claim", claim), ("link", edge), ("actor", "jua"), ("document", document)]
    for kind, ids in asked:
        shown = evidence(store, kind, ids)
        assert shown, kind
        for item in shown:
            text = store.document(item.document_id).text
            assert text[item.start : item.end] == item.quote
            assert text[: item.start].endswith(item.before)
            assert text[item.end :].startswith(item.after)
    assert [(speech.speaker, speech.stance) for speech in evidence(store, "claim", claim)[0].speakers] == [
        ("jua", "denies")
    ]
    assert len(evidence(store, "document", document)) == 3
    with pytest.raises(StoreError, match="'weather'"):
        evidence(store, "weather", "x")


def test_a_bar_opens_the_incidents_of_its_filter(desk):
    shown = evidence_for(desk.store, desk, Filters(types=("Battles",)))
    assert [item.quote for item in shown] == ["A clash was said to go on in Spin Boldak."]


def test_a_card_says_who_gives_which_figure_and_who_says_what(desk):
    card = incident_card(desk.store, incidents(desk, Filters(districts=("Bannu",)))["id"].item())
    assert card.figures("killed") == [("Made-up Daily", 3, 3, None), ("Invented Post", 5, 5, None)]
    assert card.tolls() == ["killed"]
    assert [(part.role, part.entity) for line in card.reports for part in line.parts] == [
        ("perpetrator", "ttp"),
        ("perpetrator", "jua"),
    ]
    blamed = incident_card(desk.store, incidents(desk, Filters(text="cafe"))["id"].item())
    assert blamed.reports[0].parts[0].said_by == "officials"
    with pytest.raises(StoreError, match="no incident"):
        incident_card(desk.store, "i_none")
