"""Joins place names into phrases: "X area of Y district, Z province" is one place with its containers."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sourceline.geo.mentions import PlaceMention, find_places
from sourceline.geo.places import CONTAINER_LEVEL, LEVELS, contains, km_between
from sourceline.geo.words import Words

if TYPE_CHECKING:
    from sourceline.geo.gazetteer import Gazetteer

_MAX_GAP = 60
_MAX_PARTS = 6
_CONTAINER_HINTS = frozenset({"town", "tehsil", "district", "province"})
_IN = re.compile(r"\b(?:in|of|inside|within)\b")
_PLAIN_IN = re.compile(r"\s+(?:in|of|inside|within)\b")
_SITE_HINTS = frozenset({"facility", "market", "highway"})
_KM = {"m": 1.609344, "k": 1.0}
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "a few": 3, "several": 6,
}  # fmt: skip
_BESIDE_KM = 60.0
_CITY_PROMINENCE = 6.7
"""A city of about 750,000 people or more is no namesake of a hamlet elsewhere."""
_TO_COUNTRY = re.compile(r"(?:\s+province)?\s*,?\s+")
_ROAD = re.compile(r"\s*(?:-|–|—| to )\s*$")


class Relation(StrEnum):
    """How the scene lies to the phrase's first name."""

    AT = "at"
    NEAR = "near"
    OFFSET = "offset"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Names that together say one place, most specific first. `other` is the second end of a "between" or a road.

    `distance_km` and `compass` (such as `south-west`; empty where only a distance is given) belong to an offset.
    """

    start: int
    end: int
    parts: tuple[PlaceMention, ...]
    relation: Relation = Relation.AT
    distance_km: float = 0.0
    compass: str = ""
    other: PlaceMention | None = None
    near: PlaceMention | None = None
    """A known name that the text puts the first one near to."""

    @property
    def head(self) -> PlaceMention:
        """The most specific name."""
        return self.parts[0]

    @property
    def scene(self) -> bool:
        """Whether the phrase can be where something happened: no dateline, no owner, no part of another name."""
        return not (self.head.dateline or self.head.embedded or (self.head.owner and len(self.parts) == 1))


class _Link(StrEnum):
    IN = "in"
    NEAR = "near"
    OWNER = "owner"


def _compatible(inner: PlaceMention, outer: PlaceMention, gap: str) -> bool:
    """Whether the text puts `inner` into `outer`, by what both may mean and by the words between them."""
    if not outer.candidates:
        marked = bool(outer.hint) or inner.hint in _SITE_HINTS
        return marked and (inner.level <= outer.level or not inner.candidates)
    if not inner.exact:
        return outer.level > inner.level or bool(outer.hint or inner.hint)
    pairs = ((o.place, i.place) for o in outer.candidates for i in inner.candidates)
    return any(contains(o, i) or o.id == i.id for o, i in pairs) or _believed(inner, outer, gap)


def _believed(inner: PlaceMention, outer: PlaceMention, gap: str) -> bool:
    """Whether `outer` is believed to hold `inner` although all known namesakes of `inner` lie elsewhere.

    Sites are often named after far places, and small places share names.
    """
    if inner.hint in _SITE_HINTS or inner.level <= 1:
        return True
    if _IN.search(gap):  # "the X terminal in Y" is in Y; "support to Islamabad in Kabul" is not one place
        listed = inner.known and inner.level >= CONTAINER_LEVEL and not outer.hint  # "in Bannu, in Khyber and in Tank"
        return not inner.known or bool(inner.hint or inner.site) or not (listed or _PLAIN_IN.match(gap))
    if inner.hint and outer.hint:
        return outer.hint in _CONTAINER_HINTS
    return outer.level >= CONTAINER_LEVEL > inner.level and (bool(inner.hint) or outer.level > CONTAINER_LEVEL)


def _beside(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two names may mean places close to each other: "in Jandola, near Tank"."""
    small = [h.place for h in one.candidates if h.place.level < CONTAINER_LEVEL]
    return any(
        km_between(a.lat, a.lon, o.place.lat, o.place.lon) <= _BESIDE_KM for a in small for o in other.candidates
    )


class _Joiner:
    """Joins the mentions of one text."""

    def __init__(self, text: str, mentions: list[PlaceMention], words: Words) -> None:
        self.text, self.mentions, self.words = text, [m for m in mentions if not m.embedded], words

    def link(self, left: PlaceMention, right: PlaceMention) -> _Link | None:
        """What joins two neighbouring mentions, or None."""
        gap = self.text[left.end : right.start]
        if left.dateline or len(gap) > _MAX_GAP or "\n\n" in gap:
            return None
        if self.words.link_owner.fullmatch(gap):
            return _Link.OWNER if _compatible(right, left, ",") else None
        if not gap.strip() and not left.hint:
            wide = right.hint in _CONTAINER_HINTS or right.level >= CONTAINER_LEVEL
            return _Link.IN if wide and _compatible(left, right, gap) else None
        if self.words.link_near.fullmatch(gap):
            return _Link.NEAR
        site_gap = (
            gap[len(left.site) - len(left.text) :] if left.site and gap.startswith(left.site[len(left.text) :]) else gap
        )
        held = _compatible(left, right, site_gap) or self._of_the_other_country(left, right, site_gap)
        return _Link.IN if held and self.words.link_in.fullmatch(site_gap) else None

    def _of_the_other_country(self, left: PlaceMention, right: PlaceMention, gap: str) -> bool:
        """Whether "X, Helmand, Afghanistan" names X by province and country, while every known X lies abroad."""
        country = next((m for m in self.mentions if m.start >= right.end and m.level == LEVELS["country"]), None)
        listed = any(h.place.prominence >= _CITY_PROMINENCE for h in left.candidates)  # "in Quetta, Kabul, Afghanistan"
        if (
            country is None
            or listed
            or "," not in gap
            or not _TO_COUNTRY.fullmatch(self.text, right.end, country.start)
        ):
            return False
        code = country.candidates[0].place.country
        province = any(h.place.country == code and h.place.level > CONTAINER_LEVEL for h in right.candidates)
        return province and all(h.place.country != code for h in left.candidates)

    def phrases(self) -> list[PlacePhrase]:
        """Every phrase in order of the text."""
        out, i = [], 0
        while i < len(self.mentions):
            phrase, i = self._phrase_at(i)
            out.append(phrase)
        known = [p for p in out if len(p.parts) > 1 or p.near or p.head.candidates or p.head.hint]
        return self._between(known)

    def _phrase_at(self, i: int) -> tuple[PlacePhrase, int]:
        """The phrase that starts with mention i, and the index of the mention behind it."""
        parts, near, j = [self.mentions[i]], None, i + 1
        while j < len(self.mentions) and len(parts) < _MAX_PARTS:
            link = self.link(self.mentions[j - 1], self.mentions[j])
            known = parts[0].candidates and not _beside(parts[0], self.mentions[j])
            if link is None or (link is _Link.NEAR and (near or len(parts) > 1 or known)):
                break
            if link is _Link.NEAR:
                near = self.mentions[j]
            elif link is _Link.OWNER:
                parts.insert(len(parts) - 1, self.mentions[j])  # "X area of Y's Z district": X, Z, Y
            else:
                parts.append(self._as_city(self.mentions[j - 1], self.mentions[j]))
            j += 1
        return self._finish(parts, near), j

    def _as_city(self, left: PlaceMention, right: PlaceMention) -> PlaceMention:
        """What has numbered districts is the city: "in X area, 6th police district, Kabul"."""
        numbered = self.words.city_district.search(self.text, left.end, right.start)
        return replace(right, hint="town") if numbered and not right.hint else right

    def _finish(self, parts: list[PlaceMention], near: PlaceMention | None) -> PlacePhrase:
        start, end = min(p.start for p in parts), max(p.end for p in (*parts, *([near] if near else [])))
        phrase = PlacePhrase(start, end, tuple(parts), near=near)
        before = self.text[max(0, start - 100) : start]
        if m := self.words.offset_before.search(before):
            phrase = replace(offset_phrase(phrase, m), start=start - len(before) + m.start())
        elif self.words.near_before.search(before):
            phrase = replace(phrase, relation=Relation.NEAR)
        return phrase

    def _between(self, phrases: list[PlacePhrase]) -> list[PlacePhrase]:
        """Joins "between A and B" and "A-B road" into one phrase."""
        out: list[PlacePhrase] = []
        for phrase in phrases:
            last = out[-1] if out else None
            if last and last.relation is Relation.BETWEEN and self._road_in(last, phrase):
                out[-1] = replace(
                    phrase, start=last.start
                )  # a long road is named; the town that it is hit in says more
            elif last and last.relation is Relation.AT and self._ends_of_one(last, phrase):
                out[-1] = self._both_ends(last, phrase)
            else:
                out.append(phrase)
        return out

    @staticmethod
    def _both_ends(first: PlacePhrase, second: PlacePhrase) -> PlacePhrase:
        containers = second.parts[1:] or first.parts[1:]
        if second.head.hint == "highway" and containers and containers[0].level < CONTAINER_LEVEL:
            return replace(second, start=first.start, parts=containers)
        parts = (first.parts[0], *containers)
        return replace(first, end=second.end, parts=parts, relation=Relation.BETWEEN, other=second.head)

    def _road_in(self, road: PlacePhrase, phrase: PlacePhrase) -> bool:
        """Whether "A-B road" goes on with "in C"."""
        gap = self.text[road.end : phrase.start]
        on_road = road.other is not None and road.other.hint == "highway"
        return on_road and len(gap) <= _MAX_GAP and bool(re.search(r"\b(?:in|of|at|near)\s", gap)) and "." not in gap

    def _ends_of_one(self, first: PlacePhrase, second: PlacePhrase) -> bool:
        if not all(any(h.place.level <= CONTAINER_LEVEL for h in p.head.candidates) for p in (first, second)):
            return False
        gap = self.text[first.end : second.start]
        if re.fullmatch(r"\s+and\s+(?:the\s+)?", gap):
            return bool(self.words.between_before.search(self.text[max(0, first.start - 60) : first.start]))
        return bool(_ROAD.fullmatch(gap)) and second.head.hint == "highway"


def offset_phrase(phrase: PlacePhrase, found: re.Match[str]) -> PlacePhrase:
    """A phrase with the distance and direction that the words before it give."""
    number = found["number"].lower()
    kilometres = float(_NUMBERS.get(number, 0) or number) * _KM[found["unit"][0].lower()]
    points = re.findall(r"north|south|east|west", (found["compass"] or "").lower())
    return replace(phrase, relation=Relation.OFFSET, distance_km=kilometres, compass="-".join(points[:2]))


def find_phrases(gazetteer: "Gazetteer", text: str, mentions: list[PlaceMention] | None = None) -> list[PlacePhrase]:
    """Place phrases of a text, in order. `mentions` are taken as found where given."""
    found = find_places(gazetteer, text) if mentions is None else mentions
    return _Joiner(text, found, gazetteer.words).phrases()
