"""What somebody has done before, or is known for: no event of the news."""

from spacy.tokens import Token

from sourceline.extract.events.patterns import former_phrases, status_words

_SCENE = frozenset({"prep", "npadvmod", "auxpass", "nsubjpass"})


def is_former(verb: Token) -> bool:
    """`have been targeted in the past`, `has bombed from time to time`, `has attacked before`: a habit, no event."""
    parts = [verb, *(child for child in verb.children if child.dep_ == "aux")]
    often = {child.lower_ for part in parts for child in part.children if child.dep_ == "advmod"}
    if often & status_words()["formerly_have"] and any(part.lower_ in {"has", "have", "'ve"} for part in parts):
        return True
    clause = [child for part in parts for child in part.children if child.dep_ in {"prep", "npadvmod", "advmod"}]
    found = (next(former_phrases().at(verb.doc, child.left_edge.i, verb.sent.end), None) for child in clause)
    formerly = any(match is not None and not _is_recent(verb, match[0]) for match in found)
    return formerly or _is_record(verb)


def _is_recent(verb: Token, end: int) -> bool:
    """`in the past 24 hours`, `in the past few days`: a time of the news, and no habit of the past."""
    following = [token for token in verb.doc[end : min(end + 3, verb.sent.end)] if token.is_alpha]
    unit = next((token for token in following if not token.like_num and token.lower_ != "few"), None)
    return unit is not None and unit.i < end + 3 and unit.lower_ in status_words()["spans"]


def _is_record(verb: Token) -> bool:
    """`the group, which has attacked the police`: what it is known for, without number, place or day; no event."""
    perfect = verb.tag_ == "VBN" and any(
        child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children
    )
    if verb.dep_ != "relcl" or not perfect or any(child.dep_ in _SCENE for child in verb.children):
        return False
    whom = [child for child in verb.children if child.dep_ == "dobj" and child.tag_ in {"NN", "NNS", "NNP", "NNPS"}]
    one = (child for noun in whom for child in noun.children)
    return bool(whom) and not any(child.dep_ in {"nummod", *_SCENE} or child.lower_ in {"a", "an"} for child in one)
