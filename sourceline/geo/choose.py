"""Chooses what a place phrase means: containment first, then what the text says it is, then how known it is."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from sourceline.geo.choice import AREA_HINTS, NO_CONTEXT, SITE_HINTS, SMALL_HINTS, Choice, Context, at_hit, fallback
from sourceline.geo.computed import between, offset
from sourceline.geo.index import WIDE_PRECISIONS, Hit, How
from sourceline.geo.mentions import PlaceMention
from sourceline.geo.phrases import PlacePhrase, Relation
from sourceline.geo.places import CONTAINER_LEVEL, LEVELS, GeoPlace, contains, km_between
from sourceline.geo.spelling import fold
from sourceline.geo.villages import RADIUS_KM, as_one
from sourceline.geo.words import HINT_KINDS

if TYPE_CHECKING:
    from sourceline.geo.gazetteer import Gazetteer

NEAR_RADIUS_KM = 10.0
CITY_KM = 10.0
SURROUNDINGS_KM = 25.0
WIDE_KINDS = frozenset({"province", "country"})
NEIGHBOUR_KM = 10.0
"""A named district may be its former self: a place this far outside its circle still counts, for less."""
_STRICT, _SOFT, _FAINT = 6.0, 2.5, 1.0
_MAX_BETWEEN_KM = 250.0


def holds(outer: GeoPlace, inner: GeoPlace, home: GeoPlace | None) -> float:
    """How well `outer` holds `inner` (whose district is `home`): strictly, nearly, or not (0).

    Nearly: the two lie side by side in one province. Districts have been carved out of others, so that a report may
    name the former or the neighbouring one. A big city also holds its own districts, and a town what lies around it.
    """
    if contains(outer, inner) or inner.id in {outer.admin2, outer.id}:
        return _STRICT
    if inner.kind in WIDE_KINDS or outer.precision in WIDE_PRECISIONS or outer.admin1 != inner.admin1:
        return 0.0
    far = km_between(outer.lat, outer.lon, inner.lat, inner.lon)
    if outer.level < CONTAINER_LEVEL:
        return _town_holds(outer, inner, far)
    if outer.level > inner.level and far <= outer.radius_km * 1.3 + NEIGHBOUR_KM:
        return _SOFT
    if home and inner.level < LEVELS["tehsil"]:
        between_centres = km_between(outer.lat, outer.lon, home.lat, home.lon)
        return _FAINT if between_centres <= 1.6 * (outer.radius_km + home.radius_km) else 0.0
    return 0.0


def _town_holds(outer: GeoPlace, inner: GeoPlace, far: float) -> float:
    """The same for a town, tehsil or area as container, `far` km from the other."""
    if inner.level > outer.level and outer.radius_km > CITY_KM:
        return _STRICT if max(inner.radius_km, far) <= outer.radius_km * 1.5 else 0.0
    if inner.level < CONTAINER_LEVEL and inner.admin2 and inner.admin2 == outer.admin2:
        return _SOFT if far <= outer.radius_km * 1.5 + SURROUNDINGS_KM else 0.0
    return _SOFT if outer.level > inner.level and far <= outer.radius_km * 1.3 + NEIGHBOUR_KM else 0.0


def _hint_score(mention: PlaceMention, place: GeoPlace, container: bool) -> float:
    if mention.hint:
        if place.kind == mention.hint:
            return 3.5
        if place.kind in HINT_KINDS[mention.hint] or (
            container and mention.hint == "area" and place.kind == "district"
        ):
            return 3.0
        return -1.5 if mention.hint in {"district", "province", "country"} or place.level >= CONTAINER_LEVEL else 0.0
    if container:
        return 1.5 if place.level >= CONTAINER_LEVEL else 0.0
    return 0.4 if place.kind == "town" else 0.0


def _context_score(place: GeoPlace, context: Context, mention: PlaceMention) -> float:
    score = 0.0
    settled = context.senses.get(fold(mention.text))
    if settled is not None:
        score += 8.0 if settled.id == place.id else -2.0
    score += 2.0 * min(2, context.districts.get(place.admin2 or place.id, 0)) / 2
    score += 1.5 * min(2, context.provinces.get(place.admin1, 0)) / 2
    return score + 0.5 * min(4, context.countries.get(place.country, 0)) / 4


def _not_meant(mention: PlaceMention, place: GeoPlace, held: list[float]) -> bool:
    """Whether a place only near the named container cannot be meant.

    So for a tehsil or more where the text says town or less, and for the namesake of a site ("the Torkham highway in
    Jamrud").
    """
    if all(h == _STRICT for h in held):
        return False
    if mention.hint in SMALL_HINTS and place.level >= LEVELS["tehsil"]:
        return True
    named_after = bool(mention.site) or mention.hint in SITE_HINTS
    return named_after and place.kind not in HINT_KINDS.get(mention.hint, ())


def rank(
    gazetteer: "Gazetteer",
    mention: PlaceMention,
    containers: list[GeoPlace],
    context: Context,
    *,
    container: bool = False,
) -> list[tuple[float, Hit]]:
    """Candidates of a mention with their scores, best first; those outside a named container are left out."""
    ranked = []
    for hit in mention.candidates:
        place, score = hit.place, 10.0 * hit.score
        held = [holds(outer, place, gazetteer.by_id.get(place.admin2)) for outer in containers]
        if any(h == 0 for h in held) or _not_meant(mention, place, held):
            continue
        score += 0.8 if fold(place.name) == fold(mention.text) else 0.0
        score += sum(held) + place.prominence * 0.5 + _hint_score(mention, place, container)
        score += _context_score(place, context, mention) + (0.3 if place.id.startswith("curated") else 0.0)
        ranked.append((score, hit))
    return sorted(ranked, key=lambda pair: (-pair[0], -pair[1].place.prominence, pair[1].place.id))


def _close_area(gazetteer: "Gazetteer", mention: PlaceMention) -> PlaceMention:
    """An area that the text calls a district or province, by a close spelling among those."""
    if mention.candidates or mention.hint not in AREA_HINTS:
        return mention
    kinds = HINT_KINDS[mention.hint]
    return replace(mention, candidates=gazetteer.index.find_area(mention.text, kinds))


def _containers(gazetteer: "Gazetteer", phrase: PlacePhrase, context: Context) -> list[GeoPlace]:
    """What the phrase's later names mean, widest first; a name that contradicts a wider one is left out.

    Of namesakes that one counts that holds a place of the first name ("Kingri, Musakhel").
    """
    out: list[GeoPlace] = []
    inner = [hit.place for hit in phrase.head.candidates if hit.how is How.EXACT]
    for named in reversed(phrase.parts[1:]):
        mention = _close_area(gazetteer, named)
        ranked = rank(gazetteer, mention, out, context, container=True)
        if ranked:
            senses = [hit.place for _, hit in ranked]
            out.append(next((p for p in senses if any(contains(p, place) for place in inner)), senses[0]))
    return out


def choose(gazetteer: "Gazetteer", phrase: PlacePhrase, context: Context = NO_CONTEXT) -> list[Choice]:
    """What a phrase means, best first; empty where nothing known is near enough."""
    containers = _containers(gazetteer, phrase, context)
    head = _close_area(gazetteer, phrase.head)
    ranked = rank(gazetteer, head, containers, context)
    if not ranked and containers and not any(h.how is How.EXACT for h in head.candidates):
        close = replace(head, candidates=gazetteer.index.find(head.text, within=containers))
        ranked = rank(gazetteer, close, containers, context)
    if ranked:
        choices = [at_hit(hit, containers, head) for _, hit in ranked]
        return [c for c in (_related(gazetteer, phrase, choice, containers, context) for choice in choices) if c]
    if village := _village(gazetteer, head, containers, context):
        return [choice for choice in (_related(gazetteer, phrase, village, containers, context),) if choice]
    if phrase.near and (near := rank(gazetteer, phrase.near, containers, context)):
        place = near[0][1].place
        return [fallback(head, place, f"near {place.name}", max(NEAR_RADIUS_KM, place.radius_km))]
    if containers:
        place = _town_of(phrase, containers) if head.hint in SITE_HINTS else containers[-1]
        return [fallback(head, place, f"placed at {place.name}", place.radius_km)]
    return []


def _village(
    gazetteer: "Gazetteer", mention: PlaceMention, containers: list[GeoPlace], context: Context
) -> Choice | None:
    """A village that only the long list knows, inside the named district or province, if just one is meant."""
    if mention.site or mention.hint in SITE_HINTS | AREA_HINTS:
        return None
    districts = gazetteer.districts_in(containers)
    if not districts:
        return None
    hits = tuple(gazetteer.villages.find(mention.text, districts))
    ranked = rank(gazetteer, replace(mention, candidates=hits), containers, context)
    best = as_one([hit for score, hit in ranked if score >= ranked[0][0] - _FAINT])
    return replace(at_hit(best[0], containers, mention), radius_km=max(RADIUS_KM, best[1])) if best else None


def _town_of(phrase: PlacePhrase, containers: list[GeoPlace]) -> GeoPlace:
    """The town where one is meant: a square in Kabul is in the city, not somewhere in the province."""
    area = containers[-1]
    named = phrase.parts[1]
    towns = [hit.place for hit in named.candidates if hit.how is How.EXACT and hit.place.level < CONTAINER_LEVEL]
    inside = [place for place in towns if contains(area, place) and not named.hint]
    return inside[0] if inside else area


def village_near(gazetteer: "Gazetteer", mention: PlaceMention, near: GeoPlace) -> Choice | None:
    """The one village of an unknown name in the district or province that a report names near it.

    An unknown "X district" is one of the newer districts: it stands for the village of its name.
    """
    if mention.site or mention.hint in SITE_HINTS | {"province"}:
        return None
    hits = gazetteer.villages.find(mention.text, gazetteer.districts_in([near]))
    best = as_one([hit for hit in hits if hit.how is not How.CLOSE])
    if best is None:
        return None
    choice = replace(at_hit(best[0], [near], mention), radius_km=max(RADIUS_KM, best[1]))
    return choice if mention.hint != "district" else replace(choice, radius_km=CITY_KM, precision="district")


def _related(
    gazetteer: "Gazetteer", phrase: PlacePhrase, choice: Choice, containers: list[GeoPlace], context: Context
) -> Choice | None:
    """The computed point for an offset, a between or a near phrase."""
    if choice.place.level > CONTAINER_LEVEL:
        return choice
    if phrase.relation is Relation.NEAR:
        radius = max(NEAR_RADIUS_KM, choice.radius_km)
        return replace(
            choice,
            radius_km=radius,
            reason=f"near {choice.place.name}: {choice.reason}",
            precision=_by_radius(radius, choice),
        )
    if phrase.relation is Relation.OFFSET:
        lat, lon, radius = offset(choice.lat, choice.lon, phrase.distance_km, phrase.compass, choice.radius_km)
        words = (
            f"{phrase.distance_km:.0f} km {phrase.compass + ' of' if phrase.compass else 'from'} {choice.place.name}"
        )
        precision = "town" if radius <= 15 else "district"  # noqa: PLR2004
        return replace(
            choice, lat=lat, lon=lon, radius_km=radius, label=words, precision=precision, reason=f"computed: {words}"
        )
    if phrase.relation is Relation.BETWEEN and phrase.other:
        ends = [hit.place for _, hit in rank(gazetteer, phrase.other, containers, context)]
        ends = sorted(ends, key=lambda p: km_between(choice.lat, choice.lon, p.lat, p.lon))
        if ends and km_between(choice.lat, choice.lon, ends[0].lat, ends[0].lon) <= _MAX_BETWEEN_KM:
            lat, lon, radius = between(choice.lat, choice.lon, ends[0].lat, ends[0].lon)
            words = f"between {choice.place.name} and {ends[0].name}"
            precision = "town" if radius <= 15 else "district"  # noqa: PLR2004
            return replace(
                choice,
                lat=lat,
                lon=lon,
                radius_km=radius,
                label=words,
                precision=precision,
                reason=f"computed: {words}",
            )
    return choice


def _by_radius(radius: float, choice: Choice) -> str:
    precision = choice.precision or choice.place.precision
    return "town" if precision == "exact" and not math.isclose(radius, choice.place.radius_km) else precision
