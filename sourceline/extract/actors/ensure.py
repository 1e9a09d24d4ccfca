"""Mentions made on demand, for other pipes whose rules find an actor that no name or role noun gave away."""

from bisect import insort

from sourceline.codes import EntityKind
from sourceline.extract.actors.names import slug
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.actors import actors


def ensure_listed(frame: Frame, actor: str, start: int, end: int, cue: str) -> Mention:
    """The mention at tokens [start, end), or a new one of a listed actor (a country as shelter, say)."""
    entry = actors()[actor]
    return _ensure(frame, Mention(start, end, actor, entry.name, entry.kind, "name", entry.side, cue))


def ensure_group(frame: Frame, start: int, end: int) -> Mention:
    """The mention at tokens [start, end), or a new one of an unlisted armed group that goes by this name."""
    name = frame.quote(start, end).text
    return _ensure(
        frame, Mention(start, end, f"g-{slug(name)}", name, EntityKind.ARMED_GROUP, "name", "militant", name)
    )


def imply(frame: Frame, entity: str, at: int) -> None:
    """Make a listed actor known that the text means at a token without naming it."""
    if all(mention.entity != entity for mention in [*frame.mentions, *frame.implied]):
        actor = actors()[entity]
        frame.implied.append(Mention(at, at + 1, entity, actor.name, actor.kind, "implied", actor.side, "meant"))


def ensure_unnamed(frame: Frame, start: int, end: int) -> Mention:
    """The mention at tokens [start, end), or a new one of an unnamed actor described by these words."""
    words = [token for token in frame.doc[start:end] if token.is_alpha]
    name = " ".join(token.lower_ for token in words) or "unnamed"
    entity = f"u-{slug(' '.join(token.lemma_.lower() for token in words))}"
    return _ensure(frame, Mention(start, end, entity, name, EntityKind.UNNAMED, "unnamed", None, "protests"))


def _ensure(frame: Frame, mention: Mention) -> Mention:
    for token in range(mention.start, mention.end):
        if there := frame.mention_at(token):
            return there
    insort(frame.mentions, mention, key=lambda other: other.start)
    return mention
