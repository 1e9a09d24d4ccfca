"""Whose men attackers are said to be: `identified as members of the group`, `believed to belong to it`."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.actors.called import ARMED
from sourceline.extract.events.deeds import mention_of, responsibility_words
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import agents, is_passive, objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Sentence

_OF = frozenset({"of", "from", "to", "with"})
_MEMBERS = frozenset({"member", "members", "part"})
_AS, _FROM = frozenset({"as"}), frozenset({"from"})
_THE = frozenset({"the", "these", "those", "all", "both"})
_NAMED = frozenset({"nsubj", "nsubjpass", "dobj"})
_NOMINAL = frozenset({"attr", "pobj", "dobj"})


def memberships(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """Statements of a sentence on the group that attackers belong to: identified, or only suspected."""
    words = responsibility_words()
    men = {*words["attackers"], *words["men"]} - {"member", "members"}
    for token in frame.tokens(sentence):
        if not _belongs(token):
            continue
        verb = _teller(token)
        if verb is None or judge_verb(verb).status is None or _is_negated(token, verb):
            continue
        known = verb.lemma_.lower() in words["identifies"]
        if not known and verb.lemma_.lower() not in words["involved"]["under"]:
            continue
        if not any(noun.lower_ in men for noun in frame.doc[sentence.start : token.i]):
            continue
        tellers = agents(verb) if is_passive(verb) or known else subjects(verb)
        by = next((frame.quote(noun.left_edge.i, noun.i + 1).text for noun in tellers), None)
        for noun in objects_of_preposition(token, _OF):
            if (mention := mention_of(frame, noun, ARMED)) is not None:
                frame.note("events", token.i, token.i + 1, token.text, f"{verb.text}: of {mention.name}")
                yield Said("identified" if known else "blamed", mention.entity, sentence.index, verb.i, by)


def named_as(frame: Frame, sentence: Sentence) -> Iterator[Said]:
    """`Police said the attackers were TTP militants`, `the gunmen were identified as men of the group`."""
    words = responsibility_words()
    men = {*words["attackers"], *words["men"]}
    for token in frame.tokens(sentence):
        definite = any(child.lower_ in _THE for child in token.lefts)
        if (
            token.lower_ not in men
            or not definite
            or token.dep_ not in _NAMED
            or token.head.pos_ not in {"VERB", "AUX"}
        ):
            continue
        verb = _being(token.head)
        found = [mention_of(frame, noun, ARMED) for noun in _predicate(verb)]
        if judge_verb(token.head).status is None or any(child.dep_ == "neg" for child in verb.children):
            continue
        known, by = _by_whom(frame, verb)
        for mention in (one for one in found if one is not None and one.form != "unnamed"):
            frame.note("events", verb.i, verb.i + 1, verb.text, f"told to be of {mention.name}")
            yield Said(known, mention.entity, sentence.index, verb.i, by)


def _being(verb: Token) -> Token:
    """`are believed to be`: the verb that tells what they are."""
    under = (child for child in verb.children if child.dep_ == "xcomp" and child.lemma_ == "be")
    return next(under, verb)


def _predicate(verb: Token) -> list[Token]:
    """What somebody is, whose he is or whom he is identified as."""
    if verb.lemma_.lower() in responsibility_words()["identifies"]:
        return list(objects_of_preposition(verb, _AS))
    if verb.lemma_ != "be":
        return []
    return [child for child in verb.children if child.dep_ == "attr"] + list(objects_of_preposition(verb, _FROM))


def _by_whom(frame: Frame, verb: Token) -> tuple[str, str | None]:
    """Whether it is found out, somebody's account or a guess, and whose."""
    words, above = responsibility_words(), verb.head
    if verb.lemma_ != "be" or verb.dep_ not in {"ccomp", "xcomp"}:
        return "identified", None
    tellers = agents(above) if is_passive(above) else subjects(above)
    by = next((frame.quote(noun.left_edge.i, noun.i + 1).text for noun in tellers), None)
    return ("blamed" if above.lemma_.lower() in words["otherwise"]["guess"] else "attributed"), by


def _belongs(token: Token) -> bool:
    """`members of`, `belong to`, `be from`: a word that says whose men somebody is."""
    if token.lower_ in _MEMBERS:
        return token.dep_ in _NOMINAL
    return token.lemma_.lower() == "belong" or (token.lemma_ == "be" and token.dep_ == "xcomp")


def _is_negated(token: Token, verb: Token) -> bool:
    """`were never members of it, police said`."""
    between = [token, *(above for above in token.ancestors if verb.is_ancestor(above))]
    return any(child.dep_ == "neg" for word in between for child in word.children)


def _teller(token: Token) -> Token | None:
    """The verb of thinking or finding out that says so, a step or two above."""
    for above in token.ancestors:
        if above.pos_ == "VERB" and above.lemma_.lower() != "belong":
            return above
    return None
