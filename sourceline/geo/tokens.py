"""The words of a text, and which of them may together be one name."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"(?<![\w-])[A-Z]{1,2}-?\d{1,3}(?:/\d)?(?![\w-])|[^\W\d_]+")
"""Runs of letters, and codes of sectors, roads and police districts: G-11, N-25, PD13."""
_JOIN = re.compile(r"(?:[ \u00a0]|\s?[-–]\s?|['’`‘ʻ]|\.-?[ \u00a0]?|[ ]?\n[ ]?)")
PARTICLES = frozenset({"e", "i", "o", "ul", "al", "wa", "aw", "and", "of", "the", "u", "ud", "us", "ur", "abad"})
_SITE_TYPES = frozenset({"facility", "market", "crossing", "pass"})


class Token(NamedTuple):
    """A run of letters, or a code such as G-11, at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it is written as a name; scripts without case always are."""
        return self.text[0].isupper() or not (self.text[0].islower())

    @property
    def code(self) -> bool:
        """Whether it is a code with a number."""
        return self.text[-1].isdigit()


def tokenise(text: str) -> list[Token]:
    """The words of a text."""
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def joined(text: str, tokens: list[Token], i: int, n: int) -> bool:
    """Whether n tokens from i may be one name: only blanks, hyphens, apostrophes or initials' dots between them."""
    if i + n > len(tokens):
        return False
    for left, right in zip(tokens[i : i + n], tokens[i + 1 : i + n], strict=False):
        gap = text[left.end : right.start]
        if not _JOIN.fullmatch(gap) or ("." in gap and len(left.text) > 3):  # noqa: PLR2004 - initials and St., Dt.
            return False
    return True


def is_name(tokens: list[Token], types: Mapping[str, str]) -> bool:
    """Whether the case of the words allows a name; a type noun may end it in lower case (Kabul airport)."""
    inner = all(t.capital or t.text in PARTICLES for t in tokens[:-1])
    return tokens[0].capital and inner and (tokens[-1].capital or types.get(tokens[-1].text) in _SITE_TYPES)
