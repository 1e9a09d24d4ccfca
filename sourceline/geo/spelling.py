"""Folds of place names: one for exact matches, one for families of transliteration.

Names of this region reach English by many roads (Miran Shah, Miranshah, Miramshah; Qilla and Killa; Spin and Speen;
Khel and Khail). `fold` makes case, accents, hyphens and blanks equal; `skeleton` also makes sounds equal that the
roads spell differently. Both are applied to the gazetteer and to the text alike.
"""

import re
import unicodedata
from functools import lru_cache

_TRANSLATION = str.maketrans(
    {"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ہ", "ه": "ہ", "ۀ": "ہ", "ؤ": "و", "أ": "ا", "إ": "ا", "ټ": "ٹ", "ځ": "ز"}
)
# In order: what a transliteration may write in several ways, and the one way it is compared in.
_FAMILIES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"m[ou]h?[aeo]mm?[aeu]d", "muhamad"),
        (r"ph", "f"),
        (r"(?:q|ck)", "k"),
        (r"kh", "k"),
        (r"ch|ts|tch", "c"),
        (r"gh", "g"),
        (r"(?<=[dbtjpl])h", ""),
        (r"w|v", "u"),
        (r"(?:ay|ey|ai|ei|ee|ie|iy|yi|ye|e|y|i)+", "i"),
        (r"(?:oo|ou|au|aw|o|u)+", "u"),
        (r"(?<=.)h\b", ""),
        (r"(?<=[aiu])h(?=[^aiu]|$)", ""),
        (r"j|zh", "z"),
        (r"m(?=[^aiumn]|$)", "n"),
        (r"aa+", "a"),
        (r"(.)\1+", r"\1"),
        (r"^(?:al|ul)(?=.{4})", ""),
    )
)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name without case, accents, blanks and punctuation: `D.I. Khan` and `DI Khan` are equal."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_TRANSLATION)).casefold()
    return "".join(c for c in decomposed if c.isalnum())


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """The family key of a folded name: spellings of one name by different roads are equal."""
    key = folded
    for pattern, replacement in _FAMILIES:
        key = pattern.sub(replacement, key)
    return key
