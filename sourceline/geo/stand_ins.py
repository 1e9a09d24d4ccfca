"""Places that a text means without naming them: "in the Afghan capital"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sourceline.geo.mentions import PlaceMention
from sourceline.geo.spelling import fold

if TYPE_CHECKING:
    from sourceline.geo.gazetteer import Gazetteer

_NAMED_NEXT = r"(?:\s*,|\s+of|\s+city(?: of)?)?\s+"


def find_stand_ins(gazetteer: "Gazetteer", text: str) -> Iterator[PlaceMention]:
    """Mentions for the phrases of `stand_ins` (data/geo/words.yaml), unless the name itself follows."""
    for phrase, name in gazetteer.words.stand_ins.items():
        for found in re.finditer(rf"\b{re.escape(phrase)}\b(?!{_NAMED_NEXT}{re.escape(name)})", text):
            hits = gazetteer.index.find(fold(name), close=False)
            yield PlaceMention(found.start(), found.end(), name, hits, cued=True, known=True)
