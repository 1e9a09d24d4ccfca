"""Two reports: of one incident or not, with the points and the reasons in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pyproj import Geod

from sourceline.fuse.report import EventReport, Range
from sourceline.fuse.similar import containment
from sourceline.fuse.thresholds import Points, Thresholds
from sourceline.vocab import actors

SITE_KM = 3.0
_WGS84 = Geod(ellps="WGS84")
LONGEST_MONTH = 31


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
    marks += [*_actor_marks(one, other, limits), *_toll(one, other, limits), *_words(one, other, limits)]
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
    longest = max((span[1] - span[0]).days for span in (one.span, other.span))
    if longest > limits.vaguest_days:
        raise Refusal("a date is too vague to tell")
    if longest > limits.vague_days:
        name = "same_month" if longest <= LONGEST_MONTH else "same_year"
        yield name, "dates overlap"
    elif gap == 0:
        yield "same_day", "same day"
    else:
        yield "next_day", "a day apart"


def _place(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    a, b = one.values, other.values
    if a["place_name"] is None or b["place_name"] is None:
        shared = a["admin1"] is not None and a["admin1"] == b["admin1"]
        yield _coarse(one, other) if shared else ("no_place", "a place is missing")
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


def related(one: str, other: str, limits: Thresholds) -> bool:
    """Whether two actors are one, one is a part of the other, or reporters use one's name for the other."""
    if one in _line(other) or other in _line(one):
        return True
    return any(_line(one) & names and _line(other) & names for names in limits.one_name)


def _called(actor: str) -> str:
    known = actors().get(actor)
    return (known.short or known.name) if known else actor


def _named(report: EventReport, *roles: str) -> frozenset[str]:
    found: frozenset[str] = frozenset().union(*(report.actors.get(role, frozenset()) for role in roles))
    return frozenset(actor for actor in found if not actor.startswith("u-"))


def _actor_marks(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    blamed = ("perpetrator", "claimed_by", "blamed_on")
    first, second = _named(one, *blamed), _named(other, *blamed)
    if same := sorted(first & second):
        yield "same_actor", f"{_called(same[0])} in both"
    elif kin := [pair for pair in product(sorted(first), sorted(second)) if related(*pair, limits)]:
        yield "same_actor", f"{_called(kin[0][0])} and {_called(kin[0][1])} are related"
    else:
        doers, rivals = _named(one, "perpetrator"), _named(other, "perpetrator")
        if doers and rivals:
            yield "other_actor", f"{_called(min(doers))} in one, {_called(min(rivals))} in the other"
    if kinds := one.target_kinds & other.target_kinds:
        yield "same_target", f"both against {min(kinds)}"


def _toll(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    """The first kind of toll that both give figures for."""
    for name in ("killed", "injured", "attackers_killed"):
        first, second = _figures(one.toll(name)), _figures(other.toll(name))
        if first is None or second is None:
            continue
        label = f"{name.replace('_', ' ')}: {_told(first)} and {_told(second)}"
        gap = max(first[0] - second[1], second[0] - first[1], 0)
        low, high = sorted((max(first), max(second)))
        if high == 0:
            return
        if high >= limits.telling_toll and gap <= max(1, high * 0.1):
            yield "same_toll", label
        elif gap <= limits.near_toll_gap or high <= 2 * low:
            yield "near_toll", label
        elif high > 3 * low and gap > 10:  # noqa: PLR2004
            yield "far_toll", label
        return


def _figures(toll: Range) -> tuple[int, int] | None:
    """Lowest and highest figure; an open end stands at the other."""
    known = [figure for figure in toll if figure is not None]
    return (min(known), max(known)) if known else None


def _told(figures: tuple[int, int]) -> str:
    return str(figures[0]) if figures[0] == figures[1] else f"{figures[0]} to {figures[1]}"


def _words(one: EventReport, other: EventReport, limits: Thresholds) -> Iterator[Mark]:
    if containment(one.words, other.words) >= limits.same_words_share:
        yield "same_words", "near-identical words"
