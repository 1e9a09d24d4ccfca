"""The four readings of Filters: URL, sentence, mask and SQL, and that they agree."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sourceline.codes import EventStatus, Reliability, Stance
from sourceline.query import FilterError, Filters, Known, Preset, Role, Side, incidents
from sourceline.query.params import Notice
from sourceline.query.sentence import phrases
from sourceline.store.decisions import read_log
from sourceline.store.effective import effective
from sourceline.vocab import event_types
from tests.engine.query.filters_in_sql import Context, incident_query

MANY = hypothesis_settings(max_examples=300, deadline=None)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
MAY = dt.date(2024, 5, 1)
NAMES = {"ttp": "TTP", "jua": "JuA"}


def some(values, most=2):
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def names(*known):
    return st.lists(st.sampled_from(known) | WORDS.filter(str.strip), max_size=2).map(tuple)


@st.composite
def filters(draw):
    preset = draw(st.none() | st.sampled_from(list(Preset)))
    days = draw(st.lists(st.dates(dt.date(2024, 4, 1), dt.date(2024, 7, 1)), min_size=2, max_size=2).map(sorted))
    dated = preset is None
    corner = st.tuples(st.floats(60, 70), st.floats(29, 32.5), st.floats(70.1, 75), st.floats(32.6, 36))
    subs = [sub.name for sub in event_types()]
    return Filters(
        groups=draw(names("ttp", "jua", "pak-army", "pakistan")),
        factions=draw(st.booleans()),
        role=draw(st.none() | st.sampled_from(list(Role))),
        types=draw(some(sorted({sub.type for sub in event_types()}))),
        sub_types=draw(some(["Suicide bomb", "Arrests", *subs])),
        statuses=draw(some(list(EventStatus))),
        since=days[0] if dated and draw(st.booleans()) else None,
        until=days[1] if dated and draw(st.booleans()) else None,
        preset=preset,
        countries=draw(names("Pakistan", "Afghanistan")),
        provinces=draw(names("Khyber Pakhtunkhwa", "Kandahar")),
        districts=draw(names("Bannu", "South Waziristan")),
        box=draw(st.none() | corner),
        border_km=draw(st.none() | st.floats(0.2, 900)),
        border_side=draw(st.none() | st.sampled_from(list(Side))),
        publishers=draw(names("Made-up Daily", "Invented Post")),
        reliabilities=draw(some(list(Reliability), 3)),
        stances=draw(some(list(Stance), 4)),
        killed_min=draw(st.none() | st.integers(1, 6)),
        text=draw(st.none() | st.sampled_from(["bannu", '"suicide attacker"', "caf*", "-bannu", "(("]) | WORDS),
        reviewed_only=draw(st.booleans()),
        incidents=draw(st.just(()) | names("i_0")),
    )


@MANY
@given(filters())
def test_url_parameters_come_back_equal(wanted):
    params = wanted.to_params()
    assert all(isinstance(value, str) and value for value in params.values())
    assert Filters.from_params(params) == (wanted, ())
    assert Filters.from_params({key: [value] for key, value in params.items()}) == (wanted, ())


@MANY
@given(st.dictionaries(st.sampled_from(["group", "type", "since", "box", "killed", "q", "as", "border", "x"]), WORDS))
def test_any_url_is_read_without_an_error(params):
    read, notices = Filters.from_params(params, Known())
    assert Filters.from_params(read.to_params())[0] == read
    assert all(isinstance(notice, Notice) and notice.message for notice in notices)


@pytest.mark.parametrize(
    ("params", "left"),
    [
        ({"type": "battles,nonsense"}, ["nonsense"]),
        ({"group": "ttp,nobody", "province": "Atlantis"}, ["nobody", "Atlantis"]),
        ({"since": "2024-13-01"}, ["2024-13-01"]),
        ({"since": "2024-05-01", "until": "2023-01-01"}, ["2023-01-01"]),
        ({"box": "71,32,69,34"}, ["71,32,69,34"]),
        ({"killed": "-1", "border": "nan", "side": "moon", "reviewed": "yes"}, ["nan", "moon", "-1", "yes"]),
        ({"last": "30d", "since": "2024-01-01"}, ["30d"]),
    ],
)
def test_values_that_make_no_sense_are_left_out_with_a_notice(params, left):
    read, notices = Filters.from_params(params, Known(groups=frozenset({"ttp"})))
    assert [notice.value for notice in notices] == left
    assert "nonsense" not in str(read)


def test_equal_asks_are_equal():
    assert Filters(groups=("b", "a", "a")) == Filters(groups=("a", "b"))
    assert Filters(text="  two   words ") == Filters(text="two words")
    assert Filters(text="   ") == Filters()


def test_a_period_must_be_one():
    with pytest.raises(FilterError, match="ends"):
        Filters(since=dt.date(2024, 2, 1), until=dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Filters(), "All incidents"),
        (Filters(sub_types=("Suicide bomb",), groups=("ttp",), role=Role.PERPETRATOR, border_km=25, since=MAY),
         "Suicide bombings by TTP within 25 km of the border since May 2024"),
        (Filters(groups=("ttp", "jua"), factions=False, preset=Preset.QUARTER),
         "Incidents involving JuA or TTP without their factions in the last 90 days"),
        (Filters(types=("Battles", "Riots"), provinces=("Khyber Pakhtunkhwa",), killed_min=10),
         "Battles and riots in Khyber Pakhtunkhwa killing at least 10"),
        (Filters(since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31), statuses=(EventStatus.FOILED,)),
         "Incidents in 2024 that were foiled"),
        (Filters(since=dt.date(2024, 5, 3), until=dt.date(2024, 5, 3), border_side=Side.AFGHANISTAN),
         "Incidents on Afghanistan's side on 3 May 2024"),
        (Filters(publishers=("Made-up Daily",), reliabilities=(Reliability.A, Reliability.B), text="madrasa"),
         "Incidents reported by Made-up Daily, from sources graded A or B in reports with “madrasa”"),
        (Filters(stances=(Stance.DENIES,), until=dt.date(2024, 5, 31), reviewed_only=True),
         "Incidents until May 2024 on which somebody denies (reviewed only)"),
        (Filters(districts=("Bannu",), countries=("Pakistan",), box=(69, 32, 71, 34.5)),
         "Incidents in Bannu, Pakistan inside 32 to 34.5° N, 69 to 71° E"),
        (Filters(incidents=("i_1", "i_2")), "2 selected incidents"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_was_asked(asked, sentence):
    assert asked.sentence(NAMES) == sentence


@MANY
@given(filters())
def test_every_filter_that_narrows_is_in_the_sentence(wanted):
    """Dropping a filter changes the sentence, so none is hidden from the reader."""
    from dataclasses import fields, replace

    plain = {spec.name: spec.default for spec in fields(Filters)}
    for name in wanted.active:
        if name in {
            "role",
            "incidents",
        }:  # a role needs groups; a selection beside types is not counted
            continue
        assert replace(wanted, **{name: plain[name]}).sentence() != wanted.sentence(), name


def test_every_code_has_its_words():
    subs = event_types()
    assert set(phrases()["sub_types"]) == {sub.name for sub in subs}
    assert set(phrases()["types"]) == {sub.type for sub in subs}
    for kind, codes in (("statuses", EventStatus), ("stances", Stance), ("presets", Preset), ("sides", Side)):
        assert set(phrases()[kind]) == {code.value for code in codes}


def by_database(desk, wanted):
    with desk.store.reading() as connection:
        context = Context(desk.today, desk.known_actors, effective(read_log(connection)))
        return set(connection.execute(incident_query(wanted, context)).scalars())


@MANY
@given(wanted=filters())
def test_mask_and_sql_agree(desk, wanted):
    assert set(incidents(desk, wanted)["id"]) == by_database(desk, wanted)


SINGLE = {
    "groups": (("jua",), {"Bannu"}),
    "types": (("Battles",), {"Spin Boldak"}),
    "sub_types": (("Arrests",), {"Wana"}),
    "statuses": ((EventStatus.FOILED,), {None}),
    "since": (dt.date(2024, 6, 19), {"Wana"}),
    "until": (dt.date(2024, 5, 1), {"Bannu"}),
    "preset": (Preset.MONTH, {"Wana", "Spin Boldak"}),
    "countries": (("Afghanistan",), {"Spin Boldak"}),
    "provinces": (("Khyber Pakhtunkhwa",), {"Bannu", "Wana"}),
    "districts": (("Bannu",), {"Bannu"}),
    "box": ((69.0, 32.0, 70.0, 33.0), {"Wana"}),
    "border_km": (25, {"Wana", "Spin Boldak"}),
    "border_side": (Side.AFGHANISTAN, {"Spin Boldak"}),
    "publishers": (("Made-up Daily",), {"Bannu"}),
    "reliabilities": ((Reliability.B,), {"Bannu"}),
    "stances": ((Stance.DENIES,), {"Bannu"}),
    "killed_min": (4, {"Bannu"}),
    "text": ("cafe", {None}),
    "reviewed_only": (True, {"Wana"}),
}


@pytest.mark.parametrize("name", SINGLE)
def test_each_filter_narrows_to_what_it_says(desk, name):
    value, expected = SINGLE[name]
    wanted = Filters(**{name: value})
    assert set(incidents(desk, wanted)["place_name"]) == expected
    assert len(incidents(desk, wanted)) == len(by_database(desk, wanted)) == len(expected)


def test_a_role_and_the_factions_matter(desk):
    def where(**more):
        return set(incidents(desk, Filters(groups=("ttp",), **more))["place_name"])

    assert where() == {"Bannu", None}
    assert where(role=Role.BLAMED_ON) == {None}
    assert where(role=Role.TARGET) == set()
    assert set(incidents(desk, Filters(groups=("pakistan",)))["place_name"]) == set()


@pytest.mark.parametrize(
    ("asked", "claims", "reports"),
    [
        (Filters(), "All claims", "All reports"),
        (Filters(groups=("ttp",), since=MAY), "Claims involving TTP since May 2024", None),
        (Filters(types=("Battles",)), "Claims told with battles", "Reports that tell of battles"),
        (Filters(groups=("ttp",), role=Role.TARGET), "Claims told with incidents against TTP", None),
        (Filters(killed_min=4), None, "Reports that tell of incidents killing at least 4"),
        (Filters(incidents=("i_1", "i_2")), "Claims told with 2 selected incidents", None),
    ],
)
def test_the_sentence_names_what_a_page_lists(asked, claims, reports):
    for things, said in (("claims", claims), ("reports", reports)):
        assert said in {None, asked.sentence(NAMES, things)}
