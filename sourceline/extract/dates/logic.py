"""Finds the dates of a document and its publication date."""

import datetime as dt
import re
from collections.abc import Iterator

from sourceline.codes import DatePrecision
from sourceline.extract.dates.patterns import date_words
from sourceline.extract.dates.resolve import Anchors, resolve
from sourceline.extract.frame import DateMention, Frame, Role
from sourceline.model import Quote

BACKGROUND_DAYS = 21
"""A date that ends longer before publication is older than the report's own news."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAPER = re.compile(r"[A-Z][a-z]+ Today$")
"""`India Today reported`, `Pakistan Today`: the name of a paper."""
Match = tuple[str, re.Match[str]]


def published_in(frame: Frame) -> tuple[dt.date, Quote] | None:
    """The publication date that a dateline or a credit line gives in full, with its quote.

    Of several the earliest: the others tell when a page was changed or looked at.
    """
    found: list[tuple[dt.date, Quote]] = []
    for sentence in frame.sentences:
        if sentence.role not in {Role.DATELINE, Role.CREDIT}:
            continue
        quote = frame.sentence_quote(sentence)
        for kind, match in date_matches(quote.text):
            span = resolve(kind, match, Anchors(None, None))
            if span and span.precision is DatePrecision.DAY:
                start = quote.start + match.start()
                found.append((span.start, frame.document.quote(start, start + len(match.group()))))
    return min(found, key=lambda item: item[0], default=None)


def date_matches(text: str) -> list[Match]:
    """Non-overlapping matches in order of place; of two that overlap the earlier kind in the list wins."""
    taken: list[tuple[int, int]] = []
    found: list[Match] = []
    missing = _missing(text)
    for kind, expression in date_words().expressions.items():
        if not missing.isdisjoint(date_words().needs.get(kind, ())):
            continue
        for match in expression.finditer(text):
            start, end = match.span()
            if kind == "days" and _PAPER.search(text, 0, end):
                continue
            if all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append((kind, match))
    return sorted(found, key=lambda item: item[1].start())


def _missing(text: str) -> set[str]:
    """The groups of words of which a text has none."""
    lower = text.lower()
    return {group for group, marks in date_words().marks.items() if not any(mark in lower for mark in marks)}


def dates(frame: Frame) -> Iterator[DateMention]:
    """The dates of all sentences, resolved; those that cannot be resolved are left out and noted."""
    last: dt.date | None = None
    year: int | None = None
    month: dt.date | None = None
    for sentence in frame.sentences:
        if sentence.role in {Role.BIO, Role.BYLINE}:
            continue
        span_text = frame.tokens(sentence).text
        offset = frame.doc[sentence.start].idx
        for kind, match in date_matches(span_text):
            tokens = frame.doc.char_span(offset + match.start(), offset + match.end(), alignment_mode="expand")
            span = resolve(kind, match, Anchors(frame.published, last, year, month))
            if tokens is None:
                continue
            if span is None:
                why = "no such day" if frame.published else "no publication date to count from"
                frame.note("dates", tokens.start, tokens.end, kind, why, accepted=False)
                continue
            frame.note("dates", tokens.start, tokens.end, kind, f"{span.start} to {span.end} ({span.precision})")
            if span.precision is DatePrecision.DAY and sentence.role is not Role.CREDIT:
                last = span.start
            if span.precision in {DatePrecision.DAY, DatePrecision.MONTH} and sentence.role is not Role.CREDIT:
                month = span.start
            if (named := _YEAR.search(match.group())) and sentence.role is not Role.CREDIT:
                year = int(named.group())
            yield DateMention(tokens.start, tokens.end, span, _is_background(span.end, frame.published))


def _is_background(end: dt.date, published: dt.date | None) -> bool:
    return published is not None and (published - end).days > BACKGROUND_DAYS
