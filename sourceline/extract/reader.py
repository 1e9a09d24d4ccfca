"""The engine's way in: read one document or many, in one process or several."""

from collections.abc import Iterable, Iterator
from multiprocessing import get_context

from sourceline.extract.explanation import Explanation
from sourceline.extract.unread import EngineError, Unread
from sourceline.model import Document, Extraction
from sourceline.settings import settings

ENGINE_VERSION = "1.10.0"
"""Changes with every change of what the engine would read; stored documents of an older version can be read again."""

_worker: "Reader | None" = None


class Reader:
    """Reads documents with one loaded spaCy model. Not to be shared between threads."""

    def __init__(self, model: str | None = None) -> None:
        """Load the model package `model`, by default the one in the settings.

        Raises:
            OSError: no such model is installed.
        """
        from sourceline.extract.pipeline import Pipeline

        self.model = model or settings().spacy_model
        self._pipeline = Pipeline(self.model)

    def read(self, document: Document) -> Extraction:
        """Everything that one document reports.

        Raises:
            EngineError: the engine failed on it.
        """
        found = next(self.read_many([document]))
        if isinstance(found, Unread):
            raise EngineError(found.reason)
        return found

    def read_many(
        self, documents: Iterable[Document], *, batch_size: int = 16, processes: int = 1
    ) -> Iterator[Extraction | Unread]:
        """Extractions in the order of the documents; `Unread` for one that the engine failed on.

        `batch_size` counts parse windows (see `windows.py`). With more than one process each loads its own model;
        closing the iterator early stops them.
        """
        if processes > 1:
            yield from _read_in_processes(self.model, documents, processes)
        else:
            yield from self._pipeline.extract(documents, batch_size=batch_size)

    def explain(self, document: Document) -> Explanation:
        """Sentence by sentence what was found, by which cue, and what was rejected and why."""
        return self._pipeline.explain(document)


def _read_in_processes(model: str, documents: Iterable[Document], processes: int) -> Iterator[Extraction | Unread]:
    with get_context("spawn").Pool(processes, initializer=_start_worker, initargs=(model,)) as pool:
        yield from pool.imap(_read_in_worker, documents, chunksize=4)


def _start_worker(model: str) -> None:
    global _worker  # noqa: PLW0603 - one reader a process, made once
    _worker = Reader(model)


def _read_in_worker(document: Document) -> Extraction | Unread:
    if _worker is None:
        raise RuntimeError("the worker has no reader")
    return next(_worker.read_many([document]))
