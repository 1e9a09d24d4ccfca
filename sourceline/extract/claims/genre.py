"""Whether a report is an opinion or analysis piece, whose writer's sentences are claims of the author."""

from dataclasses import dataclass

from sourceline.extract.claims.patterns import opinion_words
from sourceline.extract.frame import Frame, Role, Sentence

_QUOTES = frozenset('"“”«»')
_LEAST = 8
"""Sentences below which only a plain case is judged."""
_SHORT = 4
"""Sentences below which no genre is judged."""


@dataclass(frozen=True, slots=True)
class Genre:
    """Shares of a report's body sentences, each 0 to 1, that tell opinion from news."""

    sentences: int
    attributed: float
    present: float
    evaluative: float
    days: float
    first_person: float
    dateline: bool
    bio: bool
    headed: bool
    """Whether the text calls itself an editorial, opinion or analysis in its first words."""

    @property
    def is_opinion(self) -> bool:
        """Opinion: written in the present, judging, hardly attributed, hardly dated to a weekday.

        The limits were set on the project's own texts; a dateline always means news.
        """
        if self.headed:
            return True
        if self.sentences < _SHORT or self.dateline:
            return False
        if self.sentences < _LEAST:
            return self._is_plain
        if self.bio:
            return self.attributed < 0.5  # noqa: PLR2004 - see the docstring
        if self.attributed < 0.15 and self.present >= 0.6:  # noqa: PLR2004 - as above
            return self.days < 0.25  # noqa: PLR2004 - as above
        least = 0.4 if self.attributed < 0.2 else 0.55  # noqa: PLR2004 - as above
        judging = self.present >= least and self.present + self.evaluative >= 0.85  # noqa: PLR2004 - as above
        judged = self.attributed < 0.35 and self.days < 0.15 and (judging or self.first_person >= 0.2)  # noqa: PLR2004 - as above
        return judged or self._is_essay

    @property
    def _is_essay(self) -> bool:
        """Whether a text judges, and lets nobody speak though it tells of the past, or is nearly all in the present."""
        past = self.attributed < 0.05 and self.evaluative >= 0.3 and self.days < 0.1  # noqa: PLR2004 - as above
        present = self.present >= 0.85 and self.evaluative >= 0.35 and self.days <= 0.2  # noqa: PLR2004 - as above
        return past or (present and self.attributed < 0.45)  # noqa: PLR2004 - as above

    @property
    def _is_plain(self) -> bool:
        """Whether a few sentences, such as a leader's first ones, judge in the present and let hardly anybody speak."""
        return self.attributed < 0.2 and self.present >= 0.6 and self.evaluative >= 0.2 and self.days < 0.2  # noqa: PLR2004 - as above


def genre(frame: Frame, attributed: set[int]) -> Genre:
    """Judge a report; `attributed` holds the numbers of the sentences in which somebody is said to speak."""
    words = opinion_words()
    body = [sentence for sentence in frame.body() if sentence.role is Role.BODY]
    count = max(1, len(body))
    texts = [frame.tokens(sentence).text for sentence in body]
    own = [text for text in texts if not _QUOTES.intersection(text)]
    return Genre(
        sentences=len(body),
        attributed=sum(sentence.index in attributed for sentence in body) / count,
        present=sum(_is_present(frame, sentence) for sentence in body) / count,
        evaluative=sum(bool(words.evaluative.search(text)) for text in texts) / count,
        days=sum(bool(words.weekdays.search(text)) for text in texts) / count,
        first_person=sum(bool(words.first_person.search(text)) for text in own) / count,
        dateline=any(sentence.role is Role.DATELINE for sentence in frame.sentences[:4]),
        headed=bool(words.heading.match(frame.document.text)),
        bio=any(sentence.role is Role.BIO for sentence in frame.sentences),
    )


def _is_present(frame: Frame, sentence: Sentence) -> bool:
    root = frame.tokens(sentence).root
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    return any(token.tag_ in {"VBZ", "VBP", "MD"} for token in finite)
