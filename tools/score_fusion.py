"""How well fusion puts reports of one incident together, against the golden readings: `python -m tools.score_fusion`.

The readings in tests/golden/readings say, for each digest, which events a careful reader finds and which incident each
belongs to. Fusion gets those events without the incident's name; B-cubed precision and recall (Bagga and Baldwin 1998)
compare its incidents with the readers'. Precision falls with wrong merges, recall with missed ones.
"""

import argparse
import calendar
import datetime as dt
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import select, true

from sourceline.fuse.group import Grouper
from sourceline.fuse.load import load_reports
from sourceline.fuse.report import EventReport
from sourceline.fuse.thresholds import thresholds
from sourceline.geo import Gazetteer
from sourceline.ingest import ingest, read_reports
from sourceline.settings import ROOT
from sourceline.store import open_store
from sourceline.store import tables as t
from sourceline.store.effective import Effective
from sourceline.store.tables import TOLL_FIELDS
from sourceline.vocab import actors

READINGS = ROOT / "tests" / "golden" / "readings"
DIGESTS = ROOT / "seeds" / "digests"
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed scores, 0 to 1, and what they are of."""

    precision: float
    recall: float
    events: int
    incidents: int
    found: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(found: Sequence[str], true: Sequence[str]) -> Score:
    """Scores of a grouping: the group and the true class of each element, in the same order."""
    both, groups, classes = Counter(zip(found, true, strict=True)), Counter(found), Counter(true)
    pairs = list(zip(found, true, strict=True))
    precision = sum(both[pair] / groups[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / classes[pair[1]] for pair in pairs) / len(pairs)
    return Score(precision, recall, len(pairs), len(classes), len(groups))


def readings(folder: Path = READINGS) -> list[tuple[EventReport, str]]:
    """Every event of the readings as a report, and its incident's name; documents in the order of their dates."""
    found: list[tuple[EventReport, str]] = []
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        reading = json.loads(path.read_text(encoding="utf-8"))
        for ordinal, event in enumerate(reading["events"]):
            if event["incident"]:
                found.append((_report(event, (number, ordinal), path.stem), event["incident"]))
    return found


def _report(event: Mapping[str, Any], order: tuple[int, int], stem: str) -> EventReport:
    roles = {"perpetrator": event["perpetrators"], "claimed_by": event["claimed_by"], "denied_by": event["denied_by"]}
    roles["blamed_on"] = [blame["entity"] for blame in event["blamed_by"]]
    values: dict[str, Any] = dict.fromkeys(f"{name}_{end}" for name in TOLL_FIELDS for end in ("min", "max"))
    values |= {f"killed_{end}": event[f"killed_{end}"] for end in ("min", "max")}
    values |= {f"injured_{end}": event[f"injured_{end}"] for end in ("min", "max")}
    values |= {"attackers_killed_min": event["attackers_killed"], "attackers_killed_max": event["attackers_killed_max"]}
    values |= _date(event["date"]) | _place(event)
    values |= {"sub_event_type": event["sub_event_type"], "status": event["status"]}
    return EventReport(
        n=order[0] * 1000 + order[1],
        id=f"e_{stem}_{order[1]}",
        order=order,
        document=order[0],
        document_id=stem,
        publisher=None,
        dated=dt.date.fromisoformat(stem[:10]),
        values=values,
        actors={role: frozenset(map(_actor, names)) for role, names in roles.items()},
        words=event["quote"],
    )


def _actor(name: str) -> str:
    for actor in actors().values():
        if name.casefold() in {actor.name.casefold(), (actor.short or actor.name).casefold()}:
            return actor.id
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"g-{slug}" if name[:1].isupper() else f"u-{slug}"


def _date(text: str | None) -> dict[str, Any]:
    if not text:
        return {"date_start": None, "date_end": None, "date_precision": None}
    first, _, last = text.partition("/")
    start, end = _days(first)[0], _days(last or first)[1]
    parts = len(first.split("-"))
    precision = "interval" if last else {1: "year", 2: "month", 3: "day"}[parts]
    return {"date_start": start, "date_end": end, "date_precision": precision}


def _days(text: str) -> tuple[dt.date, dt.date]:
    numbers = [int(part) for part in text.split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if month:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _place(event: Mapping[str, Any]) -> dict[str, Any]:
    """The place as the gazetteer knows it, at the readers' point where they give one."""
    name, lat = event["place"], event["lat"]
    known = _gazetteer().geocode(name) if name else None
    raw: dict[str, Any] = known.raw if known else {}
    found = {name: raw.get(name) for name in ("admin2", "admin1", "country", "radius_km")}
    precision = raw.get("precision") or ("town" if lat is not None else "unknown" if name else None)
    area = precision in {"country", "border_area", "unknown"}
    point = (lat, event["lon"]) if lat is not None else (known.latitude, known.longitude) if known else (None, None)
    found |= {"lat": None, "lon": None} if area else {"lat": point[0], "lon": point[1]}
    found["admin1"] = event["admin"] or found["admin1"]
    return found | {"place_name": name, "place_precision": precision}


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def grouped(reports: Sequence[EventReport]) -> dict[str, tuple[str, str]]:
    """Report id -> the incident that fusion puts it to, and why."""
    grouper = Grouper(thresholds())
    for report in sorted(reports, key=lambda report: report.order):
        grouper.add(report)
    groups = grouper.groups.values()
    return {report.id: (group.id, group.reasons[report.id]) for group in groups for report in group.reports}


def score() -> Score:
    """Fusion of the readings' events against their incidents."""
    pairs = readings()
    found = grouped([report for report, _ in pairs])
    return b_cubed([found[report.id][0] for report, _ in pairs], [true for _, true in pairs])


def mistakes() -> Iterator[str]:
    """Wrong merges, then incidents left in pieces, in words."""
    pairs = readings()
    found, true = grouped([report for report, _ in pairs]), {report.id: slug for report, slug in pairs}
    groups, classes = defaultdict(list), defaultdict(list)
    for report, slug in pairs:
        groups[found[report.id][0]].append(report)
        classes[slug].append(report)
    for members in groups.values():
        if len({true[report.id] for report in members}) > 1:
            yield "WRONG " + "\n      ".join(f"{true[r.id]} | {_line(r)} | {found[r.id][1]}" for r in members)
    for slug, members in classes.items():
        if len({found[report.id][0] for report in members}) > 1:
            yield f"MISSED {slug}\n      " + "\n      ".join(f"{found[r.id][0]} | {_line(r)}" for r in members)


def _line(report: EventReport) -> str:
    values = report.values
    when = f"{values['date_start']}..{values['date_end']}"
    return f"{report.id} {values['sub_event_type']} {when} {values['place_name']} killed {report.toll('killed')}"


def engine_score() -> Score:
    """Fusion of what the engine itself reads in the digests, over the events that answer one of the readings'.

    An extracted event answers a reading's when their quotes overlap, their kinds go together and their dates do not
    contradict; each is used once.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/score.db")
        documents, _ = read_reports([DIGESTS])
        ingest(sorted(documents, key=lambda document: str(document.origin)), store)
        with store.reading() as connection:
            reports = load_reports(connection, true(), Effective())
            members = select(t.incident_events.c.event, t.incident_events.c.incident)
            incident = {row.event: row.incident for row in connection.execute(members)}
            origins = select(t.documents.c.n, t.documents.c.origin)
            stems = {row.n: Path(row.origin).stem for row in connection.execute(origins)}
    wanted: dict[str, list[tuple[EventReport, str]]] = defaultdict(list)
    for report, slug in readings():
        wanted[report.document_id].append((report, slug))
    pairs = [(str(incident[report.n]), slug) for report, slug in _answers(reports, stems, wanted)]
    return b_cubed([found for found, _ in pairs], [slug for _, slug in pairs])


def _answers(
    reports: Sequence[EventReport], stems: Mapping[int, str], wanted: dict[str, list[tuple[EventReport, str]]]
) -> Iterator[tuple[EventReport, str]]:
    for report in reports:
        golden = wanted[stems[report.document]]
        fits = [
            (_shared(report.words, other.words), at) for at, (other, _) in enumerate(golden) if _same(report, other)
        ]
        share, best = max(fits, default=(0.0, -1))
        if share > HALF:
            yield report, golden.pop(best)[1]


def _shared(one: str, other: str) -> float:
    """Share of the shorter text's words that the longer one has."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) / min(len(first), len(second))


def _same(one: EventReport, other: EventReport) -> bool:
    dates = one.span is None or other.span is None or (one.span[0] <= other.span[1] and other.span[0] <= one.span[1])
    return dates and thresholds().kinds_fit(one.sub_type, other.sub_type)


def main() -> None:
    """Print the scores, and with --mistakes every wrong and every missed merge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="list wrong and missed merges")
    parser.add_argument("--engine", action="store_true", help="fuse what the engine reads, not what the readers found")
    options = parser.parse_args()
    result = engine_score() if options.engine else score()
    if options.mistakes:
        print("\n".join(mistakes()))
    print(f"{result.events} events of {result.incidents} incidents, fused into {result.found}")
    print(f"B-cubed precision {result.precision:.3f}  recall {result.recall:.3f}  F1 {result.f1:.3f}")


if __name__ == "__main__":
    main()
