"""`the 2009 raid on a base in A, the 2011 attack on B`: the parser hangs the next deed of a list on the last place."""

import re

from spacy.tokens import Doc, Token

from sourceline.extract.mends.edits import Edits
from sourceline.extract.mends.patterns import mend_words

_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTED = frozenset({"appos", "conj"})
_INSIDE = frozenset({"pobj", "prep", "conj", "appos"})
_STEPS = 8


def mend_lists(doc: Doc, edits: Edits) -> None:
    """Hang each deed of a year on the deed of a year before it."""
    for noun in doc:
        if noun.dep_ not in _LISTED or not _is_of_year(noun) or _is_of_year(noun.head):
            continue
        if (first := _listed_before(noun)) is not None:
            own = Edits(doc)
            own.hang(noun, first, "conj")
            edits.add(own)


def _is_of_year(noun: Token) -> bool:
    """`the 2011 attack`."""
    years = (child for child in noun.lefts if child.tag_ == "CD")
    return noun.lower_ in mend_words()["deeds"] and any(_YEAR.fullmatch(year.text) for year in years)


def _listed_before(noun: Token) -> Token | None:
    """The deed of a year in whose phrase a noun was hung."""
    above = noun
    for _ in range(_STEPS):
        if above.dep_ not in _INSIDE:
            return None
        above = above.head
        if _is_of_year(above):
            return above
    return None
