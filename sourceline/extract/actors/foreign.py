"""Forces of a third country: `British soldiers`, and `the soldiers` after them; whose troops `our troops` are."""

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.frame import Mention

_NATIONAL = frozenset({"Afghan", "Pakistani", "Pakistan", "Taliban"})
_NATIONS = ("ian", "ish", "ese", "eli")
_REACH = 60
"""Tokens after "British soldiers" in which "the soldiers" are these."""
_MEN = frozenset({"soldier", "soldiers", "troops", "guards", "servicemen", "forces"})
_SAYS = frozenset({"say", "tell", "add", "state", "claim", "announce", "declare", "write"})
_COUNTRIES = {
    "Afghan": "Afghanistan",
    "Afghanistan": "Afghanistan",
    "Kabul": "Afghanistan",
    "Taliban": "Afghanistan",
    "Emirate": "Afghanistan",
    "Pakistan": "Pakistan",
    "Pakistani": "Pakistan",
    "Islamabad": "Pakistan",
    "ISPR": "Pakistan",
}


def is_foreign(word: Token) -> bool:
    """Whether the word before a force is a nation other than the two of the conflict."""
    if word.text in _NATIONAL or not word.is_title or word.pos_ not in {"ADJ", "PROPN"} or word.is_sent_start:
        return False
    return word.pos_ == "ADJ" or word.text.endswith(_NATIONS)


class Guests:
    """Remembers, in reading order, whether the last force told of is a third country's."""

    def __init__(self) -> None:
        """Start without any force."""
        self._foreign_at: int | None = None

    def meet(self, token: Token, named: Mention | None) -> None:
        """Take note of a force, by name or after the name of a nation."""
        if named is not None and named.kind is EntityKind.STATE_FORCE:
            self._foreign_at = None if named.side in {"pakistan", "afghanistan", "other"} else token.i
        elif token.lower_ in role_words().forces and token.i:
            before = token.doc[token.i - 1]
            if before.text in _NATIONAL:
                self._foreign_at = None
            elif before.pos_ == "ADJ" and before.text.endswith(_NATIONS) and before.is_title:
                self._foreign_at = token.i

    def are_meant(self, token: Token, country: str | None) -> bool:
        """Whether a bare "the soldiers" means them; "the army" does only where no force of Pakistan is at home."""
        if self._foreign_at is None or not 0 < token.i - self._foreign_at <= _REACH:
            return False
        known = token.lower_ in (_MEN if country == "Pakistan" else role_words().forces)
        return known and token.doc[token.i - 1].lower_ == "the"


def country_of_speaker(token: Token) -> str | None:
    """The country of whoever says "our troops" in a sentence, where the sentence tells it."""
    for verb in token.sent:
        if verb.lemma_.lower() in _SAYS:
            nouns = [child for child in verb.children if child.dep_ == "nsubj"]
            words = [word for noun in nouns for word in noun.doc[noun.left_edge.i : noun.i + 1]]
            found = {_COUNTRIES[word.text] for word in words if word.text in _COUNTRIES}
            if len(found) == 1:
                return found.pop()
    return None
