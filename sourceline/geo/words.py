"""The words around place names, read from data/geo/words.yaml, and the expressions made of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

HINT_KINDS: dict[str, frozenset[str]] = {
    "country": frozenset({"country"}),
    "province": frozenset({"province", "region"}),
    "district": frozenset({"district", "former_unit", "region"}),
    "tehsil": frozenset({"tehsil", "area", "town"}),
    "town": frozenset({"town"}),
    "village": frozenset({"village", "town", "area"}),
    "area": frozenset({"area", "neighbourhood", "valley", "village", "tehsil", "town", "market", "region"}),
    "market": frozenset({"market", "neighbourhood", "facility"}),
    "highway": frozenset({"highway"}),
    "crossing": frozenset({"crossing"}),
    "pass": frozenset({"pass", "crossing"}),
    "facility": frozenset({"facility", "airport", "base", "camp", "cantonment", "shrine", "market"}),
}
"""What a type noun beside a name says about the name's kind."""


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists and the compiled expressions that use them."""

    hints: dict[str, str]
    prepositions: frozenset[str]
    directions: frozenset[str]
    sites: frozenset[str]
    organisations: frozenset[str]
    owners: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    stop: frozenset[str]
    abbreviations: frozenset[str]
    type_after: re.Pattern[str]
    type_before: re.Pattern[str]
    place_before: re.Pattern[str]
    near_before: re.Pattern[str]
    offset_before: re.Pattern[str]
    between_before: re.Pattern[str]
    link_in: re.Pattern[str]
    link_near: re.Pattern[str]
    link_owner: re.Pattern[str]
    owner_after: re.Pattern[str]
    rulers_before: re.Pattern[str]
    rulers_after: re.Pattern[str]
    building_before: re.Pattern[str]
    stand_ins: dict[str, str]
    list_goes_on: re.Pattern[str]
    name_and_type: re.Pattern[str]
    city_district: re.Pattern[str]
    goes_on_in: re.Pattern[str]
    offset_query: re.Pattern[str]
    near_query: re.Pattern[str]

    def tells_rulers(self, before: str) -> bool:
        """Whether what stands before a capital's name makes it the government's: "the foreign ministry in"."""
        found = self.rulers_before.search(before)
        return found is not None and not self.building_before.search(before[: found.start()])

    def hint_of(self, noun: str) -> str:
        """What a type noun says a place is."""
        return self.hints[" ".join(noun.lower().split())]

    def own_hint(self, name: str) -> str:
        """What a type noun that is part of a name says it is: "Nagan Market", "Killi Almas"."""
        words = name.lower().split()
        found = [self.hints.get(word, "") for word in (words[0], words[-1])] if len(words) > 1 else []
        return next((hint for hint in found if hint in _OWN_HINTS), "")

    def is_type_of_name(self, before: str) -> bool:
        """Whether a type noun behind this text says what the name before it is: "Zhari" in "Zhari district of"."""
        word = before.rsplit(maxsplit=1)[-1] if before[-1:] == " " and before.strip() else ""
        return word[:1].isupper() and word not in self.stop


_OWN_HINTS = frozenset({"market", "village"})
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|hundred|a few|several"
_COMPASS = r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?"
_NO_AND = r"(?!(?:and|or|but|then|while|to|from)\b)"
_NUMBERED = r"(?:\d+(?:st|nd|rd|th)\s+(?:police\s+)?district|(?:police\s+)?district\s+(?:number\s+|no\.?\s*)?\d+)"
_CITY_DISTRICT = rf"(?:(?:,|\s+in|\s+of)\s*(?:the\s+)?{_NUMBERED})?"
_GOES_ON_IN = (
    r"\s*,\s*(?:the\s+)?(?:[\w-]+\s+){0,2}[A-Z]"
    r"|\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:province|district)\s+of\s+[A-Z]"
    r"|\s+in\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s+(?:province|district|tehsil|agency)\b"
)
"""What follows a name that no list knows and says where it is: "..., Ghor", "... in the province of Nimroz"."""
_UNIT = r"(?:kms?|kilomet(?:er|re)s?|miles?)"

_OFFSET = (
    rf"(?P<number>\d+(?:\.\d+)?|{_NUMBERS})[\s-]*(?P<unit>{_UNIT})\s*(?:\([^)]{{1,30}}\)\s*)?(?:away\s+)?"
    rf"(?:(?:to\s+|in\s+)?(?:the\s+)?(?P<compass>{_COMPASS})\s+)?(?:of|from|outside)\s+"
)


@lru_cache(maxsize=2)
def read_words(path: Path) -> Words:
    """The word lists of data/geo/words.yaml (`path`)."""
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    hints = {" ".join(word.split()): hint for hint, words in lists["types"].items() for word in words}
    types, adjectives = _any(list(hints)), _any(lists["adjectives"])
    filler = rf"(?:(?:{adjectives}|{types}|{_COMPASS})[\s-]+(?:of\s+)?)*"
    return Words(
        hints=hints,
        prepositions=frozenset(lists["prepositions"]),
        directions=frozenset(lists["directions"]),
        sites=frozenset(lists["sites"]),
        organisations=frozenset(lists["organisations"]),
        owners=frozenset(lists["owners"]),
        titles=frozenset(lists["titles"]),
        roles=frozenset(lists["roles"]),
        stop=frozenset(lists["stop"]),
        abbreviations=frozenset(lists["abbreviations"]),
        type_after=re.compile(rf"\s+(?:{_COMPASS}\s+)?(?P<type>{types})\b", re.IGNORECASE),
        type_before=re.compile(rf"\b(?P<type>{types})\s+of\s+(?:the\s+)?$", re.IGNORECASE),
        place_before=re.compile(rf"\b(?:{_any(lists['prepositions'])})\s+{filler}$", re.IGNORECASE),
        near_before=re.compile(rf"\b(?:{_any(lists['near'])})\s+{filler}$", re.IGNORECASE),
        offset_before=re.compile(rf"{_OFFSET}{filler}$", re.IGNORECASE),
        goes_on_in=re.compile(_GOES_ON_IN),
        city_district=re.compile(_NUMBERED, re.IGNORECASE),
        offset_query=re.compile(rf"(?:about |some |around )?{_OFFSET}", re.IGNORECASE),
        near_query=re.compile(rf"(?:the )?(?:{_any(lists['near'])})\s+(?:the )?", re.IGNORECASE),
        name_and_type=re.compile(rf"(?P<name>.+?)\s+(?P<type>{types})", re.IGNORECASE),
        between_before=re.compile(rf"\bbetween\s+{filler}$", re.IGNORECASE),
        link_in=re.compile(
            rf"\s*(?:(?:{types})\b\s*)*{_CITY_DISTRICT}(?:{_NO_AND}[a-z-]+(?:\s{_NO_AND}[a-z-]+)?(?=,|\s(?:of|in)\s))?(?:,|\(|\)|;)?\s*(?:(?:located\s+)?(?:of|in|within|inside|at)\s+)?(?:the\s+)?{filler}",
            re.IGNORECASE,
        ),
        link_near=re.compile(rf"\s*(?:(?:{types})\b\s*)*,?\s*(?:{_any(lists['near'])})\s+{filler}", re.IGNORECASE),
        link_owner=re.compile(rf"(?:['’]s?|\s+province['’]s)\s+{filler}", re.IGNORECASE),
        list_goes_on=re.compile(
            rf"\s*(?:(?:{types})\b\s*)*(?:,|and|or|as well as|, and|, or)\s+{filler}", re.IGNORECASE
        ),
        rulers_before=re.compile(rf"\b(?:{_any(lists['rulers_before'])})\s+$"),
        building_before=re.compile(rf"\b(?:{_any(lists['building_before'])})\s+(?:the\s+)?(?:[\w’']+\s+){{0,2}}$"),
        stand_ins=dict(lists["stand_ins"]),
        rulers_after=re.compile(rf"\s+(?:{_any(lists['rulers_after'])})\b"),
        owner_after=re.compile(rf"[\s-]+(?:{_any(lists['owners'])})\b"),
    )
