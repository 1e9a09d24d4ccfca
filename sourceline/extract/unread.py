"""A document that the engine failed on: said of that one document, while the others go on."""

import logging
from dataclasses import dataclass

from sourceline.model import Document

_LOG = logging.getLogger(__name__)


class EngineError(RuntimeError):
    """The engine failed on a document; the message says how."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A document whose reading failed, and a line that says how; nothing of it may be kept."""

    document: Document
    reason: str


def unread(document: Document, error: Exception) -> Unread:
    """Note where the engine failed in the log, for its engineers, and give the line for the analyst."""
    _LOG.error("the engine failed on %s", document.id, exc_info=error)
    return Unread(
        document, f"the engine failed on this report ({type(error).__name__}: {error}); this reading of it is not kept"
    )
