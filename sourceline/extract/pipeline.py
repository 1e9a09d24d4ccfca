"""The engine's assembly line: parse in windows, join to one Doc, run our pipes over it, take the records.

**Layout for those who work on it.** A document becomes a `Frame` (frame.py) around one spaCy Doc of its whole text.
Every pipe is a folder below `sourceline/extract/`:

    <pipe>/logic.py      pure decisions over a frame; returns what it found
    <pipe>/patterns.py   compiles data/words/*.yaml (and data/actors.yaml) into matchers, once
    <pipe>/factory.py    `@Language.factory("sourceline_<pipe>")` returning a `FramePipe` that fills the frame

and is named in `PIPES` below, in the order of running. Each pipe sees what those before it wrote:

    layout      frame.sentences with their role (headline, dateline, byline, credit, bio: noise yields nothing)
    dates       frame.published, frame.dates
    actors      frame.mentions by name, label and role noun
    references  frame.mentions for "the group", "its spokesman"
    numbers     frame.numbers
    places      frame.places
    events      frame.events (finished `Event`s with their sentences): triggers, roles, tolls, status, merging, main
    claims      frame.claims
    links       frame.links (after the claims, whose speakers it reads)

Around the parser, `breaks` says where sentences must start and `mends` hangs words right that the parser regularly
hangs wrong in this field's sentences. spaCy's own named entities are not computed: they are unreliable in this domain.
The parse, tags and lemmas are.
`frame.note(...)` records what was found or rejected and why, for `explain`.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sourceline.extract.assemble import extraction_of
from sourceline.extract.explanation import Explanation, SentenceExplanation
from sourceline.extract.frame import Frame, frame_of
from sourceline.extract.unread import Unread, unread
from sourceline.extract.windows import windows
from sourceline.extract.words import WHOLE
from sourceline.model import Document, Extraction

PIPES = ("layout", "dates", "actors", "references", "numbers", "places", "events", "claims", "links")
"""Folders of this package that hold a pipe, in the order of running."""

UNUSED = ("ner",)
"""Components of the spaCy model that no rule reads."""


class Pipeline:
    """A parser and the engine's own pipes, loaded once."""

    def __init__(self, model: str) -> None:
        """Load the spaCy model package `model` and compile the word lists.

        Raises:
            OSError: no such model is installed.
        """
        for name in ("breaks", "mends", *PIPES):
            import_module(f"sourceline.extract.{name}.factory")
        self.parser = spacy.load(model, exclude=list(UNUSED))
        _keep_whole(self.parser)
        self.parser.add_pipe("sourceline_breaks", first=True)
        self.parser.add_pipe("sourceline_mends", last=True)
        self.pipes = Language(vocab=self.parser.vocab)
        for name in PIPES:
            self.pipes.add_pipe(f"sourceline_{name}")

    def extract(self, documents: Iterable[Document], *, batch_size: int = 16) -> Iterator[Extraction | Unread]:
        """Extractions in the order of the documents; reads ahead by about one batch of windows."""
        for doc, document in self._parsed(documents, batch_size):
            try:
                yield extraction_of(self._framed(doc, document))
            except Exception as error:  # noqa: BLE001 - whatever a rule trips over in one report, the others go on
                yield unread(document, error)

    def explain(self, document: Document) -> Explanation:
        """What was found in each sentence, by which cue, and what was rejected and why."""
        frame = next(self.frames([document], tracing=True))
        findings = sorted(frame.findings, key=lambda finding: (finding.start, finding.end))
        explained = []
        for sentence in frame.sentences:
            quote = frame.sentence_quote(sentence)
            inside = tuple(finding for finding in findings if quote.start <= finding.start < quote.end)
            explained.append(SentenceExplanation(quote.start, quote.end, quote.text, inside))
        return Explanation(document.id, tuple(explained))

    def frames(self, documents: Iterable[Document], *, batch_size: int = 16, tracing: bool = False) -> Iterator[Frame]:
        """Finished frames in the order of the documents."""
        for doc, document in self._parsed(documents, batch_size):
            yield self._framed(doc, document, tracing=tracing)

    def _framed(self, doc: Doc, document: Document, *, tracing: bool = False) -> Frame:
        doc._.frame = Frame(document, doc, tracing=tracing)
        for _, pipe in self.pipes.pipeline:
            pipe(doc)
        return frame_of(doc)

    def _parsed(self, documents: Iterable[Document], batch_size: int) -> Iterator[tuple[Doc, Document]]:
        """Each document with the Doc of its whole text, parsed through `nlp.pipe` in windows."""
        cut = ((document, windows(document.text)) for document in documents)
        stream = chain.from_iterable(((window, (document, len(texts))) for window in texts) for document, texts in cut)
        parts: list[Doc] = []
        for part, (document, count) in self.parser.pipe(stream, as_tuples=True, batch_size=batch_size):
            part.tensor = part.tensor[:0]
            parts.append(part)
            if len(parts) == count:
                yield (join(parts), document)
                parts = []


def _keep_whole(parser: Language) -> None:
    tokenizer = cast("Any", parser.tokenizer)
    for form in (form for word in WHOLE for form in (word, word.capitalize())):
        tokenizer.add_special_case(form, [{"ORTH": form}])


def join(parts: list[Doc]) -> Doc:
    """One Doc of several windows, its text their concatenation."""
    if len(parts) == 1:
        return parts[0]
    return Doc.from_docs(parts, ensure_whitespace=False)
