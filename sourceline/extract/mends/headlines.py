"""`Four soldiers killed after IED targets vehicle`: a title's last verb is taken for its first one's."""

from spacy.tokens import Doc, Token

from sourceline.extract.mends.edits import Edits

_MARKS = frozenset({"after", "as", "when"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})


def mend_headlines(doc: Doc, edits: Edits) -> None:
    """Give the verb after `after` the noun right before it, and the title its own verb."""
    for mark in doc:
        if mark.lower_ not in _MARKS or mark.dep_ != "prep" or mark.head.dep_ != "acl" or mark.head.tag_ != "VBN":
            continue
        hurt, harmed = mark.head.head, mark.head
        doer = next((child for child in mark.children if child.dep_ == "pobj"), None)
        verb = doc[doer.i + 1] if doer is not None and doer.i + 1 < len(doc) else None
        if doer is None or verb is None or not _is_taken(verb, hurt):
            continue
        own = Edits(doc)
        own.hang(hurt, harmed, "nsubjpass")
        own.hang(harmed, harmed if verb.head == verb else verb.head, verb.dep_)
        own.hang(verb, harmed, "advcl")
        own.hang(mark, verb, "mark")
        own.hang(doer, verb, "nsubj")
        edits.add(own)


def _is_taken(verb: Token, hurt: Token) -> bool:
    """Whether those hurt stand as the subject of the verb that tells what hurt them."""
    return verb.tag_ in _FINITE and verb.pos_ in {"VERB", "AUX"} and hurt.head == verb and hurt.dep_ == "nsubj"
