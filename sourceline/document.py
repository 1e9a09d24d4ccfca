"""Documents and the quotes cut from them: the ground that every record stands on."""

import datetime as dt
import hashlib
from dataclasses import InitVar, dataclass, field


class RecordError(ValueError):
    """A record was about to be made that breaks a promise, such as a quote outside its document."""


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def record_id(document_sha256: str, kind: str, start: int, end: int, ordinal: int = 0) -> str:
    """Stable id of a record: from its document's text, its kind and its anchor span, so that it survives a re-read.

    `ordinal` tells apart records of one kind with one anchor (three bombings named by one noun).
    """
    key = f"{document_sha256}|{kind}|{start}|{end}|{ordinal}"
    return f"{kind[:1]}_{hashlib.blake2s(key.encode(), digest_size=8).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Document:
    """One report as clean text with what its file told about it. Offsets everywhere are code points into `text`."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str = "en"
    digest: str | None = None
    """Who wrote this text from which report, where the text is a digest and not the report's own words."""
    origin: str | None = None
    """File name, or other handle the text came from."""
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the text's hash.

        Raises:
            RecordError: the text is blank.
        """
        if not self.text.strip():
            raise RecordError("a document needs text")
        object.__setattr__(self, "sha256", text_hash(self.text))

    def quote(self, start: int, end: int) -> "Quote":
        """Cut the quote at [start, end)."""
        return Quote(self, start, end)


@dataclass(frozen=True, slots=True, repr=False)
class Quote:
    """A stretch of a document's text. It can only be made from the document, so it always matches it."""

    document: InitVar[Document]
    start: int
    end: int
    text: str = field(init=False)
    document_id: str = field(init=False)

    def __post_init__(self, document: Document) -> None:
        """Cut the text.

        Raises:
            RecordError: the span is empty or lies outside the document.
        """
        if not 0 <= self.start < self.end <= len(document.text):
            raise RecordError(f"quote {self.start}:{self.end} is outside a text of {len(document.text)} characters")
        object.__setattr__(self, "text", document.text[self.start : self.end])
        object.__setattr__(self, "document_id", document.id)

    def __repr__(self) -> str:
        """Offsets and text; the document itself is not kept."""
        return f"Quote({self.start}:{self.end} {self.text!r})"
