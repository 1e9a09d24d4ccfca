"""Compiles the word lists of the claims pipe (data/words/claims.yaml, speakers.yaml)."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sourceline.codes import EntityKind, Modality, SpeakerKind, Stance, Topic
from sourceline.extract.actors.patterns import any_of
from sourceline.vocab.files import data_file, load_yaml


def _pattern(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{part})" for part in parts), re.IGNORECASE)


def _whole(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{part})\b" for part in parts), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """What makes a sentence let somebody speak."""

    verbs: dict[str, Stance]
    """Stance by verb lemma."""
    needs_clause: frozenset[str]
    needs_speaker: frozenset[str]
    complements: dict[str, frozenset[str]]
    deed_nouns: frozenset[str]
    light_verbs: frozenset[str]
    speech_nouns: dict[str, Stance]
    documents: frozenset[str]
    shows: frozenset[str]
    """Verbs by which a document tells of a thing without a clause."""
    passive: frozenset[str]
    mute: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContentWords:
    """What tells a claim's stance, modality, polarity and topics."""

    phrases: tuple[tuple[Stance, re.Pattern[str]], ...]
    modality: tuple[tuple[Modality, re.Pattern[str]], ...]
    topics: tuple[tuple[Topic, re.Pattern[str]], ...]
    deeds: frozenset[str]
    strikes: frozenset[str]
    answers: frozenset[str]
    threats: re.Pattern[str]
    duties: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """What kind of speaker somebody is."""

    by_actor: dict[str, SpeakerKind]
    by_kind: dict[EntityKind, SpeakerKind]
    by_title: tuple[tuple[SpeakerKind, re.Pattern[str]], ...]
    unnamed: frozenset[str]
    people: frozenset[str]
    abbreviations: dict[str, str]
    offices: dict[str, frozenset[str]]
    """Words for the same office, by each of them."""
    bodies: dict[str, frozenset[EntityKind]]
    organs: frozenset[str]
    outlets: frozenset[str]
    """Names of newspapers, agencies and stations in lower case."""


@dataclass(frozen=True, slots=True)
class OpinionWords:
    """What gives an opinion piece away."""

    evaluative: re.Pattern[str]
    first_person: re.Pattern[str]
    weekdays: re.Pattern[str]
    heading: re.Pattern[str]
    dated: re.Pattern[str]
    """A day, month or year: an author who gives one reports a fact."""


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """Verbs and nouns of speech."""
    words = load_yaml(data_file("words", "claims.yaml"))
    return SpeechWords(
        verbs={verb: Stance(stance) for stance, verbs in words["verbs"].items() for verb in verbs},
        needs_clause=frozenset(words["needs_clause"]),
        needs_speaker=frozenset(words["needs_speaker"]),
        complements={verb: frozenset(nexts) for verb, nexts in words["complements"].items()},
        deed_nouns=frozenset(words["deed_nouns"]),
        light_verbs=frozenset(words["light_verbs"]),
        speech_nouns={noun: Stance(stance) for noun, stance in words["speech_nouns"].items()},
        documents=frozenset(words["documents"]),
        shows=frozenset(words["document_shows"]),
        passive=frozenset(words["passive_speech"]),
        mute=frozenset(load_yaml(data_file("words", "speakers.yaml"))["mute"]),
    )


@lru_cache(maxsize=1)
def content_words() -> ContentWords:
    """Cues inside what is said."""
    words = load_yaml(data_file("words", "claims.yaml"))
    return ContentWords(
        phrases=tuple((Stance(stance), _pattern(parts)) for stance, parts in words["phrases"].items()),
        modality=tuple((Modality(name), _whole(parts)) for name, parts in words["modality"].items()),
        topics=tuple((Topic(name), _whole(parts)) for name, parts in words["topics"].items()),
        deeds=frozenset(words["deeds"]),
        strikes=frozenset(words["strikes"]),
        answers=frozenset(words["answers"]),
        threats=_whole(words["author"]["warns"]),
        duties=_whole(words["author"]["demands"]),
    )


@lru_cache(maxsize=1)
def speaker_words() -> SpeakerWords:
    """Kinds of speakers."""
    words = load_yaml(data_file("words", "speakers.yaml"))
    return SpeakerWords(
        by_actor={actor: SpeakerKind(kind) for actor, kind in words["by_actor"].items()},
        by_kind={EntityKind(kind): SpeakerKind(speaker) for kind, speaker in words["by_kind"].items()},
        by_title=tuple(
            (SpeakerKind(kind), re.compile(rf"\b(?:{any_of(titles)})\b", re.IGNORECASE))
            for kind, titles in words["by_title"].items()
        ),
        unnamed=frozenset(words["unnamed"]),
        people=frozenset(words["people"]),
        abbreviations=words["abbreviations"],
        offices={word: frozenset(office) for office in words["offices"] for word in office},
        bodies={noun: frozenset(EntityKind(kind) for kind in kinds) for noun, kinds in words["bodies"].items()},
        organs=frozenset(words["organs"]),
        outlets=frozenset(name.lower() for name in words["outlets"]),
    )


@lru_cache(maxsize=1)
def opinion_words() -> OpinionWords:
    """Marks of opinion and analysis."""
    words = load_yaml(data_file("words", "claims.yaml"))["opinion"]
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday"
    return OpinionWords(
        re.compile(rf"\b(?:{any_of(words['evaluative'])})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words['first_person'])})\b"),
        re.compile(rf"\b(?:{days})\b"),
        re.compile(rf"\s*(?:{any_of(words['headings'])})\s*(?:[:|.—–-]|\n)", re.IGNORECASE),
        re.compile(rf"\b(?:{days}|{'|'.join(calendar.month_name[1:])}|(?:19|20)\d\d)\b"),
    )
