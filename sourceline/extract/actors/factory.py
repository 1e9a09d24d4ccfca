"""The spaCy component `sourceline_actors`."""

from spacy.language import Language

from sourceline.extract.actors.logic import mentions
from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe


class ActorsPipe(FramePipe):
    """Writes `frame.mentions`."""

    def run(self, frame: Frame) -> None:
        """Find who is named."""
        frame.mentions = mentions(frame)
        if frame.tracing:
            for mention in frame.mentions:
                frame.note("actors", mention.start, mention.end, mention.cue, f"{mention.form}: {mention.name}")


@Language.factory("sourceline_actors")
def make(nlp: Language, name: str) -> ActorsPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return ActorsPipe()
