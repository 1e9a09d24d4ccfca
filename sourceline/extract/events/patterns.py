"""Triggers, targets, weapons and status words, compiled from data/words/*.yaml."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sourceline.codes import EventStatus, TargetKind
from sourceline.extract.words import Phrases, noun_forms, verb_forms
from sourceline.vocab.files import data_file, load_yaml

Kind = Literal["means", "assault", "clash", "harm", "operation", "act"]
VIOLENT_KINDS = frozenset({"means", "assault", "clash", "operation"})


class TriggerEntry(BaseModel):
    """One entry of data/words/events.yaml (the file's head explains the fields)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: Kind
    type: str | None = None
    harm: str | None = None
    weapon: str | None = None
    side: str | None = None
    weak: bool = False
    lasts: bool = False
    status: EventStatus | None = None
    needs_status: EventStatus | None = None
    after: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    beside: frozenset[str] = Field(default=frozenset(), alias="with")
    under: frozenset[str] = frozenset()
    objects: frozenset[str] = Field(default=frozenset(), alias="object")


@dataclass(frozen=True, slots=True)
class Form:
    """A trigger entry by one of its word forms: `verb`, `noun` or `phrase`."""

    entry: TriggerEntry
    sort: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """What data/words/events.yaml holds."""

    triggers: Phrases[Form]
    not_triggers: Phrases[bool]
    other_causes: Phrases[bool]
    accidents: Phrases[bool]


@lru_cache(maxsize=1)
def event_words() -> EventWords:
    """The trigger words in force."""
    words = load_yaml(data_file("words", "events.yaml"))
    entries = TypeAdapter(tuple[TriggerEntry, ...]).validate_python(words["triggers"])
    return EventWords(
        triggers=Phrases(_trigger_forms(entries, words["irregular"])),
        not_triggers=Phrases((phrase, True) for phrase in words["not_triggers"]),
        other_causes=Phrases((phrase, True) for phrase in words["other_causes"]),
        accidents=Phrases((phrase, True) for phrase in words["accidents"]),
    )


def _trigger_forms(entries: tuple[TriggerEntry, ...], irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    found: list[tuple[str, Form]] = []
    for entry in entries:
        found += [(form, Form(entry, "verb")) for verb in entry.verbs for form in sorted(verb_forms(verb, irregular))]
        found += [(form, Form(entry, "noun")) for noun in entry.nouns for form in sorted(noun_forms(noun))]
        found += [(phrase, Form(entry, "phrase")) for phrase in entry.phrases]
    return found


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Last words of all trigger nouns, singular and plural: `attack`, `bombings`."""
    entries = load_yaml(data_file("words", "events.yaml"))["triggers"]
    nouns = {noun.split()[-1] for entry in entries for noun in entry.get("nouns", ())}
    return frozenset(form for noun in nouns for form in noun_forms(noun))


@dataclass(frozen=True, slots=True)
class TargetWord:
    """A word for somebody or something attacked."""

    kind: TargetKind
    side: str
    """`forces`, `militants` or `civil`."""
    person: bool
    plural: bool


@lru_cache(maxsize=1)
def target_words() -> Phrases[TargetWord]:
    """The target words in force, singular and plural."""
    words = load_yaml(data_file("words", "targets.yaml"))
    irregular: dict[str, str] = words["irregular"]
    found: dict[str, TargetWord] = {}
    for name, lists in words["kinds"].items():
        for field, person in (("people", True), ("things", False)):
            for noun in lists[field]:
                for form in sorted(noun_forms(noun, irregular)):
                    plural = form != noun or irregular.get(noun) == noun
                    found.setdefault(form, TargetWord(TargetKind(name), lists["side"], person, plural))
    return Phrases(found.items())


@dataclass(frozen=True, slots=True)
class Weapon:
    """A means of violence, and the sub-event type that it alone tells."""

    name: str
    type: str | None
    rank: int


@lru_cache(maxsize=1)
def weapon_words() -> Phrases[Weapon]:
    """The weapon words in force."""
    listed: list[dict[str, Any]] = load_yaml(data_file("words", "weapons.yaml"))
    return Phrases(
        (word, Weapon(item["weapon"], item.get("type"), rank))
        for rank, item in enumerate(listed)
        for word in item["words"]
    )


@lru_cache(maxsize=1)
def status_words() -> dict[str, frozenset[str]]:
    """The lists of data/words/status.yaml."""
    return {key: frozenset(words) for key, words in load_yaml(data_file("words", "status.yaml")).items()}


@lru_cache(maxsize=1)
def statistic_phrases() -> Phrases[bool]:
    """Phrases of sums over many events."""
    return Phrases((phrase, True) for phrase in status_words()["statistics"])


@lru_cache(maxsize=1)
def border_phrases() -> Phrases[bool]:
    """Phrases that put something at the Pakistan-Afghanistan border."""
    return Phrases((phrase, True) for phrase in status_words()["border"])


@lru_cache(maxsize=1)
def former_phrases() -> Phrases[bool]:
    """Phrases that make what a clause tells a habit of earlier times."""
    return Phrases((phrase, True) for phrase in status_words()["formerly"])


@lru_cache(maxsize=1)
def background_phrases() -> Phrases[bool]:
    """Phrases that open older events."""
    return Phrases((phrase, True) for phrase in status_words()["background"])


@dataclass(frozen=True, slots=True)
class HarmWords:
    """Statements of nobody hurt and of sums (data/words/harm.yaml)."""

    zero: dict[str, re.Pattern[str]]
    totals: dict[str, re.Pattern[str]]
    besides: frozenset[str]
    generic: frozenset[str]
    shared: re.Pattern[str]
    referring: frozenset[str]
    between: frozenset[str]
    further: frozenset[str]
    including: frozenset[str]
    attackers: frozenset[str]
    casualties: frozenset[str]
    dead: frozenset[str]
    mixed: re.Pattern[str]
    period: re.Pattern[str]
    hurt: frozenset[str]
    tallies: frozenset[str]
    uncounted: frozenset[str]
    descriptions: frozenset[str]
    told_of: frozenset[str]
    """Passives by which people are told to have been hurt: "were feared to have died"."""


@lru_cache(maxsize=1)
def harm_words() -> HarmWords:
    """The harm words in force."""
    words = load_yaml(data_file("words", "harm.yaml"))
    zero, totals = (
        {key: re.compile("|".join(found)) for key, found in words[part].items()} for part in ("zero", "totals")
    )
    listed: tuple[str, ...] = (
        "besides",
        "generic",
        "referring",
        "between",
        "further",
        "including",
        "attackers",
        "casualties",
        "dead",
    )
    listed += ("hurt", "tallies", "uncounted", "descriptions", "told_of")
    sets: dict[str, Any] = {key: frozenset(words[key]) for key in listed}
    return HarmWords(
        zero=zero,
        totals=totals,
        shared=re.compile("|".join(words["shared"])),
        mixed=re.compile(words["mixed"]),
        period=re.compile(words["period"]),
        **sets,
    )
