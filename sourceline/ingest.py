"""The one orchestrator: read, extract, store (one transaction a document), fuse; with progress and cancel."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sourceline.extract import ENGINE_VERSION, Reader, Unread
from sourceline.fuse import fuse, pending
from sourceline.model import Document, Extraction
from sourceline.read import Refused, find_reports, read_file
from sourceline.store import Store, StoreError


class Fate(StrEnum):
    """What became of one report."""

    ADDED = "added"
    REREAD = "read again"
    KNOWN = "already in the store"
    REMOVED = "removed by you before"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report's fate; `message` says why where it was refused, the counts say what was found where it was added."""

    name: str
    fate: Fate
    document_id: str | None = None
    message: str = ""
    events: int = 0
    links: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `done` of `total` reports, and the last one's outcome."""

    done: int
    total: int
    outcome: Outcome


def _nobody_listens(_progress: Progress) -> None:
    """The listener of those who only want the result."""


@dataclass(frozen=True, slots=True)
class Job:
    """How to work: whom to tell after each report, whom to ask between reports whether to stop, how many processes."""

    on_progress: Callable[[Progress], None] = _nobody_listens
    cancelled: Callable[[], bool] = lambda: False
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Keep:
    """How a run keeps what was read, and the run's name in the store."""

    kind: str
    how: Callable[[Extraction, int], Fate]


def read_reports(paths: Iterable[Path]) -> tuple[list[Document], list[Outcome]]:
    """Documents of the files and of the reports in the folders named, and an outcome for each refused one."""
    documents: list[Document] = []
    refused: list[Outcome] = []
    for path in paths:
        for file in find_reports(path):
            try:
                documents.append(read_file(file))
            except Refused as why:
                refused.append(Outcome(str(file), Fate.REFUSED, message=str(why)))
    return documents, refused


def ingest(
    documents: Iterable[Document], store: Store, job: Job | None = None, *, keep_removed_out: bool = False
) -> list[Outcome]:
    """Add documents to the store and fuse what they report into incidents.

    Each document is in with all that was read from it once its outcome is reported; a kill later loses none of it.
    `keep_removed_out` passes over texts that the user removed (seeds).
    """
    job = job or Job()
    documents = list(documents)
    new, outcomes = _sift(documents, store, keep_removed_out=keep_removed_out)
    for done, outcome in enumerate(outcomes, start=1):
        job.on_progress(Progress(done, len(documents), outcome))
    if not new:
        if pending(store):  # a run that was killed had saved these
            fuse(store)
        return outcomes

    def keep(extraction: Extraction, run: int) -> Fate:
        return Fate.ADDED if store.add(extraction, run) else Fate.KNOWN

    return _work(new, store, job, Keep("ingest", keep), outcomes)


def reread(store: Store, job: Job | None = None) -> list[Outcome]:
    """Read every stored document again with the engine in force; stable ids keep decisions with their records."""

    def keep(extraction: Extraction, run: int) -> Fate:
        store.replace(extraction, run)
        return Fate.REREAD

    return _work([store.document(row.id) for row in store.documents()], store, job or Job(), Keep("reread", keep), [])


def _work(documents: list[Document], store: Store, job: Job, keep: Keep, outcomes: list[Outcome]) -> list[Outcome]:
    """Read documents in a run, keep each, and fuse; a document that cannot be kept is refused alone."""
    run = store.start_run(keep.kind, ENGINE_VERSION)
    total = len(outcomes) + len(documents)
    try:
        for found in _read(documents, job):
            outcomes.append(_kept(found, keep, run))
            job.on_progress(Progress(len(outcomes), total, outcomes[-1]))
    finally:  # whoever stops the work, what is saved is fused
        fuse(store)
        store.finish_run(run)
    return outcomes


def _kept(found: Extraction | Outcome, keep: Keep, run: int) -> Outcome:
    if isinstance(found, Outcome):
        return found
    try:
        return _outcome(found, keep.how(found, run))
    except StoreError as error:
        return _failed(found.document, error)


def _sift(documents: list[Document], store: Store, *, keep_removed_out: bool) -> tuple[list[Document], list[Outcome]]:
    """The documents whose text is new, each text once, and the outcomes of the others."""
    removed = store.removed_hashes() if keep_removed_out else frozenset()
    seen: set[str] = set()
    new: list[Document] = []
    outcomes: list[Outcome] = []
    for document in documents:
        if document.sha256 in removed:
            outcomes.append(Outcome(_name(document), Fate.REMOVED, document.id))
        elif document.sha256 in seen or store.has_text(document.sha256):
            outcomes.append(Outcome(_name(document), Fate.KNOWN, document.id))
        else:
            seen.add(document.sha256)
            new.append(document)
    return new, outcomes


def _read(documents: list[Document], job: Job) -> Iterator[Extraction | Outcome]:
    """Extractions in the documents' order; one that the engine failed on becomes a refusal, the others go on."""
    for found in Reader().read_many(documents, processes=job.processes):
        if isinstance(found, Unread):
            yield Outcome(_name(found.document), Fate.REFUSED, found.document.id, found.reason)
        else:
            yield found
        if job.cancelled():
            return


def _failed(document: Document, error: Exception) -> Outcome:
    message = f"the engine made a record that cannot be kept ({error}); nothing of this report was saved"
    return Outcome(_name(document), Fate.REFUSED, document.id, message)


def _name(document: Document) -> str:
    return document.origin or document.title or document.id


def _outcome(extraction: Extraction, fate: Fate) -> Outcome:
    return Outcome(
        _name(extraction.document),
        fate,
        extraction.document.id,
        events=len(extraction.events),
        links=len(extraction.links),
        claims=len(extraction.claims),
    )
