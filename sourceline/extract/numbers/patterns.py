"""Number words, compiled from data/words/numbers.yaml."""

from dataclasses import dataclass
from functools import lru_cache

from sourceline.vocab.files import data_file, load_yaml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Values of words, and the phrases that qualify a number, longest first."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    sets: dict[str, int]
    phrases: dict[Phrase, int]
    open: dict[Phrase, int]
    qualifiers: tuple[tuple[Phrase, str], ...]
    after: tuple[Phrase, ...]
    """Phrases after a number that leave its upper end open."""
    more: frozenset[str]
    not_people: frozenset[str]
    currencies: frozenset[str]
    rising: frozenset[str]
    """Verbs before "up to" that make it no upper end."""
    asked_by: frozenset[str]
    """Words before an open number with which it asks or compares."""

    @property
    def starters(self) -> frozenset[str]:
        """Words that can begin a number."""
        opens = {phrase[-1] for phrase in self.open} | {phrase[0] for phrase in self.phrases}
        return frozenset({*self.units, *self.tens, *self.scales, *self.sets, *opens, "another"})


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The number words in force."""
    words = load_yaml(data_file("words", "numbers.yaml"))
    kinds = ("at_least", "more_than", "at_most", "about")
    qualifiers = [(tuple(phrase.split()), kind) for kind in kinds for phrase in words[kind]]
    return NumberWords(
        **{key: words[key] for key in ("units", "tens", "scales", "sets")},
        phrases={tuple(phrase.split()): value for phrase, value in words["phrases"].items()},
        open={tuple(phrase.split()): value for phrase, value in words["open"].items()},
        qualifiers=tuple(sorted(qualifiers, key=lambda item: -len(item[0]))),
        after=tuple(tuple(phrase.split()) for phrase in words["after_at_least"]),
        more=frozenset(words["more"]),
        not_people=frozenset(words["not_people"]),
        currencies=frozenset(words["currencies"]),
        rising=frozenset(words["rising"]),
        asked_by=frozenset(words["asked_by"]),
    )
