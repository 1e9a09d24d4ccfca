"""The spaCy component `sourceline_numbers`."""

from spacy.language import Language

from sourceline.extract.frame import Frame
from sourceline.extract.numbers.logic import numbers
from sourceline.extract.pipe import FramePipe


class NumbersPipe(FramePipe):
    """Writes `frame.numbers`."""

    def run(self, frame: Frame) -> None:
        """Find the counts; needs `frame.dates`."""
        frame.numbers = list(numbers(frame))


@Language.factory("sourceline_numbers")
def make(nlp: Language, name: str) -> NumbersPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return NumbersPipe()
