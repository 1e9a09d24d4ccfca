"""Statements of a whole sentence: nobody hurt, sums (`the death toll rose to 8`), who the dead were."""

from collections.abc import Iterator
from itertools import pairwise

from sourceline.extract.events.among import tolls_among
from sourceline.extract.events.draft import Toll
from sourceline.extract.events.patterns import harm_words
from sourceline.extract.events.people import groups
from sourceline.extract.frame import Frame, NumberMention, Sentence, within
from sourceline.model import Count

_NEAR, _NEAR_DEAD = 2, 3
_CLOSE = 14
"""Words between a word of a sum and its figure (`put the dead of the blast at a shrine in A at 8`)."""
_THE_DEAD = frozenset({"dead", "deceased", "martyrs"})


def sentence_tolls(frame: Frame, sentence: Sentence) -> Iterator[Toll]:
    """Statements of nobody hurt (`no casualties were reported`) and of sums (`the death toll rose to 8`)."""
    text = frame.tokens(sentence).text.lower()
    for harm, expression in harm_words().zero.items():
        if expression.search(text):
            for field in ("killed", "injured") if harm == "both" else (harm,):
                yield Toll(field, "", Count(0, 0), sentence.index, sentence.start)
    yield from _the_dead_were(frame, sentence)
    yield from tolls_among(frame, sentence)
    yield from _casualties(frame, sentence)
    yield from _totals(frame, sentence, text)


def _totals(frame: Frame, sentence: Sentence, text: str) -> Iterator[Toll]:
    """`the death toll rose to 8`: the figure stands close behind the words for it."""
    offset = frame.doc[sentence.start].idx
    for harm, expression in harm_words().totals.items():
        match = expression.search(text)
        if match is None:
            continue
        told = [
            n for n in within(frame.numbers, sentence.start, sentence.end) if _is_behind(frame, n, offset + match.end())
        ]
        if told and not harm_words().period.match(frame.doc[told[0].end : sentence.end].text.lower()):
            yield Toll(harm, "", told[0].count, sentence.index, told[0].start, total=True)


def _is_behind(frame: Frame, number: NumberMention, at: int) -> bool:
    start = frame.doc[number.start].idx
    between = frame.document.text[at:start]
    return start >= at - 1 and " say" not in between and len(between.split()) <= _CLOSE


def _the_dead_were(frame: Frame, sentence: Sentence) -> Iterator[Toll]:
    """`The dead were nine engineers and two guards`; `included` leaves the upper end open."""
    for token in frame.tokens(sentence):
        verb = token.head.lemma_
        if token.lower_ not in _THE_DEAD or token.dep_ != "nsubj" or verb not in {"be", "include"}:
            continue
        for noun in (child for child in token.head.children if child.dep_ in {"attr", "dobj"}):
            for group in groups(frame, noun):
                if group.count is not None:
                    count = group.count if verb == "be" else Count(group.count.minimum, None)
                    yield Toll("killed", group.side, count, sentence.index, group.head)


def _casualties(frame: Frame, sentence: Sentence) -> Iterator[Toll]:
    """`22 victims, including five dead`: five killed and seventeen injured."""
    numbers = within(frame.numbers, sentence.start, sentence.end)
    for whole, part in pairwise(numbers):
        counted = {token.lower_ for token in frame.doc[whole.end : whole.end + _NEAR]}
        fell = {token.lower_ for token in frame.doc[part.end : part.end + _NEAR_DEAD]}
        hurt, dead = whole.count.minimum, part.count.minimum
        if not (counted & harm_words().casualties and fell & harm_words().dead and hurt and dead and dead < hurt):
            continue
        if any(token.text == ";" or token.lemma_.lower() == "while" for token in frame.doc[whole.end : part.start]):
            continue
        yield Toll("killed", "", part.count, sentence.index, part.start)
        yield Toll("injured", "", Count(hurt - dead, hurt - dead), sentence.index, whole.start)
