"""What is only supposed, waited for or feared: clauses and nouns of events that have not happened."""

from spacy.tokens import Token

from sourceline.extract.events.patterns import status_words

_MARKS = frozenset({"mark", "prep", "advmod"})


def unreal_clause(clause: Token) -> str | None:
    """Why what a clause tells has not happened: it is a condition, or waited for."""
    if any(child.dep_ == "mark" and child.lower_ in status_words()["conditions"] for child in clause.children):
        return "in a condition"
    return "awaited" if _is_awaited(clause) else None


def _is_awaited(clause: Token) -> bool:
    """`will not end the sit-in till the men are arrested`: what is waited for, under a no, a modal or a vow."""
    words, verb = status_words(), clause.head
    if clause.dep_ != "advcl":
        return False
    if not any(child.dep_ in _MARKS and child.lower_ in words["awaits"] for child in clause.children):
        return False
    open_end = any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in words["modals"]) for c in verb.children)
    vowed = any(up.lemma_.lower() in words["intends"] for up in (verb, verb.head) if up.pos_ == "VERB")
    return open_end or vowed


def is_feared(noun: Token) -> bool:
    """`warnings of attacks in the capital`, `the risk of a blast`."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in status_words()["fears"]
