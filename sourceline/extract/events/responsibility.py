"""Who claimed an event, denied it, or was blamed for it and by whom: four things apart from who did it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from sourceline.codes import EntityKind, EventStatus
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.events.syntax import agents, conjuncts, is_passive, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.model import Blame
from sourceline.vocab.files import data_file, load_yaml

_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
CLAIMABLE = frozenset({"Abduction/forced disappearance", "Looting/property destruction", "Disrupted weapons use"})
_BLAMABLE = _ARMED | {EntityKind.GOVERNMENT, EntityKind.STATE_FORCE, EntityKind.INTELLIGENCE_SERVICE, EntityKind.PERSON}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about responsibility: `claimed`, `denied` or `blamed`, of an entity, by somebody."""

    what: str
    entity: str
    sentence: int
    verb: int
    by: str | None = None


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(data_file("words", "responsibility.yaml"))
    return loaded


def statements(frame: Frame) -> Iterator[Said]:
    """All statements about responsibility in a document."""
    words = _words()
    for sentence in frame.body():
        for verb in frame.tokens(sentence):
            if verb.pos_ != "VERB" and not verb.lower_.startswith(("claim", "blam", "den")):
                continue
            lemma = verb.lemma_.lower()
            if lemma in words["claims"]["verbs"] and _has_object(verb, words["claims"]["with"]):
                yield from _claim(frame, sentence, verb)
            elif lemma in words["denies"]["verbs"] and _has_object(verb, words["denies"]["with"]):
                yield from _by_subject(frame, sentence, verb, "denied")
            elif lemma in words["blames"]["verbs"]:
                yield from _blame(frame, sentence, verb)
            elif lemma in words["attributes"]["verbs"]:
                yield from _attribution(frame, sentence, verb)
            elif lemma in words["says"]:
                yield from _own_act(frame, sentence, verb)
        yield from _involved(frame, sentence)


def _has_object(verb: Token, nouns: list[str]) -> bool:
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "prep", "nsubj", "pobj", "dep"}]
    return any(token.lower_ in nouns or token.lower_ in event_nouns() for noun in objects for token in noun.subtree)


def _claim(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    if judge_verb(verb).status is None:
        frame.note("events", verb.i, verb.i + 1, verb.text, "responsibility: not claimed", accepted=False)
        return
    yield from _by_subject(frame, sentence, verb, "claimed")


def _by_subject(frame: Frame, sentence: Sentence, verb: Token, what: str) -> Iterator[Said]:
    doers = agents(verb) if is_passive(verb) else subjects(verb)
    for noun in (token for doer in doers for token in conjuncts(doer)):
        if any(child.lower_ == "no" for child in noun.children):
            continue
        mention = _mention(frame, noun, _ARMED)
        if mention is None and noun.tag_ in {"WDT", "WP", "PRP"}:
            mention = _only_armed(frame, sentence)
        if mention is not None:
            frame.note("events", verb.i, verb.i + 1, verb.text, f"{what} by {mention.name}")
            yield Said(what, mention.entity, sentence.index, verb.i)


def _only_armed(frame: Frame, sentence: Sentence) -> Mention | None:
    """The armed group of a sentence that names just one."""
    found = {m.entity: m for m in frame.mentions_in(sentence.start, sentence.end) if m.kind in _ARMED}
    return next(iter(found.values())) if len(found) == 1 else None


_AROUND = 40


def _mention(frame: Frame, noun: Token, kinds: frozenset[EntityKind]) -> Mention | None:
    """The actor that a noun phrase is, speaks for (`a TTP spokesman`) or is a part of (`a faction of the TTP`)."""
    mention = frame.mention_at(noun.i)
    if mention is not None and mention.kind in kinds:
        return mention
    found = [frame.mention_at(token.i) for token in noun.subtree if abs(token.i - noun.i) < 12]  # noqa: PLR2004
    return next(
        (inside for inside in found if inside is not None and inside.kind in kinds and inside.kind in _ARMED),
        mention if mention and mention.kind in kinds else None,
    )


def _blame(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    passive = is_passive(verb)
    blamed = [child for child in verb.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    on = list(objects_of_preposition(verb, frozenset({"on"})))
    by = agents(verb) if passive else subjects(verb)
    yield from _blamed(frame, sentence, verb, on or blamed, by)


def _attribution(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    prepositions = frozenset(_words()["attributes"]["prepositions"])
    about = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if not any(noun.lower_ in {"it", "this", *_words()["claims"]["with"]} for noun in about):
        return
    nouns = list(objects_of_preposition(verb, prepositions))
    for child in verb.children:
        if child.dep_ == "dobj":
            nouns += objects_of_preposition(child, prepositions)
    yield from _blamed(frame, sentence, verb, nouns, agents(verb) if is_passive(verb) else subjects(verb))


def _blamed(frame: Frame, sentence: Sentence, verb: Token, nouns: list[Token], by: list[Token]) -> Iterator[Said]:
    if judge_verb(verb).status is None:
        return
    who = _speaker(frame, by[0]) if by else None
    for noun in (token for found in nouns for token in conjuncts(found)):
        mention = _mention(frame, noun, _BLAMABLE)
        if mention is not None and mention.entity != who:
            frame.note("events", verb.i, verb.i + 1, verb.text, f"blamed on {mention.name}")
            yield Said("blamed", mention.entity, sentence.index, verb.i, who)


def _involved(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """`sources suspected that the group was involved in the attack`."""
    words = _words()["involved"]
    for token in frame.tokens(sentence):
        if token.lower_ not in words["words"]:
            continue
        clause = token if token.pos_ == "VERB" else token.head
        above = clause.head
        if clause.dep_ not in {"ccomp", "xcomp", "acl"} or above.lemma_.lower() not in words["under"]:
            continue
        nouns = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if clause.dep_ == "xcomp":
            nouns = [child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}]
            yield from _blamed(frame, sentence, above, nouns, agents(above))
        else:
            yield from _blamed(frame, sentence, clause, nouns, subjects(above))


def _own_act(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """`the group said it carried out the attack`, `said it was (not) responsible`: the speaker's own deed."""
    words = _words()
    speaker = next((m for noun in subjects(verb) if (m := _mention(frame, noun, _ARMED))), None)
    if speaker is None:
        return
    said = [token for child in verb.children if child.dep_ in {"ccomp", "xcomp", "dep"} for token in child.subtree]
    if not any(token.lower_ in words["own"] for token in said):
        return
    for token in said:
        deed = token.lower_ in {"responsible", "behind"} or token.lower_ == "work"
        if deed or (
            token.lemma_.lower() in words["own_acts"] and token.pos_ == "VERB" and _is_own(frame, token, speaker)
        ):
            clause = token if token.pos_ == "VERB" else token.head
            negated = any(child.dep_ == "neg" for child in clause.children)
            if negated or judge_verb(clause).status is not None:
                yield Said("denied" if negated else "claimed", speaker.entity, sentence.index, verb.i)
            return


def _is_own(frame: Frame, act: Token, speaker: Mention) -> bool:
    """Whether the doer of a deed is the speaker: by pronoun, by name, or as one of its men."""
    for noun in subjects(act):
        mention = frame.mention_at(noun.i)
        if mention is not None and mention.entity == speaker.entity:
            return True
        if any(token.lower_ in _words()["own"] for token in noun.subtree):
            return True
    return False


def _speaker(frame: Frame, token: Token) -> str:
    mention = frame.mention_at(token.i)
    return mention.entity if mention else frame.quote(token.left_edge.i, token.i + 1).text


def attach(said: list[Said], drafts: list[Draft]) -> None:
    """Give each statement to the event it is about: one of its own sentence, else the last told before it."""
    ends = [max(draft.sentences) for draft in drafts]
    for item in said:
        near = [
            d
            for d, end in zip(drafts, ends, strict=True)
            if end >= item.sentence - _AROUND and d.first <= item.sentence + _AROUND
        ]
        draft = _about(item, near)
        if draft is None:
            continue
        if item.what == "blamed":
            draft.blamed_on += (
                [Blame(item.entity, item.by)] if all(b.entity != item.entity for b in draft.blamed_on) else []
            )
            continue
        field = draft.claimed_by if item.what == "claimed" else draft.denied_by
        field += [item.entity] if item.entity not in field else []


def _about(item: Said, drafts: list[Draft]) -> Draft | None:
    """The event that a statement is about: violence comes first, then what the verb's own sentence tells at once."""
    violent = [draft for draft in drafts if _is_claimable(draft)]
    own = [draft for draft in violent if item.sentence in draft.sentences]
    before = [draft for draft in violent if draft.first < item.sentence]
    told = [draft for draft in own if draft in before] or [
        draft for draft in own if _first_token(draft, item) < item.verb
    ]
    if told:
        return told[0]
    if before:
        return max(before, key=lambda draft: max(index for index in draft.sentences if index < item.sentence))
    return next(iter(own or violent or drafts), None)


def _is_claimable(draft: Draft) -> bool:
    acts = {t.entry.type for t in draft.triggers if t.entry.kind == "act"}
    violent = any(t.entry.kind != "act" for t in draft.triggers)
    return draft.status is not EventStatus.ONGOING_TREND and (violent or bool(acts & CLAIMABLE))


def _first_token(draft: Draft, item: Said) -> int:
    return min((t.head for t in draft.triggers if t.sentence == item.sentence), default=item.verb)
