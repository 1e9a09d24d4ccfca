"""The group that a wording means without naming it: the one spoken of, the only one, the parent of another."""

from sourceline.codes import EntityKind, Relation
from sourceline.extract.actors.era import emirate
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.edges import end_of
from sourceline.extract.links.mask import LETTERS, Mark
from sourceline.vocab.actors import actors

_HOST_BACK = 2
_HOSTS = frozenset({"afghan-taliban", "iea", "afghan-government", "afghanistan"})
_LANDS = frozenset({"Afghanistan", "Afghan"})
_RULERS = "afghan-taliban"
"""Since their return they are the state: unnamed commanders who were killed or held are not meant to be theirs."""


def group_before(frame: Frame, sentence: Sentence) -> str | None:
    """The first armed group of the sentence before in the same paragraph."""
    if sentence.index == 0 or frame.sentences[sentence.index - 1].paragraph != sentence.paragraph:
        return None
    groups = _groups(frame, frame.sentences[sentence.index - 1])
    return groups[0].entity if groups else None


def group_meant(frame: Frame, sentence: Sentence) -> str | None:
    """The one militant group of a sentence, else of the sentence before, else of the report."""
    for near in frame.sentences[max(0, sentence.index - 1) : sentence.index + 1][::-1]:
        groups = {mention.entity for mention in _groups(frame, near) if mention.entity != _RULERS or not emirate(frame)}
        if groups:
            return next(iter(groups)) if len(groups) == 1 else None
    return only_armed(frame)


def host_meant(frame: Frame, sentence: Sentence) -> str | None:
    """The Afghan side named last in a sentence or the two before it, as host of a group whose refuge is told of."""
    near = frame.sentences[max(0, sentence.index - _HOST_BACK) : sentence.index + 1]
    hosts = [m for m in frame.mentions_in(near[0].start, sentence.end) if m.entity in _HOSTS]
    if hosts:
        return hosts[-1].entity
    lands = [token for token in frame.doc[near[0].start : sentence.end] if token.text in _LANDS]
    return end_of(frame, Mark(lands[-1].i, lands[-1].i + 1, None, "Afghanistan"), Relation.SHELTERS) if lands else None


def listed_parent(frame: Frame, actor: str | None) -> str | None:
    """The group that another is listed as part of, where the report names it."""
    entry = actors().get(actor or "")
    if entry is not None and entry.kind is EntityKind.PERSON and LETTERS.get(_kind_of(entry.parent)) != "g":
        return None
    known = {mention.entity for mention in frame.mentions}
    return entry.parent if entry and entry.parent in known else None


def _kind_of(actor: str | None) -> EntityKind:
    return actors()[actor].kind if actor else EntityKind.PERSON


def only_armed(frame: Frame) -> str | None:
    """The one armed group that a report names, or puts a state's label on; worked out once a document."""
    known = frame.doc.user_data
    if "armed" not in known:
        here = [m for m in frame.mentions if LETTERS.get(m.kind) == "g" and m.side == "militant"]
        labelled = {m.entity for m in here if m.form == "label"}
        groups = labelled if len(labelled) == 1 else {m.entity for m in here}
        known["armed"] = next(iter(groups)) if len(groups) == 1 else None
    found: str | None = known["armed"]
    return found


def _groups(frame: Frame, sentence: Sentence) -> list[Mention]:
    return [m for m in frame.mentions_in(sentence.start, sentence.end) if LETTERS.get(m.kind) == "g"]
