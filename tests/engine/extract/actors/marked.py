"""Sentences marked up with the actors that they name, and the engine's reading of plain ones.

`<ttp>TTP militants</ttp> attacked a post` names one actor, by its entity id. All sentences are made up.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sourceline.extract.frame import Frame
from sourceline.extract.pipeline import Pipeline
from sourceline.model import Document
from sourceline.settings import settings

_TAG = re.compile(r"<(/?)([a-z0-9-]+)>")
DAY = dt.date(2025, 3, 14)


@dataclass(frozen=True)
class Marked:
    """A plain text and the (start, end, entity) spans marked in it."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def parse(marked: str) -> Marked:
    """Read the marks; an unclosed, crossed or unopened tag is an error, so that no example can check nothing."""
    plain, spans, opened, at = "", [], [], 0
    for tag in _TAG.finditer(marked):
        plain += marked[at : tag.start()]
        at = tag.end()
        if not tag[1]:
            opened.append((tag[2], len(plain)))
            continue
        if not opened or opened[-1][0] != tag[2]:
            raise ValueError(f"</{tag[2]}> closes nothing in {marked!r}")
        name, start = opened.pop()
        spans.append((start, len(plain), name))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> stays open in {marked!r}")
    return Marked(plain + marked[at:], tuple(sorted(spans)))


def answered(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Heading, text, answer and place of each line `text => answer` of a file, under headings `## heading`."""
    heading = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            heading = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            text, _, answer = line.rpartition(" => ")
            assert text, f"line {number} expects nothing"
            yield heading, text, answer.strip(), f"{path.name}:{number}"


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """The pipeline under test, loaded once."""
    return Pipeline(settings().spacy_model)


def read(text: str, published: dt.date | None = DAY) -> Frame:
    """The finished frame of a text."""
    return next(pipeline().frames([Document("made-up", text, published=published)]))


def found(text: str, published: dt.date | None = DAY) -> tuple[tuple[int, int, str], ...]:
    """The (start, end, entity) spans of the actors that the engine finds in a text."""
    frame = read(text, published)
    quotes = [(frame.quote(mention.start, mention.end), mention.entity) for mention in frame.mentions]
    return tuple((quote.start, quote.end, entity) for quote, entity in quotes)
