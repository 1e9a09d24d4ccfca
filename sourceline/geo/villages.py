"""Villages of Afghanistan and of Pakistan's border provinces, asked only inside an area that a text names.

Some 70,000 names repeat from valley to valley. So a village is no place by its bare name: it is looked up where a
phrase names the district or province around it, and believed where no other village of the name lies apart from it.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from sourceline.geo.index import FUZZY_SCORE, MIN_FUZZY, Hit, How, close_keys
from sourceline.geo.places import GeoPlace, km_between
from sourceline.geo.spelling import fold, skeleton

FILE = "villages.csv"
COLUMNS = ("geonameid", "name", "keys", "sounds", "district", "lat", "lon")
"""`keys`: every spelling as `fold` gives it; `sounds`: their `skeleton`s; both parted by `|`."""
RADIUS_KM = 2.0
TOGETHER_KM = 15.0
"""Namesakes as close as this are upper and lower parts of one village, or as good as one."""


class Villages:
    """The table of villages, read when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def find(self, name: str, districts: frozenset[str]) -> list[Hit]:
        """Villages of a name in some districts, by the first way of matching that finds any: spelling, sound, look."""
        key = fold(name)
        sound = skeleton(key)
        for how, index, wanted in ((How.EXACT, self._by_key, key), (How.FAMILY, self._by_sound, sound)):
            if found := self._inside(index.get(wanted, ()), districts):
                return [Hit(place, how, 1.0 if how is How.EXACT else 0.95) for place in found]
        return self._alike(sound, districts) if len(districts) == 1 and len(sound) >= MIN_FUZZY else []

    def _alike(self, sound: str, districts: frozenset[str]) -> list[Hit]:
        """A close spelling, in one named district only: in a province too many names would be alike."""
        (district,) = districts
        keys = tuple(s for s in self._sounds_of.get(district, ()) if s[:1] == sound[:1])
        found = close_keys(keys, sound, FUZZY_SCORE)
        return [
            Hit(place, How.CLOSE, score / 100)
            for key, score in found
            for place in self._inside(self._by_sound[key], districts)
        ]

    def _inside(self, lines: Sequence[int], districts: frozenset[str]) -> list[GeoPlace]:
        return [place for line in lines if (place := self._place(line)).admin2 in districts]

    def _place(self, line: int) -> GeoPlace:
        identity, name, _, _, district, lat, lon = self._lines[line].split(",")
        return GeoPlace(
            id=f"geonames:{identity}",
            name=name,
            local="",
            aliases=(),
            kind="village",
            country=district[:2],
            admin1=district.partition("/")[0],
            admin2=district,
            lat=float(lat),
            lon=float(lon),
            radius_km=RADIUS_KM,
            precision="town",
            prominence=2.0,
        )

    @cached_property
    def _lines(self) -> list[str]:
        return self._file.read_text(encoding="utf-8").splitlines()[1:]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return self._index(2)

    @cached_property
    def _by_sound(self) -> dict[str, list[int]]:
        return self._index(3)

    def _index(self, column: int) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            for key in line.split(",")[column].split("|"):
                index[key].append(number)
        return dict(index)

    @cached_property
    def _sounds_of(self) -> dict[str, set[str]]:
        sounds: dict[str, set[str]] = defaultdict(set)
        for line in self._lines:
            fields = line.split(",")
            sounds[fields[4]].update(fields[3].split("|"))
        return dict(sounds)


def as_one(hits: Sequence[Hit]) -> tuple[Hit, float] | None:
    """The village that namesakes stand for, and how far they lie apart; None where they lie too far apart."""
    if not hits:
        return None
    first = hits[0].place
    spread = max(km_between(first.lat, first.lon, hit.place.lat, hit.place.lon) for hit in hits)
    return (hits[0], spread) if spread <= TOGETHER_KM else None
