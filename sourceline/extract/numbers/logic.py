"""Finds counts: figures, words, ranges, approximations, `another three`."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from sourceline.extract.frame import Frame, NumberMention
from sourceline.extract.numbers.patterns import number_words
from sourceline.model import Count

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+$|\d{1,6}$")
_RANGE = re.compile(r"(\d{1,5})[-–](\d{1,5})$")
_COUNTED = 4
"""Tokens after a number in which what it counts may stand."""
_BIG = 100_000
"""No count of people in this domain is larger; such figures are money, ids or phone numbers."""


def numbers(frame: Frame) -> Iterator[NumberMention]:
    """The counts of a document, without those that are part of a date, a measure, an age or money."""
    doc, at = frame.doc, 0
    dated = {token for date in frame.dates for token in range(date.start, date.end)}
    starters = number_words().starters
    while at < len(doc):
        token = doc[at]
        if at in dated or not (token.lower_ in starters or token.text[0].isdigit()):
            at += 1
            continue
        found = _number_at(doc, at)
        if found is None:
            at += 1
            continue
        low, high, end = found
        if _counts_nobody(doc, at, end):
            frame.note("numbers", at, end, token.lower_, "counts no people: a measure, an age, money", accepted=False)
        else:
            yield _qualified(doc, at, low, high, end)
        at = end


def _number_at(doc: Doc, at: int) -> tuple[int, int | None, int] | None:
    """Lower end, upper end and first token after the number that starts at a token."""
    if ranged := _RANGE.match(doc[at].text):
        return int(ranged[1]), int(ranged[2]), at + 1
    first = _simple(doc, at)
    if first is None:
        return None
    low, high, end = first
    if end + 1 < len(doc) and high == low and doc[end].lower_ in {"to", "and", "or", "-", "–"}:
        second = _simple(doc, end + 1)
        spread = doc[end].lower_ != "and" or doc[at - 1].lower_ == "between"
        if second and second[1] and spread and second[0] > low:
            return low, second[1], second[2]
    return first


def _simple(doc: Doc, at: int) -> tuple[int, int | None, int] | None:
    words, token = number_words(), doc[at]
    text = token.lower_
    if _FIGURE.match(text):
        value = int(text.replace(",", ""))
        return (value, value, at + 1) if value < _BIG else None
    for phrase, value in words.open.items():
        if phrase[-1] == text and all(doc[at - back].lower_ == phrase[-1 - back] for back in range(len(phrase))):
            return value, None, at + 1
    if text == "another":
        return (1, 1, at + 1) if at + 1 < len(doc) and _simple(doc, at + 1) is None else None
    for phrase, value in words.phrases.items():
        if tuple(word.lower_ for word in doc[at : at + len(phrase)]) == phrase:
            return value, value, at + len(phrase)
    if text in words.sets:
        return words.sets[text], words.sets[text], at + 1
    return _spelled(doc, at)


def _spelled(doc: Doc, at: int) -> tuple[int, int, int] | None:
    """`twenty-five`, `two hundred and six`, `two dozen`."""
    words, total, end = number_words(), None, at
    while end < len(doc):
        text = doc[end].lower_
        if text in words.units and (total is None or (total % 10 == 0 and words.units[text] < 10)):  # noqa: PLR2004
            total = (total or 0) + words.units[text]
        elif text in words.tens and (total is None or total % 100 == 0):
            total = (total or 0) + words.tens[text]
        elif text in words.scales or text in words.sets:
            total = (total or 1) * (words.scales.get(text) or words.sets[text])
        elif text in {"-", "and"} and total and total >= 20 and end + 1 < len(doc) and _joins(doc, end, total):  # noqa: PLR2004
            pass
        else:
            break
        end += 1
    return None if total is None else (total, total, end)


def _joins(doc: Doc, at: int, total: int) -> bool:
    """Whether a hyphen or `and` continues a spelled number."""
    words, after = number_words(), doc[at + 1].lower_
    if doc[at].lower_ == "-":
        return after in words.units and total % 10 == 0
    return total % 100 == 0 and (after in words.units or after in words.tens)


def _counts_nobody(doc: Doc, start: int, end: int) -> bool:
    words = number_words()
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].lower_ if end < len(doc) else ""
    asked = before in words.asked_by and (doc[start].lower_,) in words.open
    if asked or before in words.currencies or after in words.not_people:
        return True
    if after in {"-", "–"} and end + 1 < len(doc) and doc[end + 1].lower_ in words.not_people:
        return True
    if doc[start].ent_type_ == "" and before in {",", "("} and after in {",", ")"} and doc[start].text[0].isdigit():
        return True  # an age: "Ali Khan, 24, of Mardan"
    return _is_glued(doc, end) or (start > 1 and before in {"-", "/", "."} and not doc[start - 1].whitespace_)


def _is_glued(doc: Doc, end: int) -> bool:
    """`10:30`, `5/6`: another number follows behind a sign, without a blank."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"-", "/", ":", "."}:
        return False
    return not doc[end - 1].whitespace_ and not doc[end].whitespace_ and doc[end + 1].text[0].isdigit()


def _qualified(doc: Doc, start: int, low: int, high: int | None, end: int) -> NumberMention:
    words = number_words()
    additional = doc[start].lower_ == "another"
    begin = start
    lowest: int | None = low
    if begin and doc[begin - 1].lower_ in {"a", "the", "all", "another"}:
        additional = additional or doc[begin - 1].lower_ == "another"
        begin -= 1
    for phrase, kind in words.qualifiers:
        first = begin - len(phrase)
        if first >= 0 and all(doc[first + i].lower_ == word for i, word in enumerate(phrase)):
            if kind == "at_most" and first and doc[first - 1].lower_ in words.rising:
                break  # "has gone up to 13"
            begin = first
            if kind in {"at_least", "more_than"}:
                high = None
            elif kind == "at_most":
                lowest, high = None, high or low
            break
    if _is_open(doc, end):
        high = None
    after = end
    while after < len(doc) and doc[after].lower_ in words.more:
        additional = True
        after += 1
    return NumberMention(begin, end, Count(lowest, high), additional)


def _is_open(doc: Doc, end: int) -> bool:
    """`four of them or more`, `46 people or more`."""
    for at in range(end, min(end + _COUNTED, len(doc))):
        if any(
            tuple(token.lower_ for token in doc[at : at + len(phrase)]) == phrase for phrase in number_words().after
        ):
            return True
        if doc[at].pos_ not in {"NOUN", "ADJ", "PROPN", "PRON", "ADP"}:
            return False
    return False
