"""Organs of groups that their own words, or "its", show to belong to another group."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sourceline.codes import EntityKind, LinkStatus, Relation
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.edges import Edge, fits
from sourceline.extract.links.mask import LETTERS
from sourceline.extract.links.names import imply
from sourceline.extract.links.patterns import link_words
from sourceline.vocab.actors import actors
from sourceline.vocab.spelling import fold

_SIGNS = frozenset({",", "-", "–", "—", "(", ")"})
_ARTICLES = frozenset({"", "a", "an", "the", "another"})


def owned(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Each group of a sentence that is shown to be part of another."""
    here = [m for m in frame.mentions_in(sentence.start, sentence.end) if LETTERS.get(m.kind) == "g"]
    for mention in here:
        yield from _by_its_name(frame, sentence, mention)
    yield from _factions(frame, sentence, here)
    yield from _outlets(frame, sentence)
    if here:
        yield from _by_its(frame, sentence, here[0])


def _by_its(frame: Frame, sentence: Sentence, group: Mention) -> Iterator[Edge]:
    """As in "its Majeed Brigade": a group with "its" before it is part of the one that was spoken of last."""
    if group.start == sentence.start or frame.doc[group.start - 1].lower_ not in {"its", "their"}:
        return
    first = frame.sentences[max(0, sentence.index - 2)].start
    before = [m for m in frame.mentions_in(first, sentence.start) if LETTERS.get(m.kind) == "g"]
    if before and group.form == "name":
        yield from _edge(frame, sentence, group, before[-1].entity, f"its {group.name}")


def _factions(frame: Frame, sentence: Sentence, here: list[Mention]) -> Iterator[Edge]:
    """As in "the X, a Y faction active in Z": a name in apposition that is another group's with a noun for a part."""
    for group, whole in pairwise(here):
        last = frame.doc[whole.end - 1].lower_
        between = " ".join(token.lower_ for token in frame.doc[group.end : whole.start] if token.text not in _SIGNS)
        comma = any(token.text in _SIGNS for token in frame.doc[group.end : whole.start])
        if last in link_words().wings and comma and between in _ARTICLES and group.entity != whole.entity:
            yield from _edge(frame, sentence, group, whole.entity, last)


def _outlets(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """A group's news agency or publisher is part of the group, whoever the report says it speaks for."""
    for mention in frame.mentions_in(sentence.start, sentence.end):
        entry = actors().get(mention.entity)
        if mention.kind is not EntityKind.MEDIA or entry is None or entry.parent is None:
            continue
        if LETTERS.get(actors()[entry.parent].kind) == "g":
            imply(frame, entry.parent)
            yield from _edge(frame, sentence, mention, entry.parent, mention.name)


def _by_its_name(frame: Frame, sentence: Sentence, group: Mention) -> Iterator[Edge]:
    """As in "the Khorasan branch of the Islamic State" or "the BLA's Majeed Brigade"."""
    entry = actors().get(group.entity)
    if entry is None or entry.parent is None or LETTERS.get(actors()[entry.parent].kind) != "g":
        return
    whole = actors()[entry.parent]
    if whole.short and entry.name.startswith(f"{whole.short} "):
        return  # the "TTP leadership council" is the TTP's by its very name
    words = frame.doc[group.start : group.end]
    shows = any(token.lower_ in link_words().owners for token in words)
    text = f" {fold(' '.join(token.text for token in words))} "
    if shows and any(f" {name} " in text for name in _names(entry.parent)):
        imply(frame, entry.parent)
        yield from _edge(frame, sentence, group, entry.parent, words.text)


def _edge(frame: Frame, sentence: Sentence, group: Mention, whole: str, cue: str) -> Iterator[Edge]:
    if fits(group.entity, Relation.PART_OF, whole):
        quotes = (frame.sentence_quote(sentence),)
        yield Edge(group.entity, Relation.PART_OF, whole, LinkStatus.ASSERTED, quotes, None, cue)


@lru_cache(maxsize=512)
def _names(actor: str) -> tuple[str, ...]:
    entry = actors()[actor]
    names = (*entry.spellings, *entry.context_aliases, *([entry.short] if entry.short else []))
    return tuple(fold(name) for name in names)
