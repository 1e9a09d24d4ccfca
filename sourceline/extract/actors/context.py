"""Which of several actors a name means here: by the words near it, the country of the report and the day."""

import datetime as dt
import re
from collections import Counter
from functools import cached_property

from spacy.tokens import Token

from sourceline.extract.actors.lexicon import Hit
from sourceline.extract.actors.patterns import context_words
from sourceline.vocab.actors import actors

NEAR = 200
"""Characters to either side that count as near."""

TABLE = 60
"""Characters to either side in which talks are spoken of."""

FAR = 400
"""Characters before a bare "Taliban" in which it was said which ones are meant."""

MINOR = 4
"""Pakistan is the setting unless another country is spoken of more than this many times as often."""

_BOTH = frozenset({"Pakistan", "Tehrik", "tribal", "Khyber", "Chaman"})
"""Cues for the Pakistani Taliban that the news of the Afghan ones is full of too."""

_BORDERS = re.compile(
    r"\b(?:\w+ )?(?:border|frontier)"
    r"(?: with (?:neighbou?ring )?\w+\b|(?=[.,;:]| (?:on|in|at|near|after|when|since|during|late|early)\b))",
    re.IGNORECASE,
)
"""What lies on the other side of it is not where the report is set (`soldiers died near the Afghan border`)."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STATES = frozenset({"be", "become", "remain", "have", "seem", "appear"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


class Context:
    """The surroundings of names in one text."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        """Keep the text; everything else is worked out when a name needs it."""
        self.text = text
        self.published = published
        self._found: dict[str, bool] = {}

    @cached_property
    def country(self) -> str | None:
        """The country whose forces an unqualified "security forces" means.

        Reports name the Afghan side as such and leave Pakistan's unnamed, so Pakistan comes first unless the text
        hardly speaks of it.
        """
        text = _BORDERS.sub("", self.text)
        counts = Counter(
            {country: len(pattern.findall(text)) for country, pattern in context_words().countries.items()}
        )
        if not counts.total():
            return "Pakistan" if context_words().countries["Afghanistan"].search(self.text) else None
        first, number = counts.most_common(1)[0]
        return "Pakistan" if counts["Pakistan"] * MINOR >= number else first

    @cached_property
    def emirate(self) -> bool:
        """Whether the report is from the time since the Taliban's return; one without any year is new."""
        if self.published is not None:
            return self.published >= context_words().emirate_since
        years = [int(year) for year in _YEAR.findall(self.text)]
        return not years or max(years) > context_words().emirate_since.year

    def choose(self, hit: Hit, token: Token) -> str | None:
        """The actor that an ambiguous name means; None where it names none (a country as a place)."""
        if is_taliban(hit.text):
            return self._taliban(hit.start)
        scores = {}
        for actor in hit.actors:
            words = _context_of(actor, hit.text)
            if words:
                near = self.text[max(0, hit.start - NEAR) : hit.end + NEAR]
                scores[actor] = 2 * sum(word in near for word in words) + sum(map(self._has, words))
            elif is_party(token):
                scores[actor] = 1
        best = max(scores, key=lambda actor: scores[actor], default=None)
        return best if best and scores[best] else None

    def of_pakistan(self, offset: int) -> bool:
        """Whether "Taliban fighters" there are plainly Pakistani: the words beside them and the text say so."""
        ours, theirs = self._taliban_cues["ttp"], self._taliban_cues["afghan-taliban"]
        return ours > theirs and self._taliban(offset) == "ttp"

    def _has(self, word: str) -> bool:
        """Whether a word stands anywhere in the text; looked up once."""
        if word not in self._found:
            self._found[word] = word in self.text
        return self._found[word]

    @cached_property
    def _taliban_cues(self) -> dict[str, int]:
        """How many different words of the text speak for each reading of "Taliban", at most six."""
        return {actor: min(6, len(set(cue.findall(self.text)))) for actor, cue in context_words().taliban.items()}

    def _taliban(self, offset: int) -> str:
        """The Afghan Taliban in any report on Afghanistan since their return; else whom the words around speak for.

        Since then too, words that speak for the Pakistani ones alone decide where they stand right beside the name.
        """
        near = self.text[max(0, offset - NEAR) : offset + NEAR]
        if self._at_the_table(offset):
            return "ttp"
        if self.emirate and self._taliban_cues["afghan-taliban"]:
            cues = {actor: set(cue.findall(near)) for actor, cue in context_words().taliban.items()}
            return "ttp" if cues["ttp"] - _BOTH and not cues["afghan-taliban"] else "afghan-taliban"
        scores = {
            actor: 2 * len(set(cue.findall(near))) + self._taliban_cues[actor]
            for actor, cue in context_words().taliban.items()
        }
        return max(scores, key=lambda actor: scores[actor])

    def _at_the_table(self, offset: int) -> bool:
        """Whether "Taliban" there are the Pakistani ones that a report on talks with them has just named."""
        words = context_words()
        if not words.talks.search(self.text[max(0, offset - TABLE) : offset + TABLE]):
            return False
        before = list(words.full_names.finditer(self.text, max(0, offset - FAR), offset))
        return bool(before) and before[-1].lastgroup == "pakistani"


def is_taliban(name: str) -> bool:
    """Whether a name is a bare "Taliban", in either spelling of it."""
    return name.casefold() in {"taliban", "taleban"}


def _context_of(actor: str, name: str) -> tuple[str, ...]:
    aliases = actors()[actor].context_aliases
    return next((words for alias, words in aliases.items() if alias.casefold() == name.casefold()), ())


def is_party(token: Token) -> bool:
    """Whether a country's name stands for the state: it acts, is acted on, or deals with somebody."""
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "compound":  # part of a longer name, such as a newspaper's or a court's
        return False
    if token.head.lower_ == "responsible":
        return True
    if token.dep_ in _SUBJECTS or token.dep_ in {"dobj", "dative"}:
        return token.head.pos_ in {"VERB", "AUX"} and token.head.lemma_ not in _STATES
    return token.dep_ == "pobj" and _deals(token.head)


def _deals(preposition: Token) -> bool:
    """Whether what follows a preposition is a party: "talks with India", but not "the border with India"."""
    words, word = context_words(), preposition.lower_
    if word in {"to", "for"}:
        return preposition.head.lemma_.lower() in words.to_after
    return word in words.agent_prepositions and preposition.head.lemma_.lower() not in words.place_nouns
