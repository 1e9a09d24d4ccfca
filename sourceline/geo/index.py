"""Looks names up: exactly, by family of transliteration, and, last, by a close spelling under a blocking key."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from sourceline.geo.places import GeoPlace
from sourceline.geo.spelling import fold, skeleton

MIN_SKELETON = 4
MIN_FUZZY = 5
FUZZY_SCORE = 87.0
FUZZY_SCORE_KNOWN = 80.0
"""Lower where the text also names the district or province, so that few names can be meant."""


class How(StrEnum):
    """How a name was matched."""

    EXACT = "exact"
    FAMILY = "spelling family"
    CLOSE = "close spelling"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a name may mean, how it matched and how well (0 to 1)."""

    place: GeoPlace
    how: How
    score: float


class NameIndex:
    """All names of a gazetteer by fold, by skeleton, and skeletons by their first two letters."""

    def __init__(self, places: Sequence[GeoPlace]) -> None:
        self.exact: dict[str, list[GeoPlace]] = defaultdict(list)
        self.family: dict[str, list[GeoPlace]] = defaultdict(list)
        self.blocks: dict[str, list[str]] = defaultdict(list)
        self.longest = 1
        for place in places:
            self._add(place)
        for key in self.family:
            self.blocks[key[:2]].append(key)

    def _add(self, place: GeoPlace) -> None:
        for name in place.names:
            if not (key := fold(name)):
                continue
            self.longest = max(self.longest, name.count(" ") + name.count("-") + name.count(".") + 1)
            if place not in self.exact[key]:
                self.exact[key].append(place)
            sound = skeleton(key)
            if len(sound) >= MIN_SKELETON and place not in self.family[sound]:
                self.family[sound].append(place)

    def find(self, name: str, *, close: bool = True, within: Iterable[GeoPlace] = ()) -> tuple[Hit, ...]:
        """Places that a name may mean, by the best way of matching that finds any.

        `within` are the districts or provinces that the text names around it: with them a close spelling needs less.
        """
        key = fold(name)
        if places := self.exact.get(key):
            return tuple(Hit(p, How.EXACT, 1.0) for p in places)
        sound = skeleton(key)
        if places := self.family.get(sound):
            return tuple(Hit(p, How.FAMILY, 0.95) for p in places)
        return self._close(sound, tuple(within)) if close and len(sound) >= MIN_FUZZY else ()

    def _close(self, sound: str, within: tuple[GeoPlace, ...]) -> tuple[Hit, ...]:
        threshold = FUZZY_SCORE_KNOWN if within else FUZZY_SCORE
        found = close_keys(tuple(self.blocks.get(sound[:2], ())), sound, threshold)
        return tuple(Hit(p, How.CLOSE, score / 100) for key, score in found for p in self.family[key])


@lru_cache(maxsize=16_384)
def close_keys(keys: tuple[str, ...], sound: str, threshold: float) -> tuple[tuple[str, float], ...]:
    """Keys within a spelling distance of `sound`, best first."""
    found = process.extract(sound, keys, scorer=fuzz.ratio, score_cutoff=threshold, limit=4)
    return tuple((key, score) for key, score, _ in found)
