"""The spaCy component `sourceline_claims`."""

from spacy.language import Language

from sourceline.extract.claims.logic import claims
from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe


class ClaimsPipe(FramePipe):
    """Writes `frame.claims`."""

    def run(self, frame: Frame) -> None:
        """Find who says what."""
        frame.claims = list(claims(frame))


@Language.factory("sourceline_claims")
def make(nlp: Language, name: str) -> ClaimsPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return ClaimsPipe()
