"""Mending text before offsets are taken: ligatures, soft hyphens, invisible characters, hard-wrapped lines."""

import itertools
import re
import unicodedata
from functools import lru_cache
from statistics import quantiles

from sourceline.vocab.files import data_file, load_yaml

_LIGATURES = {ord(char): unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\v\f"), " ")
_CONTROL = dict.fromkeys(code for code in range(32) if code not in {9, 10, 11, 12, 13})
_TABLE = {**_CONTROL, **_INVISIBLE, **_SPACES, **_LIGATURES}
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_STARTS_BLOCK = re.compile(r"^(?:[-*•#>|]|\d{1,3}[.)]\s)")
_MIN_WRAP, _MAX_WRAP = 40, 130
_MIN_LINES = 3


def mend(text: str) -> str:
    """The text with odd characters folded, hard-wrapped lines joined and blank runs cut to one blank line.

    Paragraph breaks (blank lines, and line ends after a sentence where lines are not wrapped) are kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").translate(_TABLE)
    text = unicodedata.normalize("NFC", text)
    lines = [re.sub(r" {2,}", " ", line).strip() for line in text.split("\n")]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    width = _wrap_width([line for block in blocks for line in block])
    return "\n\n".join("\n".join(_unwrap(block, width)) for block in blocks if block)


def _wrap_width(lines: list[str]) -> int | None:
    """Column at which lines are broken, or None where they are whole paragraphs."""
    if len(lines) < _MIN_LINES:
        return max(map(len, lines), default=0) if _broken(lines) else None
    width = int(quantiles(map(len, lines), n=10)[-1])
    inside = [line for line in lines if len(line) >= 0.6 * width]
    cut = [line for line in inside if not _ENDS_SENTENCE.search(line)]
    return width if _MIN_WRAP <= width <= _MAX_WRAP and len(cut) >= 0.5 * len(inside) else None


def _broken(lines: list[str]) -> bool:
    return any(not _ENDS_SENTENCE.search(first) and second[:1].islower() for first, second in itertools.pairwise(lines))


def _unwrap(block: list[str], width: int | None) -> list[str]:
    joined: list[str] = []
    last = ""
    for line in block:
        if joined and _continues(last, line, width):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined


def _continues(last: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph that the line `last` stood in."""
    if _STARTS_BLOCK.match(line):
        return False
    if line[:1].islower() and not _ENDS_SENTENCE.search(last):
        return True
    if width is None:
        return False
    first_word = len(line.split(" ", 1)[0])
    return len(last) + 1 + first_word > width - 2


def _join(text: str, line: str) -> str:
    head, dash, tail = text.rpartition("-")
    word = re.search(r"[^\W\d_]+$", head)
    if not dash or tail or not word or not line[:1].islower():
        return f"{text} {line}"
    keeps = word.group().lower() in _hyphen_prefixes() or "-" in text.rsplit(" ", 1)[-1][:-1]
    return f"{text}{line}" if keeps else f"{head}{line}"


@lru_cache(maxsize=1)
def _hyphen_prefixes() -> frozenset[str]:
    """First parts of compounds that keep their hyphen at a line end (data/words/reading.yaml)."""
    return frozenset(load_yaml(data_file("words", "reading.yaml"))["hyphen_prefixes"])
