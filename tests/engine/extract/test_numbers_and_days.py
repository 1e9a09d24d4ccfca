"""Every phenomenon of numbers and of days has at least eight example sentences, some of which must not be read so."""

import re
from dataclasses import dataclass

import pytest
from markup import Example
from test_examples import COUNTS, EXAMPLES, MINIMUM

NUMBERS = tuple(COUNTS)
SAID = tuple(f"{count}_said" for count in COUNTS)


@dataclass(frozen=True)
class Phenomenon:
    """Words that show it in a sentence, the fields that say how it is read, and what a positive reading looks like."""

    words: str
    fields: tuple[str, ...]
    reading: str = r"(?!none$).+"

    def positive(self, example: Example) -> bool:
        return self.in_words(example) and any(re.fullmatch(self.reading, value) for value in self.values(example))

    def negative(self, example: Example) -> bool:
        return self.in_words(example) and not self.positive(example)

    def in_words(self, example: Example) -> bool:
        return re.search(self.words, example.text, re.IGNORECASE) is not None

    def values(self, example: Example) -> list[str]:
        return [mark.expected[field] for mark in example.marks for field in self.fields if field in mark.expected]


MOST = 6
"""At least so many of the eight show it; the others must not be read so."""
DAY = r"\d{4}-\d\d-\d\d"
PHENOMENA = {
    "killed": Phenomenon(
        r"kill|dead|died|martyr|slain|hell|lost their lives|lives|body|bodies", ("killed",), r"[1-9].*"
    ),
    "injured": Phenomenon(r"injur|wound|hurt", ("injured",), r"[1-9].*"),
    "attackers' own dead": Phenomenon(
        r"attacker|assailant|militant|bomber|fighter|Taliban", ("attackers_killed", "attackers_injured"), r"[1-9].*"
    ),
    "detained": Phenomenon(r"arrest|detain|captur|custody|rounded up|held|apprehend|nabbed", ("detained",)),
    "abducted": Phenomenon(r"abduct|kidnap|hostage|seized|captive", ("abducted",)),
    "rescued": Phenomenon(r"rescu|freed|recover|releas", ("rescued",)),
    "nobody hurt": Phenomenon(r"\bno\b|nobody|none|without|unhurt|survived", ("killed", "injured"), "0"),
    "ranges and open figures": Phenomenon(
        r"between|up to|or more|at least|more than|over \d|to \d|as many as|no fewer", NUMBERS, r"-?\d+(?:-\d+|\+)|-\d+"
    ),
    "number words": Phenomenon(
        r"\b(?:dozens?|scores|couple|pair|all (?:two|three|four|five|six)|hundred|twenty|thirty|several)\b", NUMBERS
    ),
    "approximations": Phenomenon(r"about|around|nearly|almost|some \d|close to|approximately|roughly", NUMBERS, r"\d+"),
    "further people": Phenomenon(r"others?\b|another|besides|along with|more\b|further|as were", NUMBERS, r"[1-9].*"),
    "parts of a figure": Phenomenon(r"including|included|of them|among|\[|\(|of whom", NUMBERS, r"[1-9].*"),
    "revised tolls": Phenomenon(r"toll|number (?:of|killed)|rose|risen|revised|count", ("killed",), r"[1-9].*"),
    "who said which": Phenomenon(r"said|told|according|claim|put|denied", SAID),
    "never another event's": Phenomenon(
        r"last|earlier|since|after|recall|previous|separate|another", NUMBERS, r"[1-9].*"
    ),
    "days of the week": Phenomenon(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", ("date",), DAY),
    "yesterday and today": Phenomenon(r"yesterday|today|this morning|tonight|last night|overnight", ("date",)),
    "days, weeks and months ago": Phenomenon(
        r"ago\b|back\b|(?:day|week|month)s? (?:earlier|before|after|later)", ("date",)
    ),
    "months and years": Phenomenon(
        r"last (?:month|year|[A-Z]\w+)|in (?:19|20)\d\d|in (?:January|March|May|August|November|December)", ("date",)
    ),
    "full dates": Phenomenon(
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d|\d (?:Jan|Feb|Mar|Sep|Nov|Dec)|\d/\d",
        ("date",),
        DAY,
    ),
    "spans and nights between days": Phenomenon(
        r"between|night of|from .{1,20} to |\d (?:and|&) \d|over the past|past \w+ hours|since",
        ("date",),
        f"{DAY}/{DAY}",
    ),
    "the day of a statement": Phenomenon(
        r"(?:said|announced|reported|told|confirmed)\b.{0,40}day", ("date",), f"{DAY}/{DAY}"
    ),
    "festivals and seasons": Phenomenon(r"Ramadan|Ramazan|Eid|Muharram|Ashura|spring|summer|autumn|winter", ("date",)),
    "older events' own days": Phenomenon(
        r"recall|last month|in (?:19|20)\d\d|previous|whose|in November", ("date",), ".*"
    ),
    "days to come": Phenomenon(r"\bwill\b|would|next|set for|due|plans?\b|meets", ("date",)),
    "no day told": Phenomenon(r".", ("date",), "none"),
}


@pytest.mark.parametrize("name", PHENOMENA)
def test_enough_sentences_of_both_kinds(name):
    phenomenon = PHENOMENA[name]
    positive = [example for example in EXAMPLES if phenomenon.positive(example)]
    negative = [example for example in EXAMPLES if phenomenon.negative(example)]
    assert len(positive) + len(negative) >= MINIMUM
    assert len(positive) >= MOST
    assert len(negative) >= MINIMUM - MOST


def test_a_phenomenon_is_counted_by_how_it_is_read():
    weekday = PHENOMENA["days of the week"]
    read = [example for example in EXAMPLES if weekday.positive(example)]
    assert all("day" in example.text for example in read)
    assert not any(weekday.negative(example) for example in read)
