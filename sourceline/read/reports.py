"""Files and pasted text to documents."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sourceline.model import Document, text_hash
from sourceline.read.byline import find_author
from sourceline.read.decode import decode
from sourceline.read.docx import read_docx
from sourceline.read.front_matter import split_front_matter
from sourceline.read.html import read_html
from sourceline.read.language import require_english
from sourceline.read.markdown import read_markdown
from sourceline.read.mend import mend
from sourceline.read.parts import Parts
from sourceline.read.pdf import read_pdf
from sourceline.read.refusal import Refused
from sourceline.read.sniff import kind_of
from sourceline.settings import settings

REPORT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx"})
"""Suffixes that are taken for reports when a whole folder is added."""


def document_id(text: str) -> str:
    """Id of a document that comes without one: from its text alone, so the same text has the same id everywhere."""
    return f"d_{text_hash(text)[:16]}"


def find_reports(path: Path) -> Iterator[Path]:
    """The file itself, or the reports below a folder in the order of their names; hidden ones are passed over."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and file.suffix.lower() in REPORT_SUFFIXES and not hidden:
            yield file


def read_file(path: Path) -> Document:
    """Document of one file.

    Raises:
        Refused: the file is missing, too large, or no readable English report.
    """
    try:
        size = path.stat().st_size
        if size > settings().max_file_bytes:
            raise _too_large(size)
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be opened: {error.strerror or error}") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Document of a file's bytes; `name` is its file name.

    Raises:
        Refused: the bytes are too many, or no readable English report.
    """
    if len(data) > settings().max_file_bytes:
        raise _too_large(len(data))
    kind = kind_of(data, Path(name).suffix.lower())
    return _document(_parts(kind, data), name)


def read_pasted(text: str) -> Document:
    """Document of text that a user pasted.

    Raises:
        Refused: the text is empty, too long or not English.
    """
    return _document(split_front_matter(text), "pasted text")


def _parts(kind: str, data: bytes) -> Parts:
    if kind == "pdf":
        return read_pdf(data)
    if kind == "docx":
        return read_docx(data)
    text = decode(data)
    if kind == "html":
        return read_html(text)
    return read_markdown(text) if kind == "md" else split_front_matter(text)


def _document(parts: Parts, origin: str) -> Document:
    text = mend(parts.text)
    if not text:
        raise Refused("there is no text in this file")
    if len(text) > settings().max_text_chars:
        limit = settings().max_text_chars
        raise Refused(f"the text has {len(text):,} characters; at most {limit:,} are read: split it into parts")
    require_english(text)
    parts = replace(parts, author=parts.author or find_author(text))
    return Document(
        id=document_id(text),
        text=text,
        title=parts.title,
        publisher=parts.publisher,
        author=parts.author,
        url=parts.url,
        published=_possible(parts.published),
        digest=parts.digest,
        origin=origin,
    )


def _possible(published: dt.date | None) -> dt.date | None:
    """The date unless it lies in the future, which is a template's or a clock's mistake."""
    return None if published is None or published > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1) else published


def _too_large(size: int) -> Refused:
    limit = settings().max_file_bytes / 1e6
    return Refused(
        f"the file has {size / 1e6:.1f} MB; at most {limit:.0f} MB are read: split it, or save its text alone"
    )
