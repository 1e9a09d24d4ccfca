"""Who is said to have done a deed by him whom he is accused or praised by."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.syntax import objects_of_preposition


def accused(verb: Token) -> list[Token]:
    """`accused India of bombing a bus`, `was accused of shelling`: whoever is accused is said to have done it."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":  # "of bombing a house and killing five"
        verb = verb.head
    if verb.dep_ != "pcomp" or verb.head.lower_ not in {"of", "for"}:
        return []
    accuser, words = verb.head.head, status_words()
    if verb.head.lower_ == "for" and (praised := list(_praised(accuser))):
        return praised
    if accuser.lemma_.lower() not in words["accuses"]:
        return []
    return [child for child in accuser.children if child.dep_ in {"dobj", "nsubjpass"}]


def _praised(verb: Token) -> Iterator[Token]:
    """`commended the police for killing two militants`, `paid tribute to the forces for`."""
    words = status_words()
    if verb.lemma_.lower() in words["praises"]:
        yield from (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    given = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ in words["tributes"]]
    for giving in [*given, verb] if given else []:
        yield from objects_of_preposition(giving, frozenset({"to"}))


def charged(noun: Token) -> list[Token]:
    """`charged India with an air attack`: likewise, where the deed is a noun."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"with", "of"}:
        return []
    accuser = noun.head.head
    if accuser.pos_ != "VERB" or accuser.lemma_.lower() not in status_words()["accuses"]:
        return []
    return [child for child in accuser.children if child.dep_ in {"dobj", "nsubjpass"}]
