"""The text layer of a PDF, by pdfium."""

import re

from sourceline.read.parts import Parts
from sourceline.read.refusal import Refused

_MIN_LETTERS_A_PAGE = 20


def read_pdf(data: bytes) -> Parts:
    """Text of all pages, with the title and author of the file's properties.

    The property date is left: it says when the file was made, not when the report was published.

    Raises:
        Refused: the file is encrypted, damaged, or holds only pictures.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("this PDF is encrypted: save it without a password and add it again") from error
        raise Refused("this PDF is damaged and cannot be opened") from error
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        meta = pdf.get_metadata_dict()
    finally:
        pdf.close()
    text = "\n\n".join(_without_page_furniture(pages))
    if sum(map(str.isalpha, text)) < _MIN_LETTERS_A_PAGE * max(1, len(pages)):
        raise Refused("this PDF has no text layer (it is a scan): run text recognition on it first")
    title = (meta.get("Title") or "").strip()
    return Parts(text, title=title if " " in title else None, author=(meta.get("Author") or "").strip() or None)


def _without_page_furniture(pages: list[str]) -> list[str]:
    """Pages without bare page numbers, which would stand inside sentences that run over the page's end."""
    return [
        re.sub(r"(?m)^\s*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\s*$", "", page, flags=re.IGNORECASE) for page in pages
    ]
