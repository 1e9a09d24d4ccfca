"""Groups that a description names: `a faction known as X`, `a splinter group called X`."""

from functools import lru_cache

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.files import data_file, load_yaml

ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


@lru_cache(maxsize=1)
def _named_by() -> frozenset[str]:
    return frozenset(load_yaml(data_file("words", "responsibility.yaml"))["named_by"])


def called(frame: Frame, noun: Token, whole: Mention | None) -> Mention | None:
    """The part of a group, or the unnamed group, that has a name of its own: `a TTP faction known as X`."""
    clauses = [child for child in noun.children if is_naming(child)]
    inside = (frame.mention_at(token.i) for clause in clauses for token in clause.subtree)
    found = (mention for mention in inside if mention is not None and mention.kind in ARMED)
    return next((mention for mention in found if whole is None or mention.entity != whole.entity), None)


def names_it(child: Token) -> bool:
    """`the faction, X`, `a faction known as X`."""
    return child.dep_ == "appos" or is_naming(child)


def is_naming(child: Token) -> bool:
    """Whether a word on a noun gives it a name: `known as`, `called`."""
    return child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and child.lemma_.lower() in _named_by()
