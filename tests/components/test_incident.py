"""The figures of an incident card: who printed each, and by name who is said to have given it."""

import pytest

from components.incident import figure_rows, target_words
from sourceline.query import IncidentCard
from sourceline.query.card import ReportLine
from sourceline.store.tables import TOLL_FIELDS


def report(publisher, **tolls):
    """A made-up report that gives some figures: `killed=(low, high, said by)`."""
    values = {f"{name}_{end}": None for name in TOLL_FIELDS for end in ("min", "max", "said_by")}
    for name, (low, high, by) in tolls.items():
        values |= {f"{name}_min": low, f"{name}_max": high, f"{name}_said_by": by}
    return ReportLine("e", "d", None, publisher, None, "", False, values, (), ())


def test_figures_of_one_kind_stand_together_with_who_said_them_by_name():
    card = IncidentCard(
        "i",
        {},
        (
            report("Made-up Daily", killed=(4, 4, "pak-army"), injured=(2, 2, None)),
            report(None, killed=(4, 20, "Pakistan Army: 4; BLA: 20")),
        ),
    )
    assert figure_rows(card, {"pak-army": "Pakistan Army"}) == [
        {"": "Killed", "Figure": "4", "Source": "Made-up Daily", "Said by": "Pakistan Army"},
        {"": "Killed", "Figure": "4–20", "Source": "unknown", "Said by": "Pakistan Army: 4; BLA: 20"},
        {"": "Injured", "Figure": "2", "Source": "Made-up Daily", "Said by": ""},
    ]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Seven soldiers", "soldiers"),
        ("12 people", ""),
        ("their car", "car"),
        ("the Federal Constabulary's headquarters", "Federal Constabulary's headquarters"),
        ("at least twenty-one worshippers", "worshippers"),
        ("dozens of villagers", "villagers"),
        ("1,200 houses", "houses"),
        ("A military convoy", "military convoy"),
        ("Jaffar Express", "Jaffar Express"),
        ("soldier", "soldier"),
        ("others", ""),
    ],
)
def test_targets_leave_the_numbers_to_the_figures(told, shown):
    assert target_words(told) == shown
