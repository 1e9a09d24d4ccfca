"""Who the noun of a speech verb is, in reading order: a named actor, whoever spoke before, or plain words."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import EntityKind, SpeakerKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.claims.patterns import SpeakerWords, speaker_words, speech_words
from sourceline.extract.claims.speaker import (
    UNNAMED_REPORTS,
    Speaker,
    fits_title,
    has_maker,
    has_title,
    is_definite,
    kind_of_words,
    made_by,
    makers_of,
    name_beside,
    speaker_of,
    title_around,
    words_of,
    written_by,
)
from sourceline.extract.frame import Frame, Mention

_PERSON_PRONOUNS = frozenset({"he", "she", "who", "i", "him", "her"})
_ORGAN_PRONOUNS = frozenset({"it", "they", "we", "which", "them"})
_NAMING = frozenset({"poss", "compound", "nmod", "amod"})
_TITLE = 8
"""Words around a name in which its title stands."""
_REPORT = 400
"""Tokens back to which "the report" may refer."""
_OWN = frozenset({"its", "their"})
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_SPEAKING = frozenset(EntityKind) - {
    EntityKind.PERSON,
    EntityKind.ARMED_GROUP,
    EntityKind.FACTION,
    EntityKind.STATE_FORCE,
    EntityKind.UNNAMED,
}


class Speakers:
    """Resolves the speakers of one document in reading order, remembering who spoke last."""

    def __init__(self, frame: Frame) -> None:
        """Start with nobody having spoken."""
        self._frame = frame
        self._words: SpeakerWords = speaker_words()
        self.last: Speaker | None = None
        self._last_person: Speaker | None = None
        self._last_body: Speaker | None = None
        self._last_many: Speaker | None = None
        self._titles: list[tuple[str, Speaker]] = []

    def resolve(self, noun: Token | None) -> Speaker:
        """The speaker that a noun stands for; never nobody."""
        if noun is None:
            return Speaker(UNNAMED_REPORTS, SpeakerKind.OTHER)
        speaker = self._meant(noun) or Speaker(noun.lower_, SpeakerKind.OTHER)
        self.last = speaker
        if noun.tag_ in {"NNS", "NNPS"}:
            self._last_many = speaker
        if speaker.person:
            self._last_person = speaker
            self._titles.append((title_around(noun), speaker))
            if noun.lower_ not in _PERSON_PRONOUNS and self._frame.mention_at(noun.i) is None:
                self._last_body = speaker  # "the minister's office"
        elif noun.tag_ in {"NN", "NNP", "PRP"} or self._frame.mention_at(noun.i) is not None:
            self._last_body = speaker
        return speaker

    def _meant(self, noun: Token) -> Speaker | None:
        if noun.lower_ in _PERSON_PRONOUNS:
            return self._last_person or self._before(noun, people=True) or self.last
        if noun.lower_ in _ORGAN_PRONOUNS:
            return self._organ(noun)
        mention = self._mention_of(noun)
        unnamed = noun.lower_ in self._words.unnamed and (mention is None or mention.kind is not EntityKind.PERSON)
        if mention is not None and not unnamed:
            return speaker_of(mention, noun)
        if (beside := self._named_after(noun) or self._owner(noun)) is not None:
            return speaker_of(beside, noun)
        return self._described(noun)

    def _described(self, noun: Token) -> Speaker:
        """Whom an office or description means: the name beside it, who had it before, else its own words."""
        words = words_of(noun)
        if words.lower().removeprefix("the ") in self._words.outlets:
            return Speaker(words, SpeakerKind.MEDIA)
        if (name := name_beside(noun)) is not None:
            return Speaker(name, kind_of_words(words), person=True)
        writer = written_by(noun) if noun.lower_ in speech_words().documents else None
        if writer is not None and writer.pos_ == "NOUN":  # a bare name may stand for who has spoken already
            return self._meant(writer) or self._described(writer)
        known = self._titled(noun)
        if known is None and not has_maker(noun) and (is_definite(noun) or noun.lower_ == "statement"):
            known = self._known(noun)
        return known or Speaker(words, kind_of_words(words), noun.tag_ == "NN" and noun.lower_ in self._words.people)

    def _named_after(self, noun: Token) -> Mention | None:
        """The person whose name follows an office: "the commissioner of the town, Name Name, said"."""
        after = self._frame.mentions_in(noun.i + 1, noun.right_edge.i + 1)
        return next((m for m in after if m.kind is EntityKind.PERSON and self._follows_comma(m)), None)

    def _follows_comma(self, mention: Mention) -> bool:
        """Whether a comma stands before a name, or before the rank in front of it."""
        doc, at = self._frame.doc, mention.start - 1
        while at > 0 and doc[at].text != "," and doc[at].text[:1].isupper():
            at -= 1
        return doc[at].text == ","

    def _owner(self, noun: Token) -> Mention | None:
        """The group of "its outlet": the last that was named."""
        if noun.lower_ not in self._words.organs or all(child.lower_ not in _OWN for child in noun.children):
            return None
        return next((m for m in reversed(self._recent(noun)) if m.kind in _GROUPS), None)

    def _titled(self, noun: Token) -> Speaker | None:
        """The person who spoke with this title before: "the FO spokesperson", "the IG"."""
        word = noun.lower_
        if word not in self._words.people or not is_definite(noun) or noun.tag_ in {"NNS", "NNPS"}:
            return None
        for title, speaker in reversed([*self._named_with_titles(noun), *self._titles]):
            if any(has_title(title, name) for name in self._words.offices.get(word, {word})) and all(
                fits_title(title, maker.text) for maker in makers_of(noun)
            ):
                return speaker
        return None

    def _named_with_titles(self, noun: Token) -> Iterator[tuple[str, Speaker]]:
        """People named before a noun, with the words right around their names."""
        doc = self._frame.doc
        for mention in self._frame.mentions_in(0, noun.i):
            if mention.kind is EntityKind.PERSON and mention.form == "name":
                words = doc[max(0, mention.start - _TITLE) : min(noun.i, mention.end + _TITLE)]
                yield words.text, speaker_of(mention, doc[mention.end - 1])

    def _known(self, noun: Token) -> Speaker | None:
        """Whom "the official", "its statement" or "the ministry" means among those who have spoken."""
        word = noun.lower_
        if self.last is not None and self.last.name.lower().endswith(word):
            return self.last
        if word in speech_words().documents:
            return self._issuer(noun) or self._last_body or self.last or self._before(noun, people=False)
        if word in self._words.people:
            return self._last_person
        kinds = self._words.bodies.get(word)
        if kinds is None:
            return None
        return next((speaker_of(m, None) for m in reversed(self._recent(noun)) if m.kind in kinds), None)

    def _issuer(self, noun: Token) -> Speaker | None:
        """Whose "the report" is: theirs whom the last report told of before it was by, unless that was nobody's."""
        for earlier in reversed(noun.doc[max(0, noun.i - _REPORT) : noun.i]):
            if earlier.lower_ == noun.lower_:
                if (maker := self._mention_of(earlier)) is not None:
                    return speaker_of(maker, earlier)
                if not is_definite(earlier):
                    return None
        return None

    def _recent(self, noun: Token) -> list[Mention]:
        """Mentions of this sentence before a noun and of the three sentences before."""
        first = self._frame.sentences[max(0, self._frame.sentence_at(noun.i).index - 3)].start
        return self._frame.mentions_in(first, noun.i)

    def _mention_of(self, noun: Token) -> Mention | None:
        """The actor that a noun phrase is, or speaks for ("a spokesman for the police", "the TTP's statement")."""
        appositive = [child for child in noun.children if child.dep_ == "appos"]
        if noun.lower_ == "one":  # "one of them, Name Name, said"
            appositive = [token for token in noun.subtree if token.dep_ == "appos"]
        there = self._frame.mention_at(noun.i)
        beside = (found for token in appositive if (found := self._frame.mention_at(token.i)))
        named = [m for m in beside if m.form != "unnamed"]  # "according to the envoy, militant groups are ..."
        if named and (there is None or there.kind is not EntityKind.PERSON):
            return named[0] if named[0].kind is EntityKind.PERSON else there or named[0]
        owners = [m for child in noun.children if child.dep_ in _NAMING and (m := self._frame.mention_at(child.i))]
        if there is not None and there.form == "unnamed":  # "the TTP militant organisation"
            return next((owner for owner in owners if owner.kind in _GROUPS), there)
        return there or next(iter(owners), None) or self._whose(noun) or self._served(noun)

    def _whose(self, noun: Token) -> Mention | None:
        """The body of "the UN team's findings"."""
        if noun.lower_ not in speech_words().documents:
            return None
        parts = (part for owner in noun.children if owner.dep_ == "poss" for part in owner.children)
        return next((m for part in parts if part.dep_ in _NAMING and (m := self._frame.mention_at(part.i))), None)

    def _served(self, noun: Token) -> Mention | None:
        maker = made_by(noun)
        if maker is not None and (there := self._frame.mention_at(maker.i)):
            return there
        speaks_for = noun.lower_ in role_words().speakers or noun.lower_ in speech_words().documents
        if not speaks_for and noun.lower_ not in role_words().references["organ"]:
            return None
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "for", "by", "from"}:
                for served in child.children:
                    if served.dep_ == "pobj" and (there := self._frame.mention_at(served.i)):
                        return there
        return None

    def _organ(self, noun: Token) -> Speaker | None:
        """Who "it" or "they" is: this sentence's own subject, else the body that spoke last, else one just named."""
        sentence = self._frame.sentence_at(noun.i)
        for mention in self._frame.mentions_in(sentence.start, noun.i):
            if mention.kind in _SPEAKING and self._frame.doc[mention.end - 1].dep_ == "nsubj":
                return speaker_of(mention, None)
        if noun.lower_ in {"they", "we"}:
            return (self._last_many if noun.lower_ == "they" else None) or self.last or self._before(noun, people=False)
        return self._last_body or self._before(noun, people=False) or self.last

    def _before(self, noun: Token, *, people: bool) -> Speaker | None:
        """The last person, or body, named before a pronoun in this sentence or the three before."""
        near = [
            mention
            for mention in reversed(self._recent(noun))
            if mention.form != "unnamed" and (mention.kind is EntityKind.PERSON) == people
        ]
        doers = [mention for mention in near if self._frame.doc[mention.end - 1].dep_ == "nsubj"]
        found = next(iter(doers or near), None)
        return speaker_of(found, None) if found else None
