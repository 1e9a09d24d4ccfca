"""From a document to what it reports: entities, events, links and claims, each with its quotes and cues.

`Reader` is the way in. spaCy is loaded when a Reader is made, not when this package is imported.
The layout for those who work on the engine stands in `sourceline.extract.pipeline`.
"""

from sourceline.extract.explanation import Explanation, Finding, SentenceExplanation
from sourceline.extract.reader import ENGINE_VERSION, Reader
from sourceline.extract.unread import EngineError, Unread

__all__ = ["ENGINE_VERSION", "EngineError", "Explanation", "Finding", "Reader", "SentenceExplanation", "Unread"]
