"""Passives that the parser sees where there is none, and whose doer it hangs on the wrong noun."""

from spacy.tokens import Doc, Token

from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.mends.edits import Edits
from sourceline.extract.mends.patterns import mend_words

_ACTIVE = {"auxpass": "aux", "nsubjpass": "nsubj"}


def mend_passives(doc: Doc, edits: Edits) -> None:
    """`it was engaged in an attack` is what it did; in `designated as a terrorist group by X`, X designated it."""
    for verb in doc:
        if verb.tag_ != "VBN" or not any(child.dep_ == "auxpass" for child in verb.children):
            continue
        own = Edits(doc)
        if verb.lower_ in mend_words()["busy"] and any(child.lower_ == "in" for child in verb.rights):
            for child in verb.children:
                if child.dep_ in _ACTIVE:
                    own.hang(child, verb, _ACTIVE[child.dep_])
        elif verb.lower_ in mend_words()["names"] and (by := _doer_below(verb)) is not None:
            own.hang(by, verb, "agent")
        edits.add(own)


def _doer_below(verb: Token) -> Token | None:
    """The `by` that hangs on what somebody was named, which is nothing that anybody does."""
    if any(child.dep_ == "agent" for child in verb.children):
        return None
    nouns = [noun for child in verb.rights if child.lower_ == "as" for noun in child.children if noun.dep_ == "pobj"]
    nouns += [child for child in verb.rights if child.dep_ in {"oprd", "attr", "dobj"}]
    named = (noun for noun in nouns if noun.lower_ not in event_nouns())
    return next((child for noun in named for child in noun.rights if child.lower_ == "by"), None)
