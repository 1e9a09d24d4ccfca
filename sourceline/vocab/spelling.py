"""Spelling of names: `{a|b}` alternatives in the lists, and the folding that makes spellings of one name equal.

Names of this conflict reach English through Urdu, Pashto, Balochi and Arabic, so that one name has many spellings
(Tehrik-i-Taliban, Tehreek-e-Taliban; Jamaat-ul-Ahrar, Jamaat al-Ahrar). Folding is blunt on purpose: it is applied to
the list and to the text alike, and only ever compared as a whole name.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

WORD = re.compile(r"[^\W_]+(?:['’‘ʿ`][^\W_]+)*")
"""A word of a name; a hyphen or a blank ends it, an apostrophe inside does not."""

_CHOICE = re.compile(r"\{([^{}]*)\}")
_POSSESSIVE = re.compile(r"['’‘`]s$")
_APOSTROPHE = re.compile(r"['’‘ʿ`]")
_MUHAMMAD = re.compile(r"m[ou]h?[aeo]mm?[aeu]d")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1")
_ALIKE = str.maketrans({"e": "i", "o": "u", "w": "v", "q": "k"})
_INNER_Y = re.compile(r"y(?=.)")
_LAST_H = re.compile(r"([aiu])h$")
_SHORTEST = 4
_JOINS = {"i": "e", "e": "e", "al": "ul", "ul": "ul", "ur": "ul", "ud": "ul", "us": "ul", "un": "ul", "il": "ul"}
_VOWELS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"))


def expand(pattern: str) -> tuple[str, ...]:
    """Every spelling of a pattern: `{Tehrik|Tahrik}-i-Taliban` gives two; blanks are tidied."""
    parts = [choice.split("|") if number % 2 else [choice] for number, choice in enumerate(_CHOICE.split(pattern))]
    spellings = ("".join(parts) for parts in product(*parts))
    return tuple(dict.fromkeys(" ".join(spelling.split()) for spelling in spellings))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word's spelling key: no case, accents, possessive, apostrophes, doubled letters; joining syllables alike."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    plain = _APOSTROPHE.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    if plain in _JOINS:
        return _JOINS[plain]
    for spelt, key in _VOWELS:
        plain = plain.replace(spelt, key)
    return _DOUBLE.sub(r"\1", _MUHAMMAD.sub("muhamad", plain))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A blunter key for names of actors: letters that English writers use for one sound of Urdu or Arabic are alike.

    Short words keep their `fold`, as joining syllables and abbreviations do not vary so.
    """
    key = fold(word)
    if len(key) < _SHORTEST:
        return key
    return _LAST_H.sub(r"\1", _INNER_Y.sub("i", key.translate(_ALIKE)))


def fold_name(name: str) -> tuple[str, ...]:
    """The spelling keys of a name's words."""
    return tuple(fold(word) for word in WORD.findall(name))


def is_abbreviation(name: str) -> bool:
    """Whether a name is matched letter by letter: one short word, or initials, with mostly capitals (`TTP`, `JuA`)."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    longest = 6
    return " " not in name and 1 < len(letters) <= longest and capitals * 2 > len(letters)
