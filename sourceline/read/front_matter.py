"""YAML front matter of a Markdown or text file."""

import re
from typing import Any

import yaml

from sourceline.read.parts import Parts, iso_date
from sourceline.read.refusal import Refused

_BLOCK = re.compile(r"\A\s*---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> Parts:
    """The text below the front matter, with the fields it gives.

    Known fields: title, publisher, author, url, date (or published), digest. Others are left alone.

    Raises:
        Refused: the front matter is not valid YAML, or its date is no ISO date.
    """
    text = text.replace("\r\n", "\n")
    block = _BLOCK.match(text)
    if block is None:
        return Parts(text)
    fields = _fields(block["yaml"])
    given = fields.get("date", fields.get("published"))
    published = iso_date(given)
    if given is not None and published is None:
        raise Refused(f"the front matter's date {given!r} is no date: write it as YYYY-MM-DD")
    return Parts(
        text[block.end() :],
        title=_text(fields.get("title")),
        publisher=_text(fields.get("publisher")),
        author=_text(fields.get("author")),
        url=_text(fields.get("url")),
        published=published,
        digest=_text(fields.get("digest")),
    )


def _fields(source: str) -> dict[str, Any]:
    try:
        fields = yaml.safe_load(source)
    except yaml.YAMLError as error:
        raise Refused(f"the front matter is not valid YAML: {error}") from error
    if fields is not None and not isinstance(fields, dict):
        raise Refused("the front matter must be lines of 'name: value'")
    return fields or {}


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
