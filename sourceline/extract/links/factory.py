"""The spaCy component `sourceline_links`."""

from spacy.language import Language

from sourceline.extract.frame import Frame
from sourceline.extract.links.logic import links
from sourceline.extract.pipe import FramePipe


class LinksPipe(FramePipe):
    """Writes `frame.links`; a country that shelters or backs somebody becomes a mention."""

    def run(self, frame: Frame) -> None:
        """Find who is what to whom."""
        frame.links = list(links(frame))


@Language.factory("sourceline_links")
def make(nlp: Language, name: str) -> LinksPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return LinksPipe()
