"""Whose state and forces a name means on a report's day: the republic's or, since August 2021, the Taliban's."""

from sourceline.extract.actors.context import Context
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.frame import Frame

_RULERS = "afghan-taliban"


def emirate(frame: Frame) -> bool:
    """Whether the report is from the time since the Taliban's return; worked out once a document."""
    known = frame.doc.user_data
    if "emirate" not in known:
        known["emirate"] = Context(frame.document.text, frame.published or frame.document.published).emirate
    return bool(known["emirate"])


def in_time(actor: str, name: str, *, emirate: bool) -> str:
    """Whom a name means then: "Afghan forces" were the republic's, "Taliban fighters" were insurgents before."""
    words = context_words()
    if emirate:
        return words.since.get(actor, actor)
    named = any(word in name.lower() for word in words.movement)
    return _RULERS if actor in words.before and named else words.before.get(actor, actor)


def state_then(frame: Frame, actor: str) -> str:
    """The state or the forces that a rule implies, on the report's day."""
    return in_time(actor, "", emirate=emirate(frame))
