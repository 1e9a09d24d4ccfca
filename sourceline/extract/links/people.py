"""The people whom a sentence names, by token: mentions, runs of words that may be names, and whom "he" means."""

from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.mask import Mark
from sourceline.extract.links.membership_words import membership_words
from sourceline.extract.links.names import names_in
from sourceline.extract.links.patterns import link_words
from sourceline.extract.links.pronouns import people_meant

_RULERS = "afghan-taliban"


@dataclass(frozen=True, slots=True)
class People:
    """Marks of people by the tokens that name them."""

    frame: Frame
    marks: dict[int, Mark]

    def at(self, token: Token) -> Mark | None:
        """The person whom a token names."""
        mention = self.frame.mention_at(token.i)
        if mention is not None and (first := self._before_alias(mention.start)) is not None:
            return first
        if mention is not None:
            return Mark(mention.start, mention.end, mention) if mention.kind is EntityKind.PERSON else None
        return self.marks.get(token.i)

    def _before_alias(self, start: int) -> Mark | None:
        """The first name of a person whose second one starts there: "Name alias Other Name"."""
        if start == 0 or self.frame.doc[start - 1].lower_ not in link_words().aliases:
            return None
        return self.at(self.frame.doc[start - 2]) if start > 1 else None

    def may_be_of(self, mark: Mark, group: str) -> bool:
        """Whether a person may be a group's man: no officer of the other side."""
        if membership_words().others.match(self.frame.doc[mark.start].lower_):
            return False  # "Journalist Name"
        side = mark.mention.side if mark.mention else None
        return side in {None, "militant"} or (side == "afghanistan" and group == _RULERS)


def people_of(frame: Frame, sentence: Sentence) -> People:
    """The people of one sentence."""
    marks = dict(people_meant(frame, sentence))
    for start, end in names_in(frame, sentence).items():
        mark = Mark(start, end, None, is_name=True)
        marks.update(dict.fromkeys(range(start, end), mark))
    return People(frame, marks)
