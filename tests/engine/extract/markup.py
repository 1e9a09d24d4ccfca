"""Marked-up example sentences: `Gunmen <event type="Attack" killed=2>shot dead</event> two guards in Tank.`

A line is a document; `¶` stands for a line break; `#` opens a comment; `@published 2025-03-04` dates the lines after
it. A tag encloses words that must trigger an event with the given attributes. What is not marked must trigger none.
The parser is strict: an unclosed, nested or unknown tag, an unknown attribute, an attribute without value is an error.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

ATTRIBUTES = frozenset(
    [
        "type",
        "status",
        "killed",
        "injured",
        "attackers_killed",
        "attackers_injured",
        "detained",
        "abducted",
        "rescued",
        "date",
        "place",
        "by",
        "claimed",
        "denied",
        "blamed",
        "blamed_by",
        "target",
        "weapon",
        "main",
        "killed_said",
        "injured_said",
        "attackers_killed_said",
        "detained_said",
    ]
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)(?P<rest>[^<>]*)>")
_ATTRIBUTE = re.compile(r'\s+(?P<key>\w+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s">]+))')


class MarkupError(ValueError):
    """An example is not marked up as it should be."""


@dataclass(frozen=True)
class Mark:
    """[start, end) of the plain text, with what is expected there."""

    start: int
    end: int
    expected: dict[str, str]


@dataclass(frozen=True)
class Example:
    """One document with its marks."""

    text: str
    published: dt.date | None
    marks: tuple[Mark, ...] = ()
    where: str = field(default="", compare=False)


def parse_line(line: str, published: dt.date | None = None, where: str = "") -> Example:
    """The example that a line holds."""
    plain, marks = "", []
    opened: tuple[int, dict[str, str]] | None = None
    last = 0
    for tag in _TAG.finditer(line):
        plain += line[last : tag.start()]
        last = tag.end()
        if tag["name"] != "event":
            raise MarkupError(f"{where}: unknown tag <{tag['name']}>")
        if tag["close"]:
            if opened is None:
                raise MarkupError(f"{where}: </event> without <event>")
            start, expected = opened
            if start == len(plain):
                raise MarkupError(f"{where}: an empty <event>")
            marks.append(Mark(start, len(plain), expected))
            opened = None
        elif opened is not None:
            raise MarkupError(f"{where}: <event> inside <event>")
        else:
            opened = (len(plain), _attributes(tag["rest"], where))
    if opened is not None:
        raise MarkupError(f"{where}: <event> is not closed")
    plain += line[last:]
    if "<" in plain or ">" in plain:
        raise MarkupError(f"{where}: a stray angle bracket")
    return Example(plain.replace("¶", "\n"), published, tuple(marks), where)


def _attributes(rest: str, where: str) -> dict[str, str]:
    found = {
        match["key"]: match["quoted"] if match["quoted"] is not None else match["bare"]
        for match in _ATTRIBUTE.finditer(rest)
    }
    if _ATTRIBUTE.sub("", rest).strip():
        raise MarkupError(f"{where}: cannot read {rest.strip()!r}")
    if unknown := set(found) - ATTRIBUTES:
        raise MarkupError(f"{where}: unknown attribute {', '.join(sorted(unknown))}")
    if "type" not in found:
        raise MarkupError(f"{where}: an event needs a type")
    return found


def read_examples(path: Path) -> list[Example]:
    """The examples of a file."""
    examples: list[Example] = []
    published: dt.date | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line, where = raw.strip(), f"{path.name}:{number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            word, _, value = line.partition(" ")
            if word != "@published":
                raise MarkupError(f"{where}: unknown directive {word}")
            published = dt.date.fromisoformat(value) if value != "none" else None
            continue
        examples.append(parse_line(line, published, where))
    return examples
