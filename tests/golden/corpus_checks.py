"""Checks of the starter corpus and of its golden readings: each returns the problems it found, as sentences.

They read the files alone (no import of the engine), so that the corpus is judged by the written code lists and not by
the program that is measured on it.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = ROOT / "seeds" / "digests"
READINGS = ROOT / "tests" / "golden" / "readings"

DIGEST_LINE = "written by the Sourceline project from the report named here"
REQUIRED = {"title", "publisher", "date", "url", "digest", "incident"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORDS = (80, 250)
RUN = 8
REGION = (20.0, 45.0, 25.0, 120.0)
"""South, north, west, east: both countries, and the cities in which they and mediators meet, Istanbul to Beijing."""

# The ACLED lists, then Sourceline's own sub-events under Strategic developments.
SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade"),
        *("Shelling/artillery/missile attack", "Remote explosive/landmine/IED"),
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Other"),
        *("Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory"),
        *("Financing", "Training", "Recruitment or propaganda", "Movement or transit", "Statement or threat"),
        *("Interception or intelligence", "Border closure or reopening"),
    },
}
STATUSES = {"occurred", "attempted", "foiled", "alleged", "ongoing_trend"}
RELATIONS = {
    *("part_of", "splinter_of", "successor_of", "member_of", "leads", "allied_with", "coordinates_with", "trains"),
    *("funds", "supplies", "shelters", "facilitates", "directs", "pledged_to", "negotiates_with", "assists"),
    *("attacks", "clashes_with", "opposes", "arrests", "accuses"),
}
LINK_STATUSES = {"asserted", "alleged", "denied"}
STANCES = {
    *("asserts", "denies", "blames", "claims_responsibility", "assesses", "warns", "demands", "recommends"),
}
READING_KEYS = {"id", "incident", "negative", "events", "links", "claims", "non_events"}
EVENT_KEYS = {
    *("incident", "event_type", "sub_event_type", "sub_event_alt", "status", "status_alt", "date", "place", "admin"),
    *("lat", "lon", "perpetrators", "targets", "claimed_by", "denied_by", "blamed_by", "killed_min", "killed_max"),
    *("injured_min", "injured_max", "attackers_killed", "attackers_killed_max", "main", "quote"),
}
RANGES = (("killed_min", "killed_max"), ("injured_min", "injured_max"), ("attackers_killed", "attackers_killed_max"))


class FrontMatterError(ValueError):
    """A digest does not open with a block of front matter."""


@dataclass(frozen=True)
class Digest:
    """One digest as its file has it."""

    stem: str
    meta: Mapping[str, Any]
    body: str


def parse_digest(stem: str, text: str) -> Digest:
    """Split a digest into front matter and body.

    Raises:
        FrontMatterError: the text does not start with a block between two lines of three dashes.
    """
    found = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    meta = yaml.safe_load(found[1]) if found else None
    if found is None or not isinstance(meta, dict):
        raise FrontMatterError(f"{stem}: no front matter")
    return Digest(stem, meta, found[2].strip())


def load_digests() -> list[Digest]:
    """Every digest of the starter corpus, by file name."""
    return [parse_digest(path.stem, path.read_text(encoding="utf-8")) for path in sorted(DIGESTS.glob("*.md"))]


def load_readings() -> dict[str, dict[str, Any]]:
    """Every golden reading by file name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(READINGS.glob("*.json"))}


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.lower())


def front_matter_problems(digest: Digest) -> Iterator[str]:
    """What is missing or malformed in a digest's front matter and file name."""
    meta = digest.meta
    for key in sorted(REQUIRED - meta.keys()):
        yield f"{digest.stem}: no {key}"
    for key in sorted(REQUIRED & meta.keys() - {"date"}):
        if not isinstance(meta[key], str) or not meta[key].strip():
            yield f"{digest.stem}: {key} is not text"
    date, url, incident = meta.get("date"), str(meta.get("url")), str(meta.get("incident"))
    if not isinstance(date, dt.date) or not dt.date(2021, 1, 1) <= date <= dt.date(2026, 12, 31):
        yield f"{digest.stem}: date {date!r} is not a day of 2021 to 2026"
    if not re.fullmatch(r"https?://[^/\s]+\.[^/\s]+/\S*", url):
        yield f"{digest.stem}: url {url!r} is not the address of a page"
    if meta.get("digest") != DIGEST_LINE:
        yield f"{digest.stem}: does not say that it is a digest"
    if not SLUG.fullmatch(incident):
        yield f"{digest.stem}: incident {incident!r} is not a slug"
    if not SLUG.fullmatch(digest.stem) or not digest.stem.startswith(f"{date}-{incident}-"):
        yield f"{digest.stem}: is not named date-incident-publisher"


def length_problems(digest: Digest) -> Iterator[str]:
    """A body that is too short or too long for a digest."""
    count = len(digest.body.split())
    if not WORDS[0] <= count <= WORDS[1]:
        yield f"{digest.stem}: {count} words"


def repeated_urls(digests: Iterable[Digest]) -> Iterator[str]:
    """Reports digested twice, however their address is written."""
    seen: dict[str, str] = {}
    for digest in digests:
        bare = re.sub(r"^https?://(www\.)?", "", str(digest.meta.get("url")).split("?")[0]).rstrip("/")
        if bare in seen:
            yield f"{digest.stem}: same report as {seen[bare]}"
        seen[bare] = digest.stem


def shared_runs(digests: Iterable[Digest], length: int = RUN) -> Iterator[str]:
    """Runs of words that two digests have in common."""
    owner: dict[tuple[str, ...], str] = {}
    for digest in digests:
        told = set()
        have = words(digest.body)
        for run in zip(*(have[start:] for start in range(length)), strict=False):
            first = owner.setdefault(run, digest.stem)
            if first not in {digest.stem, *told}:
                told.add(first)
                yield f"{digest.stem}: shares with {first}: {' '.join(run)}"


def reading_problems(reading: Mapping[str, Any], digest: Digest) -> Iterator[str]:
    """What is wrong with a golden reading: shape, codes, dates, places, numbers, quotes."""
    if reading.keys() != READING_KEYS:
        yield f"{digest.stem}: keys {sorted(reading.keys() ^ READING_KEYS)}"
        return
    if reading["id"] != digest.stem or reading["incident"] not in {None, digest.meta.get("incident")}:
        yield f"{digest.stem}: id or incident is another's"
    if not reading["negative"] and not any(event.get("main") for event in reading["events"]):
        yield f"{digest.stem}: no main event"
    for event in reading["events"]:
        yield from (f"{digest.stem}: {problem}" for problem in event_problems(event))
    yield from (f"{digest.stem}: {problem}" for problem in statement_problems(reading))
    for kind in ("events", "links", "claims", "non_events"):
        for record in reading[kind]:
            if not record["quote"].strip() or record["quote"] not in digest.body:
                yield f"{digest.stem}: not in the digest: {record['quote'][:80]!r}"


def statement_problems(reading: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the links and claims of a reading, their quotes aside."""
    for link in reading["links"]:
        if link["relation"] not in RELATIONS or link["status"] not in LINK_STATUSES:
            yield f"link {link['relation']} {link['status']}"
        if not link["source"] or not link["target"]:
            yield "a link lacks an end"
    for claim in reading["claims"]:
        if claim["stance"] not in STANCES or not claim["speaker"]:
            yield f"claim by {claim['speaker']!r} {claim['stance']}"


def event_problems(event: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with one event of a reading, its quote aside."""
    if event.keys() != EVENT_KEYS:
        yield f"event keys {sorted(event.keys() ^ EVENT_KEYS)}"
        return
    if event["sub_event_type"] not in SUB_EVENTS.get(event["event_type"], set()):
        yield f"no {event['sub_event_type']!r} under {event['event_type']!r}"
    known = set().union(*SUB_EVENTS.values())
    if not set(event["sub_event_alt"]) <= known or not {event["status"], *event["status_alt"]} <= STATUSES:
        yield f"unknown code in {event['incident']}"
    if not SLUG.fullmatch(event["incident"]):
        yield f"incident {event['incident']!r} is not a slug"
    if event["date"] is not None and not valid_interval(event["date"]):
        yield f"date {event['date']!r}"
    if not valid_point(event["lat"], event["lon"]):
        yield f"point {event['lat']}, {event['lon']}"
    for low, high in RANGES:
        least, most = event[low], event[high]
        if (least is None and most is not None) or (None not in {least, most} and not 0 <= least <= most):
            yield f"{low} {least} to {most}"
    if any(set(blame) != {"entity", "by"} for blame in event["blamed_by"]):
        yield "blamed_by needs entity and by"


def valid_point(lat: float | None, lon: float | None) -> bool:
    """Whether both are unknown, or a point in the region."""
    if lat is None or lon is None:
        return lat is lon
    south, north, west, east = REGION
    return south <= lat <= north and west <= lon <= east


def valid_interval(text: str) -> bool:
    """Whether a text is a day, month or year, or two of them in order with a slash between."""
    try:
        firsts = [dt.date.fromisoformat("-".join([*part.split("-"), "01", "01"][:3])) for part in text.split("/")]
    except ValueError:
        return False
    return len(firsts) <= 2 and all(a <= b for a, b in pairwise(firsts))
