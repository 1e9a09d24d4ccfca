"""Near-identical texts: shared runs of five words (shingles, Broder 1997, "On the resemblance of documents")."""

import re
from functools import lru_cache

RUN = 5
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def shingles(text: str) -> frozenset[int]:
    """Hashes of a text's runs of five words; of the whole where it is shorter."""
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1)))


def containment(one: str, other: str) -> float:
    """Share of the shorter text's runs that the longer one has, 0 to 1; texts of under ten words count as unlike."""
    first, second = shingles(one), shingles(other)
    if min(len(first), len(second)) <= RUN:
        return 0.0
    return len(first & second) / min(len(first), len(second))
