"""Where a sentence must start: after a paragraph break, and after a dateline."""

import re

LINE = re.compile(r"[^\n]+")

DATELINE = re.compile(
    r"""\s*(?:
        \d{1,2}/\d{1,2}/\d{4}\s*:                                        # 01/31/2012:
      | (?:[A-Z][A-Z.'’-]+(?:[ ,/]{1,2}|(?=[:(–—-])))+                   # PESHAWAR, DERA ISMAIL KHAN/KABUL
        (?:(?<=,[ ])[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?,?[ ]?)?                # KABUL, Afghanistan
        (?:[ ]?\([^)]{2,40}\)                                             # (Reuters)
          |,?[ ]?(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8})(?:,?[ ]\d{4})?)?  # May 3, 2025
        \s?(?::|[–—]|--?(?=\s|$))
      | [A-Z][\w.'’-]+(?:[ ,]{1,2}[A-Z][\w.'’-]+){0,4}[ ]?
        \((?:[A-Z]{2,5}|Reuters|Web[ ]Desk|Monitoring[ ]Desk|Agencies)\)\s?(?::|[–—-]+)
      | (?!(?:On|In|Since|By|Until|Till|Before|After|From|Between)\b)[A-Z][\w.'’-]+(?:[ ,]{1,2}[A-Z][\w.'’-]+){0,4}[ ]?
        [,(–—-][ ]?(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}),?[ ]\d{4}\)?  # Kurram, May 3, 2025
        \s?(?::|[–—]|--?(?=\s|$))
      | [A-Z][a-z]{2,}(?:[ ][A-Z][a-z]+)?[ ][-–—][ ](?=[A-Z][^\n]{60,})   # Kabul - Several
    )\s*""",
    re.VERBOSE,
)
"""What stands before the first words of a report: a coded day, or a town in capitals with agency or day."""

_CLOSED = re.compile(r"[.!?:;\"”’)\]]\s*$")
_OPEN = re.compile(r"\b(?:of|the|in|at|near|and|an?|to|by|from|on|for|with|as|that)\s*$")
_WRAP_FROM = 40


def sentence_starts(text: str) -> list[int]:
    """Offsets in `text` at which a sentence must start, in rising order.

    A line break inside a sentence is no paragraph: the line before is long and open, and the next starts in lower case.
    """
    starts: list[int] = []
    before = ""
    for line in LINE.finditer(text):
        content = line.group()
        if not content.strip():
            continue
        if not _continues(before, content):
            starts.append(line.start())
            if (dateline := DATELINE.match(content)) and dateline.end() < len(content):
                starts.append(line.start() + dateline.end())
        before = content
    return starts


def _continues(before: str, line: str) -> bool:
    first = line.lstrip()[0]
    open_end = _OPEN.search(before) is not None
    return len(before) >= _WRAP_FROM and not _CLOSED.search(before) and (first.islower() or first.isdigit() or open_end)
