"""The spaCy component that runs after the parser."""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from sourceline.extract.mends.edits import Edits
from sourceline.extract.mends.gerunds import mend_gerunds
from sourceline.extract.mends.headlines import mend_headlines
from sourceline.extract.mends.lists import mend_lists
from sourceline.extract.mends.passives import mend_passives
from sourceline.extract.mends.shots import mend_dead, mend_shots
from sourceline.extract.mends.subjects import (
    mend_counted,
    mend_letters,
    mend_over,
    mend_since,
    mend_subjects,
    mend_tellers,
)
from sourceline.extract.mends.weekdays import mend_weekdays

_WRAP = 2**64
"""spaCy keeps a head as its distance, a negative one as its two's complement."""


@Language.component("sourceline_mends")
def mends(doc: Doc) -> Doc:
    """Hang words that the parser hung wrongly where they belong; tags and lemmas follow."""
    edits = Edits(doc)
    mend_weekdays(doc, edits)
    mend_shots(doc, edits)
    mend_dead(doc, edits)
    mend_gerunds(doc, edits)
    mend_headlines(doc, edits)
    mend_lists(doc, edits)
    mend_passives(doc, edits)
    mend_subjects(doc, edits)
    mend_letters(doc, edits)
    mend_since(doc, edits)
    mend_counted(doc, edits)
    mend_tellers(doc, edits)
    mend_over(doc, edits)
    if edits.heads:
        table: Any = doc.to_array(["HEAD", "DEP"])
        for at, (head, dep) in edits.heads.items():
            table[at] = (np.uint64((head - at) % _WRAP), doc.vocab.strings.add(dep))
        doc.from_array(["HEAD", "DEP"], table)
    return doc
