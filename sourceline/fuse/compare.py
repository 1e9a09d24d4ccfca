"""Two reports: of one incident or not, with the points and the reasons in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyproj import Geod

from sourceline.fuse.report import EventReport
from sourceline.fuse.similar import containment
from sourceline.fuse.thresholds import Points, Thresholds
from sourceline.vocab import actors

SITE_KM = 3.0
_WGS84 = Geod(ellps="WGS84")
_COARSE = frozenset({"week", "month", "year", "interval", "relative_period", "unknown"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison came to: refused outright, or points, with a reason for each."""

    points: int
    reasons: tuple[str, ...]
    refused: bool = False


Mark = tuple[str, str]
"""Name of the points, and the reason in words."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """Two reports that cannot be of one incident."""


def compare(one: EventReport, other: EventReport, limits: Thresholds) -> Verdict:
    """Whether two reports are of one incident: the sum of points for each likeness and difference, or a refusal."""
    if one.document == other.document:
        return Verdict(0, ("told apart by one document",), refused=True)
    try:
        marks = [*_kind(one, other, limits), *_date(one, other, limits), *_place(one, other, limits)]
    except Refusal as why:
        return Verdict(0, (str(why),), refused=True)
    marks += [*_actor_marks(one, other), *_toll(one, other), *_words(one, other, limits)]
    points: Points = limits.points
    return Verdict(sum(getattr(points, name) for name, _ in marks), tuple(reason for _, reason in marks if reason))


def _kind(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    if not limits.kinds_fit(one.sub_type, other.sub_type):
        raise Refusal(f"{one.sub_type} is not {other.sub_type}")
    if not limits.statuses_fit(one.values["status"], other.values["status"]):
        raise Refusal(f"one {one.values['status']}, the other {other.values['status']}")
    if one.sub_type == other.sub_type:
        yield "same_sub_type", f"both {one.sub_type}"


def _date(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    if one.span is None or other.span is None:
        if one.dated is None or other.dated is None or abs((one.dated - other.dated).days) > limits.undated_days:
            raise Refusal("a date is missing, and they were not published about the same time")
        yield "undated", "a date is missing"
        return
    gap = max((other.span[0] - one.span[1]).days, (one.span[0] - other.span[1]).days, 0)
    if gap > limits.max_days_apart:
        raise Refusal(f"{gap} days apart")
    if {one.values["date_precision"], other.values["date_precision"]} & _COARSE:
        yield "overlapping_dates", "dates overlap"
    elif gap == 0:
        yield "same_day", "same day"
    else:
        yield "next_day", "a day apart"


def _place(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    a, b = one.values, other.values
    if a["place_name"] is None or b["place_name"] is None:
        yield "no_place", "a place is missing"
        return
    for level in ("country", "admin1"):
        if a[level] and b[level] and a[level] != b[level] and not _close(one, other):
            raise Refusal(f"{a[level]} is not {b[level]}")
    if one.point is None or other.point is None:
        same = a["place_name"].casefold() == b["place_name"].casefold() and a["place_precision"] != "country"
        yield ("inside", f"both {a['place_name']}") if same else _coarse(one, other)
        return
    yield _distance(one, other, limits)


def km_between(one: EventReport, other: EventReport) -> float:
    """Geodesic distance of two reports that both have a point."""
    (lat, lon), (lat2, lon2) = one.point or (0.0, 0.0), other.point or (0.0, 0.0)
    return float(_WGS84.inv(lon, lat, lon2, lat2)[2]) / 1000


def _close(one: EventReport, other: EventReport) -> bool:
    return bool(one.point and other.point) and km_between(one, other) <= SITE_KM


def _coarse(one: EventReport, other: EventReport) -> Mark:
    if one.values["admin1"] and one.values["admin1"] == other.values["admin1"]:
        return "same_province_only", f"both in {one.values['admin1']}"
    return "same_country_only", "no finer place in common than the country"


def _distance(one: EventReport, other: EventReport, limits: Thresholds) -> Mark:
    km = km_between(one, other)
    radii = [
        min(report.values["radius_km"] or limits.default_radius_km, limits.widest_radius_km) for report in (one, other)
    ]
    provinces = [report.values["place_precision"] == "province" for report in (one, other)]
    if any(provinces):
        return _coarse(one, other)
    same_name = one.values["place_name"].casefold() == other.values["place_name"].casefold()
    if km <= SITE_KM or (same_name and km <= max(radii)):
        return "same_site", f"both at {one.values['place_name']}" if same_name else f"{km:.0f} km apart"
    if km <= min(radii):
        return "near", f"{km:.0f} km apart"
    district = one.values["admin2"]
    if km <= max(radii) or (district and district == other.values["admin2"]):
        return "inside", f"{km:.0f} km apart" if not district else f"both in {district}, {km:.0f} km apart"
    raise Refusal(f"{km:.0f} km apart")


@lru_cache(maxsize=4096)
def _line(actor: str) -> frozenset[str]:
    """An actor and those it is a part of."""
    known: Mapping[str, object] = actors()
    found = {actor}
    while actor in known and (parent := actors()[actor].parent):
        found.add(actor := parent)
    return frozenset(found)


def related(one: str, other: str) -> bool:
    """Whether two actors are one, or one is a part of the other."""
    return one in _line(other) or other in _line(one)


def _named(report: EventReport, *roles: str) -> frozenset[str]:
    found: frozenset[str] = frozenset().union(*(report.actors.get(role, frozenset()) for role in roles))
    return frozenset(actor for actor in found if not actor.startswith("u-"))


def _actor_marks(one: EventReport, other: EventReport) -> Iterator[Mark]:
    blamed = ("perpetrator", "claimed_by", "blamed_on")
    first, second = _named(one, *blamed), _named(other, *blamed)
    common = [actor for actor in sorted(first) if any(related(actor, rival) for rival in second)]
    if common:
        yield "same_actor", f"{common[0]} in both"
    else:
        doers, rivals = _named(one, "perpetrator"), _named(other, "perpetrator")
        if doers and rivals:
            yield "other_actor", f"{min(doers)} in one, {min(rivals)} in the other"
    if kinds := one.target_kinds & other.target_kinds:
        yield "same_target", f"both against {min(kinds)}"


def _toll(one: EventReport, other: EventReport) -> Iterator[Mark]:
    for name in ("killed", "injured", "attackers_killed"):
        figures = [high if high is not None else low for low, high in (one.toll(name), other.toll(name))]
        if None in figures:
            continue
        low, high = sorted(figure for figure in figures if figure is not None)
        if high == 0:
            return
        if high - low <= max(1, high * 0.1):
            yield "same_toll", f"{name.replace('_', ' ')}: {low} and {high}"
        elif high - low <= 5 or high <= 2 * low:  # noqa: PLR2004 - as data/fusion.yaml words it
            yield "near_toll", f"{name.replace('_', ' ')}: {low} and {high}"
        elif high > 3 * low and high - low > 10:  # noqa: PLR2004
            yield "far_toll", f"{name.replace('_', ' ')}: {low} against {high}"
        return


def _words(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    if containment(one.words, other.words) >= limits.same_words_share:
        yield "same_words", "near-identical words"
