"""Finds who is made to speak in a sentence: by a verb with a subject, by "according to", by a passive."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from sourceline.codes import Stance
from sourceline.extract.claims.patterns import SpeechWords, speech_words

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_QUOTES = frozenset("\"“”'‘’")
_RESPONSIBILITY = frozenset({"responsibility", "credit"})
_DEEDS = frozenset(
    {
        "attack",
        "bombing",
        "blast",
        "assault",
        "killing",
        "raid",
        "ambush",
        "strike",
        "explosion",
        "attacks",
        "operation",
    }
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of speech: the token that shows it, the noun that speaks, and the stance its word gives."""

    cue: Token
    speaker: Token | None
    """None where a passive names nobody."""
    stance: Stance
    clause: bool
    """Whether what is said stands in a clause, a quotation or the sentence that the act closes."""


def acts(sentence: Span) -> Iterator[Act]:
    """Acts of speech of one sentence, in order."""
    words = speech_words()
    for token in sentence:
        if token.lower_ == "according" or (token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as"):
            if (speaker := _according(token)) is not None:
                yield Act(token, speaker, Stance.ASSERTS, clause=True)
        elif token.pos_ in {"VERB", "AUX"} and (act := _verb_act(token, words)) is not None:
            yield act


def _according(token: Token) -> Token | None:
    """The noun after "according to" or "as per"."""
    after = token.doc[token.i + 1 : token.i + 3]
    nouns = [noun for child in (token, *after) for noun in child.children if noun.dep_ == "pobj" and noun.i > token.i]
    return nouns[0] if nouns else None


def _verb_act(token: Token, words: SpeechWords) -> Act | None:
    claims_it = _claims_responsibility(token)
    stance = Stance.CLAIMS_RESPONSIBILITY if claims_it else words.verbs.get(token.lemma_.lower())
    if stance is None or _is_unsaid(token) or (not claims_it and not _has_content(token, words)):
        return None
    if _is_passive(token):
        speaker = _agent(token)
        known = speaker is not None or token.lemma_ in words.passive
        return Act(token, speaker, stance, clause=True) if known and not _is_nobody(speaker) else None
    speaker = _subject(token)
    if speaker is None or _is_nobody(speaker) or speaker.lower_ in words.mute:
        return None
    return Act(token, speaker, stance, clause=_has_clause(token))


def _claims_responsibility(token: Token) -> bool:
    if token.lemma_ not in {"claim", "accept", "take", "admit", "acknowledge"}:
        return False
    things = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
    deeds = _RESPONSIBILITY | _DEEDS if token.lemma_ == "claim" else _RESPONSIBILITY
    return any(thing.lower_ in deeds for thing in things)


def _is_unsaid(token: Token) -> bool:
    """Whether the verb is negated, only possible, or an infinitive: nobody is reported to have spoken."""
    if token.tag_ == "VB" or any(child.dep_ == "neg" for child in token.children):
        return True
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    return bool(helpers & {"could", "might", "may", "should", "must", "cannot", "ca", "to"})


def _has_content(token: Token, words: SpeechWords) -> bool:
    lemma = token.lemma_.lower()
    if lemma in words.complements and token.i + 1 < len(token.doc):
        following = words.complements[lemma]
        if token.nbor(1).lower_ in following or any(child.lower_ in following for child in token.children):
            return True
    if lemma == "claim" or lemma in words.needs_clause or lemma in words.complements:
        return _has_clause(token) or _is_passive(token)
    return True


def _has_clause(token: Token) -> bool:
    if any(child.dep_ in _CLAUSES for child in token.children) or token.dep_ == "parataxis":
        return True
    around = token.doc[max(token.sent.start, token.i - 3) : token.i + 4]
    return any(near.text in _QUOTES for near in around)


def _is_passive(token: Token) -> bool:
    return token.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in token.children)


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _subject(token: Token) -> Token | None:
    """The noun that does a verb, through coordination, participles and relative clauses."""
    for _ in range(4):
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            head = token.head
            relative = subject.lower_ in _RELATIVE and token.dep_ == "relcl"
            return head if relative else subject
        if token.dep_ == "conj" or (token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "xcomp", "dep"}):
            if token.dep_ == "acl" and token.head.pos_ in {"NOUN", "PROPN"}:
                return token.head
            token = token.head
            continue
        return None
    return None


def _is_nobody(speaker: Token | None) -> bool:
    if speaker is None:
        return False
    return speaker.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in speaker.children)
