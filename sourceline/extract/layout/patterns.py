"""Patterns of bylines, credits and author notes (data/words/layout.yaml)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sourceline.extract.frame import Role
from sourceline.vocab.files import data_file, load_yaml


@lru_cache(maxsize=1)
def layout_patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Each layout role with the pattern that a whole line or sentence of it matches from its start."""
    words = load_yaml(data_file("words", "layout.yaml"))
    return tuple(
        (Role(role), re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
        for role, patterns in words["starts"].items()
    )


@lru_cache(maxsize=1)
def picture_verbs() -> frozenset[str]:
    """What people in pictures do."""
    return frozenset(load_yaml(data_file("words", "layout.yaml"))["pictures"]["verbs"])


@dataclass(frozen=True, slots=True)
class FurniturePatterns:
    """Patterns of what a page puts around a report; all are matched at the start of a line but `dated`."""

    label: re.Pattern[str]
    notice: re.Pattern[str]
    opener: re.Pattern[str]
    print_note: re.Pattern[str]
    end: re.Pattern[str]
    ago: re.Pattern[str]
    dated: re.Pattern[str]


@lru_cache(maxsize=1)
def furniture_patterns() -> FurniturePatterns:
    """The furniture patterns of data/words/layout.yaml."""
    words: dict[str, list[str]] = load_yaml(data_file("words", "layout.yaml"))["furniture"]
    return FurniturePatterns(
        **{key: re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) for key, patterns in words.items()}
    )
