"""The spaCy component `sourceline_events`."""

from spacy.language import Language

from sourceline.extract.events.logic import read_events
from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe


class EventsPipe(FramePipe):
    """Writes `frame.events`."""

    def run(self, frame: Frame) -> None:
        """Read the events; needs sentences, dates, mentions, numbers and places."""
        frame.events = read_events(frame)


@Language.factory("sourceline_events")
def make(nlp: Language, name: str) -> EventsPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return EventsPipe()
