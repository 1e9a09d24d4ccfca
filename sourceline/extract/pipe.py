"""What every pipe of the engine is: a spaCy component that reads a frame and adds its findings to it."""

from abc import ABC, abstractmethod

from spacy.tokens import Doc

from sourceline.extract.frame import Frame, frame_of


class FramePipe(ABC):
    """A spaCy component over documents that carry a frame."""

    def __call__(self, doc: Doc) -> Doc:
        """Run on a Doc of the whole document."""
        self.run(frame_of(doc))
        return doc

    @abstractmethod
    def run(self, frame: Frame) -> None:
        """Find, then write what was found into the frame."""
