"""The spaCy component `sourceline_claims`."""

from spacy.language import Language

from sourceline.extract.claims.logic import claims
from sourceline.extract.claims.speech import unsaid
from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe


class ClaimsPipe(FramePipe):
    """Writes `frame.claims`."""

    def run(self, frame: Frame) -> None:
        """Find who says what."""
        frame.claims = list(claims(frame))
        if frame.tracing:
            _note(frame)


def _note(frame: Frame) -> None:
    """Record what was found, and which verbs of speech were passed over and why."""
    for claim in frame.claims:
        span = frame.doc.char_span(claim.quote.start, claim.quote.end, alignment_mode="expand")
        if span is not None:
            frame.note("claims", span.start, span.end, ", ".join(claim.cues), f"{claim.speaker} {claim.stance.value}")
    for sentence in frame.body():
        for token, why in unsaid(frame, sentence):
            frame.note("claims", token.i, token.i + 1, token.lower_, why, accepted=False)


@Language.factory("sourceline_claims")
def make(nlp: Language, name: str) -> ClaimsPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return ClaimsPipe()
