"""`accused it on Monday of bombing homes`: the parser takes the deed for a noun before those it was done to."""

from spacy.tokens import Doc, Token

from sourceline.extract.events.patterns import status_words
from sourceline.extract.mends.edits import Edits
from sourceline.extract.mends.patterns import mend_words

_COMPOUNDS = frozenset({"compound", "amod"})


def mend_gerunds(doc: Doc, edits: Edits) -> None:
    """Make of the noun after `of`, under a verb of accusing, the verb that it is."""
    gerunds = mend_words()["gerunds"]
    for deed in doc:
        if deed.lower_ not in gerunds or deed.dep_ not in _COMPOUNDS or not deed.i or deed.tag_ == "VBG":
            continue
        of, whom = doc[deed.i - 1], deed.head
        if of.lower_ != "of" or whom.head != of or whom.tag_ != "NNS" or not _is_accusing(of.head):
            continue
        own = Edits(doc)
        own.hang(deed, of, "pcomp")
        own.hang(whom, deed, "dobj")
        for other in of.head.children:
            if other.dep_ == "conj" and other.tag_ == "VBG" and other.i > deed.i:
                own.hang(other, deed, "conj")
        if edits.add(own):
            deed.tag_, deed.pos_, deed.lemma_ = "VBG", "VERB", gerunds[deed.lower_]


def _is_accusing(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in status_words()["accuses"]
