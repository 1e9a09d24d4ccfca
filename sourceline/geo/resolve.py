"""Places of a document: one sense per name, containers believed, datelines no scenes.

gazetteer = Gazetteer.load()
places = DocumentPlaces.read(gazetteer, text)
for phrase in places.phrases:
place = places.resolve(phrase)          # a sourceline.model.Place or None
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from sourceline.codes import PlacePrecision
from sourceline.geo.choice import AREA_HINTS, NO_CONTEXT, Choice, Context
from sourceline.geo.choose import choose, village_near
from sourceline.geo.gazetteer import Gazetteer
from sourceline.geo.mentions import PlaceMention, find_places
from sourceline.geo.people import without_people
from sourceline.geo.phrases import PlacePhrase, find_phrases
from sourceline.geo.places import CONTAINER_LEVEL, GeoPlace, contains
from sourceline.geo.spelling import fold
from sourceline.geo.stand_ins import find_stand_ins
from sourceline.geo.support import (
    UNSEEN_HINTS,
    Anchor,
    anchor,
    contradicted,
    distinct,
    is_sure,
    nearest_anchor,
    put_beside,
)
from sourceline.model import POINT_PRECISIONS, Place

NARROWED_KM = 20.0
_WIDE = frozenset({"province", "region", "former_unit"})


@dataclass(frozen=True)
class DocumentPlaces:
    """The place names of one text, joined into phrases and settled together."""

    gazetteer: Gazetteer
    text: str
    mentions: tuple[PlaceMention, ...]
    phrases: tuple[PlacePhrase, ...]

    @classmethod
    def read(cls, gazetteer: Gazetteer, text: str) -> "DocumentPlaces":
        """Find the places of a text."""
        mentions = without_people(text, find_places(gazetteer, text), gazetteer.words)
        meant = list(find_stand_ins(gazetteer, text))
        apart = (m for m in mentions if not any(s.start < m.end and m.start < s.end for s in meant))
        mentions = sorted((*apart, *meant), key=lambda mention: mention.start)
        phrases = (_without_weak(gazetteer, phrase) for phrase in find_phrases(gazetteer, text, mentions))
        return cls(gazetteer, text, tuple(mentions), tuple(phrases))

    @cached_property
    def context(self) -> Context:
        """What the document as a whole says: first what its longer phrases settle, then what areas it names."""
        senses: dict[str, GeoPlace] = {}
        countries: Counter[str] = Counter()
        provinces: Counter[str] = Counter()
        districts: Counter[str] = Counter()
        for phrase in sorted(self.phrases, key=lambda p: -len(p.parts)):
            choices = choose(self.gazetteer, phrase, NO_CONTEXT)
            if not choices or not (len(phrase.parts) > 1 or len(phrase.head.candidates) == 1):
                continue
            place = choices[0].place
            if phrase.head.candidates and len(phrase.parts) > 1:
                senses.setdefault(fold(phrase.head.text), place)
            countries[place.country] += 1
            provinces[place.admin1] += 1
            districts[place.admin2 or place.id] += 1
        provinces.pop("", None)
        return Context(senses, countries, provinces, districts)

    def choices(self, phrase: PlacePhrase) -> list[Choice]:
        """What a phrase may mean in this document, best first."""
        found = choose(self.gazetteer, phrase, self.context)
        if len(phrase.parts) == 1 and not phrase.near:
            return self._supported(phrase, found)
        if found and not phrase.head.candidates and found[0].place.kind in _WIDE:
            return [self._narrowed(phrase, found[0])]
        return found

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """The areas and well-known places that the document surely names, in order of the text."""
        out = []
        for phrase in self.phrases:
            choices = choose(self.gazetteer, phrase, self.context)
            if not choices:
                continue
            best = choices[0]
            known = any(hit.place.id == best.place.id for hit in phrase.head.candidates)
            if known and (len(phrase.parts) > 1 or is_sure(phrase.head, best.place)):
                out.append(anchor(self.text, phrase, best))
            for part in phrase.parts[1:]:
                outer = PlacePhrase(part.start, part.end, (part,))
                said = choose(self.gazetteer, outer, self.context)[:1]
                out += [anchor(self.text, outer, o) for o in said if is_sure(part, o.place)]
        return tuple(out)

    @cached_property
    def _named(self) -> tuple[Anchor, ...]:
        return distinct(self.anchors)

    def _supported(self, phrase: PlacePhrase, found: list[Choice]) -> list[Choice]:
        """The choices for a bare name that the rest of the document supports; else what is named near it."""
        head = phrase.head
        kept = [c for c in found if is_sure(head, c.place) or not contradicted(c.place, head.exact, self._named)]
        if kept or (not found and head.hint not in UNSEEN_HINTS | AREA_HINTS):
            return kept
        near = nearest_anchor(self.text, phrase, self.anchors)
        if near is None:
            return []
        if not head.candidates and (village := village_near(self.gazetteer, head, near.place)):
            return [village]
        return [put_beside(head, near)] if found or head.hint in UNSEEN_HINTS else []

    def _narrowed(self, phrase: PlacePhrase, wide: Choice) -> Choice:
        """For an unknown name in a province: the one district of it that the document names elsewhere, if just one."""
        inside = {district: place for district, place in self._areas.items() if contains(wide.place, place)}
        if len(inside) != 1:
            return wide
        (place,) = inside.values()
        reason = f"{phrase.head.text!r} is not in the gazetteer; placed at {place.name}, which the report names too"
        precision = "town" if place.precision == "exact" else place.precision
        label = f"{phrase.head.text} ({place.name})"
        return Choice(place, place.lat, place.lon, max(place.radius_km, NARROWED_KM), reason, label, precision)

    @cached_property
    def _areas(self) -> dict[str, GeoPlace]:
        """The districts in which the document places something known, each with that place."""
        scenes = {p.head.text: p for p in self.phrases if p.scene and p.head.candidates}
        found = (choose(self.gazetteer, phrase, self.context)[:1] for phrase in scenes.values())
        places = [choice.place for choices in found for choice in choices]
        return {place.admin2 or place.id: place for place in places if place.level <= CONTAINER_LEVEL}

    def resolve(self, phrase: PlacePhrase) -> Place | None:
        """The place that a phrase means in this document; of precision unknown where it is named but not found."""
        choices = self.choices(phrase)
        if not choices:
            known = phrase.head.candidates
            reason = "no place of this name lies near what the report names" if known else "not in the gazetteer"
            return Place(phrase.head.site or phrase.head.text, PlacePrecision.UNKNOWN, reason=reason)
        return to_place(self.gazetteer, choices[0])


def _without_weak(gazetteer: Gazetteer, phrase: PlacePhrase) -> PlacePhrase:
    """The phrase, without a first name that only "in" makes a place where no village there bears it."""
    if not phrase.head.weak or len(phrase.parts) == 1:
        return phrase
    found = choose(gazetteer, phrase, NO_CONTEXT)
    if found and not found[0].label:
        return phrase
    return replace(phrase, start=phrase.parts[1].start, parts=phrase.parts[1:])


def to_place(gazetteer: Gazetteer, choice: Choice) -> Place:
    """The model's record of a choice; countries and unknown places carry no point."""
    admin2, admin1, country = gazetteer.admin_names(choice.place)
    precision = PlacePrecision(choice.precision or choice.place.precision)
    point = precision in POINT_PRECISIONS
    return Place(
        name=choice.label or choice.place.name,
        precision=precision,
        admin2=admin2,
        admin1=admin1,
        country=country,
        lat=choice.lat if point else None,
        lon=choice.lon if point else None,
        radius_km=choice.radius_km if point else None,
        gazetteer_id=choice.place.id,
        reason=choice.reason,
    )
