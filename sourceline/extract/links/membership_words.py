"""Words that tie people to groups (data/words/memberships.yaml)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sourceline.vocab.files import data_file, load_yaml

_SETS = (
    "roles",
    "rulers_roles",
    "heads",
    "parts",
    "organs",
    "joined",
    "appointing",
    "called",
    "described",
    "harm",
    "deaths",
)


@dataclass(frozen=True, slots=True)
class MembershipWords:
    """All of these words, as the file explains them."""

    roles: frozenset[str]
    rulers_roles: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    organs: frozenset[str]
    joined: frozenset[str]
    appointing: frozenset[str]
    called: frozenset[str]
    described: frozenset[str]
    harm: frozenset[str]
    """Verbs of what happens to men of a group."""
    deaths: frozenset[str]
    named_later: tuple[re.Pattern[str], ...]
    """Where a masked sentence names, in the group `name`, whom an earlier one left unnamed."""
    others: re.Pattern[str]


@lru_cache(maxsize=1)
def membership_words() -> MembershipWords:
    """The words in force."""
    words = load_yaml(data_file("words", "memberships.yaml"))
    sets = {name: frozenset(words[name]) for name in _SETS}
    return MembershipWords(
        **sets,
        named_later=tuple(_named(text) for text in words["named_later"]),
        others=re.compile(rf"\b(?:{'|'.join(words['others'])})\b"),
    )


def _named(text: str) -> re.Pattern[str]:
    """NAME stands for a person's mark, with what is told of him between commas where a verb follows."""
    titles = "|".join(load_yaml(data_file("words", "links.yaml"))["titles"])
    name = r"<(?P<name>[xn]\d+)>"
    aside = (
        rf"{name}(?: ,(?:[^<.;]|<[^xn]\d+>){{0,140}} ,| , known as (?:<[xn]\d+>|\w+)(?: \w+)? ,)?"
        if text.startswith("NAME")
        else name
    )
    text = text.replace(" ,? ", "(?: ,)? ")
    return re.compile(text.replace("TITLE", f"(?:{titles})").replace("NAME", aside))
