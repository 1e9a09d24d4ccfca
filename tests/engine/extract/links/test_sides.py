"""Links that events imply: which actors their two sides stand for. All sentences are made up."""

import datetime as dt

import pytest

from tests.engine.extract.actors.marked import read


def links(text):
    return {f"{link.source} {link.relation.value} {link.target}" for link in read(text).links}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Militants attacked a post in Tank, killing two soldiers. The TTP claimed the attack.",
            "ttp attacks pak-army",
        ),
        (
            "The army killed nine militants in Tank on Monday. The TTP has not commented; the TTP is weak there.",
            "pak-army clashes_with ttp",
        ),
        ("An American drone killed Ayman al-Zawahiri in Kabul.", "us clashes_with al-qaida"),
        (
            "BLA gunmen fought with soldiers and policemen in Kech on Monday, killing four soldiers and two policemen.",
            "bla attacks pak-forces",
        ),
        ("Pakistan and Afghanistan signed an accord in Doha on Monday.", "pak-government negotiates_with iea"),
        ("The TTP and the Pakistani army agreed on a ceasefire on Monday.", "ttp negotiates_with pak-government"),
        ("Gul Sher, a TTP commander, was killed by Afghan Taliban forces in Kunar.", "taliban-forces clashes_with ttp"),
        (
            "Afghan Taliban forces and Pakistani forces clashed near Chaman on Monday.",
            "taliban-forces clashes_with pak-forces",
        ),
    ],
)
def test_the_two_sides_of_an_event(text, link):
    assert link in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four soldiers in Tank. The TTP claimed the attack.",
        "A suicide bomber struck a police van in Tank; the TTP said that one of its men did it.",
        "The army killed nine militants in Tank. The TTP and the BLA have not commented.",
        "Gunmen killed a teacher in Tank on Monday.",
        "Police arrested Gul Sher, a BLA commander, in Quetta.",
    ],
)
def test_what_makes_no_fight_of_group_and_forces(text):
    fights = {link for link in links(text) if " clashes_with " in link or " attacks " in link}
    assert fights == set()


@pytest.mark.parametrize(("day", "found"), [(dt.date(2018, 3, 5), True), (dt.date(2024, 3, 5), False)])
def test_the_taliban_s_men_are_insurgents_until_they_rule(day, found):
    text = "KHOST: A commander of the Haqqani network was killed during an operation of the Afghan police on Sunday."
    links_then = {f"{link.relation.value} {link.target}" for link in read(text, day).links}
    assert ("clashes_with haqqani" in links_then) is found


def test_a_man_arrested_is_not_his_group():
    assert "pak-police arrests bla" not in links("Police arrested Gul Sher, a BLA commander, in Quetta.")


def test_attacks_of_both_on_each_other_are_one_link():
    text = "BLA fighters attacked soldiers in Kech on Monday. The army clashed with the BLA for hours."
    fights = [link for link in links(text) if " clashes_with " in link or " attacks " in link]
    assert len(fights) == 1
