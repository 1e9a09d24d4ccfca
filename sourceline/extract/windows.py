"""Cuts a text into parse windows at paragraph breaks, so that time and memory stay linear in its length.

spaCy's parser needs about 3 GB for a million characters and refuses more. A window holds whole paragraphs, with the
line breaks that follow them; joined, the windows are the text again.
"""

import re

WINDOW_CHARS = 6_000
"""Target length of a window. Paragraphs are independent for the parser, so nothing is lost at a cut."""

MAX_PARAGRAPH = 20_000
"""A longer paragraph (a text without line breaks) is cut at sentence ends, else at spaces."""

_BREAK = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“‘(])")


def windows(text: str) -> list[str]:
    """The text's parse windows; their concatenation is `text`."""
    cuts = [0]
    last = 0
    for end in _paragraph_ends(text):
        if end - cuts[-1] > WINDOW_CHARS and last > cuts[-1]:
            cuts.append(last)
        while end - cuts[-1] > MAX_PARAGRAPH:
            cuts.append(_cut_inside(text, cuts[-1], cuts[-1] + MAX_PARAGRAPH))
        last = end
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if end > start]


def _paragraph_ends(text: str) -> list[int]:
    ends = [match.end() for match in _BREAK.finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _cut_inside(text: str, start: int, limit: int) -> int:
    """A cut in (start, limit]: after the last sentence end, else after the last space, else at the limit."""
    sentence_ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if sentence_ends:
        return sentence_ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit
