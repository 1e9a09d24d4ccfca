"""What a speaker is: an entity or plain words, and of what kind."""

from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import EntityKind, SpeakerKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.claims.patterns import speaker_words
from sourceline.extract.frame import Mention
from sourceline.vocab.actors import actors

UNNAMED_REPORTS = "unnamed sources"
"""Speaker of "it is believed", "reportedly": somebody said it and the report does not say who."""

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_NO_MAKERS = frozenset({"its", "their", "his", "her", "press", "news", "same", "latest"})
_LONGEST = 8
_STEM = 5
"""Letters that a name and the adjective made of it share."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: an entity id or plain words, its kind, and whether it is a person."""

    name: str
    kind: SpeakerKind
    person: bool = False


def speaker_of(mention: Mention, noun: Token | None) -> Speaker:
    """A mentioned actor as speaker."""
    person = mention.kind is EntityKind.PERSON
    words = speaker_words()
    actor = actors().get(mention.entity)
    if mention.entity in words.by_actor:
        kind = words.by_actor[mention.entity]
    elif not person:
        kind = words.by_kind.get(mention.kind, SpeakerKind.OTHER)
    elif actor is not None and actor.parent:
        parent = actors()[actor.parent]
        kind = words.by_actor.get(parent.id) or words.by_kind.get(parent.kind, SpeakerKind.OTHER)
    else:
        kind = kind_of_words(_title_of(mention, noun) if noun is not None else "")
    return Speaker(mention.entity, kind, person)


def _title_of(mention: Mention, noun: Token) -> str:
    """The words around a person's name that say what they are."""
    doc = noun.doc
    return doc[max(noun.sent.start, mention.start - 6) : min(noun.sent.end, mention.end + 8)].text


def kind_of_words(words: str) -> SpeakerKind:
    """The kind of speaker that a description names."""
    roles = role_words().speakers
    for kind, pattern in speaker_words().by_title:
        if pattern.search(words):
            return kind
    return next((roles[word] for word in reversed(words.lower().split()) if word in roles), SpeakerKind.OTHER)


def made_by(noun: Token) -> Token | None:
    """The maker of a document: X of "data released by X"."""
    for child in noun.children:
        if child.dep_ == "acl":
            for agent in child.children:
                if agent.dep_ == "agent":
                    found: Token | None = next((made for made in agent.children if made.dep_ == "pobj"), None)
                    return found
    return None


def written_by(noun: Token) -> Token | None:
    """The writer of a document: X of "the report by X"."""
    by = (near for near in noun.children if near.dep_ in {"prep", "agent"} and near.lower_ == "by")
    return next((writer for near in by for writer in near.children if writer.dep_ == "pobj"), None)


def makers_of(noun: Token) -> list[Token]:
    """The words before a noun that say whose it is or what sort it is."""
    makers = (
        child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < noun.i
    )
    return [maker for maker in makers if maker.lower_ not in _NO_MAKERS]


def has_maker(noun: Token) -> bool:
    """Whether a noun is qualified by whose it is or what sort it is, so that it need not refer back."""
    return bool(makers_of(noun))


def name_beside(noun: Token) -> str | None:
    """The name in apposition to an office that is no mention: "the minister, Name Name, said", "a man named Name"."""
    naming = (child for child in noun.children if child.dep_ == "acl" and child.lower_ in {"named", "identified"})
    for child in (part for verb in naming for part in verb.subtree if part.dep_ in {"oprd", "attr", "dobj", "pobj"}):
        return child.text if child.pos_ == "PROPN" else None
    office = noun.pos_ == "NOUN" or noun.lower_ in speaker_words().people
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and office:
            name = noun.doc[child.left_edge.i : child.i + 1]
            more = child.i + 1 < len(noun.doc) and noun.doc[child.i + 1].pos_ == "PROPN"
            named = len(name) > 1 and all(part.text[:1].isupper() and part.is_alpha for part in name)
            return name.text if named and not more else None
    return None


def title_around(noun: Token) -> str:
    """The words of a sentence around a name, in which the person's title stands."""
    first, last = max(noun.sent.start, noun.left_edge.i - _LONGEST), min(noun.sent.end, noun.right_edge.i + _LONGEST)
    return noun.doc[first:last].text


def has_title(title: str, word: str) -> bool:
    """Whether a title has a word, or the words that it abbreviates: `IG` for `Inspector General`."""
    low = title.lower()
    return word in low.split() or ((long := speaker_words().abbreviations.get(word)) is not None and long in low)


def fits_title(title: str, maker: str) -> bool:
    """Whether a word before a title is one of the words around a name, or made of it: `Pakistani` of `Pakistan`."""
    if has_title(title, maker.lower()):
        return True
    stem = maker.lower()[:_STEM]
    return len(stem) == _STEM and any(part.lower().startswith(stem) for part in title.split())


def is_definite(noun: Token) -> bool:
    """Whether a noun has "the", "this" or a possessive before it."""
    definite = {"the", "this", "that", "its", "their", "his", "her"}
    return any(child.dep_ in {"det", "poss"} and child.lower_ in definite for child in noun.children)


def words_of(noun: Token) -> str:
    """A noun phrase in its own words, without article and clauses."""
    left = noun
    children = list(noun.children)
    for child in reversed([child for child in children if child.i < noun.i]):
        if child.dep_ in _MODIFIERS:
            left = child.left_edge if child.left_edge.dep_ not in {"det", "punct"} else child
    start = max(left.i, noun.i - _LONGEST)
    right = noun.i + 1
    for child in children:
        joined = child.dep_ == "conj" or (child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for", "at"})
        if joined and child.right_edge.i - noun.i <= _LONGEST:
            right = max(right, child.right_edge.i + 1)
    return " ".join(noun.doc[start:right].text.split()) or noun.text
