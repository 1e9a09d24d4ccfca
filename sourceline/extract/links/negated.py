"""Wordings that say that there is no such link: "poses no threat to", "refused talks with", "denies harbouring"."""

import re

from sourceline.codes import FAMILY_OF, LinkStatus, Relation, RelationFamily
from sourceline.extract.links.patterns import link_words

_BEFORE = 30
_AFTER = 45
_BREAK = re.compile(r"[,;:.]")


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether the wording at [start, end) of a masked sentence, or its clause just before or after it, is negative."""
    words = link_words()
    before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _BREAK.split(text[end : end + _AFTER])[0]
    return bool(words.negations.search(f"{before}{text[start:end]}") or words.called_off.match(after))


def denied(relation: Relation, text: str) -> LinkStatus | None:
    """A denial that somebody is told to make of support or alliance; None where there just is no link."""
    if FAMILY_OF[relation] is not RelationFamily.COOPERATION or relation is Relation.NEGOTIATES_WITH:
        return None
    return LinkStatus.DENIED if link_words().denials.search(text) else None
