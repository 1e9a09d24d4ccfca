"""Finds every spelling of the listed actors in a text, in one pass over its words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sourceline.vocab.actors import Actor, actors
from sourceline.vocab.spelling import WORD, expand, is_abbreviation, sound

_COMPOUNDS = {"udin": ("ul", "din"), "ula": ("ula",), "urihman": ("ul", "rihman"), "urahman": ("ul", "rahman")}
"""Ends of given names, by their keys, that are written apart as well."""
_GAP = re.compile(r"[\s.\-‐-―]{0,3}")
_STOP = re.compile(r"\.\s")
_ABBREVIATED = 4
_EZAFE = frozenset({"e", "i"})
_JOINED = 2
_POSSESSIVE = re.compile(r"['’‘`]s$")


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters [start, end) of a text that spell a listed name; `actors` are those it may mean."""

    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    contextual: bool = False
    """True where only the context tells whether and whom it means."""
    otherwise: str | None = None
    """Whom a contextual name means where the context does not tell, if anybody."""


@dataclass(frozen=True, slots=True)
class _Entry:
    keys: tuple[str, ...]
    exact: tuple[str, ...] | None
    capital: bool
    actors: tuple[str, ...]
    contextual: bool


class Word(NamedTuple):
    """One word of a text: its place, itself without a possessive, and its spelling key."""

    start: int
    end: int
    raw: str
    key: str


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    found = []
    for match in WORD.finditer(text):
        raw = _POSSESSIVE.sub("", match.group())
        found.append(Word(match.start(), match.start() + len(raw), raw, sound(raw)))
    return found


class Lexicon:
    """Names of actors, compiled."""

    def __init__(self, listed: Mapping[str, Actor]) -> None:
        """Compile all spellings; a spelling that only context settles is kept with all who share it."""
        shared: dict[str, list[str]] = {}
        entries = []
        for actor in listed.values():
            for spelling in actor.spellings:
                entry = _entry(spelling, (actor.id,))
                entries += [entry, *_parted(entry), *_glued(spelling, entry)]
            for alias in actor.context_aliases:
                for spelling in expand(alias):
                    shared.setdefault(spelling, []).append(actor.id)
        entries += [_entry(spelling, tuple(ids), contextual=True) for spelling, ids in shared.items()]
        self._by_first: dict[str, list[_Entry]] = {}
        for entry in sorted(entries, key=lambda entry: (-len(entry.keys), not entry.contextual)):
            self._by_first.setdefault(entry.keys[0], []).append(entry)

    def find(self, text: str, words: list[Word]) -> Iterator[Hit]:
        """Longest names first at each word, without overlaps."""
        at = 0
        while at < len(words):
            entries = self._by_first.get(words[at].key)
            fitting = [entry for entry in entries if _fits(entry, text, words, at)] if entries else []
            if not fitting:
                at += 1
                continue
            entry = fitting[0]
            plain = (
                other.actors[0] for other in fitting if not other.contextual and len(other.keys) == len(entry.keys)
            )
            last = words[at + len(entry.keys) - 1]
            start = words[at].start
            otherwise = next(plain, None) if entry.contextual else None
            yield Hit(start, last.end, text[start : last.end], entry.actors, entry.contextual, otherwise)
            at += len(entry.keys)


def _entry(spelling: str, ids: tuple[str, ...], *, contextual: bool = False) -> _Entry:
    words = words_of(spelling)
    exact = tuple(word.raw for word in words) if is_abbreviation(spelling) else None
    capital = not contextual and any(letter.isupper() for letter in spelling)
    return _Entry(tuple(word.key for word in words), exact, capital, ids, contextual)


def _parted(entry: _Entry) -> Iterator[_Entry]:
    """The same name with a compound in its parts: "Sirajuddin" as "Siraj-ud-Din", "Hakimullah" as "Hakim Ullah"."""
    for at, key in enumerate(entry.keys):
        for end, parts in _COMPOUNDS.items():
            if key.endswith(end) and len(key) > len(end) + 1 and entry.exact is None:
                yield replace(entry, keys=(*entry.keys[:at], key.removesuffix(end), *parts, *entry.keys[at + 1 :]))


def _glued(spelling: str, entry: _Entry) -> Iterator[_Entry]:
    """The same name with its first joining syllable written on: "Lashkar-e-X" as "Lashkare X"."""
    words = words_of(spelling)
    if len(words) > _JOINED and words[1].raw.lower() in _EZAFE and entry.exact is None:
        yield replace(entry, keys=(sound(f"{words[0].raw}{words[1].raw}"), *entry.keys[_JOINED:]))


def _fits(entry: _Entry, text: str, words: list[Word], at: int) -> bool:
    size = len(entry.keys)
    if size > 1 and (at + size > len(words) or words[at + 1].key != entry.keys[1]):
        return False  # most entries that share a first word differ in the second
    run = words[at : at + size]
    if any(word.key != key for word, key in zip(run, entry.keys, strict=True)):
        return False
    if entry.exact and tuple(word.raw for word in run) != entry.exact:
        return False
    if entry.capital and not any(letter.isupper() for letter in text[run[0].start : run[-1].end]):
        return False
    return all(_joined(text, left, right) or _possessive(text, left, right) for left, right in pairwise(run))


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words stand together; a stop parts them (`in Pakistan. Security forces`) save after `U.S.`, `Lt.`."""
    stopped = _STOP.search(text, left.end, right.start) and len(left.raw) > _ABBREVIATED
    return not stopped and _GAP.fullmatch(text, left.end, right.start) is not None


def _possessive(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return gap[:1] in "'’‘`" and gap[1:2] == "s" and not gap[2:].strip()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The names in force."""
    return Lexicon(actors())
