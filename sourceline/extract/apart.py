"""`explain` in a process of its own, so that whoever asks never loads the parser.

The process reads one document from stdin and writes its findings to stdout, both as JSON.
"""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

from sourceline.extract.explanation import Finding
from sourceline.extract.reader import Reader
from sourceline.model import Document

_HOME = Path(__file__).resolve().parents[2]


class ExplainError(RuntimeError):
    """The process that was to explain a document failed; the message is the last thing it said."""


def explain_apart(document: Document) -> tuple[Finding, ...]:
    """All findings of a document, found and rejected, in order of their place.

    Takes the time to load the parser, some seconds, and to read the text again.

    Raises:
        ExplainError: the process could not be run or failed.
    """
    published = document.published.isoformat() if document.published else None
    asked = json.dumps({"id": document.id, "text": document.text, "published": published})
    command = [sys.executable, "-m", "sourceline.extract.apart"]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, cwd=_HOME)  # noqa: S603 - no input is run
    except OSError as why:
        raise ExplainError(str(why)) from why
    if done.returncode:
        raise ExplainError((done.stderr.strip().splitlines() or ["it gave no reason"])[-1])
    return tuple(Finding(*row) for row in json.loads(done.stdout))


def main() -> None:
    """Explain the document on stdin."""
    told = json.load(sys.stdin)
    published = dt.date.fromisoformat(told["published"]) if told["published"] else None
    explanation = Reader().explain(Document(told["id"], told["text"], published=published))
    json.dump([astuple(finding) for sentence in explanation.sentences for finding in sentence.findings], sys.stdout)


if __name__ == "__main__":
    main()
