"""`Five soldiers and three attackers were among the dead`: so many of each side at least, and no doers."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.events.draft import Toll
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import groups
from sourceline.extract.frame import Frame, Sentence
from sourceline.model import Count

_SUBJECTS = frozenset({"nsubj", "attr"})
_HURT = frozenset({"injured", "wounded", "hurt"})


def tolls_among(frame: Frame, sentence: Sentence) -> Iterator[Toll]:
    """Who is said to be among the dead or the hurt of a sentence, each with a figure whose upper end is open."""
    for token in frame.tokens(sentence):
        harm = _harm_of(token)
        if harm is None or token.head.lemma_ != "be":
            continue
        for noun in (child for child in token.head.children if child.dep_ in _SUBJECTS):
            for group in groups(frame, noun):
                if group.count is not None and group.side:
                    least = Count(group.count.minimum, None)
                    yield Toll(harm, group.side, least, sentence.index, group.head, shared=True)


def is_among(noun: Token) -> bool:
    """Whether a word of harm stands after `among` (`among the dead`, `among those killed`)."""
    above = noun.head if noun.dep_ == "acl" else noun
    return above.dep_ == "pobj" and above.head.lower_ == "among"


def _harm_of(among: Token) -> str | None:
    """`killed` or `injured`, by what stands after the preposition."""
    if among.lower_ != "among":
        return None
    words = {token.lower_ for noun in among.children for token in (noun, *noun.children)}
    if any(token.like_num for noun in among.children for token in (noun, *noun.children)):
        return None  # `nine foreigners were among 12 people killed`: twelve, and not nine more
    if words & harm_words().dead:
        return "killed"
    return "injured" if words & _HURT else None
