"""Compiles the word lists of the actors pipe (data/words/actors_*.yaml)."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sourceline.codes import EntityKind, SpeakerKind
from sourceline.vocab.files import data_file, load_yaml


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of some words or phrases, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _words(name: str) -> Any:
    return load_yaml(data_file("words", f"actors_{name}.yaml"))


@dataclass(frozen=True, slots=True)
class ContextWords:
    """What settles ambiguous names."""

    countries: dict[str, re.Pattern[str]]
    taliban: dict[str, re.Pattern[str]]
    emirate_since: dt.date
    before: dict[str, str]
    """Whom a name of the Taliban's state or forces means before they had one."""
    since: dict[str, str]
    movement: frozenset[str]
    agent_prepositions: frozenset[str]
    to_after: frozenset[str]
    place_nouns: frozenset[str]
    demonyms: dict[str, str]
    labels: frozenset[str]
    talks: re.Pattern[str]
    full_names: re.Pattern[str]
    """The Taliban named in full, the Pakistani ones in the group `pakistani`."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Role nouns, lower case."""

    militants: frozenset[str]
    armed_people: frozenset[str]
    armed_before: frozenset[str]
    followers: frozenset[str]
    linked: frozenset[str]
    groups: frozenset[str]
    group_before: frozenset[str]
    forces: dict[str, dict[str, str]]
    """Lower-case phrase to actor id by country (`since`: the Taliban's Afghanistan)."""
    longest_force: int
    force_openings: frozenset[str]
    """All beginnings of the names of `forces`, whole or in part of a word."""
    speakers: dict[str, SpeakerKind]
    qualifiers: frozenset[str]
    belong: frozenset[str]
    attacks: frozenset[str]
    wanted: frozenset[str]
    references: dict[str, frozenset[str]]
    of_groups: dict[str, frozenset[str]]
    """Lemmas of verbs and nouns by which "it" is a group (`undergo`, `are`) or no group (`of_events`)."""
    title_words: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Patterns of people's names."""

    titled: re.Pattern[str]
    introduced: re.Pattern[str]
    name: re.Pattern[str]
    apposed: tuple[re.Pattern[str], ...]
    kept: frozenset[str]
    not_names: frozenset[str]
    honours: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Patterns of groups and bodies outside the list."""

    prefixed: re.Pattern[str]
    shared: re.Pattern[str]
    """Built like an armed group's name and like a party's."""
    introduced: re.Pattern[str]
    """`a little-known group, X`, `an outfit calling itself X`, with the group `name`."""
    armed_beside: re.Pattern[str]
    never: re.Pattern[str]
    """Words of mosques, schools, boards: no armed group's name has them."""
    armed: re.Pattern[str]
    bodies: tuple[tuple[EntityKind, re.Pattern[str]], ...]
    factions: re.Pattern[str]


@lru_cache(maxsize=1)
def context_words() -> ContextWords:
    """Words that settle ambiguous names."""
    words = _words("context")
    return ContextWords(
        {country: re.compile(rf"\b(?:{any_of(cues)})\b") for country, cues in words["country_cues"].items()},
        {actor: re.compile(rf"\b(?:{any_of(cues)})\b") for actor, cues in words["taliban"].items()},
        words["emirate_since"],
        words["before"],
        words["since"],
        frozenset(words["movement"]),
        frozenset(words["agent_prepositions"]),
        frozenset(words["to_after"]),
        frozenset(words["place_nouns"]),
        {name: actor for name, actor in words["demonyms"].items() if actor},
        frozenset(words["labels"]),
        re.compile(rf"\b(?:{any_of(words['talks'])})\b", re.IGNORECASE),
        re.compile("|".join(rf"(?P<{which}>\b(?:{any_of(names)})\b)" for which, names in words["full_names"].items())),
    )


@lru_cache(maxsize=1)
def role_words() -> RoleWords:
    """Role nouns."""
    words = _words("roles")
    forces = {
        noun: {country: actor for country, actor in group.items() if country != "nouns"}
        for group in words["forces"].values()
        for noun in group["nouns"]
    }
    return RoleWords(
        militants=frozenset(words["militants"]),
        armed_people=frozenset(words["armed_people"]["nouns"]),
        armed_before=frozenset(words["armed_people"]["before"]),
        followers=frozenset(words["followers"]),
        linked=frozenset(words["linked"]),
        groups=frozenset(words["groups"]["nouns"]),
        group_before=frozenset(word.lower() for word in words["groups"]["before"]),
        forces=forces,
        longest_force=max(len(noun.split()) for noun in forces),
        force_openings=frozenset(noun[:size] for noun in forces for size in range(1, len(noun) + 1)),
        speakers={noun: SpeakerKind(kind) for kind, nouns in words["speakers"].items() for noun in nouns},
        qualifiers=frozenset(words["qualifiers"]),
        belong=frozenset(words["belong"]),
        attacks=frozenset(words["attacks"]),
        wanted=frozenset(words["wanted"]),
        references={name: frozenset(nouns) for name, nouns in words["references"].items()},
        of_groups={name: frozenset(lemmas) for name, lemmas in words["of_groups"].items()},
        title_words={short: frozenset(full) for short, full in words["title_words"].items()},
    )


@lru_cache(maxsize=1)
def people_words() -> PeopleWords:
    """Patterns of people's names."""
    words = _words("people")
    part = r"(?:[A-Z][a-zà-ÿ’']+(?:-(?:[a-z]{1,3}-)?[A-Z]?[a-zà-ÿ]+)*|[A-Z]\.)"
    run = rf"{part}(?: (?:(?:{any_of(words['joins'])}) )?{part}){{0,4}}"
    nouns = rf"(?:[\w'’-]+ ){{0,4}}(?:{any_of(words['apposed'])})"
    title = rf"\b(?:{any_of(words['titles'])})"
    return PeopleWords(
        titled=re.compile(rf"(?P<title>{title}(?:,? {title})*)(?: \([A-Z][A-Za-z. ]*\)| \(retd?\))?,? (?P<name>{run})"),
        introduced=re.compile(rf"\b(?:{any_of(words['introduced_by'])}) (?:(?:{title}) )*(?P<name>{run})"),
        name=re.compile(run),
        apposed=(
            re.compile(
                rf"(?P<name>{part} {run}),(?: who is| who was)?(?: an?| the| its| their| one of the)? {nouns}\b"
            ),
            re.compile(rf"\b{nouns}(?: (?:of|for|in|at) [^,.;:]{{2,60}})?, (?P<name>{part} {run}),"),
            re.compile(rf"(?P<name>{part} {run}),? (?:alias|also known as|better known as|aka)\b"),
        ),
        kept=frozenset(words["kept"]),
        not_names=frozenset(words["not_names"]),
        honours=frozenset(words["honours"]),
    )


def _introduced(words: dict[str, list[str]], cap: str) -> re.Pattern[str]:
    group, named = any_of(words["groups"]), any_of(words["openings"])
    return re.compile(
        rf"\b(?:(?:{group}),? (?:{named})|(?:{any_of(words['new'])}) (?:\w+ )?(?:{group}),) (?:the )?"
        rf"(?P<name>{cap}(?:[ -](?:e|i|ul|al|the|of|{cap})){{1,5}})"
    )


@lru_cache(maxsize=1)
def group_words() -> GroupWords:
    """Patterns of groups and bodies outside the list."""
    words = _words("groups")
    cap = r"[A-Z][\w’']+"
    tail = rf"(?:[- ](?:(?:e|i|ul|al|ud|us|ur)[- ])?{cap})+"
    not_school = rf"(?! (?:{any_of(words['schools'])})\b)"  # "Government Girls High School"
    armed = words["armed"]
    return GroupWords(
        prefixed=re.compile(rf"\b(?:{any_of(words['prefixes'])})(?:{tail}|u[lrdsn](?: {cap}){{1,2}})"),
        introduced=_introduced(words["introduced"], cap),
        shared=re.compile(rf"\b(?:{any_of(words['shared_prefixes'])}){tail}"),
        armed_beside=re.compile(rf"\b(?:{any_of(words['armed_beside'])})\b"),
        never=re.compile(rf"\b(?:{any_of(words['never'])})\b"),
        armed=re.compile(
            rf"\b(?:{cap}[ -]){{0,3}}(?:{any_of(armed['inside'])})(?: {cap}){{0,2}}? (?:{any_of(armed['last'])})\b"
        ),
        bodies=tuple(
            (
                EntityKind(kind),
                re.compile(rf"\b(?:{cap} (?:(?:of|for|and|on|the) )*){{1,5}}(?:{any_of(last)})\b{not_school}"),
            )
            for kind, last in words["bodies"].items()
        )
        + tuple(
            (EntityKind(kind), re.compile(rf"\b(?:{cap} ){{1,3}}(?:{any_of(last)})\b"))
            for kind, last in words["lower"].items()
        ),
        factions=re.compile(rf"\b(?:{cap}[ -]){{1,3}}(?:{any_of(words['factions'])})\b"),
    )
