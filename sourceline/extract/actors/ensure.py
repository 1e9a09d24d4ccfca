"""Mentions made on demand, for other pipes whose rules find an actor that no name or role noun gave away."""

from bisect import insort

from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.actors import actors


def ensure_listed(frame: Frame, actor: str, start: int, end: int, cue: str) -> Mention:
    """The mention at tokens [start, end), or a new one of a listed actor (a country as shelter, say)."""
    entry = actors()[actor]
    return _ensure(frame, Mention(start, end, actor, entry.name, entry.kind, "name", entry.side, cue))


def _ensure(frame: Frame, mention: Mention) -> Mention:
    for token in range(mention.start, mention.end):
        if there := frame.mention_at(token):
            return there
    insort(frame.mentions, mention, key=lambda other: other.start)
    return mention
