"""`Two men on a motorbike shot dead a trader`: the parser takes the verb after a vehicle for a noun."""

from spacy.tokens import Doc, Token

from sourceline.extract.mends.edits import Edits
from sourceline.extract.mends.patterns import mend_words

_PHRASE = frozenset({"DT", "CD", "JJ", "PRP$", "NN"})
_INSIDE = frozenset({"det", "nummod", "compound", "amod", "poss", "nmod", "quantmod", "advmod", "predet"})
_ANDS = frozenset({"and"})
_FOLLOWS = frozenset({"DT", "CD", "PRP$", "NNS"})


def mend_shots(doc: Doc, edits: Edits) -> None:
    """Make the verb after a vehicle the verb of its clause, of which the riders are the subject."""
    words = mend_words()
    for shot in doc:
        if shot.lower_ in words["shoots"] and shot.i and doc[shot.i - 1].lower_ in words["vehicles"] and _goes_on(shot):
            riders = _riders(doc[shot.i - 1])
            own = Edits(doc)
            if riders is not None and _mend(doc, own, shot, riders) and edits.add(own):
                shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", words["shoots"][shot.lower_]


def mend_dead(doc: Doc, edits: Edits) -> None:
    """`shot dead a guard`: the guard is the verb's object, not that of `dead`."""
    for dead in doc:
        if dead.lower_ != "dead" or dead.head.pos_ != "VERB" or dead.head.i >= dead.i:
            continue
        own = Edits(doc)
        for child in dead.children:
            if child.dep_ == "dobj":
                own.hang(child, dead.head, "dobj")
        if own.heads:
            own.hang(dead, dead.head, "acomp")
            edits.add(own)


def _goes_on(shot: Token) -> bool:
    """Whether a person or `dead` follows: `a motorbike shot from afar` is none of ours."""
    words, doc = mend_words(), shot.doc
    after = doc[shot.i + 1 : min(shot.i + 3, shot.sent.end)]
    if not len(after) or shot.tag_ == "VBD":
        return False
    if after[0].lower_ in _ANDS:
        return len(after) > 1 and after[1].lower_ in words["and_harmed"]
    return after[0].lower_ in words["goes_on"] or after[0].tag_ in _FOLLOWS


def _riders(vehicle: Token) -> Token | None:
    """Those `on a motorbike`, `riding a motorbike`, `riding on a motorbike`: the noun before."""
    doc, at = vehicle.doc, vehicle.i - 1
    while at > vehicle.sent.start and doc[at].tag_ in _PHRASE:
        at -= 1
    if doc[at].lower_ in mend_words()["aboard"]:
        at -= 1
    elif doc[at].tag_ != "VBG":
        return None
    if at > vehicle.sent.start and doc[at].tag_ == "VBG":
        at -= 1
    return doc[at] if at >= vehicle.sent.start and doc[at].pos_ in {"NOUN", "PROPN"} else None


def _mend(doc: Doc, edits: Edits, shot: Token, riders: Token) -> bool:
    """Whether the clause could be hung on its verb."""
    clause = [riders, shot]
    dead = doc[shot.i + 1] if doc[shot.i + 1].lower_ == "dead" else None
    harmed = doc[shot.i + 2] if doc[shot.i + 1].lower_ in _ANDS else None
    clause += [token for token in (dead, harmed) if token is not None]
    inside = range(riders.i, max(token.i for token in clause) + 1)
    top = next((token for token in clause if token.head == token or token.head.i not in inside), None)
    if top is None:
        return False
    _hang_around(edits, clause, shot)
    _hang_ride(doc, edits, riders, shot.i - 1)
    edits.hang(shot, shot if top.head == top else top.head, top.dep_)
    edits.hang(riders, shot, "nsubj")
    if dead is not None:
        edits.hang(dead, shot, "advmod")
    if harmed is not None:
        edits.hang(doc[shot.i + 1], shot, "cc")
        edits.hang(harmed, shot, "conj")
    elif doc[shot.i + 1].lower_ != "at":
        edits.hang(_noun_from(doc[(dead or shot).i + 1]), shot, "dobj")
    return True


def _hang_around(edits: Edits, clause: list[Token], shot: Token) -> None:
    """What hung on the words that the parser took for the clause's head hangs on its verb."""
    first = min(token.i for token in clause)
    for token in clause:
        for child in token.children:
            outside = child.i > shot.i if token.pos_ != "ADJ" else child.i > shot.i or child.i < first
            if outside and child not in clause and token.pos_ != "VERB":
                edits.hang(child, shot, child.dep_)


def _hang_ride(doc: Doc, edits: Edits, riders: Token, vehicle: int) -> None:
    """`on a motorbike`, after the riders: the phrase hangs on them, and nothing of it on what follows."""
    above = riders
    for token in doc[riders.i + 1 : vehicle]:
        if token.tag_ == "VBG":
            edits.hang(token, above, "acl")
            above = token
        elif token.lower_ in mend_words()["aboard"]:
            edits.hang(token, above, "prep")
            above = token
        else:
            edits.hang(token, doc[vehicle], "det" if token.tag_ == "DT" else "compound")
    edits.hang(doc[vehicle], above, "dobj" if above.tag_ == "VBG" else "pobj")


def _noun_from(token: Token) -> Token:
    """The noun of the phrase that begins with a token."""
    while token.dep_ in _INSIDE and token.head.i > token.i:
        token = token.head
    return token
