"""Men of a group who are named only after it was told what happened to them.

"Troops killed a senior X commander on Sunday. Gul Sher, a former prisoner, died in a gun battle."
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from sourceline.codes import LinkStatus, Relation
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.edges import Edge, end_of, fits
from sourceline.extract.links.mask import Masked, mask
from sourceline.extract.links.membership_words import membership_words
from sourceline.extract.links.names import names_in
from sourceline.extract.links.patterns import link_words
from sourceline.extract.links.people import People, people_of
from sourceline.extract.links.roles import holders, role_nouns

_NEXT = 2
"""Sentences after the one that leaves a man unnamed in which he may be named."""
_BESIDE = 40
"""Characters of a masked sentence before a name that tell who he is."""
_BELONGS = frozenset({Relation.LEADS, Relation.MEMBER_OF})
_FORCE = re.compile(r"<s\d+>(?: ,)?(?: identified as| named| called| \w+)? <[xn]")
_SAID = re.compile(r"\b(?:said|says|added|told|claimed)(?: that)? (?=<[xn])")
"""Who speaks stands before it, who is spoken of behind, if not by "he"."""
_HE = frozenset({"he", "she"})
_OPENS = r"(?:^|[—–,:-] |\b(?:and|key|senior|top|killed|arrested|captured|detained|of) )"
"""What stands before an office that is told again with its holder: no body that he would be of."""
_NAME = re.compile(r"<([xn]\d+)>")
_LIST = re.compile(r"(?:(?:<[xn]\d+>|,|and|commander|alias [a-z]+) ?)+")
_MANY = frozenset({"NNS", "NNPS"})
_PATIENTS = frozenset({"nsubjpass", "dobj", "appos", "conj"})


def named_later(frame: Frame, others: Iterable[Edge]) -> Iterator[Edge]:
    """Memberships of those named later; `others`: the links that each sentence shows by itself."""
    known = {edge.source: edge.target for edge in others if edge.relation in _BELONGS}
    body = list(frame.body())
    for at, sentence in enumerate(body):
        for noun, group in role_nouns(frame, sentence):
            if noun.tag_ in _MANY and at + 1 < len(body):
                yield from _all_named(frame, body[at : at + 2], noun, group)
            if not _is_open(frame, sentence, noun, group):
                continue
            for later in body[at : at + 1 + _NEXT]:
                person = _named(frame, later, noun, group)
                if person is None:
                    continue
                if known.setdefault(person, group) == group and fits(person, Relation.MEMBER_OF, group):
                    quotes = (frame.sentence_quote(sentence), frame.sentence_quote(later))
                    yield Edge(person, Relation.MEMBER_OF, group, LinkStatus.ASSERTED, quotes, None, noun.lower_)
                break


def _all_named(frame: Frame, told: list[Sentence], noun: Token, group: str) -> Iterator[Edge]:
    """Several men who were killed or taken, and whom the next sentence names: "They were Name and Name"."""
    if not _is_harmed(noun):
        return
    masked = mask(frame, told[1], names_in(frame, told[1]))
    opened = link_words().they_were.match(masked.text)
    if opened is None:
        return
    people = People(frame, {})
    listed = _LIST.match(masked.text, opened.end())
    for name in _NAME.findall(listed[0] if listed else ""):
        mark = masked.marks[int(name[1:])]
        person = end_of(frame, mark, Relation.MEMBER_OF)
        if person is not None and people.may_be_of(mark, group) and fits(person, Relation.MEMBER_OF, group):
            quotes = tuple(frame.sentence_quote(one) for one in told)
            yield Edge(person, Relation.MEMBER_OF, group, LinkStatus.ASSERTED, quotes, None, noun.lower_)


def _is_open(frame: Frame, sentence: Sentence, noun: Token, group: str) -> bool:
    """Whether one man is told to have been killed, hurt or taken, and not who he is."""
    if noun.tag_ not in {"NN", "NNP"} or not _is_harmed(noun):
        return False
    return not holders(frame, people_of(frame, sentence), noun, group)


def _is_harmed(noun: Token) -> bool:
    words, token = membership_words(), noun
    while token.dep_ in {"appos", "conj"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ == "of" and token.head.head.lemma_ in words.deaths
    if token.dep_ == "nsubj":
        return token.head.lemma_ == "die" or (token.head.tag_ == "VBN" and token.head.lemma_ in words.harm)
    return token.dep_ in _PATIENTS and token.head.lemma_ in words.harm


def _named(frame: Frame, sentence: Sentence, noun: Token, group: str) -> str | None:
    """The first person told in a sentence, past the noun, to have met with the same, or told with that very noun."""
    masked = mask(frame, sentence, names_in(frame, sentence))
    people = People(frame, {})
    again = re.compile(rf"{_OPENS}{noun.lower_} <(?P<name>[xn]\d+)>(?! (?:said|told|added|confirmed))")
    for pattern in (*membership_words().named_later, again):
        for match in pattern.finditer(masked.text):
            mark = masked.marks[int(match["name"][1:])]
            if mark.start <= noun.i or not people.may_be_of(mark, group):
                continue
            by_name = frame.doc[mark.start].lower_ not in _HE
            if pattern is again or not _is_another(masked, match.start(), match.end(), by_name=by_name):
                return end_of(frame, mark, Relation.MEMBER_OF)
    return None


def _is_another(masked: Masked, start: int, end: int, *, by_name: bool) -> bool:
    """Whether the words beside a name show a victim, an official or a relative."""
    spoken = [said.end() for said in _SAID.finditer(masked.text, 0, start + 2)] if by_name else []
    at = max(0, start - _BESIDE, *spoken)
    return bool(membership_words().others.search(masked.text, at, end) or _FORCE.search(masked.text, at, end))
