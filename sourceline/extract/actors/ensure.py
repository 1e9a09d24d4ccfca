"""Mentions made on demand, for other pipes whose rules find an actor that no name or role noun gave away."""

from bisect import insort

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.names import slug
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.actors import actors


def ensure_listed(frame: Frame, actor: str, start: int, end: int, cue: str) -> Mention:
    """The mention at tokens [start, end), or a new one of a listed actor (a country as shelter, say)."""
    entry = actors()[actor]
    return _ensure(frame, Mention(start, end, actor, entry.name, entry.kind, "name", entry.side, cue))


def ensure_unnamed(frame: Frame, start: int, end: int, side: str | None = None) -> Mention:
    """The mention at tokens [start, end), or a new one of an unnamed actor described by these words."""
    name = " ".join(token.text for token in frame.doc[start:end] if token.is_alpha).lower() or "unnamed"
    entity = f"u-{slug(' '.join(token.lemma_ for token in frame.doc[start:end] if token.is_alpha))}"
    return _ensure(frame, Mention(start, end, entity, name, EntityKind.UNNAMED, "unnamed", side, "acts"))


def resolve(frame: Frame, token: Token) -> str | None:
    """Entity id of the actor that a token, or the noun phrase it heads, names or refers to."""
    mention = frame.mention_at(token.i)
    if mention is not None:
        return mention.entity
    for child in token.children:  # "TTP commander", "fighters from the BLA"
        if child.dep_ in {"compound", "nmod", "appos", "poss"} and (mention := frame.mention_at(child.i)):
            return mention.entity
    return None


def _ensure(frame: Frame, mention: Mention) -> Mention:
    for token in range(mention.start, mention.end):
        if there := frame.mention_at(token):
            return there
    insort(frame.mentions, mention, key=lambda other: other.start)
    return mention
