"""Whose men attackers are said to be: `identified as members of the group`, `believed to belong to it`."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.extract.actors.called import ARMED
from sourceline.extract.events.deeds import mention_of, responsibility_words
from sourceline.extract.events.factuality import judge_verb
from sourceline.extract.events.said import Said
from sourceline.extract.events.syntax import agents, objects_of_preposition
from sourceline.extract.frame import Frame, Sentence

_OF = frozenset({"of", "from", "to", "with"})
_MEMBERS = frozenset({"member", "members", "part"})
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
        by = next((frame.quote(noun.left_edge.i, noun.i + 1).text for noun in agents(verb)), None)
        for noun in objects_of_preposition(token, _OF):
            if (mention := mention_of(frame, noun, ARMED)) is not None:
                frame.note("events", token.i, token.i + 1, token.text, f"{verb.text}: of {mention.name}")
                yield Said("identified" if known else "blamed", mention.entity, sentence.index, verb.i, by)


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
