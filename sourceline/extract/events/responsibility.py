"""Who claimed an event, denied it, or was blamed for it and by whom: four things apart from who did it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.called import ARMED
from sourceline.extract.actors.ensure import ensure_group
from sourceline.extract.events.blamed import is_on_other_deeds, told_otherwise
from sourceline.extract.events.claim_nouns import claims_by_noun
from sourceline.extract.events.deeds import (
    claimant,
    deeds_by_account,
    mention_of,
    own_deeds,
    responsibility_words,
)
from sourceline.extract.events.denials import is_of_talks, is_of_the_claim
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.membership import memberships, named_as
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import agents, conjuncts, is_passive, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention, Sentence

_REACH = 14
_ON = (frozenset({"on"}), frozenset({"to", "at"}))
_OBJECTS = frozenset({"dobj", "nsubjpass", "prep", "nsubj", "pobj", "dep"})
_DESCRIBE = frozenset({"compound", "amod", "nmod"})
_STATES = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCE, EntityKind.INTELLIGENCE_SERVICE})
_BLAMABLE = ARMED | _STATES | {EntityKind.PERSON}


def statements(frame: Frame) -> Iterator[Said]:
    """All statements about responsibility in a document."""
    words = responsibility_words()
    for sentence in frame.body():
        for verb in frame.tokens(sentence):
            if verb.pos_ != "VERB" and not verb.lower_.startswith(("claim", "blam", "den")):
                continue
            lemma = verb.lemma_.lower()
            if lemma in words["claims"]["verbs"] and _is_claim(verb):
                yield from _claim(frame, sentence, verb)
            elif lemma in words["denies"]["verbs"] and _is_denial(verb):
                yield from _by_subject(frame, sentence, verb, "denied")
            elif lemma in words["blames"]["verbs"]:
                yield from _blame(frame, sentence, verb)
            elif lemma in words["attributes"]["verbs"]:
                yield from _attribution(frame, sentence, verb)
            elif lemma in words["says"]:
                yield from own_deeds(frame, sentence, verb)
            elif lemma in words["shows"]["verbs"] + words["shows"]["names"]:
                yield from _shown(frame, sentence, verb)
        yield from _involved(frame, sentence)
        yield from _responsible(frame, sentence)
        yield from memberships(frame, sentence)
        yield from named_as(frame, sentence)
        yield from deeds_by_account(frame, sentence)
        yield from claims_by_noun(frame, sentence)
        yield from told_otherwise(frame, sentence)


def _is_claim(verb: Token) -> bool:
    """`claimed the attack`, `took credit for it`; not `took power`."""
    words = responsibility_words()["claims"]
    objects = (child.lower_ for child in verb.children if child.dep_ == "dobj")
    return _has_object(verb, words["with"]) and not any(noun in words["never_with"] for noun in objects)


def _has_object(verb: Token, nouns: list[str]) -> bool:
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    if any(token.lower_ in nouns or token.lower_ in event_nouns() for noun in objects for token in noun.subtree):
        return True
    return _owned_event(verb, nouns) or (verb.lemma_.lower() == "claim" and _has_event(verb, nouns))


def _is_denial(verb: Token) -> bool:
    """`denied involvement`, `denied having a hand in it`, `denied that it was behind the attack`."""
    if is_of_talks(verb):
        return False
    if _has_object(verb, responsibility_words()["denies"]["with"]) or is_of_the_claim(verb):
        return True
    clauses = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
    guilt = {*responsibility_words()["guilt"], *responsibility_words()["denies"]["with"]}
    if verb.lemma_ != "deny":
        return False
    acts = responsibility_words()["own_acts"]
    told = [token for clause in clauses for token in clause.subtree]
    return any(t.lower_ in guilt for t in told) or any(t.lemma_.lower() in acts for t in clauses)


def _owned_event(verb: Token, nouns: list[str]) -> bool:
    """`an attack claimed by it`, `a blast acknowledged by it`."""
    about = verb.head.lower_ in nouns or verb.head.lower_ in event_nouns()
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and about


def _has_event(verb: Token, nouns: list[str]) -> bool:
    """`which it claimed`, `claimed it`, `claimed, by its agency, the attack`."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    which = verb.dep_ == "relcl" and any(child.tag_ == "WDT" or child.lower_ == "that" for child in objects)
    return which or any(child.lower_ in {"it", "them", "this"} for child in objects) or _named_after(verb, nouns)


def _named_after(verb: Token, nouns: list[str]) -> bool:
    """`claimed, by way of its agency, the attack`, whatever the parse made of the attack."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _REACH, verb.sent.end)]:
        if token.lower_ == "that" or token.pos_ == "VERB":
            return False
        definite = any(child.dep_ in {"det", "poss"} for child in token.children)
        if definite and (token.lower_ in nouns or token.lower_ in event_nouns()):
            return True
    return False


def _shown(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """`The group published the picture of the bomber`: whoever can show or name the attackers sent them."""
    words = responsibility_words()["shows"]
    for noun in (token for child in verb.children if child.dep_ == "dobj" for token in conjuncts(child)):
        of = list(objects_of_preposition(noun, frozenset({"of"}))) if noun.lower_ in words["what"] else []
        of += [noun] if verb.lemma_.lower() in words["names"] else []
        if not any(token.lower_ in words["whom"] for token in of):
            continue
        for doer in subjects(verb):
            mention = claimant(frame, sentence, doer)
            if mention is not None and mention.side == "militant":
                yield Said("attributed", mention.entity, sentence.index, verb.i, mention.entity)
                return


def _claim(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    if judge_verb(verb).status is None:
        frame.note("events", verb.i, verb.i + 1, verb.text, "responsibility: not claimed", accepted=False)
        return
    if _is_of_many(verb):
        frame.note("events", verb.i, verb.i + 1, verb.text, "responsibility: for attacks in general", accepted=False)
        return
    yield from _by_subject(frame, sentence, verb, "claimed")


def _is_of_many(verb: Token) -> bool:
    """`has claimed a string of bombings`, `claimed responsibility for several attacks`: none of them is told here."""
    words = status_words()["of_others"] | status_words()["many_of"]
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.tag_ == "VBN" and agents(verb):  # `with most assaults claimed by the group`
        objects += [verb.head, *(child for child in verb.children if child.dep_ == "nsubj")]
    deeds = [noun for child in objects for noun in (child, *objects_of_preposition(child, frozenset({"for"})))]
    deeds += objects_of_preposition(verb, frozenset({"for"}))
    plural = [noun for noun in deeds if noun.tag_ == "NNS" or noun.lower_ in words]
    return any(token.lower_ in words for noun in plural for token in (noun, *noun.lefts))


def _by_subject(frame: Frame, sentence: Sentence, verb: Token, what: str) -> Iterator[Said]:
    doers = agents(verb) if is_passive(verb) else subjects(verb)
    for noun in (token for doer in doers for token in conjuncts(doer)):
        if any(child.lower_ == "no" for child in noun.children):
            continue
        mention = claimant(frame, sentence, noun) or _unlisted(frame, verb, noun)
        if mention is None and what == "denied":
            mention = mention_of(frame, noun, _STATES)
        if mention is not None:
            frame.note("events", verb.i, verb.i + 1, verb.text, f"{what} by {mention.name}")
            about = list(_claimed_nouns(verb))
            words = {token.lower_ for noun in about for token in noun.lefts if token.dep_ in _DESCRIBE}
            about_at = frozenset(token.i for token in about)
            said = Said(what, mention.entity, sentence.index, verb.i, None, about_at, frozenset(words))
            yield replace(said, deed=_deed(verb), older=any(map(_is_of_others, about)))


def _unlisted(frame: Frame, verb: Token, noun: Token) -> Mention | None:
    """`Ansar-ul-Din claimed responsibility`: a name that no list knows is an armed group's if it claims an attack."""
    claims = any(child.dep_ == "dobj" and child.lower_ == "responsibility" for child in verb.children)
    known = frame.mention_at(noun.i) is not None or frame.place_at(noun.i) is not None
    if known or not claims or noun.pos_ != "PROPN" or not noun.is_alpha or _is_spelt_out(frame, noun):
        return None
    start = min((left.i for left in noun.lefts if left.pos_ == "PROPN"), default=noun.i)
    free = all(frame.mention_at(at) is None for at in range(start, noun.i + 1))
    return ensure_group(frame, start, noun.i + 1) if free else None


def _is_spelt_out(frame: Frame, noun: Token) -> bool:
    """`Laskhar-e-Jhangvi (LeJ)`: a misspelt name, and the known one in brackets."""
    after = noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]
    return len(after) == 2 and after[0].text == "(" and frame.mention_at(after[1].i) is not None  # noqa: PLR2004 - the bracket and the name


def _claimed_nouns(verb: Token) -> Iterator[Token]:
    """The events that a verb claims: its objects, also those after `responsibility for`."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            nouns = [child, *objects_of_preposition(child, frozenset({"for", "in"}))]
            yield from (noun for found in nouns for noun in conjuncts(found) if noun.lower_ in event_nouns())


def _deed(verb: Token) -> tuple[int, int] | None:
    """The words that describe the deed claimed or denied: the object, or what follows `responsibility for`."""
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    for thing in things:
        deeds = [thing] if thing.lower_ in event_nouns() else []
        deeds += [deed for prep in (*thing.children, *verb.children) if prep.lower_ == "for" for deed in prep.children]
        for deed in deeds:
            if deed.dep_ in {"dobj", "nsubjpass", "pobj", "pcomp"}:
                return deed.left_edge.i, deed.right_edge.i + 1
    return None


def _is_of_others(noun: Token) -> bool:
    """`claimed a similar attack`, `responsibility for the previous bombing`."""
    return any(child.lower_ in status_words()["of_others"] for child in noun.lefts)


def _blame(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    if is_on_other_deeds(verb):
        return
    passive = is_passive(verb)
    blamed = [child for child in verb.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    if verb.lemma_ == "hold":
        blamed += [
            noun for child in verb.children if child.dep_ == "ccomp" for noun in child.lefts if noun.dep_ == "nsubj"
        ]
    on = list(objects_of_preposition(verb, _ON[verb.lemma_.lower() == "point"]))
    by = agents(verb) if passive else subjects(verb)
    yield from _blamed(frame, sentence, verb, on or blamed, by)


def _attribution(frame: Frame, sentence: Sentence, verb: Token) -> Iterator[Said]:
    prepositions = frozenset(responsibility_words()["attributes"]["prepositions"])
    about = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    deeds = {"it", "this", *responsibility_words()["claims"]["with"], *responsibility_words()["attributes"]["about"]}
    deeds |= {*responsibility_words()["attackers"]}
    if not any(noun.lower_ in deeds for noun in about):
        return
    nouns = list(objects_of_preposition(verb, prepositions))
    for child in verb.children:
        if child.dep_ == "dobj":
            nouns += objects_of_preposition(child, prepositions)
    by = agents(verb) if is_passive(verb) else subjects(verb)
    yield from (replace(said, what="attributed") for said in _blamed(frame, sentence, verb, nouns, by))


def _blamed(frame: Frame, sentence: Sentence, verb: Token, nouns: list[Token], by: list[Token]) -> Iterator[Said]:
    if judge_verb(verb).status is None:
        return
    who = _speaker(frame, by[0]) if by else None
    for noun in (token for found in nouns for token in conjuncts(found)):
        mention = mention_of(frame, noun, _BLAMABLE)
        if mention is not None and mention.entity != who:
            frame.note("events", verb.i, verb.i + 1, verb.text, f"blamed on {mention.name}")
            yield Said("blamed", mention.entity, sentence.index, verb.i, who)


def _involved(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """`sources suspected that the group was involved in the attack`."""
    words = responsibility_words()["involved"]
    for token in frame.tokens(sentence):
        if token.lower_ not in words["words"]:
            continue
        clause = token if token.pos_ == "VERB" else token.head
        above = clause.head
        if clause.dep_ not in {"ccomp", "xcomp", "acl"} or above.lemma_.lower() not in words["under"]:
            continue
        nouns = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
        # `said the Taliban, seeking a state, were responsible`
        nouns = nouns or [child for child in above.children if child.dep_ == "dobj" and child.i < clause.i]
        if clause.dep_ == "xcomp":
            nouns = [child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}]
            yield from _blamed(frame, sentence, above, nouns, agents(above))
        else:
            yield from _blamed(frame, sentence, clause, nouns, subjects(above))


def _responsible(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """`The group was responsible for the attack.`: said of the news, and by nobody else than the report."""
    words = responsibility_words()["claims"]["with"]
    for token in frame.tokens(sentence):
        verb = token.head
        if token.lower_ != "responsible" or verb.lower_ not in {"was", "were"} or verb.dep_ not in {"ROOT", "conj"}:
            continue
        about = list(objects_of_preposition(token, frozenset({"for"})))
        of_the_news = all(noun.lower_ in words or noun.lower_ in event_nouns() for noun in about)
        if of_the_news and all(noun.tag_ in {"NN", "PRP"} for noun in about):
            nouns = [child for child in verb.children if child.dep_ == "nsubj"]
            armed = [noun for noun in nouns if mention_of(frame, noun, ARMED) is not None]
            yield from _blamed(frame, sentence, verb, armed, [])


def _speaker(frame: Frame, token: Token) -> str:
    mention = frame.mention_at(token.i)
    return mention.entity if mention else frame.quote(token.left_edge.i, token.i + 1).text
