"""The spaCy component `sourceline_places`."""

from functools import lru_cache

from spacy.language import Language

from sourceline.extract.frame import Frame
from sourceline.extract.pipe import FramePipe
from sourceline.extract.places.logic import places
from sourceline.geo.gazetteer import Gazetteer


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


class PlacesPipe(FramePipe):
    """Writes `frame.places`."""

    def __init__(self) -> None:
        """Load the gazetteer once a process."""
        self.gazetteer = _gazetteer()

    def run(self, frame: Frame) -> None:
        """Find and resolve the places."""
        frame.places = sorted(places(frame, self.gazetteer), key=lambda place: place.start)


@Language.factory("sourceline_places")
def make(nlp: Language, name: str) -> PlacesPipe:  # noqa: ARG001 - spaCy's factory interface
    """Make the pipe."""
    return PlacesPipe()
