"""`a politician Name Name and a policeman were killed`: the parser hangs the policeman on the name."""

from spacy.tokens import Doc, Token

from sourceline.extract.mends.edits import Edits

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MANY = frozenset({"were", "are", "have"})


def mend_subjects(doc: Doc, edits: Edits) -> None:
    """Hang on a subject what the verb, which is of several, needs for it to be more than one."""
    for noun in doc:
        if noun.dep_ not in _SUBJECTS or noun.tag_ != "NN" or not _is_of_several(noun.head):
            continue
        for name in noun.children:
            if name.dep_ == "appos" and name.pos_ == "PROPN" and not _is_apart(noun, name):
                _hang(doc, noun, name, edits)


def _is_of_several(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.lower_ in _MANY for child in verb.children)


def _is_apart(noun: Token, name: Token) -> bool:
    """Whether commas make the name an aside: "the commissioner, Name Name, and a guard were killed"."""
    return any(token.text == "," for token in noun.doc[noun.i : name.i])


def _hang(doc: Doc, noun: Token, name: Token, edits: Edits) -> None:
    for other in name.children:
        if other.dep_ == "conj" and other.pos_ == "NOUN":
            own = Edits(doc)
            own.hang(other, noun, "conj")
            edits.add(own)
