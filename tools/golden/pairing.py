"""Which extracted record answers which golden one."""

from collections.abc import Callable, Sequence

from sourceline.codes import FAMILY_OF, Relation
from tools.golden.agreement import counts_agree, date_agreement, kind_agreement, place_agreement, same_actor
from tools.golden.facts import Facts, Json, word_set

ENOUGH = 0.75
"""Least sum of the agreements on place and date at which two events may be one."""
Edge = tuple[str, str, str]
"""Source, relation, target by name."""


def pair_events(golds: Sequence[Facts], found: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs (index of the golden event, index of the extracted one), best first, each event used once.

    Two events may be one when kind, place and date do not contradict. Among such, agreement on these decides,
    then on the tolls, then how many of the words that the reader quotes are quoted.
    """
    scored = [
        (*score, g, e)
        for g, gold in enumerate(golds)
        for e, event in enumerate(found)
        if (score := _score(gold, event)) is not None
    ]
    return _best_first([(g, e) for *_, g, e in sorted(scored, reverse=True)])


def _score(gold: Facts, found: Facts) -> tuple[float, int, float] | None:
    kind, place, date = kind_agreement(gold, found), place_agreement(gold, found), date_agreement(gold, found)
    if not (kind and place and date) or place + date < ENOUGH:
        return None
    tolls = ((gold.killed, found.killed), (gold.injured, found.injured))
    agreed = sum(want[0] is not None and counts_agree(want, got) for want, got in tolls)
    return kind + place + date, agreed, quoted_share(gold.quote, found.quote)


def pair_links(golds: Sequence[Edge], found: Sequence[Edge], same: Callable[[Edge, Edge], bool]) -> int:
    """How many golden links are answered, each extracted one used once."""
    pairs = [(g, f) for g, gold in enumerate(golds) for f, edge in enumerate(found) if same(gold, edge)]
    return len(_best_first(pairs))


def same_family(gold: Edge, found: Edge) -> bool:
    """Whether two links join the same actors, in either direction, by relations of one family."""
    if FAMILY_OF[Relation(gold[1])] != FAMILY_OF[Relation(found[1])]:
        return False
    straight = same_actor(gold[0], found[0]) and same_actor(gold[2], found[2])
    return straight or (same_actor(gold[0], found[2]) and same_actor(gold[2], found[0]))


def answer(claim: Json, found: Sequence[Json]) -> Json | None:
    """The extracted claim that quotes at least half of a golden claim's words without being three times as long."""
    near = [other for other in found if len(other["quote"]["text"]) <= 3 * len(claim["quote"]) + 40]
    best = max(near, key=lambda other: _closeness(claim, other), default=None)
    return best if best is not None and _closeness(claim, best)[0] >= 0.5 else None  # noqa: PLR2004  (half)


def _closeness(claim: Json, other: Json) -> tuple[float, bool]:
    return quoted_share(claim["quote"], other["quote"]["text"]), other["stance"] == claim["stance"]


def quoted_share(wanted: str, quoted: str) -> float:
    """Share of the words of one text that another has."""
    words = word_set(wanted)
    return len(words & word_set(quoted)) / len(words) if words else 0.0


def _best_first(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs in order, without those of which one side is taken."""
    chosen: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for a, b in pairs:
        if a not in left and b not in right:
            chosen.append((a, b))
            left.add(a)
            right.add(b)
    return chosen
