"""What a denial is of: a claim made before, or talks, which are no deed."""

from spacy.tokens import Token

from sourceline.extract.events.deeds import responsibility_words
from sourceline.extract.events.patterns import event_nouns


def is_of_talks(verb: Token) -> bool:
    """`rejected reports of talks with the group`: nobody denies a deed."""
    told = [token for child in verb.children if child.dep_ == "dobj" for token in child.subtree]
    nouns = {token.lower_ for token in told if token.lower_ in event_nouns()}
    return bool(nouns) and nouns <= set(responsibility_words()["denies"]["never_with"])


def is_of_the_claim(verb: Token) -> bool:
    """`said it was behind the bombing, then disowned it`: what the same sentence says was claimed."""
    before = {token.lemma_.lower() for token in verb.doc[verb.sent.start : verb.i]}
    told = before & {*responsibility_words()["claims"]["verbs"], *responsibility_words()["guilt"]}
    return bool(told) and any(child.dep_ == "dobj" and child.lower_ in {"it", "this"} for child in verb.children)
