"""Patterns of bylines, credits and author notes (data/words/layout.yaml)."""

import re
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
