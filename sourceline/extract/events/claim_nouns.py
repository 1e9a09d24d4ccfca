"""Claims told by a noun: `the group's claim came by Telegram`, `a claim of responsibility from its spokesman`."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.actors.called import ARMED
from sourceline.extract.events.deeds import claimant, mention_of, responsibility_words
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention, Sentence

_FROM = frozenset({"from", "by", "for"})
_OF = frozenset({"of"})


def claims_by_noun(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """Statements of a sentence in which `claim` is a noun; a claim to something or that something is so is another."""
    for noun in frame.tokens(sentence):
        if noun.lower_ not in {"claim", "claims"} or noun.pos_ != "NOUN" or not _is_of_deed(noun):
            continue
        if (mention := _whose(frame, sentence, noun)) is not None:
            frame.note("events", noun.i, noun.i + 1, noun.text, f"claimed by {mention.name}")
            yield Said("claimed", mention.entity, sentence.index, noun.i)


def _is_of_deed(noun: Token) -> bool:
    """Whether a claim is one of responsibility: by its words, or because it comes, is published or is checked."""
    if any(child.dep_ in {"acl", "ccomp", "relcl"} or child.lower_ == "no" for child in noun.children):
        return False
    of = {token.lower_ for token in objects_of_preposition(noun, _OF)}
    if of:
        return "responsibility" in of
    verbs = responsibility_words()["claim_verbs"]
    return noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and noun.head.lemma_.lower() in verbs


def _whose(frame: Frame, sentence: Sentence, noun: Token) -> Mention | None:
    """Whose claim it is: its owner's, that of whom it comes from, else that of the agency that carries it."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    sources = [*objects_of_preposition(noun, _FROM), *objects_of_preposition(noun.head, _FROM)]
    for token in (*owners, *sources):
        if mention := mention_of(frame, token, ARMED):
            return mention
    carriers = subjects(noun.head) if noun.dep_ == "dobj" else []
    pronouns = [token for token in owners if token.lower_ in {"its", "their"}]
    found = (claimant(frame, sentence, token) for token in (*carriers, *pronouns))
    return next((mention for mention in found if mention is not None), None)
