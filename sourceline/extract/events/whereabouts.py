"""Places that a sentence names beside an event, and where it was: not whence, whither, whose or where it was told."""

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
    journey = preposition.lower_ == "to" or (preposition.lower_ == "from" and _is_of_road(preposition))
    home = preposition.lower_ == "from" and preposition.head.lemma_ == "be"
    journey = journey or _is_for_those_in(place, root) or preposition.lower_ in {"towards", "toward"}
    origin = preposition.lower_ == "from" and place.place.precision is PlacePrecision.COUNTRY
    spoken = origin or is_occasion(preposition.head) or _is_of_border(place, root)
    return not (journey or home or spoken)


def is_where_said(frame: Frame, preposition: Token) -> bool:
    """`a ministry spokesman in Islamabad accused them of it`: where somebody who speaks has his office."""
    speech = (up for up in (preposition.head, preposition.head.head) if up.tag_ == "VBG" and up.dep_ == "advcl")
    if any(up.lemma_ in status_words()["speaks"] and not any(c.dep_ == "aux" for c in up.children) for up in speech):
        return True  # "Speaking in B, the governor said ..."
    who = preposition.head
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


def _is_of_road(preposition: Token) -> bool:
    """`from Lahore to Karachi`, `to Karachi from Lahore`: a journey, unlike `abducted from Quetta`."""
    doc, at = preposition.doc, preposition.i
    return any(token.lower_ == "to" for token in (*doc[max(at - 3, 0) : at], *doc[at : at + 8]))
