"""A group of reports -> the incident's row: the most exact place and date, tolls as ranges, actors united."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sourceline.codes import DatePrecision, EventStatus, PlacePrecision
from sourceline.fuse.report import EventReport
from sourceline.fuse.similar import containment
from sourceline.store.tables import TOLL_FIELDS

ROLES = ("perpetrator", "target", "claimed_by", "denied_by", "blamed_on")
_PLACE_RANK = {code.value: rank for rank, code in enumerate(PlacePrecision)}
_DATE_RANK = {code.value: rank for rank, code in enumerate(DatePrecision)}
_STATUS_RANK = {code.value: rank for rank, code in enumerate(EventStatus)}
_DATE = ("date_start", "date_end", "date_precision", "date_text")
_PLACE = ("place_name", "place_precision", "admin2", "admin1", "country", "lat", "lon", "radius_km", "gazetteer_id")
_LAST = 99


def summary(reports: Sequence[EventReport]) -> dict[str, Any]:
    """Columns of the incidents table that its reports give (earliest first), without ids and counts of sources."""
    values = [report.values for report in reports]
    place = min(values, key=lambda row: _PLACE_RANK.get(row["place_precision"], _LAST))
    date = min(values, key=lambda row: _DATE_RANK.get(row["date_precision"], _LAST))
    kind = _commonest(reports, lambda report: report.sub_type)
    found: dict[str, Any] = {name: place[name] for name in _PLACE} | {name: date[name] for name in _DATE}
    found["event_type"] = next(row["event_type"] for row in values if row["sub_event_type"] == kind)
    found["sub_event_type"] = kind
    found["status"] = min((row["status"] for row in values), key=_STATUS_RANK.__getitem__)
    found["weapon"] = next((row["weapon"] for row in values if row["weapon"]), None)
    found["main"] = any(row["main"] for row in values)
    found["confidence"] = 1 - _product(1 - row["confidence"] for row in values)
    found["reviewed"] = any(report.reviewed for report in reports)
    found["disputed"] = disputed(reports)
    return found | toll_ranges(reports)


def toll_ranges(reports: Sequence[EventReport]) -> dict[str, int | None]:
    """Lowest and highest figure that any report gives, of each kind; an end is open only where no report closes it."""
    found: dict[str, int | None] = {}
    for name in TOLL_FIELDS:
        ends = [end for report in reports for end in report.toll(name) if end is not None]
        lows = [low for low, _ in (report.toll(name) for report in reports) if low is not None]
        highs = [high for _, high in (report.toll(name) for report in reports) if high is not None]
        found[f"{name}_min"] = min(ends) if lows else None
        found[f"{name}_max"] = max(ends) if highs else None
    return found


def actor_rows(reports: Sequence[EventReport]) -> set[tuple[str, str]]:
    """Role and entity id of everybody whom a report names in it."""
    return {(role, actor) for report in reports for role in ROLES for actor in report.actors.get(role, ())}


def disputed(reports: Sequence[EventReport]) -> bool:
    """Whether reports differ on the dead, or somebody denies the part that another gives them."""
    highest = {high if high is not None else low for low, high in (report.toll("killed") for report in reports)}
    denied = {actor for role, actor in actor_rows(reports) if role == "denied_by"}
    return len(highest - {None}) > 1 or bool(denied)


def copies(reports: Sequence[EventReport], texts: Mapping[int, str], share: float) -> set[int]:
    """Row numbers of reports that add no independent source: copied texts, and further reports of one publisher."""
    found: set[int] = set()
    kept: list[EventReport] = []
    for report in reports:
        again = any(
            (report.publisher and report.publisher == other.publisher)
            or containment(texts[report.document], texts[other.document]) >= share
            for other in kept
        )
        if again:
            found.add(report.n)
        else:
            kept.append(report)
    return found


def _commonest(reports: Sequence[EventReport], value: Callable[[EventReport], str]) -> str:
    counted = Counter(value(report) for report in reports)
    return max(counted, key=lambda name: counted[name])  # the earliest of equals: counters keep their order


def _product(factors: Any) -> float:
    found = 1.0
    for factor in factors:
        found *= factor
    return found
