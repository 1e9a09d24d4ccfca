"""The spaCy component `sourceline_layout`."""

from spacy.language import Language

from sourceline.extract.frame import Frame
from sourceline.extract.layout.logic import sentences
from sourceline.extract.pipe import FramePipe


class LayoutPipe(FramePipe):
    """Writes `frame.sentences`."""

    def run(self, frame: Frame) -> None:
        """Fix the sentences and their roles."""
        frame.set_sentences(sentences(frame.doc))


@Language.factory("sourceline_layout")
def make(nlp: Language, name: str) -> LayoutPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return LayoutPipe()
