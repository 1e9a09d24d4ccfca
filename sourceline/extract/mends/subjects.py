"""Subjects that the parser hangs wrongly: `a politician Name Name and a policeman were killed`, `IS claimed it`."""

from spacy.tokens import Doc, Token

from sourceline.extract.mends.edits import Edits

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ABOUT = frozenset({"over", "around", "about", "some"})
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


def mend_letters(doc: Doc, edits: Edits) -> None:
    """`IS also claimed the attack`: the group, which the parser takes for an auxiliary verb."""
    for token in doc:
        if token.text == "IS" and token.dep_ in {"aux", "auxpass"} and any(near.is_lower for near in token.sent):
            own = Edits(doc)
            own.hang(token, token.head, "nsubj")
            edits.add(own)


def mend_since(doc: Doc, edits: Edits) -> None:
    """`the deadliest raid since the takeover was in 2022`: the raid was in 2022, and no clause lacks its verb."""
    for verb in doc:
        noun = verb.head
        since = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "since"), None)
        counted = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if since is None or counted is None or verb.dep_ != "advcl" or noun.dep_ != "ROOT" or noun.pos_ != "NOUN":
            continue
        own = Edits(doc)
        own.hang(verb, verb, "ROOT")
        own.hang(noun, verb, "nsubj")
        own.hang(since, noun, "prep")
        own.hang(counted, since, "pobj")
        edits.add(own)


def mend_counted(doc: Doc, edits: Edits) -> None:
    """`reported one dead and five wounded`: the one is not wounded."""
    for dead in doc:
        one, hurt = dead.head, dead.head.head
        others = [child for child in one.children if child.dep_ == "conj" and child.tag_ == "CD"]
        if dead.lower_ != "dead" or dead.dep_ != "amod" or one.tag_ != "CD" or not others:
            continue
        own, after = Edits(doc), doc[min(others[0].i + 1, len(doc) - 1)]
        if one.dep_ in _SUBJECTS and hurt.dep_ == "ccomp":
            own.hang(one, hurt.head, "dobj")
            own.hang(others[0], hurt, one.dep_)
        elif after.dep_ == "oprd" and after.head == hurt:
            own.hang(after, others[0], "amod")
        edits.add(own)


def mend_tellers(doc: Doc, edits: Edits) -> None:
    """`the blast has killed six people, the police and the ministry say`: the people were killed and do not speak."""
    for people in doc:
        tells, others = people.head, [child for child in people.children if child.dep_ == "conj"]
        if people.dep_ != "nsubj" or not others or doc[others[0].left_edge.i - 1].text != ",":
            continue
        before = [verb for verb in tells.children if verb.dep_ == "ccomp" and verb.i < people.left_edge.i]
        if before and before[0].pos_ == "VERB" and all(child.dep_ != "dobj" for child in before[0].children):
            own = Edits(doc)
            own.hang(people, before[0], "dobj")
            own.hang(others[0], tells, "nsubj")
            edits.add(own)


def mend_over(doc: Doc, edits: Edits) -> None:
    """`wounded over 30`: how many were wounded, not over what."""
    for over in doc:
        verb, figures = over.head, [child for child in over.children if child.tag_ == "CD"]
        beside = over.dep_ == "prep" and verb.pos_ == "VERB" and over.i == verb.i + 1
        if over.lower_ in _ABOUT and beside and len(figures) == 1 and all(c.dep_ != "dobj" for c in verb.children):
            own = Edits(doc)
            own.hang(figures[0], verb, "dobj")
            own.hang(over, figures[0], "quantmod")
            edits.add(own)
