"""Men of a group whom a report names in another sentence than the one that says whose men they are.

"Five members of the X were arrested. They were identified as A, B and C." / "Those killed were identified as A and B.
All of them belonged to the X."
"""

import re
from collections.abc import Iterator

from sourceline.codes import LinkStatus, Relation
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.edges import Edge, fits
from sourceline.extract.links.lists import end
from sourceline.extract.links.mask import LETTERS, Masked, mask
from sourceline.extract.links.names import names_in
from sourceline.extract.links.patterns import link_words

_NAMES = re.compile(r"<[xn]\d+>(?:(?: from [a-z ]{3,30}?| alias \w+)?(?: ,| and| , and)+ <[xn]\d+>)*")
_MARK = re.compile(r"<([xn]\d+)>")
_BE = re.compile(r"(?: ,)? (?:was|were|has been|have been|had been|being) ")
_GROUP = re.compile(r"<(g\d+)>")
_PRONOUNS = frozenset({"he", "she", "they", "man", "men", "woman", "women", "both"})
_BACK = 2


def identified(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Memberships of those whom a sentence names as the men told of before or after it."""
    words = link_words()
    if not words.naming.search(frame.tokens(sentence).text.lower()):
        return
    masked = mask(frame, sentence, names_in(frame, sentence))
    told = words.identified.search(masked.text)
    if told is None or words.victims.search(told.group()):
        return
    if told.group().split()[0] in _PRONOUNS and not _taken_before(frame, sentence):
        return
    listed = _NAMES.match(masked.text, told.end())
    found = _group_after(frame, sentence) or _group_before(frame, sentence)
    if listed is None or found is None:
        return
    group, other = found
    if any(here != group for here in _groups(masked, 0)):
        return
    quotes = (frame.sentence_quote(other), frame.sentence_quote(sentence))
    for mark in _MARK.findall(listed.group()):
        person = end(frame, masked, mark, Relation.MEMBER_OF)
        if person is not None and fits(person, Relation.MEMBER_OF, group):
            yield Edge(person, Relation.MEMBER_OF, group, LinkStatus.ALLEGED, quotes, None, told.group().strip())


def belonged(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Memberships of those whom the sentence before names as held: "The suspects belonged to the X"."""
    words, text = link_words(), frame.tokens(sentence).text.lower()
    if sentence.index == 0 or not words.men.search(text) or not words.belong.search(text.replace("the ", "")):
        return
    masked = mask(frame, sentence)
    told = words.belonged.match(masked.text)
    groups = _groups(masked, told.end()) if told else []
    if told is None or not groups:
        return
    before = frame.sentences[sentence.index - 1]
    whole = mask(frame, before, names_in(frame, before))
    listed = _held(whole.text, told.group())
    quotes = (frame.sentence_quote(before), frame.sentence_quote(sentence))
    for mark in _MARK.findall(listed):
        person = end(frame, whole, mark, Relation.MEMBER_OF)
        if person is not None and fits(person, Relation.MEMBER_OF, groups[-1]):
            yield Edge(person, Relation.MEMBER_OF, groups[-1], LinkStatus.ALLEGED, quotes, None, told.group().strip())


def _held(text: str, told: str) -> str:
    """The names of those whom a masked sentence tells to have been taken, or killed where `told` are fighters."""
    words = link_words()
    taken = words.taken.search(text) or (words.dead.search(text) if words.slain.match(told) else None)
    if taken is None or words.victims.search(text):
        return ""
    before = [names for names in _NAMES.finditer(text, 0, taken.start()) if _BE.match(text, names.end())]
    after = _NAMES.search(text, taken.end())
    found = before[-1] if before else after
    return found.group() if found else ""


def _taken_before(frame: Frame, sentence: Sentence) -> bool:
    """Whether somebody was arrested in the sentence before, so that "he" may be a man of the group."""
    before = frame.sentences[max(0, sentence.index - 1)]
    text = frame.tokens(before).text
    taken = before.index < sentence.index and link_words().taken.search(text)
    return bool(taken) and not link_words().harmed.search(text)  # else "he" may be whom the arrested harmed


def _group_after(frame: Frame, sentence: Sentence) -> tuple[str, Sentence] | None:
    """The group that the next sentence says all of them belong to."""
    if sentence.index + 1 == len(frame.sentences):
        return None
    following = frame.sentences[sentence.index + 1]
    masked = mask(frame, following)
    belong = link_words().belong.search(masked.text)
    groups = _groups(masked, belong.end()) if belong else []
    return (groups[-1], following) if groups else None


def _group_before(frame: Frame, sentence: Sentence) -> tuple[str, Sentence] | None:
    """The one group whose men the sentences before tell of, up to one that leaves the group unnamed."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = frame.sentences[index]
        masked = mask(frame, before)
        if link_words().unnamed_group.search(masked.text):
            return None
        if groups := _groups(masked, 0):
            men = link_words().men.search(frame.tokens(before).text.lower())
            return (groups[0], before) if men and len(set(groups)) == 1 else None
    return None


def _groups(masked: Masked, at: int) -> list[str]:
    """Armed groups by name from a place in a masked sentence on."""
    marks = [masked.marks[int(mark[1:])].mention for mark in _GROUP.findall(masked.text, at)]
    return [m.entity for m in marks if m is not None and LETTERS.get(m.kind) == "g" and m.side != "afghanistan"]
