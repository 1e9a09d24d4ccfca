"""Whom a verb or a noun of harm happens to: the heads of their noun phrases."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.fates import is_told_next
from sourceline.extract.events.patterns import event_nouns, harm_words
from sourceline.extract.events.syntax import tells

SUFFERS = frozenset(
    {
        "die",
        "perish",
        "succumb",
        "embrace",
        "lose",
        "lay",
        "sustain",
        "receive",
        "suffer",
        "attain",
        "pay",
        "sacrifice",
        "get",
    }
)
"""Verbs whose subject is the one hurt."""


def undergoer_heads(verb: Token, trigger: Trigger, *, shared: bool = True) -> list[Token]:
    """Heads of the noun phrases that a harm trigger happens to."""
    last = verb.doc[trigger.end - 1]
    if not trigger.verbal and last.lower_ == "to":  # "injuries to three guards", wherever the parser hung it
        return [obj for obj in last.children if obj.dep_ == "pobj"]
    if not trigger.verbal and verb.dep_ != "oprd":  # "shot them dead" is a verb, whatever the tag of its last word
        return [obj for prep in verb.children if prep.lower_ == "of" for obj in prep.children if obj.dep_ == "pobj"]
    return [_antecedent(verb, noun) for noun in _undergoers_of(verb, trigger, shared=shared)]


def _antecedent(verb: Token, noun: Token) -> Token:
    """The noun that `who` stands for; of `two others, including a cook, injured` the two."""
    if noun.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    part = verb.dep_ == "acl" and noun == verb.head and noun.head.lower_ in harm_words().including
    return noun.head.head if part and verb.nbor(-1).text == "," and is_numbered(noun.head.head) else noun


def _undergoers_of(  # noqa: PLR0911 - one return a construction
    verb: Token, trigger: Trigger, *, shared: bool
) -> list[Token]:
    children = list(verb.children)
    passive = [child for child in children if child.dep_ == "nsubjpass" and not tells(child)]
    if passive:
        return passive
    if told := _told_of(verb):
        return told
    if verb.dep_ == "amod":
        return [verb.head]
    if verb.dep_ == "oprd":  # "shot them dead"
        return [child for child in verb.head.children if child.dep_ in {"dobj", "nsubjpass"}]
    subjects = [child for child in children if child.dep_ == "nsubj" and not tells(child)]
    objects = [child for child in children if child.dep_ in {"dobj", "oprd"} and _is_someone(child)]
    objects = [noun for noun in objects if not is_told_next(noun, verb, trigger.entry.harm)]
    if objects:  # "killed four engineers, and nine soldiers", the last of them hung on the verb by the parser
        objects += [child for child in children if child.dep_ == "conj" and child.pos_ == "NOUN" and is_numbered(child)]
    if verb.lemma_.lower() in SUFFERS or (
        trigger.end - trigger.start > 1 and verb.lower_ in {"embraced", "lost", "laid"}
    ):
        return subjects or (_shared(verb, trigger) if shared else [])
    if objects and not any(child.dep_ == "auxpass" for child in children):
        return objects
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not subjects:
        return [verb.head]
    if verb.tag_ in {"VBN", "VBD", "JJ"} and subjects and not objects:
        return _next_name(verb) if subjects[0].lower_ in {"that", "which"} else subjects
    return objects or (_shared(verb, trigger) if shared else [])


def _told_of(verb: Token) -> list[Token]:
    """`nine men were feared to have died`, `were believed to have been killed`: the men."""
    said = verb.head
    if verb.dep_ != "xcomp" or said.lemma_.lower() not in harm_words().told_of:
        return []
    if verb.lemma_.lower() not in SUFFERS and not any(child.dep_ == "auxpass" for child in verb.children):
        return []
    return [child for child in said.children if child.dep_ == "nsubjpass"]


def _is_someone(noun: Token) -> bool:
    """An object that is no adjective, except `wounded six more`, and no deed (`Leader killed drone strike`)."""
    if noun.lower_ in event_nouns() and not is_numbered(noun):
        return False
    if noun.lower_ == "many" and noun.i and noun.nbor(-1).lower_ == "as":  # "killed four and wounded as many"
        return True
    return noun.pos_ != "ADJ" or (noun.lower_ in {"more", "others", "other"} and is_numbered(noun))


def _next_name(verb: Token) -> list[Token]:
    """`the attack that killed Maulana X`, the name hung elsewhere by the parser."""
    at = verb.i + 1
    while at < verb.sent.end and verb.doc[at].pos_ == "PROPN":
        at += 1
    return [verb.doc[at - 1]] if at > verb.i + 1 else []


def is_numbered(noun: Token) -> bool:
    """Whether a number stands right on a noun: `nine soldiers`."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _shared(verb: Token, trigger: Trigger) -> list[Token]:
    """What a coordinated verb shares with the one before it: `was shot and killed`."""
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return undergoer_heads(verb.head, trigger)
    if verb.dep_ in {"relcl", "acl"}:
        return [verb.head]
    return []
