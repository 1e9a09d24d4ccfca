"""Deeds that an armed group says are its own: `it carried out the attack`, `one of its men blew himself up`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.called import ARMED, called, names_it
from sourceline.extract.actors.ensure import imply
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import agents, conjuncts, is_passive, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.vocab.actors import actors
from sourceline.vocab.files import data_file, load_yaml

_PRONOUNS = frozenset({"WDT", "WP", "PRP"})
_SAID = frozenset({"ccomp", "xcomp", "dep"})
_BACK = 3
_NEAR = 12
_TITLE = 4


@lru_cache(maxsize=1)
def responsibility_words() -> dict[str, Any]:
    """The lists of data/words/responsibility.yaml."""
    loaded: dict[str, Any] = load_yaml(data_file("words", "responsibility.yaml"))
    return loaded | {"unsure": frozenset(loaded["unsure"])}


def claimant(frame: Frame, sentence: Sentence, noun: Token) -> Mention | None:
    """The armed group that claims or denies: by name, by pronoun, or through its message, channel or news agency."""
    mention = mention_of(frame, noun, ARMED) or _outlet_of(frame, noun)
    if mention is not None:
        return mention
    if noun.tag_ not in _PRONOUNS and noun.lemma_.lower() not in responsibility_words()["media"]:
        return None
    near = (token for token in noun.subtree if 0 < token.i - noun.i < _NEAR)
    if led := next((found for token in near if (found := _outlet_of(frame, token))), None):
        return led  # `the group led by X`
    if noun.tag_ == "PRP" and noun.lower_ not in {"it", "they"}:
        told = [m for m in frame.mentions_in(sentence.start, noun.i) if m.kind is EntityKind.PERSON]
        return _outlet_of(frame, frame.doc[told[-1].end - 1]) if told and noun.lower_ in {"he", "she"} else None
    here = _only_armed(frame, sentence.start, sentence.end)
    if here is not None and noun.tag_ == "PRP" and frame.doc[here.start - 1].lower_ in {"its", "their"}:
        here = None  # `its brigade did it, it claims`
    return here or _armed_before(frame, sentence)


def _outlet_of(frame: Frame, noun: Token) -> Mention | None:
    """The group whose news agency or spokesman a noun names (`according to Amaq`), listed as such or told before."""
    mention = frame.mention_at(noun.i)
    if mention is None or mention.kind not in {EntityKind.MEDIA, EntityKind.PERSON}:
        return None
    actor = actors().get(mention.entity)
    group = actors().get(actor.parent) if actor is not None and actor.parent else None
    if group is None:
        return _introduced(frame, mention)
    while group.kind not in ARMED:  # the Emirate's spokesman speaks for the Taliban's forces
        if group.parent is None:
            return None
        group = actors()[group.parent]
    imply(frame, group.id, mention.start)
    return replace(mention, entity=group.id, name=group.name, kind=group.kind, side=group.side)


def _introduced(frame: Frame, person: Mention) -> Mention | None:
    """The group of a spokesman whom the text introduced as its (`TTP spokesman X`)."""
    for mention in frame.mentions:
        if mention.entity == person.entity:
            titles = frame.doc[max(mention.start - _TITLE, 0) : mention.start]
            found = [frame.mention_at(token.i) for token in titles]
            armed = next((m for m in found if m is not None and m.kind in ARMED), None)
            if armed is not None and any(token.lower_ in responsibility_words()["speaks"] for token in titles):
                return armed
    return None


def _only_armed(frame: Frame, start: int, end: int) -> Mention | None:
    """The armed group of some tokens that name just one."""
    found = {m.entity: m for m in frame.mentions_in(start, end) if m.kind in ARMED}
    return next(iter(found.values())) if len(found) == 1 else None


def _armed_before(frame: Frame, sentence: Sentence) -> Mention | None:
    """The armed group that the sentences before speak of: the only one, else the subject, else the first."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = frame.sentences[index]
        armed = [m for m in frame.mentions_in(before.start, before.end) if m.kind in ARMED]
        if armed:
            heads = (m for m in armed if any(t.dep_ == "nsubj" for t in frame.doc[m.start : m.end]))
            return _only_armed(frame, before.start, before.end) or next(heads, armed[0])
    return None


def mention_of(frame: Frame, noun: Token, kinds: frozenset[EntityKind]) -> Mention | None:
    """The actor that a noun phrase is, speaks for (`a TTP spokesman`) or is a part of (`a faction of the TTP`)."""
    mention = frame.mention_at(noun.i)
    if mention is not None and mention.kind in kinds:
        return called(frame, noun, mention) or mention
    apposed = [token for child in noun.children if names_it(child) for token in child.subtree]
    found = [frame.mention_at(t.i) for t in [*apposed, *noun.subtree] if abs(t.i - noun.i) < _NEAR]
    return next(
        (inside for inside in found if inside is not None and inside.kind in kinds and inside.kind in ARMED),
        mention if mention and mention.kind in kinds else None,
    )


def own_deeds(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """What a verb of saying tells of its subject's own deeds."""
    nouns = [token for noun in subjects(verb) for token in conjuncts(noun)]
    speakers = {m.entity: m for noun in nouns if (m := claimant(frame, sentence, noun)) is not None}
    said = [token for child in verb.children if child.dep_ in _SAID for token in child.subtree]
    if verb.dep_ == "parataxis":  # `its fighters destroyed one bus, it claims`
        beside = {token.i for token in verb.subtree}
        said = [token for token in verb.head.subtree if token.i not in beside]
    for speaker in speakers.values():
        yield from _deeds(frame, sentence, verb, speaker, said)


def deeds_by_account(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """`According to the group, its fighters killed four soldiers`."""
    for token in frame.tokens(sentence):
        if token.lower_ != "according":
            continue
        nouns = [noun for prep in token.children for noun in prep.children if noun.dep_ == "pobj"]
        nouns += objects_of_preposition(token, frozenset({"to"}))
        joint = [each for noun in nouns for each in conjuncts(noun)]
        named = (mention_of(frame, noun, ARMED) or _outlet_of(frame, noun) for noun in joint)
        speakers = {mention.entity: mention for mention in named if mention is not None}
        inside = {inner.i for inner in token.subtree}
        said = [other for other in frame.tokens(sentence) if other.i not in inside]
        for speaker in speakers.values():
            yield from _deeds(frame, sentence, token, speaker, said)
        if speakers:
            return


def _deeds(frame: Frame, sentence: Sentence, verb: Token, speaker: Mention, said: list[Token]) -> Iterator[Said]:
    words = responsibility_words()
    own = any(token.lower_ in words["own"] or frame.mention_at(token.i) is speaker for token in said)
    own = own or any(token.dep_ in {"xcomp", "pcomp"} and token.head == verb for token in said)
    if own and any(map(_disowns, said)):
        frame.note("events", verb.i, verb.i + 1, verb.text, f"denied by {speaker.name}")
        yield Said("denied", speaker.entity, sentence.index, verb.i)
        return
    for token in said:
        guilt = (token.lower_ in words["guilt"] and own) or _is_own_event(token)
        act = token.pos_ in {"VERB", "AUX"} and _acts(token) in words["own_acts"]
        if not (guilt or (act and _is_own(frame, token, speaker)) or _is_of_attacker(frame, token, speaker)):
            continue
        clause = token if token.pos_ in {"VERB", "AUX"} else token.head
        negated = any(child.dep_ == "neg" for child in clause.children)
        if negated or judge_verb(clause).status is not None:
            what = "denied" if negated else "claimed"
            frame.note("events", verb.i, verb.i + 1, verb.text, f"{what} by {speaker.name} as its own deed")
            yield Said(what, speaker.entity, sentence.index, verb.i)
        return


def _acts(verb: Token) -> str:
    """A verb with its particle where it is nothing without it: `set off`."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    together = f"{verb.lemma_.lower()} {particle}"
    return together if together in responsibility_words()["own_acts"] else verb.lemma_.lower()


def _disowns(token: Token) -> bool:
    """`it had nothing to do with the attack`, `it had no hand in it`."""
    if token.lower_ == "nothing":
        return any(child.lemma_ == "do" for child in token.children)
    named = token.lower_ in responsibility_words()["denies"]["hands"] and token.head.lemma_ in {"have", "play"}
    return named and any(child.lower_ == "no" for child in token.children)


def _is_own_event(token: Token) -> bool:
    """`this was its first attack`."""
    owned = any(child.lower_ in {"its", "their", "our"} for child in token.children)
    if token.lower_ == "own":  # `the bombing was its own`
        return owned and any(child.lower_ in event_nouns() for child in token.head.children if child.dep_ == "nsubj")
    return owned and token.dep_ == "attr" and token.lower_ in event_nouns()


def _is_own(frame: Frame, act: Token, speaker: Mention) -> bool:
    """Whether the doer of a deed is the speaker: by pronoun, by name, or as one of its men or its wings."""
    own = responsibility_words()["own"]
    for noun in agents(act) if is_passive(act) else subjects(act):
        mention = frame.mention_at(noun.i)
        before = (
            frame.mention_at(mention.start - 1) if mention and mention.form == "unnamed" and mention.start else None
        )
        if any(_is_wing(inside, speaker) for inside in (mention, before) if inside is not None):
            return True
        if mention is not None and mention.kind in ARMED and mention.form == "name":
            continue
        near = [token for token in noun.subtree if abs(token.i - noun.i) < _NEAR]
        men = (frame.mention_at(token.i) for token in near if noun.tag_ in {"NN", "NNS"})
        if any(token.lower_ in own for token in near) or any(m is not None and _is_wing(m, speaker) for m in men):
            return True
    return False


def _is_wing(mention: Mention, speaker: Mention) -> bool:
    """Whether an actor is the speaker or a part of it; the Islamic State speaks for its provinces."""
    actor, other = actors().get(mention.entity), actors().get(speaker.entity)
    parents = {actor.parent if actor else None, other.parent if other else None}
    return mention.entity == speaker.entity or bool(parents & {mention.entity, speaker.entity})


def _is_of_attacker(frame: Frame, act: Token, speaker: Mention) -> bool:
    """`the bomber was an Afghan acting alone`: a group that tells what the attacker did sent him."""
    if speaker.side != "militant" or act.pos_ not in {"VERB", "AUX"} or act.dep_ not in {"ccomp", "ROOT"}:
        return False
    words = responsibility_words()
    attackers = words["attackers"] + (words["men"] if act.lemma_.lower() in words["own_acts"] else [])
    told = [child for child in act.children if child.dep_ == "nsubj"]
    told += [
        noun for child in told for noun in objects_of_preposition(child, frozenset({"of"}))
    ]  # `one of its bombers`
    doers = [noun for noun in told if noun.lower_ in attackers]
    return bool(doers) and not any(_is_of_others(frame, noun, speaker) for noun in doers)


def _is_of_others(frame: Frame, noun: Token, speaker: Mention) -> bool:
    """Whether a man, a fighter or a bomber is told to be another's (`security men`, `an army unit`)."""
    before = [child for child in noun.children if child.lower_ not in {"suicide", "its", "their"}]
    if any(child.dep_ in {"compound", "poss", "nmod"} for child in before):
        return True
    mention = frame.mention_at(noun.i)
    return mention is not None and mention.form != "unnamed" and mention.entity != speaker.entity
