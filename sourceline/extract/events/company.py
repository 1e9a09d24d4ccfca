"""Whether a trigger word stands with the words that make it one: `closed the border`, `seized the district`."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.events.people import target_at
from sourceline.extract.events.syntax import governing_verb
from sourceline.extract.frame import Frame

_REACH = 4
_AHEAD = 8
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis"})
_TAKEN = frozenset({"dobj", "nsubjpass", "pobj"})
_AGREED = frozenset({"xcomp", "ccomp", "advcl"})
_SHARES = frozenset({"control", "possession", "charge", "part", "most", "much"})
"""What stands between a verb and the place that it takes: `took control of the town`."""
_FINITE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_STATES = frozenset({"acomp", "oprd", "xcomp"})


def has_company(frame: Frame, head: Token, words: frozenset[str]) -> bool:
    """Whether one of the words hangs on the trigger within a few steps, or is the noun that its clause is about.

    `PERSON` among the words stands for a name as the object, `PLACE` for a place that is taken or given up, `GROUP` for
    an armed group's name.
    """
    if _is_done_to_a_person(frame, words, [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}]):
        return True
    if _takes_place(frame, head, words) or _names_group(frame, words, head.subtree):
        return True
    if any(_is_one(token, words) and _hangs_on(token, head) for token in head.subtree):
        return True
    if any(child.dep_ in _AGREED and child.tag_ == "VB" and _is_one(child, words) for child in head.children):
        return True
    return any(_is_one(token, words) for token in _beside(head)) or _follows(head, words)


def has_object(frame: Frame, head: Token, words: frozenset[str]) -> bool:
    """Whether one of the words is what a verb is done to: `people were held`, and not `talks were held with people`."""
    if _takes_place(frame, head, words):
        return True
    objects = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    if head.dep_ in {"acl", "relcl"} and not (objects and any(child.tag_ == "WRB" for child in head.children)):
        objects.append(head.head)  # not "the hospital where the wounded were taken"
    objects += [noun for c in head.children if c.dep_ == "ccomp" for noun in c.children if noun.dep_ == "nsubj"]
    if _is_done_to_a_person(frame, words, objects) or _names_group(frame, words, objects):
        return True
    if "PLACE" in words and any(frame.place_at(noun.i) is not None for noun in objects):
        return True
    return any(_is_one(token, words) for noun in [*objects, *_taken(head)] for token in (noun, *noun.children))


def is_under(noun: Token, verbs: frozenset[str]) -> bool:
    """Whether one of the verbs brings about what a noun names (`a truce brokered by`), or no verb is there."""
    verb = governing_verb(noun)
    about = [child for child in noun.children if child.dep_ in {"acl", "relcl"}]
    if verb is None and not about:
        return noun.dep_ == "ROOT" or noun.head.dep_ == "ROOT"
    return any(_is_one(token, verbs) for token in (verb, *about) if token is not None)


def _is_done_to_a_person(frame: Frame, words: frozenset[str], objects: list[Token]) -> bool:
    names = [noun for noun in objects if noun.pos_ == "PROPN" and frame.place_at(noun.i) is None]
    return "PERSON" in words and any((word := target_at(frame, noun)) is None or word.person for noun in names)


def _names_group(frame: Frame, words: frozenset[str], tokens: Iterable[Token]) -> bool:
    if "GROUP" not in words:
        return False
    found = (frame.mention_at(token.i) for token in tokens)
    return any(mention is not None and mention.kind in _GROUPS and mention.form != "unnamed" for mention in found)


def _takes_place(frame: Frame, head: Token, words: frozenset[str]) -> bool:
    return "PLACE" in words and any(frame.place_at(token.i) is not None for token in _taken(head))


def _is_one(token: Token, words: frozenset[str]) -> bool:
    return token.lower_ in words or token.lemma_.lower() in words


def _hangs_on(token: Token, head: Token) -> bool:
    steps = 0
    while token != head and steps <= _REACH and token.dep_ not in _CLAUSES:
        token, steps = token.head, steps + 1
    return token == head


def _taken(head: Token) -> Iterator[Token]:
    """What a verb is done to, directly, in the passive or through a preposition."""
    for child in head.children:
        if child.dep_ in _TAKEN or (head.lemma_ == "fall" and child.dep_ == "nsubj"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "over"}:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
        if child.dep_ in {"prt", "acomp"} or child.lemma_.lower() in _SHARES:
            yield from _taken(child)


def _beside(head: Token) -> Iterator[Token]:
    """The noun that a relative clause or participle is about, and the subject of `stayed closed`."""
    if head.dep_ in {"relcl", "acl", "conj"}:
        yield from (head.head, *head.head.children)
    elif head.dep_ in _STATES and head.head.pos_ in {"VERB", "AUX"}:
        for child in head.head.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                yield from (child, *child.children)


def _follows(head: Token, words: frozenset[str]) -> bool:
    """Whether one of the words follows in the same clause, however it was parsed: `set up as many as six camps`."""
    if not any(child.dep_ in _FINITE for child in head.children):
        return False  # `the outlawed movement`
    for token in head.doc[head.i + 1 : min(head.i + _AHEAD, head.sent.end)]:
        if token.is_punct or token.pos_ in {"VERB", "CCONJ", "SCONJ"} or token.dep_ in {"mark", "prep", "agent"}:
            return False
        if token.pos_ in {"NOUN", "PROPN"} and _is_one(token, words):
            return True
    return False
