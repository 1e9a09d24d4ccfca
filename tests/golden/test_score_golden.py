"""The scorer on made-up records of which the right answer is known."""

import datetime as dt

import pytest

from tools import score_golden
from tools.golden.agreement import all_same, counts_agree, date_agreement, kind_agreement, place_agreement, same_actor
from tools.golden.facts import Facts, from_golden, interval
from tools.golden.pairing import answer, pair_events, same_family
from tools.golden.tally import Tally, is_name

TTP = "Tehrik-i-Taliban Pakistan (TTP)"
QUOTE = "Two made-up guards were killed at the made-up mill in Bannu."


def golden(**changes):
    base = {
        "incident": "mill-2024",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "sub_event_alt": ["Attack"],
        "status": "occurred",
        "status_alt": [],
        "date": "2024-05-01",
        "place": "Bannu",
        "admin": "Khyber Pakhtunkhwa",
        "lat": 32.99,
        "lon": 70.60,
        "perpetrators": [TTP],
        "targets": ["guards"],
        "claimed_by": [],
        "denied_by": [],
        "blamed_by": [],
        "killed_min": 2,
        "killed_max": 2,
        "injured_min": None,
        "injured_max": None,
        "attackers_killed": None,
        "attackers_killed_max": None,
        "main": True,
        "quote": QUOTE,
    }
    return base | changes


def found(**changes):
    base = {
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "status": "occurred",
        "date": {"start": "2024-05-01", "end": "2024-05-01", "precision": "day", "text": "on Wednesday"},
        "place": {"name": "Bannu", "lat": 33.0, "lon": 70.6, "precision": "town"},
        "perpetrators": ["e1"],
        "claimed_by": [],
        "killed": {"min": 2, "max": None},
        "injured": {"min": None, "max": None},
        "main": True,
        "quotes": [{"start": 0, "end": len(QUOTE), "text": QUOTE}],
    }
    return base | changes


def reading(events, links=(), claims=()):
    return {"id": "made-up", "negative": False, "events": events, "links": list(links), "claims": list(claims)}


def record(events=(), links=(), claims=()):
    entities = [{"id": "e1", "name": TTP, "kind": "armed group", "mentions": []}]
    return {"entities": entities, "events": list(events), "links": list(links), "claims": list(claims)}


def facts(**changes):
    return from_golden(golden(**changes))


def counted(gold, machine):
    tally = Tally()
    mistakes = tally.add(gold, machine)
    return tally.percentages(), mistakes


def test_a_right_extraction_scores_a_hundred():
    figures, mistakes = counted(reading([golden()]), record([found()]))
    judged = {name: value for name, value in figures.items() if "number" not in name and value is not None}
    assert set(judged.values()) == {100.0}
    assert judged.keys() >= {"events f1", "main recall", "type on pairs", "killed on pairs", "who on pairs"}
    assert figures["injured on pairs"] is None
    assert (mistakes.missed, mistakes.spare) == ((), ())


def test_a_missed_and_a_spare_event_are_told_and_counted():
    elsewhere = found(place={"name": "Quetta", "lat": 30.2, "lon": 67.0, "precision": "town"})
    figures, mistakes = counted(reading([golden()]), record([elsewhere]))
    assert (figures["events precision"], figures["events recall"], figures["events f1"]) == (0.0, 0.0, 0.0)
    assert [event.quote for event in mistakes.missed] == [QUOTE]
    assert len(mistakes.spare) == 1


def test_wrong_fields_of_a_pair_count_one_by_one():
    wrong = found(
        status="foiled",
        killed={"min": 9, "max": 9},
        perpetrators=["unidentified gunmen"],
        claimed_by=["e1"],
        date={"start": "2024-05-03", "end": "2024-05-03", "precision": "day", "text": "on Friday"},
    )
    figures, _ = counted(reading([golden()]), record([wrong]))
    assert figures["events f1"] == 100.0
    assert figures["status on pairs"] == figures["killed on pairs"] == figures["date on pairs"] == 0.0
    assert (figures["claimed on pairs"], figures["who on pairs"], figures["type on pairs"]) == (0.0, 100.0, 100.0)


def test_a_doer_whom_the_reader_does_not_name_is_counted_as_wrong():
    army = record([found(perpetrators=["e1", "e2"])])
    army["entities"].append({"id": "e2", "name": "Pakistan Army", "kind": "state force", "mentions": []})
    figures, _ = counted(reading([golden()]), army)
    assert (figures["who on pairs"], figures["doers on pairs"]) == (100.0, 50.0)


def test_precision_and_recall_differ_where_there_is_one_event_too_many():
    later = found(date={"start": "2024-09-01", "end": "2024-09-01", "precision": "day", "text": ""})
    figures, _ = counted(reading([golden()]), record([found(), later]))
    assert (figures["events precision"], figures["events recall"], figures["events f1"]) == (50.0, 100.0, 66.7)


def test_patterns_are_left_out_on_both_sides():
    figures, mistakes = counted(
        reading([golden(), golden(status="ongoing_trend")]), record([found(), found(status="ongoing_trend")])
    )
    assert figures["golden events (number)"] == 1
    assert (figures["events precision"], figures["events recall"]) == (100.0, 100.0)
    assert mistakes.spare == ()


def test_links_count_by_actors_and_family_in_either_direction():
    gold = [
        {"source": TTP, "relation": "clashes_with", "target": "Pakistan security forces"},
        {"source": "Al-Qaida", "relation": "trains", "target": TTP},
    ]
    machine = [
        {"source": "Pakistan Army", "relation": "attacks", "target": "e1"},
        {"source": "India", "relation": "trains", "target": "e1"},
        {"source": "e1", "relation": "leads", "target": "Al-Qaida"},
    ]
    figures, _ = counted(reading([], gold), record(links=machine))
    assert (figures["links precision"], figures["links recall"], figures["links f1"]) == (33.3, 50.0, 40.0)


def test_claims_are_found_by_their_words_then_judged_by_stance_and_speaker():
    gold = [
        {"speaker": "A. Clerk (mill office)", "stance": "denies", "quote": "The mill never closed, the clerk said."},
        {"speaker": "the miller", "stance": "asserts", "quote": "It was a quiet day, said the miller of the town."},
    ]
    machine = [{"speaker": "A. Clerk", "stance": "asserts", "quote": {"text": "The mill never closed"}}]
    figures, _ = counted(reading([], claims=gold), record(claims=machine))
    assert figures["claims recall"] == 50.0
    assert (figures["stance on found claims"], figures["speaker on found claims"]) == (0.0, 100.0)


def test_a_whole_page_is_no_answer_to_one_claim():
    claim = {"speaker": "the miller", "stance": "asserts", "quote": "It was a quiet day, said the miller."}
    page = {"speaker": "the miller", "stance": "asserts", "quote": {"text": claim["quote"] + " and more" * 50}}
    assert answer(claim, [page]) is None


def test_each_event_answers_one_golden_event_and_the_better_match_wins():
    golds = [facts(), facts(killed_min=7, killed_max=7)]
    assert pair_events(golds, [facts(killed_min=7, killed_max=7)]) == [(1, 0)]
    assert sorted(pair_events(golds, [facts(killed_min=7, killed_max=7), facts()])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-12", dt.date(2024, 12, 1), dt.date(2024, 12, 31)),
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-05-01/2024-05-03", dt.date(2024, 5, 1), dt.date(2024, 5, 3)),
    ],
)
def test_partial_dates_stand_for_their_days(text, first, last):
    assert interval(text) == (first, last)


@pytest.mark.parametrize(
    ("date", "agreement"),
    [("2024-05-01", 1.0), ("2024-05", 0.5), ("2024-05-03", 0.4), ("2024-05-09", 0.0), (None, 0.3)],
)
def test_agreement_on_the_date(date, agreement):
    assert date_agreement(facts(), facts(date=date)) == agreement


@pytest.mark.parametrize(
    ("point", "agreement"),
    [((33.1, 70.7), 1.0), ((33.3, 71.0), 0.5), ((30.2, 67.0), 0.0), ((None, None), 0.25)],
)
def test_agreement_on_the_place(point, agreement):
    assert place_agreement(facts(), facts(lat=point[0], lon=point[1])) == agreement


@pytest.mark.parametrize(
    ("sub_event", "event_type", "agreement"),
    [
        ("Attack", "Violence against civilians", 1.0),
        ("Suicide bomb", "Explosions/Remote violence", 0.5),
        ("Arrests", "Strategic developments", 0.0),
    ],
)
def test_agreement_on_the_kind(sub_event, event_type, agreement):
    other: Facts = facts(sub_event_type=sub_event, sub_event_alt=[], event_type=event_type)
    assert kind_agreement(facts(), other) == agreement


@pytest.mark.parametrize(
    ("gold", "machine", "agree"),
    [
        ((5, 5), (5, None), True),
        ((5, 9), (7, 7), True),
        ((24, None), (24, None), True),
        ((5, 5), (6, 8), False),
        ((0, 0), (None, None), True),
        ((5, 5), (None, None), False),
    ],
)
def test_ranges_agree_where_they_overlap(gold, machine, agree):
    assert counts_agree(gold, machine) is agree


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (TTP, "TTP", True),
        ("Police", "Pakistan security forces", True),
        ("Jamaat-ul-Ahrar (JuA)", TTP, False),
        ("Pakistan government", "Pakistan security forces", False),
        ("deputy miller of Bannu", "miller", True),
        ("the miller", "the baker", False),
        ("unidentified gunmen", TTP, False),
        ("Islamic State", "Islamic State Khorasan Province (ISIS-K)", True),
    ],
)
def test_which_names_mean_one_actor(a, b, same):
    assert same_actor(a, b) is same


@pytest.mark.parametrize(("actor", "named"), [(TTP, True), ("two gunmen", False), ("Unidentified attackers", False)])
def test_a_description_is_no_name(actor, named):
    assert is_name(actor) is named


def test_claimants_must_be_the_same_on_both_sides():
    assert all_same((), ())
    assert not all_same((TTP,), ())
    assert not all_same((), (TTP,))
    assert all_same((TTP,), ("TTP",))


def test_families_keep_structure_and_cooperation_apart():
    assert same_family(("Millers", "member_of", "Bakers"), ("Millers", "leads", "Bakers"))
    assert not same_family(("Millers", "member_of", "Bakers"), ("Millers", "trains", "Bakers"))


def test_the_command_prints_figures_and_mistakes(monkeypatch, capsys):
    monkeypatch.setattr(score_golden, "load_readings", lambda: {"made-up": reading([golden()])})
    monkeypatch.setattr(score_golden, "extract", lambda stems: dict.fromkeys(stems, record()))
    assert score_golden.main(["--show", "1"]) == 0
    told = capsys.readouterr().out
    assert "missed  Armed clash (occurred) 2024-05-01/2024-05-01; 32.99, 70.60" in told
    assert "events recall 0.0" in told


def test_the_command_says_when_the_engine_fails(monkeypatch, capsys):
    def fail(_stems):
        raise score_golden.EngineError("The engine read 0 of 1 digests (exit code 1).")

    monkeypatch.setattr(score_golden, "extract", fail)
    assert score_golden.main([]) == 1
    assert "0 of 1" in capsys.readouterr().err
