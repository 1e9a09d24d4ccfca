"""Bytes to Document: one file per format, each to clean text with what the file tells about itself.

Everything that changes a text (encodings, ligatures, hyphens, hard wraps) happens here, before any offset is taken.
"""

from sourceline.read.refusal import Refused
from sourceline.read.reports import REPORT_SUFFIXES, document_id, find_reports, read_bytes, read_file, read_pasted

__all__ = [
    "REPORT_SUFFIXES",
    "Refused",
    "document_id",
    "find_reports",
    "read_bytes",
    "read_file",
    "read_pasted",
]
