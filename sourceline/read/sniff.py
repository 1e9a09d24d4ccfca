"""What a file is by its first bytes, since names lie. Signatures: the formats' own specifications."""

import io
import zipfile

from sourceline.read.refusal import Refused

_IMAGES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
_ARCHIVES = {b"7z\xbc\xaf": "7-Zip", b"Rar!": "RAR", b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_OLE = b"\xd0\xcf\x11\xe0"
_MAX_UNPACKED = 200_000_000
"""A Word file that unpacks to more than this many bytes is a bomb, not a report."""


def kind_of(data: bytes, suffix: str) -> str:
    """`pdf`, `docx`, `html`, `md` or `txt`, by content first and by the name's suffix for text.

    Raises:
        Refused: for empty files, images, archives, old or locked office files, tables and other binaries.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused("the file is empty")
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    _refuse_known_binaries(data)
    return _text_kind(data, suffix)


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Refused("the file is a damaged archive: save it again and retry") from error
    if "word/document.xml" in names:
        if unpacked > _MAX_UNPACKED:
            raise Refused("this Word file unpacks to an unreasonable size")
        return "docx"
    if "xl/workbook.xml" in names:
        raise Refused("this is a spreadsheet, not a report: save the report itself as text, PDF or Word")
    raise Refused("this is an archive: unpack it and add the reports in it")


def _refuse_known_binaries(data: bytes) -> None:
    if data.startswith(_OLE):
        raise Refused("this is an old or password-protected Office file: save it unprotected as .docx or PDF")
    if data.startswith(b"{\\rtf"):
        raise Refused("this is a Rich Text file: save it as .docx, PDF or plain text")
    for table, advice in (
        (_IMAGES, "image without text: add the report as text, or a PDF that has a text layer"),
        (_ARCHIVES, "archive: unpack it and add the reports in it"),
    ):
        for magic, name in table.items():
            if data.startswith(magic):
                raise Refused(f"this is a {name} {advice}")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise Refused("this is a WebP image without text: add the report as text, or a PDF that has a text layer")


def _text_kind(data: bytes, suffix: str) -> str:
    utf16 = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\x00" in data[:8192] and not utf16:
        raise Refused("this is a binary file, not a report")
    if suffix in {".csv", ".tsv", ".xls", ".xlsx"}:
        raise Refused("this is a table, not a report: only text, Markdown, HTML, PDF and Word reports can be read")
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".html", ".htm", ".xhtml"} or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "md" if suffix in {".md", ".markdown"} else "txt"
