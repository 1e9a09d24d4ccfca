import dataclasses
import datetime as dt
from collections import Counter, defaultdict

import pytest
from corpus_checks import (
    DIGEST_LINE,
    EVENT_KEYS,
    Digest,
    FrontMatterError,
    event_problems,
    front_matter_problems,
    length_problems,
    load_digests,
    load_readings,
    parse_digest,
    reading_problems,
    repeated_urls,
    shared_runs,
    valid_interval,
)

DIGESTS = load_digests()
READINGS = load_readings()

# Made up, as are all examples below.
SOUND = Digest(
    "2024-05-01-example-bridge-2024-example-post",
    {
        "title": "A made-up bridge is made up",
        "publisher": "Example Post",
        "date": dt.date(2024, 5, 1),
        "url": "https://example.org/bridge",
        "digest": DIGEST_LINE,
        "incident": "example-bridge-2024",
    },
    " ".join(f"word{number}" for number in range(100)),
)
EVENT = dict.fromkeys(EVENT_KEYS) | {
    "incident": "example-bridge-2024",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "sub_event_alt": [],
    "status": "occurred",
    "status_alt": [],
    "date": "2024-05",
    "blamed_by": [],
    "main": True,
    "quote": "word1 word2",
}


def reading(**changes):
    base = {"id": SOUND.stem, "incident": "example-bridge-2024", "negative": False}
    return base | {"events": [EVENT], "links": [], "claims": [], "non_events": []} | changes


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: digest.stem)
def test_every_digest_is_labelled_and_of_the_right_length(digest):
    assert [*front_matter_problems(digest), *length_problems(digest)] == []


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: digest.stem)
def test_every_digest_has_a_sound_golden_reading(digest):
    assert digest.stem in READINGS
    assert list(reading_problems(READINGS[digest.stem], digest)) == []


def test_every_reading_has_its_digest():
    assert READINGS.keys() == {digest.stem for digest in DIGESTS}


def test_no_report_is_digested_twice():
    assert list(repeated_urls(DIGESTS)) == []


def test_no_two_digests_share_a_run_of_eight_words():
    assert list(shared_runs(DIGESTS)) == []


def test_the_corpus_is_as_large_and_as_wide_as_promised():
    incidents = Counter(digest.meta["incident"] for digest in DIGESTS)
    publishers = defaultdict(set)
    for digest in DIGESTS:
        publishers[digest.meta["incident"]].add(digest.meta["publisher"])
    assert len(DIGESTS) >= 60
    assert len(incidents) >= 30
    assert max(incidents.values()) <= 4
    assert sum(len(names) >= 2 for names in publishers.values()) >= 10
    assert {digest.meta["date"].year for digest in DIGESTS} == set(range(2021, 2027))


def test_the_corpus_shows_each_kind_of_development():
    sub_events = {event["sub_event_type"] for one in READINGS.values() for event in one["events"]}
    assert sub_events >= {
        *("Suicide bomb", "Armed clash", "Air/drone strike", "Arrests", "Agreement", "Financing", "Training"),
        *("Border closure or reopening", "Abduction/forced disappearance", "Remote explosive/landmine/IED"),
    }
    assert any(event["denied_by"] for one in READINGS.values() for event in one["events"])


def test_an_incident_keeps_its_kind_wherever_it_is_told():
    told = defaultdict(set)
    for one in READINGS.values():
        for event in one["events"]:
            told[event["incident"]].add(event["date"][:4] if event["date"] else None)
    assert {slug: years for slug, years in told.items() if len(years - {None}) > 1} == {}


def test_a_sound_example_passes():
    assert [*front_matter_problems(SOUND), *length_problems(SOUND), *reading_problems(reading(), SOUND)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("title", " "), ("publisher", None), ("date", "soon"), ("date", dt.date(2019, 1, 1)), ("url", "example")),
        *(("digest", "a digest"), ("incident", "Example Bridge")),
    ],
)
def test_bad_front_matter_is_reported(key, value):
    assert list(front_matter_problems(dataclasses.replace(SOUND, meta={**SOUND.meta, key: value})))
    assert list(
        front_matter_problems(dataclasses.replace(SOUND, meta={k: v for k, v in SOUND.meta.items() if k != key}))
    )


def test_text_without_front_matter_is_refused():
    with pytest.raises(FrontMatterError):
        parse_digest("plain", "A plain report.\n")


def test_a_misnamed_file_is_reported():
    assert list(front_matter_problems(dataclasses.replace(SOUND, stem="2024-05-02-example-bridge-2024-example-post")))


@pytest.mark.parametrize("count", [79, 251])
def test_a_body_too_short_or_too_long_is_reported(count):
    assert list(length_problems(dataclasses.replace(SOUND, body=" ".join(["word"] * count))))


def test_the_same_report_under_another_address_is_reported():
    other = dataclasses.replace(
        SOUND, stem="other", meta={**SOUND.meta, "url": "http://www.example.org/bridge/?from=x"}
    )
    assert list(repeated_urls([SOUND, other]))


def test_a_shared_run_is_found_across_line_ends_and_punctuation():
    one = dataclasses.replace(SOUND, stem="one", body="Here the bridge fell, and nobody was on it then.")
    two = dataclasses.replace(SOUND, stem="two", body="Later: the bridge fell and\nnobody was on it. So they said.")
    assert list(shared_runs([one, two])) == ["two: shares with one: the bridge fell and nobody was on it"]
    assert list(shared_runs([one, two], length=9)) == []


@pytest.mark.parametrize(
    "change",
    [
        *({"event_type": "Riots"}, {"sub_event_alt": ["Duel"]}, {"status": "done"}, {"incident": "No Slug"}),
        *({"date": "May 2024"}, {"date": "2024-05/2024-04"}, {"lat": 34.0}, {"lat": 51.5, "lon": 0.1}),
        *({"killed_min": 5, "killed_max": 4}, {"injured_max": 4}, {"blamed_by": [{"by": "a clerk"}]}),
    ],
)
def test_a_bad_event_is_reported(change):
    assert list(event_problems(EVENT | change))


@pytest.mark.parametrize(
    "change",
    [
        {"id": "another"},
        {"incident": "another-2024"},
        {"events": []},
        {"events": [EVENT | {"quote": "word2 word1"}]},
        {"links": [{"source": "A", "relation": "likes", "target": "B", "status": "asserted", "quote": "word1"}]},
        {"links": [{"source": "", "relation": "leads", "target": "B", "status": "asserted", "quote": "word1"}]},
        {"claims": [{"speaker": "A", "stance": "sings", "quote": "word1"}]},
        {"claims": [{"speaker": "A", "stance": "asserts", "quote": "never said"}]},
        {"extra": []},
    ],
)
def test_a_bad_reading_is_reported(change):
    assert list(reading_problems(reading(**change), SOUND))


@pytest.mark.parametrize(
    ("text", "good"),
    [("2024", True), ("2024-02-29", True), ("2023-02-29", False), ("2024-05-01/2024-05-03", True), ("a/b/c", False)],
)
def test_intervals(text, good):
    assert valid_interval(text) is good
