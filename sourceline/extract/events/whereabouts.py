"""Places that a sentence names beside an event, and where it was: not whence, whither, whose or where it was told."""

from itertools import takewhile

from spacy.tokens import Token

from sourceline.codes import PlacePrecision
from sourceline.extract.events.home import is_occasion
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.people import target_at
from sourceline.extract.frame import Frame, PlaceMention

_NO_SCENE = frozenset({"by", "with", "against", "for", "than", "like", "via", "about"})
_WHERE = frozenset({"in", "at", "near", "on", "outside", "around", "across", "through", "within", "inside"})


def is_scene_after(frame: Frame, place: PlaceMention, root: Token) -> bool:
    """Whether the preposition before a place says where something was, and not whence, whither or of whom."""
    preposition = root.head
    if preposition.lower_ in _NO_SCENE or is_where_said(frame, preposition):
        return False
    journey = preposition.lower_ == "to" or (preposition.lower_ == "from" and _is_of_way(preposition))
    home = preposition.lower_ == "from" and (preposition.head.lemma_ == "be" or preposition.head.dep_ == "attr")
    journey = journey or _is_for_those_in(place, root) or preposition.lower_ in {"towards", "toward"}
    origin = preposition.lower_ == "from" and place.place.precision is PlacePrecision.COUNTRY
    journey = journey or _is_of_hospital(preposition.head) or _is_of_funeral(preposition)
    spoken = origin or is_occasion(preposition.head) or _is_of_border(place, root)
    return not (journey or home or spoken)


def _is_of_hospital(noun: Token) -> bool:
    """`were shifted to a hospital in Bannu`, `died in a hospital in Quetta`: not where they were hurt."""
    words = status_words()
    if noun.lower_ not in words["hospitals"] or noun.dep_ != "pobj":
        return False
    return noun.head.head.lemma_.lower() in words["tends"]


def _is_of_funeral(preposition: Token) -> bool:
    """`came shortly after funeral prayers for an officer in Domel`: the scene of what came before it."""
    for noun in takewhile(lambda up: up.pos_ not in {"VERB", "AUX"}, preposition.ancestors):
        if noun.lower_ in {"after", "before", "following"}:
            return any(child.lower_ in status_words()["burials"] for child in _nouns_under(noun))
    return False


def _nouns_under(preposition: Token) -> list[Token]:
    nouns = [child for child in preposition.children if child.dep_ == "pobj"]
    return nouns + [child for noun in nouns for child in noun.lefts]


def is_where_said(frame: Frame, preposition: Token) -> bool:
    """`a ministry spokesman in Islamabad accused them of it`: where somebody who speaks has his office."""
    speech = (up for up in (preposition.head, preposition.head.head) if up.tag_ == "VBG" and up.dep_ == "advcl")
    if any(up.lemma_ in status_words()["speaks"] and not any(c.dep_ == "aux" for c in up.children) for up in speech):
        return True  # "Speaking in B, the governor said ..."
    who = preposition.head
    if who.dep_ == "appos" and who.head.dep_ == "pobj" and who.head.head.head.lower_ == "according":
        return preposition.i > who.i  # `according to A, a spokesman in B`
    if who.dep_ != "nsubj" or who.pos_ not in {"NOUN", "PROPN"} or preposition.i < who.i:
        return False
    word = target_at(frame, who)
    person = (word is not None and word.person) or who.lower_ in status_words()["spokespeople"]
    verbs = status_words()["reports"] | status_words()["speaks"] | status_words()["accuses"]
    return person and who.head.lemma_.lower() in verbs


def _is_for_those_in(place: PlaceMention, root: Token) -> bool:
    """`fuel for troops in Afghanistan`, `supplies to forces in neighbouring Afghanistan`: a country goods go to."""
    whom = root.head.head
    wide = place.place.precision is PlacePrecision.COUNTRY
    return wide and whom.dep_ == "pobj" and whom.head.lower_ in {"for", "to"} and whom.pos_ in {"NOUN", "PROPN"}


def is_government(place: PlaceMention, owned_: Token) -> bool:
    """`part of Islamabad's campaign`: the state; not `in Kabul's west`."""
    where = owned_.dep_ == "dobj" or (owned_.dep_ == "pobj" and owned_.head.lower_ in _WHERE)
    return place.place.name.lower() in status_words()["capitals"] and not where


def _is_of_border(place: PlaceMention, root: Token) -> bool:
    """`villages along the border between Pakistan and Afghanistan`: neither country is the scene."""
    wide = place.place.precision is PlacePrecision.COUNTRY
    return wide and root.head.lower_ == "between" and root.head.head.lower_ in status_words()["borders"]


def _is_of_way(preposition: Token) -> bool:
    """`from Lahore to Karachi`, `to Karachi from Lahore`, `returning from Kalat`: unlike `abducted from Quetta`."""
    if preposition.head.lemma_.lower() in status_words()["comes"]:
        return True
    doc, at = preposition.doc, preposition.i
    return any(token.lower_ == "to" for token in (*doc[max(at - 3, 0) : at], *doc[at : at + 8]))
