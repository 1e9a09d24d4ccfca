"""How well two accounts of one event agree, field by field. 1 is full agreement, 0 a contradiction."""

from functools import lru_cache

from geopy.distance import geodesic

from sourceline.codes import EntityKind
from sourceline.vocab import actors
from tools.golden.facts import Count, Facts, Interval, word_set

NEAR_KM, FAR_KM = 25.0, 75.0
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT, EntityKind.INTELLIGENCE_SERVICE})
_ONE_BODY = {"islamic-state": "isis-k"}
"""Reports from this border call the Khorasan branch by either name."""
_EMPTY_WORDS = frozenset(
    {"the", "of", "and", "a", "an", "in", "for", "unidentified", "unknown", "suspected", "group", "groups", "two"}
)


def kind_agreement(gold: Facts, found: Facts) -> float:
    """1 for a sub-event that the reading admits, 0.5 for another of the same type or another kind of violence."""
    if found.sub_events[0] in gold.sub_events:
        return 1.0
    alike = found.event_type == gold.event_type or {found.event_type, gold.event_type} <= _VIOLENT
    return 0.5 if alike else 0.0


def date_agreement(gold: Facts, found: Facts) -> float:
    """1 where the days overlap and neither span is far longer, less where one is vague, unknown or a day or two off."""
    a, b = gold.when, found.when
    if a is None or b is None:
        return 0.5 if a is b else 0.3
    if a[0] <= b[1] and b[0] <= a[1]:
        short, long = sorted((_days(a), _days(b)))
        return 1.0 if long <= 3 * short + 2 else 0.5
    return 0.4 if min(abs((a[0] - b[1]).days), abs((b[0] - a[1]).days)) <= 2 else 0.0  # noqa: PLR2004  (days)


def place_agreement(gold: Facts, found: Facts) -> float:
    """1 within 25 km, 0.5 within 75 km or where neither names a point; a province or less known is not contradicted."""
    if gold.point is None or found.point is None:
        return 0.5 if gold.point is None and found.coarse else 0.25
    apart = geodesic(gold.point, found.point).km
    if apart <= NEAR_KM:
        return 1.0
    return 0.5 if apart <= FAR_KM else 0.25 if found.coarse else 0.0


def counts_agree(gold: Count, found: Count) -> bool:
    """Whether two ranges overlap, an open end counting as the known one; nothing found agrees with nobody hurt."""
    low, high = _closed(gold)
    if low is None or high is None:
        return found == (None, None)
    least, most = _closed(found)
    if least is None or most is None:
        return low == 0
    return least <= high and low <= most


def same_actor(a: str, b: str) -> bool:
    """Whether two names mean one actor.

    A listed name means its actor, an organ of a state the forces or government that it belongs to, the Islamic State
    its Khorasan branch. Where neither name is listed, half of their words in common are enough.
    """
    first, second = _listed(a), _listed(b)
    if first or second:
        return first == second
    x, y = word_set(a) - _EMPTY_WORDS, word_set(b) - _EMPTY_WORDS
    return bool(x and y) and 2 * len(x & y) >= min(len(x), len(y))


def any_same(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether any name of the one means an actor of the other."""
    return any(same_actor(a, b) for a in some for b in others)


def all_same(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both name the same actors; two empty lists do."""
    return all(any_same((a,), others) for a in some) and all(any_same((b,), some) for b in others)


def _days(span: Interval) -> int:
    return (span[1] - span[0]).days + 1


def _closed(count: Count) -> Count:
    low, high = count
    return (high if low is None else low), (low if high is None else high)


@lru_cache(maxsize=4096)
def _listed(name: str) -> str | None:
    """Id of the listed actor that a name means, a state's organ taken for the body it belongs to."""
    found = _by_spelling().get(name.casefold())
    known = actors()
    while found and known[found].kind in _STATE and (parent := known[found].parent):
        found = parent
    return _ONE_BODY.get(found, found) if found else None


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, str]:
    return {spelling.casefold(): actor.id for actor in actors().values() for spelling in (actor.name, *actor.spellings)}
