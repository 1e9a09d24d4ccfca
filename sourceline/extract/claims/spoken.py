"""Who speaks in which sentence, and who is said to have given a figure; worked out once a document."""

from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import Stance
from sourceline.extract.claims.antecedents import Speakers
from sourceline.extract.claims.quotation import quoted
from sourceline.extract.claims.speaker import Speaker
from sourceline.extract.claims.speech import Act, acts
from sourceline.extract.frame import Frame

_KEY = "spoken"
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_CONTENT = _CLAUSES | {"dobj", "prep", "conj", "oprd", "attr"}
_PLAIN = frozenset({Stance.ASSERTS, Stance.ASSESSES})
"""Stances whose whole content, not only its clauses, is the speaker's own account."""
_ACCORDING = frozenset({"according", "per"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """The acts of speech of a document with their speakers, by sentence number."""

    acts: dict[int, tuple[tuple[Act, Speaker], ...]]
    """The main act of a sentence first."""
    continued: dict[int, Speaker]
    """Speakers of sentences inside a quotation that have no act of their own."""


def spoken(frame: Frame) -> Spoken:
    """All acts of speech, their speakers resolved in reading order."""
    known = frame.doc.user_data
    if _KEY not in known:
        known[_KEY] = _read(frame)
    found: Spoken = known[_KEY]
    return found


def _read(frame: Frame) -> Spoken:
    found = {sentence.index: sorted(acts(frame, sentence), key=depth) for sentence in frame.body()}
    speakers, inside = Speakers(frame), quoted(frame)
    resolved: dict[int, tuple[tuple[Act, Speaker], ...]] = {}
    continued: dict[int, Speaker] = {}
    for index, here in found.items():
        resolved[index] = tuple((act, speakers.resolve(act.speaker)) for act in here)
        if not here and index in inside:
            speaker = None if index - 1 in continued else _closing(index, inside, found, speakers)
            speaker = speaker or speakers.last
            if speaker is None and (following := found.get(index + 1)):
                speaker = speakers.resolve(following[0].speaker)
            if speaker is not None:
                continued[index] = speaker
    return Spoken(resolved, continued)


def _closing(index: int, inside: dict[int, bool], found: dict[int, list[Act]], speakers: Speakers) -> Speaker | None:
    """Who is named at the end of a quotation that opened without a speaker: "A. B," said X."""
    if inside.get(index - 1) or not inside[index]:
        return None  # it goes on from a sentence before, or ends with this one
    while inside.get(index):
        index += 1
        if acts_here := found.get(index):
            return speakers.resolve(acts_here[0].speaker) if index in inside else None
    return None


def depth(act: Act) -> int:
    """How deep in the sentence an act's cue lies; what stands beside the main clause comes after it."""
    return sum(1 for _ in act.cue.ancestors)


def sayer(frame: Frame, at: int) -> str | None:
    """Entity id or words of who is said to have told what a token tells; None for the report's own narration."""
    said, token = spoken(frame), frame.doc[at]
    index = frame.sentence_at(at).index
    for act, speaker in reversed(said.acts.get(index, ())):
        if act.stance is not Stance.DENIES and _tells(act, token):
            return speaker.name
    goes_on = said.continued.get(index)
    return goes_on.name if goes_on is not None else None


def is_denied(frame: Frame, at: int) -> bool:
    """Whether somebody is said to deny what a token tells."""
    here = spoken(frame).acts.get(frame.sentence_at(at).index, ())
    return any(act.stance is Stance.DENIES and _tells(act, frame.doc[at]) for act, _ in here)


def _tells(act: Act, token: Token) -> bool:
    """Whether a token lies in what an act says, not in who says it or in what is said beside it."""
    cue = act.cue
    if act.speaker is not None and act.speaker.is_ancestor(token):
        return False
    if cue.lower_ in _ACCORDING:
        return any(verb.is_ancestor(token) or verb == token for verb in _clause_above(cue))
    below = _child_above(cue, token)
    if below is not None:
        return below.dep_ in (_CONTENT if act.stance in _PLAIN else _CLAUSES)
    return cue.dep_ == "parataxis" and (cue.head == token or cue.head.is_ancestor(token))


def _clause_above(cue: Token) -> list[Token]:
    return [token for token in cue.ancestors if token.pos_ in {"VERB", "AUX"}][:1]


def _child_above(cue: Token, token: Token) -> Token | None:
    """The child of a cue in whose subtree a token lies."""
    while token.head != token:
        if token.head == cue:
            return token
        token = token.head
    return None
