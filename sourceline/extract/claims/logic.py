"""Every claim of a report: who says it, what it does, what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import Polarity, SpeakerKind, Stance
from sourceline.extract.claims.content import (
    answered,
    author_stance,
    modality_of,
    own_deed,
    polarity_of,
    stance_of,
    topics_of,
)
from sourceline.extract.claims.genre import genre
from sourceline.extract.claims.speaker import Speaker
from sourceline.extract.claims.speech import Act
from sourceline.extract.claims.spoken import spoken
from sourceline.extract.frame import Frame, Role, Sentence
from sourceline.model import AUTHOR, Claim, Event, record_id
from sourceline.vocab.actors import actors

_LEAST_WORDS = 4
_SOURCES = frozenset({"source", "sources", "reports"})
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_MARKED = frozenset({Stance.DENIES, Stance.BLAMES, Stance.WARNS, Stance.DEMANDS})


@dataclass(frozen=True, slots=True)
class _Said:
    """A speaker's words at tokens [start, end) of a sentence."""

    sentence: Sentence
    start: int
    end: int
    speaker: Speaker
    stance: Stance
    cue: str
    text: str
    """The part of the sentence that is theirs; what another speaker adds to it is left out."""
    verb: Token | None = None


def claims(frame: Frame) -> Iterator[Claim]:
    """Claims in the order of their sentences."""
    speech = spoken(frame)
    opinion = genre(frame, {index for index, here in speech.acts.items() if here}).is_opinion
    events = _events_by_sentence(frame)
    used: set[tuple[int, int]] = set()
    for sentence in frame.body():
        said = list(_said(frame, sentence, speech.acts[sentence.index], events.get(sentence.index, [])))
        if (speaker := speech.continued.get(sentence.index)) is not None:
            said = list(_continued(frame, sentence, speaker))
        if not said and opinion and sentence.role is Role.BODY:
            said = list(_by_author(frame, sentence))
        for number, words in enumerate(said):
            ordinal = number if (words.start, words.end) in used else 0
            used.add((words.start, words.end))
            yield _claim(frame, words, ordinal, events.get(sentence.index, []))


def _events_by_sentence(frame: Frame) -> dict[int, list[Event]]:
    """The events that were read from each sentence, by its number."""
    found: dict[int, list[Event]] = {}
    for event in frame.events:
        for index in event.sentences:
            found.setdefault(index, []).append(event.event)
    return found


def _said(
    frame: Frame, sentence: Sentence, here: tuple[tuple[Act, Speaker], ...], events: list[Event]
) -> Iterator[_Said]:
    """One claim an act: the main one has the whole sentence, further ones their own clause."""
    told: set[tuple[str, Stance]] = set()
    here = _named_first(frame, here)
    for number, (act, speaker) in enumerate(here):
        start, end = _clause(act.cue, sentence) if number else (sentence.start, sentence.end)
        text = frame.doc[start : _own_end(act, here, end)].text
        own = _Own(frame, speaker)
        stance = (
            own_deed(act.cue, own.stands_for, speaker.kind)
            or answered(act.cue)
            or stance_of(act.stance, text, speaker.kind)
        )
        if stance is Stance.ASSERTS:
            stance = _shown(events, speaker) or (_joined(frame, here, speaker) if not number else None) or stance
        if (speaker.name, stance) in told:
            continue  # "..., adding that ...": the sentence as a whole is theirs already
        told.add((speaker.name, stance))
        yield _Said(sentence, start, end, speaker, stance, act.cue.lower_, text, act.cue)


def _named_first(frame: Frame, here: tuple[tuple[Act, Speaker], ...]) -> tuple[tuple[Act, Speaker], ...]:
    """The acts with the one first of whom a medium, or a nameless source, only passes on what he said."""
    if len(here) < 2 or not _passes_on(here[0][1]):  # noqa: PLR2004 - the one who passes on and another
        return here
    named = {mention.entity for mention in frame.mentions}
    outer = here[0][0].cue
    for inner in here[1:]:
        act, speaker = inner
        if (
            speaker.name in named
            and not _passes_on(speaker)
            and (outer.is_ancestor(act.cue) or act.cue.is_ancestor(outer))
        ):
            return (inner, *(other for other in here if other is not inner))
    return here


def _passes_on(speaker: Speaker) -> bool:
    return speaker.kind is SpeakerKind.MEDIA or speaker.name.lower().split()[-1] in _SOURCES


def _shown(events: list[Event], speaker: Speaker) -> Stance | None:
    """A group that tells of its own deed claims it, with or without the word."""
    violent = [event for event in events if event.event_type in _VIOLENT]
    if speaker.kind is SpeakerKind.ARMED_GROUP and any(_is_own(event, speaker) for event in violent):
        return Stance.CLAIMS_RESPONSIBILITY
    return None


def _is_own(event: Event, speaker: Speaker) -> bool:
    """Whether an event is a deed of the speaker, or of the group that he speaks for."""
    entry = actors().get(speaker.name)
    own = {speaker.name, entry.parent if entry else None}
    return any(doer in own for doer in (*event.perpetrators, *event.claimed_by))


def _joined(frame: Frame, here: tuple[tuple[Act, Speaker], ...], speaker: Speaker) -> Stance | None:
    """The stance of what the same speaker does besides: "called it a crime and demanded an inquiry"."""
    own = (act for act, other in here[1:] if other.name == speaker.name)
    stances = (stance_of(act.stance, frame.doc[act.cue.i : act.cue.right_edge.i + 1].text, speaker.kind) for act in own)
    return next((stance for stance in stances if stance in _MARKED), None)


def _own_end(act: Act, here: tuple[tuple[Act, Speaker], ...], end: int) -> int:
    """Where the words of an act end: before another act that only continues the sentence ("..., but Y demanded")."""
    beside = [other.cue for other, _ in here if other.cue.i > act.cue.i and other.cue.dep_ in {"conj", "advcl"}]
    return min([cue.left_edge.i if cue.left_edge.i > act.cue.i else cue.i for cue in beside] + [end])


@dataclass(frozen=True, slots=True)
class _Own:
    """Tells whether the doer in what is said is the speaker."""

    frame: Frame
    speaker: Speaker

    def stands_for(self, noun: Token) -> bool:
        """A pronoun, "its fighters", or the speaker's own name."""
        own = {"its", "their", "our", "his"} if self.speaker.person else {"its", "their", "our"}
        if noun.lower_ == "it" and not self._is_one():
            return False  # "it began, officials reported"
        if noun.lower_ in {"it", "they", "we"} or any(token.lower_ in own for token in noun.subtree):
            return True
        mention, entry = self.frame.mention_at(noun.i), actors().get(self.speaker.name)
        group = entry.parent if entry else None  # "fighters of X were behind it, X's spokesman said"
        return mention is not None and mention.entity in {self.speaker.name, group}

    def _is_one(self) -> bool:
        """Whether "it" may stand for the speaker: a body or group, or a person who speaks for one."""
        return self.speaker.kind not in {SpeakerKind.OFFICIAL, SpeakerKind.WITNESS} and not self.speaker.name.endswith(
            "s"
        )


def _clause(cue: Token, sentence: Sentence) -> tuple[int, int]:
    return max(sentence.start, cue.left_edge.i), min(sentence.end, cue.right_edge.i + 1)


def _continued(frame: Frame, sentence: Sentence, speaker: Speaker) -> Iterator[_Said]:
    """A sentence inside a quotation whose speaker stands in a sentence beside it."""
    if _is_whole(frame, sentence):
        text = frame.tokens(sentence).text
        stance = stance_of(Stance.ASSERTS, text, speaker.kind)
        yield _Said(sentence, sentence.start, sentence.end, speaker, stance, "quotation", text)


def _by_author(frame: Frame, sentence: Sentence) -> Iterator[_Said]:
    if _is_whole(frame, sentence) and not frame.tokens(sentence).text.rstrip().endswith("?"):
        author, text = Speaker(AUTHOR, SpeakerKind.AUTHOR), frame.tokens(sentence).text
        yield _Said(sentence, sentence.start, sentence.end, author, author_stance(text), "opinion", text)


def _is_whole(frame: Frame, sentence: Sentence) -> bool:
    """Whether a sentence asserts something: it has some words and a verb."""
    tokens = frame.tokens(sentence)
    words = sum(token.is_alpha for token in tokens)
    return words >= _LEAST_WORDS and any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _claim(frame: Frame, said: _Said, ordinal: int, events: list[Event]) -> Claim:
    quote = frame.quote(said.start, said.end)
    span = frame.doc[said.start : said.end]
    polarity = polarity_of(span, said.verb, said.stance) if len(span) else Polarity.AFFIRMED
    entities = dict.fromkeys(mention.entity for mention in frame.mentions_in(said.start, said.end))
    entities.pop(said.speaker.name, None)
    return Claim(
        id=record_id(frame.document.sha256, "claim", quote.start, quote.end, ordinal),
        speaker=said.speaker.name,
        speaker_kind=said.speaker.kind,
        stance=said.stance,
        modality=modality_of(said.text),
        polarity=polarity,
        quote=quote,
        topics=topics_of(said.text),
        events=tuple(event.id for event in events),
        entities=tuple(entities),
        cues=(said.cue,),
    )
