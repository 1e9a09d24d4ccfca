"""Looks names up: exactly, by family of transliteration, and, last, by a close spelling under a blocking key."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from sourceline.geo.places import GeoPlace
from sourceline.geo.spelling import fold, skeleton

MIN_SKELETON = 3
MIN_FUZZY = 6
AREA_SCORE = 78.0
FUZZY_SCORE = 90.0
FUZZY_SCORE_KNOWN = 83.0
"""Lower where the text also names the district, so that few names can be meant."""


_VOWELS = re.compile(r"[aiu]")
WIDE_PRECISIONS = frozenset({"province", "country"})
MIN_BONES = 3
BONES_SCORE = 80.0
LONG_BONES = 5
"""Names that differ in their vowels alone are one: in a named district, and longer ones in a named province."""
SURE_LEVEL = 4
MIN_OWN = 5
_SURE_PROMINENCE = 5.5


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


def sure(hit: Hit, key: str) -> bool:
    """Whether a name needs no cue to be the place: an area or a well-known town under its own name."""
    place = hit.place
    if place.level > SURE_LEVEL:
        return True
    if place.level == SURE_LEVEL:
        return place.country == "PK"  # many Afghan districts bear the names of tribes and people
    packaged = place.id.startswith("geonames")
    own = not packaged or (fold(place.name) == key and len(key) >= MIN_OWN)
    return own and place.prominence >= _SURE_PROMINENCE


class NameIndex:
    """All names of a gazetteer by fold, by skeleton, and skeletons by their first two letters."""

    def __init__(self, places: Sequence[GeoPlace], depth: Sequence[GeoPlace] = ()) -> None:
        """Index `places` in every way, and `depth` (a user's downloaded lists) by their exact names only."""
        self.exact: dict[str, list[GeoPlace]] = defaultdict(list)
        self.family: dict[str, list[GeoPlace]] = defaultdict(list)
        self.blocks: dict[str, list[str]] = defaultdict(list)
        self.consonants: dict[str, list[str]] = defaultdict(list)
        for place in places:
            self._add(place)
        for place in depth:
            for name in place.names:
                self.exact[fold(name)].append(place)
        for key in self.family:
            self.blocks[key[:2]].append(key)
            self.consonants[_VOWELS.sub("", key)].append(key)

    def _add(self, place: GeoPlace) -> None:
        for name in place.names:
            if not (key := fold(name)):
                continue
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
        return self._close(sound, tuple(within)) if close else ()

    def find_area(self, name: str, kinds: frozenset[str]) -> tuple[Hit, ...]:
        """Areas of some kinds by a close spelling of their whole name; few names compete, so less is needed."""
        sound = skeleton(fold(name))
        keys = tuple(k for k in self.blocks.get(sound[:2], ()) if any(p.kind in kinds for p in self.family[k]))
        found = close_keys(keys, sound, AREA_SCORE)
        return tuple(
            Hit(p, How.CLOSE, score / 100) for key, score in found for p in self.family[key] if p.kind in kinds
        )

    def _close(self, sound: str, within: tuple[GeoPlace, ...]) -> tuple[Hit, ...]:
        known = any(p.precision not in WIDE_PRECISIONS for p in within)
        threshold = FUZZY_SCORE_KNOWN if known else FUZZY_SCORE
        block = tuple(self.blocks.get(sound[:2], ())) if len(sound) >= MIN_FUZZY else ()
        found = close_keys(block, sound, threshold)
        keys = dict(found)
        bones = _VOWELS.sub("", sound)
        if within and len(bones) >= (MIN_BONES if known else LONG_BONES):
            keys |= {
                key: BONES_SCORE for key in self.consonants.get(bones, ()) if key[0] == sound[0] and key not in keys
            }
        return tuple(Hit(p, How.CLOSE, score / 100) for key, score in keys.items() for p in self.family[key])


@lru_cache(maxsize=16_384)
def close_keys(keys: tuple[str, ...], sound: str, threshold: float) -> tuple[tuple[str, float], ...]:
    """Keys within a spelling distance of `sound`, best first."""
    found = process.extract(sound, keys, scorer=fuzz.ratio, score_cutoff=threshold, limit=4)
    return tuple((key, score) for key, score, _ in found)
