"""`ingest`, `reread`, `remove`, `doctor`: the store's care."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from sourceline.cli.base import app, progress_bar, say
from sourceline.fuse import fuse
from sourceline.ingest import Fate, Job, Outcome, Progress, ingest, read_reports
from sourceline.ingest import reread as reread_all
from sourceline.settings import settings
from sourceline.store import Store, StoreError, open_store

Processes = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]


@app.command("ingest")
def ingest_reports(
    files: Annotated[list[Path] | None, typer.Argument(help="Reports or folders of reports.")] = None,
    seeds: Annotated[bool, typer.Option("--seeds", help="Add what seeds/ has and the store lacks.")] = False,
    processes: Processes = 1,
) -> None:
    """Add reports to the store. The same text twice changes nothing; each document is in whole or not at all."""
    paths = [*(files or []), *([settings().seeds_dir] if seeds else [])]
    if not paths:
        raise typer.BadParameter("name at least one report or folder, or --seeds")
    documents, refused = read_reports(paths)
    with _job("Reading reports", processes) as job:
        outcomes = ingest(documents, _store(), job, keep_removed_out=seeds)
    _report(outcomes + refused, len(documents) + len(refused))


@app.command()
def reread(processes: Processes = 1) -> None:
    """Read every stored report again with the engine as it is now; decisions keep what they are about."""
    store = _store()
    total = len(store.documents())
    with _job("Reading again", processes) as job:
        outcomes = reread_all(store, job)
    _report(outcomes, total)


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(help="Ids of documents, as `extract` and the screen show them.")],
) -> None:
    """Remove reports with all that was read from them. A removed seed does not come back by itself."""
    store = _store()
    failed = False
    for name in documents:
        try:
            gone = store.remove(name)
        except StoreError as error:
            failed = True
            say(str(error))
        else:
            fuse(store)
            say(f"removed {name}: {gone.events} event reports, {gone.links} links, {gone.claims} claims")
    if failed:
        raise typer.Exit(1)


@app.command()
def doctor(
    mend_search: Annotated[bool, typer.Option("--mend-search", help="Make the text search anew first.")] = False,
) -> None:
    """Check every quote against its document, foreign keys, search index and schema; say what is wrong."""
    store = _store()
    if mend_search:
        store.rebuild_search()
    problems = store.doctor()
    for problem in problems:
        say(str(problem))
    if problems:
        say(f"{len(problems)} problems found")
        raise typer.Exit(1)
    say("The store is sound: every quote stands in its document, and nothing points at what is not there.")


def _store() -> Store:
    """The store in force, or one line that says why it cannot be opened."""
    try:
        return open_store()
    except StoreError as error:
        say(str(error))
        raise typer.Exit(1) from error


@contextmanager
def _job(title: str, processes: int) -> Iterator[Job]:
    """A job with a progress bar; the first Ctrl+C finishes the report at hand and stops cleanly."""
    asked = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)
        say("Stopping after this report; what is saved stays saved. Ctrl+C again stops at once.")

    before = signal.signal(signal.SIGINT, stop)
    try:
        with progress_bar(title) as bar:

            def listen(progress: Progress) -> None:
                bar.update(bar.task_ids[0], total=progress.total, completed=progress.done, last=progress.outcome.name)

            yield Job(listen, lambda: asked, processes)
    finally:
        signal.signal(signal.SIGINT, before)


def _report(outcomes: list[Outcome], total: int) -> None:
    """A line for each refused report, then one that counts the rest; exit code 1 where anything was refused."""
    refused = [outcome for outcome in outcomes if outcome.fate is Fate.REFUSED]
    for outcome in refused:
        say(f"refused: {outcome.name}: {outcome.message}")
    fates = Counter(outcome.fate for outcome in outcomes)
    parts = [f"{count} {fate.value}" for fate, count in fates.items()]
    if left := total - len(outcomes):
        parts.append(f"{left} not read (stopped)")
    events, links, claims = (sum(getattr(o, name) for o in outcomes) for name in ("events", "links", "claims"))
    found = f"; found {events} event reports, {links} links, {claims} claims" if events or links or claims else ""
    say(f"{total} reports: {', '.join(parts) or 'nothing to do'}{found}")
    if refused:
        raise typer.Exit(1)
