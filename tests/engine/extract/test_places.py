"""Places of events: what a name holds is no scene; the crossing is the one the report names. All texts are made up."""

from sourceline.model import Document


def events(reader, text):
    return reader.read(Document(id="made-up", text=text)).events


def test_the_lands_in_a_groups_name_are_no_scene(reader):
    text = "A bomb went off in Kabul on 3 May 2022. The Islamic State in Iraq and Syria said it had planted the bomb."
    assert {event.place.name for event in events(reader, text) if event.place} == {"Kabul"}


def test_the_crossing_is_the_only_one_that_the_report_names(reader):
    text = (
        "Pakistan shut a key border crossing with Afghanistan on 3 May 2023, officials said. "
        "Lorries waited for hours at Torkham, traders said."
    )
    (event,) = events(reader, text)
    assert event.sub_event_type == "Border closure or reopening"
    assert event.place.name == "Torkham border crossing"


def test_of_two_crossings_none_is_guessed(reader):
    text = (
        "Pakistan shut a key border crossing with Afghanistan on 3 May 2023, officials said. "
        "Lorries waited for hours at Torkham and at Kharlachi, traders said."
    )
    assert "crossing" not in (events(reader, text)[0].place.name if events(reader, text)[0].place else "")


def test_no_actors_name_runs_over_a_full_stop(reader):
    text = "Assailants laid a mine in Washuk, Balochistan, Pakistan. Security forces defused it on 3 May 2022."
    frame = next(reader._pipeline.frames([Document(id="made-up", text=text)]))
    assert [m for m in frame.mentions if "." in text[frame.doc[m.start].idx : frame.doc[m.end - 1].idx]] == []
