"""`Three were killed in A and two in B`: one verb, several events. All sentences are made up for these tests."""

import datetime as dt

import pytest

from sourceline.model import Document

SEVERAL = [
    ("Three militants were killed in Tank, and two in Kulachi, the army said.", {"Tank": (3, 0), "Kulachi": (2, 0)}),
    ("Security forces killed three militants in Tank and two in Kulachi.", {"Tank": (3, 0), "Kulachi": (2, 0)}),
    (
        "Gunmen killed four men in Panjgur, two in Kech and one in Awaran.",
        {"Panjgur": (4, 0), "Kech": (2, 0), "Awaran": (1, 0)},
    ),
    (
        "The military said that 35 militants had been killed: 22 in Bajaur district and 13 in Bannu.",
        {"Bajaur": (22, 0), "Bannu": (13, 0)},
    ),
    ("Two policemen were shot dead in Quetta, and a third in Mastung.", {"Quetta": (2, 0), "Mastung": (1, 0)}),
    ("One soldier was killed in Kech and another in Awaran in bomb attacks.", {"Kech": (1, 0), "Awaran": (1, 0)}),
    ("Grenades injured five people in Quetta and three others in Mastung.", {"Quetta": (0, 5), "Mastung": (0, 3)}),
    (
        "Four militants were killed in Daraban, two in Spinwam and one in Mir Ali.",
        {"Daraban": (4, 0), "Spinwam": (2, 0), "Mir Ali": (1, 0)},
    ),
]
ONE = [
    "Two policemen were killed by gunmen in Tank, 40 kilometres south of a post in Bannu.",
    "Two soldiers from Bannu were killed by militants in Tank and buried in Kohat.",
    "Three people were killed in the bomb attack in Tank, one of them in hospital in Peshawar.",
    "Militants killed two soldiers in Tank; the three attackers had come from a village in Bannu.",
    "Gunmen killed two brothers in Tank and fled; a man in Kulachi heard the shots.",
]


def read(reader, text: str) -> dict[str, tuple[int, int]]:
    """Dead and hurt by place; militants among the dead or not."""
    document = Document("example", text, published=dt.date(2025, 3, 4))
    events = [found.event for found in next(reader._pipeline.frames([document])).events]
    assert len(events) == len({event.place.name for event in events})
    return {
        e.place.name: (least(e.toll.killed) or least(e.toll.attackers_killed), least(e.toll.injured)) for e in events
    }


def least(count) -> int:
    return (count.minimum or 0) if count else 0


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_number_and_place_is_an_event(reader, text, expected):
    assert read(reader, text) == expected


@pytest.mark.parametrize("text", ONE)
def test_other_places_and_numbers_make_no_second_event(reader, text):
    assert list(read(reader, text)) == ["Tank"]
