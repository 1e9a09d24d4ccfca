"""The spaCy component `sourceline_dates`."""

from spacy.language import Language

from sourceline.extract.dates.logic import dates, published_in
from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe


class DatesPipe(FramePipe):
    """Writes `frame.published`, `frame.published_quote` and `frame.dates`."""

    def run(self, frame: Frame) -> None:
        """Settle the publication date, then resolve every date against it."""
        frame.published = frame.document.published
        if frame.published is None and (found := published_in(frame)):
            frame.published, frame.published_quote = found
        frame.dates = list(dates(frame))


@Language.factory("sourceline_dates")
def make(nlp: Language, name: str) -> DatesPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return DatesPipe()
