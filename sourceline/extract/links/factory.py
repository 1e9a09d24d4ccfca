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
        if not frame.tracing:
            return
        for link in frame.links:
            for quote in link.quotes:
                span = frame.doc.char_span(quote.start, quote.end, alignment_mode="expand")
                if span is not None:
                    said = f"{link.source} {link.relation.value} {link.target} ({link.status.value})"
                    frame.note("links", span.start, span.end, ", ".join(link.cues), said)


@Language.factory("sourceline_links")
def make(nlp: Language, name: str) -> LinksPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return LinksPipe()
