"""The spaCy component `sourceline_references`."""

from bisect import insort

from spacy.language import Language

from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe
from sourceline.extract.references.logic import references


class ReferencesPipe(FramePipe):
    """Adds mentions by reference to `frame.mentions`; an unnamed mention gives way to one that is resolved."""

    def run(self, frame: Frame) -> None:
        """Resolve references in reading order, so that one can stand on another."""
        for mention in references(frame):
            if there := frame.mention_at(mention.end - 1):
                frame.mentions.remove(there)
            insort(frame.mentions, mention, key=lambda other: other.start)
            frame.note("references", mention.start, mention.end, mention.cue, f"refers to {mention.name}")


@Language.factory("sourceline_references")
def make(nlp: Language, name: str) -> ReferencesPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return ReferencesPipe()
