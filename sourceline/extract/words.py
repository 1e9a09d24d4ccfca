"""English word forms, and a matcher for word sequences. Lists hold base forms; matching is by lower-case tokens."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from spacy.tokens import Doc

from sourceline.vocab.files import data_file, load_yaml

Value = TypeVar("Value")
WHOLE: tuple[str, ...] = tuple(load_yaml(data_file("words", "tokens.yaml"))["whole"])
"""Hyphenated words that are one token, in lower case."""
_TOKEN = re.compile("|".join([*(rf"\b{re.escape(word)}\b" for word in WHOLE), r"\w+", r"[^\w\s]"]))
_VOWELS = "aeiou"
_HYPHENS = frozenset({"-", "–", "‑"})


def verb_forms(verb: str, irregular: Mapping[str, Iterable[str]]) -> set[str]:
    """All forms of a verb phrase, its first word inflected."""
    head, _, rest = verb.partition(" ")
    forms = {head, *irregular.get(head, ())} if head in irregular else {head, *_regular(head)}
    return {f"{form} {rest}".strip() for form in forms}


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return {verb + "es", verb + "ed", verb + "ing"}
    forms = {verb + "s", verb + "ed", verb + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb):
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def noun_forms(noun: str, irregular: Mapping[str, str] | None = None) -> set[str]:
    """A noun phrase and its plural; the last word is inflected unless `irregular` has the phrase or that word."""
    irregular = irregular or {}
    if noun in irregular:
        return {noun, irregular[noun]}
    before, _, head = noun.rpartition(" ")
    plural = irregular.get(head) or _plural(head)
    return {noun, f"{before} {plural}".strip()}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun + "s"


class Phrases(Generic[Value]):
    """Finds word sequences in a Doc; a hyphen in the text may stand between any two words of a phrase."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Index phrases, each with its value; a phrase may have several values."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            words = tuple(word for word in _TOKEN.findall(phrase.lower()) if word not in _HYPHENS)
            self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def at(self, doc: Doc, start: int, end: int) -> Iterator[tuple[int, Value]]:
        """Phrases that begin at a token and end by `end`: their end and value, longest first."""
        forms = lower_forms(doc)
        for words, value in self._by_first.get(forms[start], ()):
            if (stop := _match(forms, start, end, words)) is not None:
                yield stop, value

    def longest(self, doc: Doc, start: int, end: int) -> Iterator[tuple[int, int, list[Value]]]:
        """Non-overlapping phrases in tokens [start, end), each the longest at its start, with all its values."""
        at, forms = start, lower_forms(doc)
        while at < end:
            found = list(self.at(doc, at, end)) if forms[at] in self._by_first else []
            if not found:
                at += 1
                continue
            stop = found[0][0]
            yield at, stop, [value for other, value in found if other == stop]
            at = stop


def lower_forms(doc: Doc) -> list[str]:
    """The tokens of a Doc in lower case, made once."""
    forms: list[str] | None = doc.user_data.get("lower_forms")
    if forms is None:
        forms = doc.user_data["lower_forms"] = [token.lower_ for token in doc]
    return forms


def _match(forms: list[str], start: int, end: int, words: tuple[str, ...]) -> int | None:
    at = start
    for number, word in enumerate(words):
        if number and at < end and forms[at] in _HYPHENS:
            at += 1
        if at >= end or forms[at] != word:
            return None
        at += 1
    return at
