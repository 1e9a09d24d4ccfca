"""What a place phrase is taken to mean, and how that is said: a known place, or one put at what is named beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourceline.geo.index import Hit
from sourceline.geo.mentions import PlaceMention
from sourceline.geo.places import CONTAINER_LEVEL, GeoPlace

AREA_HINTS = frozenset({"district", "province"})
SITE_HINTS = frozenset({"facility", "market", "highway"})
SMALL_HINTS = SITE_HINTS | {"town", "village"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen place with its point, radius and reason; `label` and `precision` where they differ from the place's."""

    place: GeoPlace
    lat: float
    lon: float
    radius_km: float
    reason: str
    label: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of a document says: senses already settled by name, and how often areas are named."""

    senses: Mapping[str, GeoPlace] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    provinces: Mapping[str, int] = field(default_factory=dict)
    districts: Mapping[str, int] = field(default_factory=dict)


NO_CONTEXT = Context()


def at_hit(hit: Hit, containers: list[GeoPlace], mention: PlaceMention) -> Choice:
    """A place of the gazetteer as what a name means, inside what the text names around it."""
    place = hit.place
    reason = f"{mention.text!r} by {hit.how} match"
    if containers:
        reason += " in " + ", ".join(c.name for c in reversed(containers))
    precision = place.precision
    label = ""
    if mention.site and precision in {"exact", "town"} | ({"district"} if place.kind == "district" else set()):
        label, precision = mention.site, "town" if precision != "district" else precision
        reason += f"; the site {mention.site!r} itself is not in the gazetteer"
    return Choice(place, place.lat, place.lon, place.radius_km, reason, label, precision)


def fallback(mention: PlaceMention, place: GeoPlace, how: str, radius: float) -> Choice:
    """The container or neighbour of a name that is not known, or not known there."""
    precision = "town" if place.precision == "exact" else place.precision
    if mention.exact and mention.candidates[0].place.level > CONTAINER_LEVEL:  # "the Afghanistan border in Chaman"
        return Choice(
            place, place.lat, place.lon, radius, f"{how}, which the text names beside {mention.text!r}", "", precision
        )
    name = mention.site or mention.text
    lacking = f"{name!r} is not in the gazetteer" if not mention.exact else f"no {name!r} is known there"
    return Choice(place, place.lat, place.lon, radius, f"{lacking}; {how}", f"{name} ({place.name})", precision)
