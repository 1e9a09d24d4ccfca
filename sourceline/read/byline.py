"""The writer's name where a text itself gives it: a byline at the top or a paragraph about the author at the end."""

import re
from functools import lru_cache

from sourceline.vocab.files import data_file, load_yaml

_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|ul|ur|al|bin|de|van|von)){1,3}"
_TOP_LINES = 4
_TAIL_CHARS = 3000


def find_author(text: str) -> str | None:
    """Name in a byline line near the top, or in a closing "Author's Bio" paragraph; None where neither stands."""
    top, tail = _patterns()
    for line in text.split("\n")[:_TOP_LINES]:
        if found := top.match(line.strip()):
            return found["name"]
    bios = list(tail.finditer(text[-_TAIL_CHARS:].replace("’", "'")))
    return bios[-1]["name"] if bios else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_yaml(data_file("words", "reading.yaml"))
    marks = "|".join(map(re.escape, words["byline_marks"]))
    headings = "|".join(map(re.escape, words["author_bio_headings"]))
    verbs = "|".join(words["author_bio_verbs"])
    top = re.compile(rf"(?i:{marks})\s+(?P<name>{_NAME})\s*$")
    tail = re.compile(rf"(?:^|\n)(?i:{headings})\s*:?\s+(?P<name>{_NAME}),? (?:{verbs})\b")
    return top, tail
