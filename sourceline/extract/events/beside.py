"""People hurt beside those whom a word of harm names: `with four others`, `along with`, `as were three civilians`."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import Group, groups
from sourceline.extract.frame import Frame

_WITH = frozenset({"with", "beside", "alongside"})
_OTHERS = frozenset({"other", "others", "more"})


def beside(frame: Frame, trigger: Trigger) -> Iterator[Group]:
    """Those who suffered the same as the ones that a trigger names in its own construction."""
    verb = frame.doc[trigger.head]
    for noun in [*_besides(frame, trigger, verb), *_with_others(verb), *_as_were(verb)]:
        if noun.lower_ not in harm_words().hurt | harm_words().tallies:
            yield from groups(frame, noun)


def joins_others(verb: Token) -> bool:
    """`two commanders died with him`: they come on top of somebody told of before."""
    return any(noun.pos_ == "PRON" for prep in verb.children if prep.lower_ in _WITH for noun in _objects(prep))


def _besides(frame: Frame, trigger: Trigger, verb: Token) -> Iterator[Token]:
    """`seven others died besides the cleric`, `along with dozens of civilians`."""
    for token in frame.tokens(frame.sentences[trigger.sentence]):
        if token.lower_ in harm_words().besides and _verb_above(token) == verb and not _is_beside_a_line(token):
            chain = [token, *(child for child in token.children if child.dep_ == "prep")]
            if token.head.dep_ == "prep":
                chain.append(token.head)
            following = token.nbor(1) if token.i + 1 < len(token.doc) else token
            if following.dep_ == "prep" and following not in chain:
                chain.append(following)
            nouns = ([noun for noun in _objects(prep) if noun != token] for prep in chain)
            yield from next((found for found in nouns if found), [])


def _is_beside_a_line(token: Token) -> bool:
    """`killed ten people along the border`, unlike `along with`."""
    return token.lower_ == "along" and any(child.dep_ == "pobj" for child in token.children)


def _with_others(verb: Token) -> Iterator[Token]:
    """`was killed with four other people`."""
    for prep in verb.children:
        if prep.lower_ in _WITH:
            for noun in _objects(prep):
                if {noun.lower_, *(child.lower_ for child in noun.children)} & _OTHERS:
                    yield noun


def _as_were(verb: Token) -> Iterator[Token]:
    """`six policemen were injured, as were three civilians`."""
    for clause in verb.children:
        if clause.lemma_ == "be" and any(child.lower_ in {"as", "so"} for child in clause.lefts):
            yield from (child for child in clause.rights if child.dep_ in {"nsubj", "attr"})


def _objects(prep: Token) -> list[Token]:
    return [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]


def _verb_above(token: Token) -> Token | None:
    return next((up for up in token.ancestors if up.pos_ == "VERB"), None)
