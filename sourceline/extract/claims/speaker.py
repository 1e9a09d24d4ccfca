"""Who the noun of a speech verb is: an entity, a pronoun's antecedent, or plain words."""

from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import EntityKind, SpeakerKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.claims.patterns import speaker_words, speech_words
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.actors import actors

UNNAMED_REPORTS = "unnamed sources"
"""Speaker of "it is believed", "reportedly": somebody said it and the report does not say who."""

_PERSON_PRONOUNS = frozenset({"he", "she", "who", "i"})
_ORGAN_PRONOUNS = frozenset({"it", "they", "we", "which"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_NAMING = frozenset({"poss", "compound", "nmod", "amod"})
_LONGEST = 8
_UNNAMED = frozenset(
    {"official", "officials", "source", "sources", "officer", "officers", "personnel", "diplomat", "diplomats"}
)
"""Nouns that keep their own words as the speaker: an unnamed official is not the government."""
_SPEAKING = frozenset(EntityKind) - {
    EntityKind.PERSON,
    EntityKind.ARMED_GROUP,
    EntityKind.FACTION,
    EntityKind.STATE_FORCE,
    EntityKind.UNNAMED,
}
_RANKS = frozenset(
    {
        "official",
        "officer",
        "minister",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "chief",
        "commissioner",
        "ambassador",
        "commander",
        "leader",
    }
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: an entity id or plain words, its kind, and whether it is a person."""

    name: str
    kind: SpeakerKind
    person: bool = False


class Speakers:
    """Resolves the speakers of one document in reading order, remembering who spoke last."""

    def __init__(self, frame: Frame) -> None:
        """Start with nobody having spoken."""
        self._frame = frame
        self.last: Speaker | None = None
        self._last_person: Speaker | None = None
        self._last_body: Speaker | None = None

    def resolve(self, noun: Token | None) -> Speaker:
        """The speaker that a noun stands for; never nobody."""
        speaker = self._meant(noun) if noun is not None else None
        if speaker is None:
            speaker = Speaker(noun.lower_ if noun is not None else UNNAMED_REPORTS, SpeakerKind.OTHER)
        if noun is not None:
            self.last = speaker
            if speaker.person:
                self._last_person = speaker
            else:
                self._last_body = speaker
        return speaker

    def _meant(self, noun: Token) -> Speaker | None:
        if noun.lower_ in _PERSON_PRONOUNS:
            return self._last_person or self._before(noun, people=True) or self.last
        if noun.lower_ in _ORGAN_PRONOUNS:
            return self._organ(noun)
        mention = self._mention_of(noun)
        unnamed = noun.lower_ in _UNNAMED and (mention is None or mention.kind is not EntityKind.PERSON)
        if mention is not None and not unnamed:
            return speaker_of(mention, noun)
        if _is_definite(noun) and not _has_maker(noun):
            if noun.lower_ in speech_words().documents and (known := self._last_body or self.last):
                return known
            if noun.lower_ in _RANKS and self._last_person:
                return self._last_person
        return Speaker(_words(noun), kind_of_words(_words(noun)))

    def _mention_of(self, noun: Token) -> Mention | None:
        """The actor that a noun phrase is, or speaks for ("a spokesman for the police", "the TTP's statement")."""
        appositive = [child for child in noun.children if child.dep_ == "appos"]
        there = self._frame.mention_at(noun.i)
        named = [found for token in appositive if (found := self._frame.mention_at(token.i))]
        if named and (there is None or there.kind is not EntityKind.PERSON):
            return named[0] if named[0].kind is EntityKind.PERSON else there or named[0]
        if there is not None:
            return there
        for child in noun.children:
            if child.dep_ in _NAMING and (there := self._frame.mention_at(child.i)):
                return there
        return self._served(noun)

    def _served(self, noun: Token) -> Mention | None:
        maker = _made_by(noun)
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
            return self.last or self._before(noun, people=False)
        return self._last_body or self._before(noun, people=False) or self.last

    def _before(self, noun: Token, *, people: bool) -> Speaker | None:
        """The last person, or body, named in this sentence before a pronoun or in the two sentences before."""
        first = self._frame.sentences[max(0, self._frame.sentence_at(noun.i).index - 2)].start
        for mention in reversed(self._frame.mentions_in(first, noun.i)):
            if mention.form != "unnamed" and (mention.kind is EntityKind.PERSON) == people:
                return speaker_of(mention, None)
        return None


def speaker_of(mention: Mention, noun: Token | None) -> Speaker:
    """A mentioned actor as speaker."""
    person = mention.kind is EntityKind.PERSON
    words = speaker_words()
    actor = actors().get(mention.entity)
    if mention.entity in words.by_actor:
        kind = words.by_actor[mention.entity]
    elif not person:
        kind = words.by_kind.get(mention.kind, SpeakerKind.OTHER)
    elif actor is not None and actor.parent:
        parent = actors()[actor.parent]
        kind = words.by_actor.get(parent.id) or words.by_kind.get(parent.kind, SpeakerKind.OTHER)
    else:
        kind = kind_of_words(_title_of(mention, noun) if noun is not None else "")
    return Speaker(mention.entity, kind, person)


def _title_of(mention: Mention, noun: Token) -> str:
    """The words around a person's name that say what they are."""
    doc = noun.doc
    return doc[max(noun.sent.start, mention.start - 6) : min(noun.sent.end, mention.end + 8)].text


def kind_of_words(words: str) -> SpeakerKind:
    """The kind of speaker that a description names."""
    roles = role_words().speakers
    for kind, pattern in speaker_words().by_title:
        if pattern.search(words):
            return kind
    return next((roles[word] for word in reversed(words.lower().split()) if word in roles), SpeakerKind.OTHER)


def _made_by(noun: Token) -> Token | None:
    """The maker of "data released by X"."""
    for child in noun.children:
        if child.dep_ == "acl":
            for agent in child.children:
                if agent.dep_ == "agent":
                    found: Token | None = next((made for made in agent.children if made.dep_ == "pobj"), None)
                    return found
    return None


def _has_maker(noun: Token) -> bool:
    makers = (child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"})
    return any(
        maker.lower_ not in {"its", "their", "his", "her", "press", "news", "same", "latest"} for maker in makers
    )


def _is_definite(noun: Token) -> bool:
    definite = {"the", "this", "that", "its", "their", "his", "her"}
    return any(child.dep_ in {"det", "poss"} and child.lower_ in definite for child in noun.children)


def _words(noun: Token) -> str:
    """A noun phrase in its own words, without article and clauses."""
    left = noun
    children = list(noun.children)
    for child in reversed([child for child in children if child.i < noun.i]):
        if child.dep_ in _MODIFIERS:
            left = child.left_edge if child.left_edge.dep_ not in {"det", "punct"} else child
    start = max(left.i, noun.i - _LONGEST)
    right = noun.i + 1
    for child in children:
        joined = child.dep_ == "conj" or (child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for", "at"})
        if joined and child.right_edge.i - noun.i <= _LONGEST:
            right = max(right, child.right_edge.i + 1)
    return " ".join(noun.doc[start:right].text.split()) or noun.text
