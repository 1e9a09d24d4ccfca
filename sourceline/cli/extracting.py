"""`extract` and `explain`: the engine without a store."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sourceline.cli.base import app, progress_bar, say
from sourceline.model import Document, RecordError
from sourceline.read import Refused, document_id, find_reports, read_file
from sourceline.read.parts import iso_date

Files = Annotated[list[Path] | None, typer.Argument(help="Reports or folders of reports.")]
Lines = Annotated[
    Path | None,
    typer.Option(
        "--jsonl", help='File with one JSON object a line: {"id","text","title","publisher","published","url"}.'
    ),
]
Processes = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]


@app.command()
def extract(files: Files = None, jsonl: Lines = None, processes: Processes = 1) -> None:
    """Read reports and print what they report: one JSON line a document on stdout."""
    from sourceline.extract import Reader, Unread
    from sourceline.extract.contract import to_json

    refused: list[str] = []
    documents = [*_from_files(files or [], refused), *_from_lines(jsonl, refused)]
    if not documents and not refused:
        raise typer.BadParameter("name at least one report, a folder, or --jsonl FILE")
    with progress_bar("Reading reports") as bar:
        for found in Reader().read_many(documents, processes=processes):
            if isinstance(found, Unread):
                refused.append(f"{found.document.origin or found.document.id}: {found.reason}")
            else:
                sys.stdout.write(json.dumps(to_json(found), ensure_ascii=False) + "\n")
            bar.update(bar.task_ids[0], total=len(documents), advance=1, last=found.document.origin or "")
    for line in refused:
        say(f"refused: {line}")
    if refused:
        raise typer.Exit(1)


@app.command()
def explain(file: Annotated[Path, typer.Argument(help="One report.")]) -> None:
    """Print, sentence by sentence, what was found, which cue fired, and what was rejected and why."""
    from sourceline.extract import Reader

    try:
        document = read_file(file)
    except Refused as why:
        say(f"refused: {file}: {why}")
        raise typer.Exit(1) from why
    for sentence in Reader().explain(document).sentences:
        sys.stdout.write(f"[{sentence.start}-{sentence.end}] {' '.join(sentence.text.split())}\n")
        for finding in sentence.findings:
            mark = "+" if finding.accepted else "-"
            words = " ".join(document.text[finding.start : finding.end].split())
            sys.stdout.write(f"    {mark} {finding.pipe}: {words!r} by {finding.cue}: {finding.note}\n")


def _from_files(paths: list[Path], refused: list[str]) -> Iterator[Document]:
    for path in paths:
        for file in find_reports(path):
            try:
                yield read_file(file)
            except Refused as why:
                refused.append(f"{file}: {why}")


def _from_lines(path: Path | None, refused: list[str]) -> Iterator[Document]:
    """Documents of a JSON lines file, their texts taken as they stand so that the caller's offsets hold."""
    if path is None:
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        refused.append(f"{path}: {error}")
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _from_record(json.loads(line))
            except (ValueError, TypeError, KeyError) as error:
                refused.append(f"{path}, line {number}: {error}")


def _from_record(record: dict[str, str | None]) -> Document:
    text = record.get("text")
    if not isinstance(text, str):
        raise RecordError('a line needs a "text"')
    published = record.get("published")
    return Document(
        id=str(record.get("id") or document_id(text)),
        text=text,
        title=record.get("title"),
        publisher=record.get("publisher"),
        author=record.get("author"),
        url=record.get("url"),
        published=iso_date(published) if published else None,
    )
