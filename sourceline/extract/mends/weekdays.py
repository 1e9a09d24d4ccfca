"""`On Monday Pakistan bombed a village`: the parser takes the weekday for a first name of the one who acts."""

from spacy.tokens import Doc, Token

from sourceline.extract.dates.patterns import date_words
from sourceline.extract.mends.edits import Edits

_NAMES = frozenset({"compound", "nmod"})


def mend_weekdays(doc: Doc, edits: Edits) -> None:
    """Give a verb without a subject the name that stands between a weekday and it."""
    weekdays = date_words().weekdays
    for day in doc:
        name = day.head
        if day.lower_ not in weekdays or day.dep_ not in _NAMES or name.i <= day.i:
            continue
        prep = name.head
        if name.dep_ != "pobj" or prep.dep_ != "prep" or day.i != prep.i + 1:
            continue
        verb = _verb_over(prep)
        if verb is None or any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
            continue
        own = Edits(doc)
        own.hang(day, prep, "pobj")
        own.hang(name, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")
        edits.add(own)


def _verb_over(prep: Token) -> Token | None:
    """The finite verb after the phrase that a preposition hangs on, through `the night to`."""
    above = prep.head
    while above.pos_ not in {"VERB", "AUX"} and above.dep_ in {"pobj", "prep"}:
        above = above.head
    finite = above.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and above.pos_ in {"VERB", "AUX"}
    return above if finite and above.i > prep.i else None
