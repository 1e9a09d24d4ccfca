"""Blame told without a verb of blaming: `suspicion fell on the group`, `police believe that it planted the bomb`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from sourceline.extract.actors.called import ARMED
from sourceline.extract.events.deeds import mention_of, responsibility_words
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import agents, conjuncts, is_counted, is_passive, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Sentence

_OF = frozenset({"of"})
_FOR = frozenset({"for"})
_AS = frozenset({"as"})
_ON = frozenset({"on", "upon", "at", "to", "towards", "toward"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_NAMED = frozenset({"dobj", "oprd", "attr", "appos", "pobj"})


def told_otherwise(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """Who is held responsible in a sentence, by whom, where no verb of blaming tells it."""
    words = responsibility_words()["otherwise"]
    for token in frame.tokens(sentence):
        word = token.lower_
        if word in words["suspicion"]:
            yield from _suspicion(frame, sentence, token)
        elif word in words["marks"] and token.head.lemma_.lower() in words["bear"]:
            yield from _held(frame, sentence, token.head, objects_of_preposition(token, _OF), _tellers(token.head))
        elif word in words["suspects"] and token.dep_ == "attr":
            told = [child for child in token.head.children if child.dep_ in _SUBJECTS]
            yield from _held(frame, sentence, token.head, told, _tellers(token.head))
        elif token.lemma_.lower() in words["calls"] and token.pos_ == "VERB":
            yield from _called(frame, sentence, token)
        elif token.lemma_.lower() in words["guess"] and token.pos_ == "VERB":
            yield from _guessed(frame, sentence, token)


def _suspicion(frame: Frame, sentence: Sentence, noun: Token) -> Iterator[Said]:
    """`suspicion fell on the group`, `laid the blame on it`."""
    words, verb = responsibility_words()["otherwise"], noun.head
    falls = noun.dep_ in _SUBJECTS and verb.lemma_.lower() in words["fall"]
    laid = noun.dep_ in _OBJECTS and verb.lemma_.lower() in words["lay"]
    if falls or laid:
        whom = [*objects_of_preposition(verb, _ON), *objects_of_preposition(noun, _ON)]
        yield from _held(frame, sentence, verb, whom, subjects(verb) if laid and not is_passive(verb) else [])


def _called(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """`named the group as the perpetrator`, `called the attackers men of the group`."""
    words = responsibility_words()
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    roles = {*words["otherwise"]["suspects"], *words["attackers"]}
    if any(noun.lower_ in roles for noun in objects_of_preposition(verb, _AS)):
        yield from _told(frame, sentence, verb, objects)
        return
    told = [token for child in verb.children if child.dep_ in _NAMED for token in child.subtree]
    attackers = [token for token in told if token.lower_ in words["attackers"] and token.i - verb.i <= len(_NAMED)]
    if attackers:
        after = (token for token in told if token.i > attackers[0].i and token.dep_ in _NAMED)
        yield from _told(frame, sentence, verb, after)


def _told(frame: Frame, sentence: Sentence, verb: Token, nouns: Iterable[Token]) -> Iterator[Said]:
    """An account of who it was, and no mere suspicion."""
    held = _held(frame, sentence, verb, nouns, subjects(verb))
    yield from (replace(said, what="attributed") for said in held)


def _guessed(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """`police believe that the group planted the bomb`, `the bomb is thought to have been planted by it`."""
    for child in verb.children:
        clauses = conjuncts(child) if child.dep_ in {"ccomp", "xcomp"} else ()
        acts = [token for token in clauses if _is_deed(token, _raised(verb) if child.dep_ == "xcomp" else [])]
        for act in acts:
            doers = agents(act) if is_passive(act) else subjects(act) or _raised(verb)
            yield from _held(frame, sentence, verb, doers, agents(verb) if is_passive(verb) else subjects(verb))


def _raised(verb: Token) -> list[Token]:
    """`the bomb is believed to have been planted by it`: what stands before the verb; of a relative clause its noun."""
    nouns = [child for child in verb.children if child.dep_ == "nsubjpass"]
    return [verb.head if noun.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else noun for noun in nouns]


def _is_deed(act: Token, raised: list[Token]) -> bool:
    """Whether a verb tells of the deed: `did it`, `planted the bomb`, `carried out the attack` but no similar one."""
    words = responsibility_words()
    if any(child.dep_ == "neg" for child in act.children):
        return False
    things = [child for child in act.children if child.dep_ in _OBJECTS]
    things += raised if is_passive(act) else []
    if act.lemma_.lower() == "do":
        return any(thing.lower_ in {"it", "this", "that"} for thing in things)
    deeds = event_nouns() | set(words["otherwise"]["means"])
    told = [thing for thing in things if thing.lower_ in deeds or thing.lower_ in {"it", "this"}]
    told += [thing for thing in things if raised and is_counted(thing)]  # `is thought to have killed five policemen`
    definite = any(child.lower_ in {"the", "this"} for thing in told for child in thing.lefts) or is_passive(act)
    named = [thing for thing in things if thing.pos_ == "PROPN"]  # `targeted X`, whom the news told of
    told, definite = told + named, definite or bool(named or (raised and told))
    return act.lemma_.lower() in words["own_acts"] and bool(told) and definite and not _is_of_others(told)


def _is_of_others(things: list[Token]) -> bool:
    return any(child.lower_ in status_words()["of_others"] for thing in things for child in thing.lefts)


def is_on_other_deeds(verb: Token) -> bool:
    """`hit by attacks blamed on the group`: attacks in general; `held the group responsible for earlier attacks`."""
    deeds = verb.head
    bare = deeds.tag_ == "NNS" and not any(child.dep_ in {"det", "poss", "nummod"} for child in deeds.lefts)
    if verb.dep_ == "acl" and bare and deeds.lower_ in event_nouns() and deeds.dep_ not in {"nsubj", "ROOT"}:
        return True
    told = [verb, *(child for child in verb.subtree if child.lower_ in status_words()["to_blame"])]
    things = [noun for word in told for noun in objects_of_preposition(word, _FOR)]
    return bool(things) and all(_is_of_others([thing]) for thing in things)


def _tellers(verb: Token) -> list[Token]:
    """Who says so: the subject of the verb of saying above, or beside, a clause."""
    says = responsibility_words()["says"]
    above = [verb.head, *(child for child in verb.children if child.dep_ in {"ccomp", "parataxis"})]
    return next((subjects(one) for one in above if one.lemma_.lower() in says), [])


def _held(frame: Frame, sentence: Sentence, verb: Token, nouns: Iterable[Token], by: list[Token]) -> Iterator[Said]:
    if judge_verb(verb).status is None:
        return
    mention = frame.mention_at(by[0].i) if by else None
    who = mention.entity if mention else frame.quote(by[0].left_edge.i, by[0].i + 1).text if by else None
    for noun in (token for found in nouns for token in conjuncts(found)):
        held = mention_of(frame, noun, ARMED)
        if held is not None and held.entity != who:
            frame.note("events", verb.i, verb.i + 1, verb.text, f"blamed on {held.name}")
            yield Said("blamed", held.entity, sentence.index, verb.i, who)
