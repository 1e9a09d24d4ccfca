"""Small questions to the parse: subjects, objects, agents, complements of a word."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.events.patterns import status_words

_VERBAL = frozenset({"VERB", "AUX"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "dep", "ccomp"})
_STEPS = 5


def conjuncts(head: Token) -> Iterator[Token]:
    """A noun and those coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" or _is_listed(child):
            yield from conjuncts(child)


def _is_listed(child: Token) -> bool:
    """`the A, the B and the C`, where the parse takes the second name for another name of the first."""
    names = child.dep_ == "appos" and child.pos_ == child.head.pos_ == "PROPN"
    return names and any(inner.dep_ == "conj" and inner.pos_ == "PROPN" for inner in child.children)


def objects_of_preposition(token: Token, words: frozenset[str]) -> Iterator[Token]:
    """Nouns that hang on a token through one of some prepositions, also through `by` of a passive."""
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in words:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a participle without an object of its own."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    return (
        verb.tag_ == "VBN"
        and "dobj" not in deps
        and not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    )


def subjects(verb: Token) -> list[Token]:
    """Who does it: the verb's own subject, else that of the verb it is coordinated with or depends on."""
    token = verb
    for _ in range(_STEPS):
        own = [child for child in token.children if child.dep_ == "nsubj" and not tells(child)]
        if own:
            return _disguised(token) or [_antecedent(noun) for noun in own]
        if any(child.dep_ == "nsubjpass" for child in token.children):
            return []
        if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.pos_ not in _VERBAL:
            return [token.head]
        if token.dep_ not in _CLIMB or token.head == token:
            return []
        token = token.head if token.head.pos_ in _VERBAL else token.head.head
        if is_passive(token) and not _is_reduced(token):
            return []
    return []


def _disguised(verb: Token) -> list[Token]:
    """`Gunmen dressed as policemen shot four`: the gunmen, whom the parse leaves without a verb."""
    looks = verb.head
    posing = verb.dep_ == "advcl" and looks.lemma_.lower() in status_words()["disguises"]
    if not posing or not any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
        return []
    return [looks.head] if looks.dep_ == "acl" else [child for child in looks.children if child.dep_ == "nsubj"]


def tells(noun: Token) -> bool:
    """`Police: militant shot dead in Hub`: who stands before the colon of a title says it, and has no part in it."""
    return any(child.text == ":" and child.i > noun.i for child in noun.children)


def _is_reduced(verb: Token) -> bool:
    """`posts believed to come from it claimed the attack`: a bare participle that the parse took for the main verb."""
    return verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass", "nsubjpass"} for child in verb.children)


def _antecedent(noun: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if noun.tag_ in {"WDT", "WP"} or noun.lower_ == "that":
        clause = noun.head
        if clause.dep_ == "relcl":
            return clause.head
    return noun


def agents(verb: Token) -> list[Token]:
    """`by` phrases of a passive."""
    return list(objects_of_preposition(verb, frozenset({"by"})))


def governing_verb(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of."""
    token = noun
    for _ in range(_STEPS):
        if token.head == token:
            return None
        if (
            token.head.pos_ in _VERBAL
            and token.head.dep_ != "prep"
            and token.dep_
            in {
                "nsubj",
                "nsubjpass",
                "dobj",
                "conj",
                "attr",
                "pobj",
                "prep",
                "dep",
            }
        ):
            return token.head
        if token.dep_ not in {"pobj", "prep", "conj", "appos", "compound"}:
            return None
        token = token.head
    return None


def is_denied(verb: Token, denies: frozenset[str]) -> bool:
    """Whether a verb is what somebody denies: `denied that its jets had struck a house`, `denied bombing it`."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_.lower() in denies


def is_counted(noun: Token) -> bool:
    """`a bomb kills five`, in a caption or a deck: a number of them, so one event and no habit."""
    return noun.tag_ == "CD" or any(child.dep_ == "nummod" for child in noun.children)


def infinitive_of(verb: Token) -> Token:
    """`to trace and arrest them`: the infinitive that a bare verb goes on from, whatever the parse hangs it on."""
    doc, at = verb.doc, verb.i
    beside = verb.tag_ == "VB" and verb.dep_ == "conj" and at > 2 and doc[at - 1].lower_ in {"and", "or"}  # noqa: PLR2004 - `to`, a verb and `and` before it
    first = doc[at - 2] if beside and doc[at - 3].lower_ == "to" else verb
    return first if first.tag_ == "VB" else verb


def stops(noun: Token, verb: Token) -> bool:
    """`the exchange of fire stopped`: what comes to an end by itself; nobody stopped it."""
    if any(child.dep_ in {"dobj", "nsubjpass", "auxpass"} for child in verb.children):
        return False
    return any(child.dep_ == "nsubj" and (child == noun or child.is_ancestor(noun)) for child in verb.children)
