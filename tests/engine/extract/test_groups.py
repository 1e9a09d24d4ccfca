"""The group behind what a sentence tells in passing, and the place in an event's name. All sentences are made up."""

import pytest

from sourceline.model import Document


def events(reader, text):
    return reader.read(Document(id="made-up", text=text)).events


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Al-Qaida is growing in Afghanistan. Three training camps have been established there this year.", "al-qaida"),
        ("The report names the BLA alone. Two new camps were set up near the pass in 2024.", "bla"),
        ("The TTP has been using the pass as a transit point to move fighters and weapons.", "ttp"),
        ("ISIS-K has been using the crossing as a transit point to move fighters.", "isis-k"),
    ],
)
def test_the_group_is_the_subject_or_the_only_one_named_before(reader, text, group):
    found = events(reader, text)
    assert [event.perpetrators for event in found] == [(group,)]


@pytest.mark.parametrize(
    "text",
    [
        "The TTP and Al-Qaida both grow. Three training camps have been established in the hills in 2024.",
        "The minister spoke on Monday. Three training camps have been established in the hills in 2024.",
        "Al-Qaida has grown. The minister spoke. Three training camps have been established in the hills in 2024.",
    ],
)
def test_no_group_is_guessed(reader, text):
    camps = [event for event in events(reader, text) if event.sub_event_type == "Headquarters or base established"]
    assert [event.perpetrators for event in camps] == [()]


def test_a_stopped_plot_says_whose_it_was(reader):
    text = "Police foiled two Al-Qaida-led bomb plots in Quetta on 3 May 2024."
    (event,) = [found for found in events(reader, text) if found.sub_event_type == "Disrupted weapons use"]
    assert "al-qaida" in {target.entity for target in event.targets}
    assert "al-qaida" not in event.perpetrators


def test_an_event_named_after_its_place_happened_there(reader):
    text = "In March 2025 police in Quetta arrested a commander linked to the 2021 Kabul airport bombing."
    by_type = {event.sub_event_type: event for event in events(reader, text)}
    assert by_type["Remote explosive/landmine/IED"].place.name == "Kabul airport"
    assert by_type["Arrests"].place.name == "Quetta"
