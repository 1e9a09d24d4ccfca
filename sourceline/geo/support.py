"""Whether a document supports an obscure place, and where such a name is put when it does not.

Villages and spellings repeat from Herat to Sindh. A bare name of that sort is believed only where some area or
well-known town that the document names holds it or lies beside it; else it is put at what the text names near it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sourceline.geo.choice import SITE_HINTS, SMALL_HINTS, Choice, fallback
from sourceline.geo.index import Hit, How, sure
from sourceline.geo.mentions import CAPITALS, PlaceMention
from sourceline.geo.phrases import PlacePhrase
from sourceline.geo.places import CONTAINER_LEVEL, LEVELS, GeoPlace, contains, km_between
from sourceline.geo.spelling import fold

BESIDE_KM = 75.0
"""A place this far outside the circle of a named one may well be meant beside it."""
SURE_TOWN_PROMINENCE = 6.3
"""A town of the packaged lists of about 240,000 people or more needs no support."""
SEAT_PROMINENCE, SEAT_OF_ONE_WORD = 5.5, 6.0
"""Towns of the packaged lists for which their district is named; names of one word come back elsewhere more often."""
SURROUNDINGS_KM = 20.0
UNSEEN_HINTS = SMALL_HINTS | {"area", "tehsil"}
"""What an unknown name has to be called for it to be put at what is named near it."""
_PACKAGED = ("geonames", "airport")
_BOUND_FOR = re.compile(r"\b(?:to|towards?|from|for|via)\s+(?:the\s+)?$")
_SCENE_IN = re.compile(
    r"(?<!government )(?<!ministry )(?<!office )(?<!power )(?<!authorities )(?<!officials )(?<!talks )"
    r"\b(?:in|at|near|outside)\s+$"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_SCENE_LEVELS = frozenset(range(CONTAINER_LEVEL + 1))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the document surely names: where in the text, and whether in the dateline."""

    choice: Choice
    start: int
    dateline: bool
    located: bool
    """Whether its own words can put a scene there (not "the highway to Peshawar", no bare capital)."""

    @property
    def place(self) -> GeoPlace:
        """What it names."""
        return self.choice.place


def is_sure(mention: PlaceMention, place: GeoPlace) -> bool:
    """Whether a name means a place by itself, whatever else the document says."""
    exact = [hit for hit in mention.candidates if hit.how is How.EXACT]
    if any(_sure_itself(mention, hit) for hit in exact if hit.place.id == place.id) or _is_seat(mention, exact, place):
        return True
    areas = (hit for hit in exact if hit.place.level >= CONTAINER_LEVEL and hit.place.id != place.id)
    return any(contains(hit.place, place) and _sure_itself(mention, hit) for hit in areas)  # the town of its district


def _is_seat(mention: PlaceMention, exact: Sequence[Hit], place: GeoPlace) -> bool:
    """Whether a name is a district's and its chief town's, and of no town or district elsewhere (Lashkar Gah)."""
    named = [hit.place for hit in exact if LEVELS["town"] <= hit.place.level <= CONTAINER_LEVEL]
    districts = [p for p in named if p.level == CONTAINER_LEVEL]
    if len(districts) != 1 or place not in named:
        return False
    least = SEAT_PROMINENCE if re.search(r"[ -]", mention.text) else SEAT_OF_ONE_WORD
    towns = [p for p in named if p.kind == "town" and p.prominence >= least]
    here = all(p.admin2 == districts[0].id for p in named if p.id != districts[0].id)
    return bool(towns) and here and place.level in {CONTAINER_LEVEL, LEVELS["town"]}


def _sure_itself(mention: PlaceMention, hit: Hit) -> bool:
    place = hit.place
    if place.level > CONTAINER_LEVEL or (place.level == CONTAINER_LEVEL and mention.hint == "district"):
        return True
    if place.kind == "highway" or (place.id.startswith(_PACKAGED) and place.prominence < SURE_TOWN_PROMINENCE):
        return False
    if place.id.startswith("curated") and place.level >= LEVELS["town"] and re.search(r"[ -]", mention.text):
        return True
    return (mention.cued or not place.needs_context) and sure(hit, fold(mention.text))


def anchor(text: str, phrase: PlacePhrase, choice: Choice) -> Anchor:
    """The anchor that a phrase makes whose meaning is sure."""
    before = text[max(0, phrase.start - 40) : phrase.start]
    away = bool(_BOUND_FOR.search(before)) or bool(phrase.head.site and choice.place.level >= CONTAINER_LEVEL)
    government = _is_capital(choice.place) and not (phrase.head.hint or _SCENE_IN.search(before))
    located = not (away or government) and choice.place.level < LEVELS["country"]
    return Anchor(choice, phrase.start, phrase.head.dateline, located)


def _is_capital(place: GeoPlace) -> bool:
    return fold(place.name) in CAPITALS


def put_beside(mention: PlaceMention, known: Anchor) -> Choice:
    """An unsupported name at what is named near it: a site in that town, else somewhere in its surroundings."""
    choice, place = known.choice, known.place
    at = fallback(mention, place, f"placed at {choice.label or place.name}", choice.radius_km)
    at = replace(at, lat=choice.lat, lon=choice.lon)
    if place.level >= CONTAINER_LEVEL:
        return at
    if choice.precision:  # a computed point
        return replace(at, precision=choice.precision)
    if mention.site or mention.hint in SITE_HINTS:
        return at
    return replace(at, radius_km=max(SURROUNDINGS_KM, choice.radius_km), precision="district")


def agrees(place: GeoPlace, anchors: Iterable[Anchor]) -> bool:
    """Whether a named area holds the place, or a named town or district lies beside it."""
    return any(_beside(a.place, place) for a in anchors if a.place.level < LEVELS["country"])


def _beside(known: GeoPlace, place: GeoPlace) -> bool:
    if known.id == place.id or contains(known, place):
        return True
    if known.level not in _SCENE_LEVELS:
        return False
    if known.admin2 and known.admin2 == place.admin2:
        return True
    reach = known.radius_km + BESIDE_KM + (place.radius_km if place.kind != "highway" else 0.0)
    return km_between(known.lat, known.lon, place.lat, place.lon) <= reach


def distinct(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """One anchor for each place, those that can put a scene there first."""
    ordered = sorted(anchors, key=lambda a: not a.located)
    return tuple({a.place.id: a for a in reversed(ordered)}.values())


def contradicted(place: GeoPlace, exact: bool, anchors: Sequence[Anchor]) -> bool:
    """Whether an obscure place has to give way: the document names others, and none of them near it."""
    small = [a for a in anchors if a.located and a.place.level <= CONTAINER_LEVEL]
    if agrees(place, small if small and place.kind == "highway" else anchors):  # a long road is hit somewhere
        return False
    inner = [a.place for a in anchors if a.located or a.dateline]
    countries = {a.place.country for a in anchors}
    if not any(p.level < LEVELS["country"] for p in inner):
        return bool(countries) and place.country not in countries
    if exact and place.level == CONTAINER_LEVEL and place.country in countries:  # a district of the other country
        return any(p.country == place.country for p in inner if p.level < LEVELS["country"])
    return True


def nearest_anchor(text: str, phrase: PlacePhrase, anchors: Sequence[Anchor]) -> Anchor | None:
    """What the text names near an unsupported name: in its sentence, the only district, before it, the dateline.

    None where nothing says where it is.
    """
    usable = [a for a in anchors if a.located and not a.dateline and not phrase.start <= a.start < phrase.end]
    start, end = _sentence(text, phrase)
    beside = [a for a in usable if start <= a.start < end]
    if beside:
        return min(beside, key=lambda a: (a.place.level > CONTAINER_LEVEL, abs(a.start - phrase.start)))
    usable = [a for a in usable if not _is_capital(a.place)]
    areas = {a.place.admin2 or a.place.id: a for a in usable if a.place.level <= CONTAINER_LEVEL}
    if len(areas) == 1:
        return next(iter(areas.values()))
    before = [a for a in usable if a.start < phrase.start]
    if before:
        return before[-1]
    datelines = [a for a in anchors if a.dateline and a.located]
    return next(iter(usable or datelines), None)


def _sentence(text: str, phrase: PlacePhrase) -> tuple[int, int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, phrase.start - 600), phrase.start)]
    after = _SENTENCE_END.search(text, phrase.end, phrase.end + 600)
    return (ends[-1] if ends else max(0, phrase.start - 600)), (after.end() if after else len(text))
