"""Whom "it" means: the armed group that the sentence before is about."""

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.frame import Frame, Mention

_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_PERSONS = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REPORTS = frozenset({"ccomp", "parataxis"})


def group_meant(frame: Frame, pronoun: Token) -> Mention | None:
    """The group that a subject "it" stands for: the subject of the clause before, or of the sentence before.

    Only where "it" does what a group does: what happened, was hit or ended is an event or a thing. Where the sentence
    before speaks of another body as well, as its own subject, nothing is clear and nobody is meant.
    """
    if pronoun.lower_ != "it" or pronoun.dep_ not in _SUBJECTS or not _acts(pronoun):
        return None
    here = frame.sentence_at(pronoun.i)
    inside = _subjects(frame, here.start, pronoun.i)
    if inside:
        return inside[-1] if inside[-1].kind in _ARMED else None
    bodies = (m for m in frame.mentions_in(here.start, pronoun.i) if m.kind not in _PERSONS)
    if not here.index or not all(_is_part(frame, mention) for mention in bodies):
        return None
    before = frame.sentences[here.index - 1]
    subjects = _subjects(frame, before.start, before.end)
    if len({mention.entity for mention in subjects}) != 1 or subjects[0].kind not in _ARMED:
        return None
    return subjects[0]


def _subjects(frame: Frame, start: int, end: int) -> list[Mention]:
    """The bodies that are subjects by themselves between two tokens: not "a TTP commander"."""
    return [
        mention
        for mention in frame.mentions_in(start, end)
        if mention.kind not in _PERSONS
        and any(_is_subject(token) for token in frame.doc[mention.start : mention.end])
        and not _is_part(frame, mention)
    ]


def _is_subject(token: Token) -> bool:
    """One of several side by side counts too: "the A and the B met"."""
    return token.dep_ in _SUBJECTS or (token.dep_ == "conj" and token.head.dep_ in _SUBJECTS)


def _is_part(frame: Frame, mention: Mention) -> bool:
    """`Its Suicide Squad stormed a camp, it said`: a wing of whom "it" means."""
    return mention.start > 0 and frame.doc[mention.start - 1].lower_ == "its"


def _acts(pronoun: Token) -> bool:
    """Whether the verb of "it" is one that a group does, or that is done to groups."""
    verb, words = pronoun.head, role_words().of_groups
    if pronoun.dep_ == "nsubjpass":
        return verb.lemma_.lower() in words["undergo"]
    if verb.pos_ == "AUX" or any(child.dep_ in {"acomp", "expl"} for child in verb.children):
        return verb.lemma_.lower() == "be" and any(child.lemma_.lower() in words["are"] for child in verb.children)
    return verb.pos_ == "VERB" and verb.lemma_.lower() not in words["of_events"]
