"""From a finished frame to the records of the model."""

from sourceline.extract.frame import Frame, Mention
from sourceline.model import Entity, Extraction


def extraction_of(frame: Frame) -> Extraction:
    """The records that a frame holds; entities are its mentions grouped by id, in order of first mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in [*frame.mentions, *frame.implied]:
        groups.setdefault(mention.entity, []).append(mention)
    entities = tuple(
        Entity(entity, group[0].name, group[0].kind, tuple(frame.quote(m.start, m.end) for m in group))
        for entity, group in groups.items()
    )
    return Extraction(
        document=frame.document,
        published=frame.published or frame.document.published,
        published_quote=frame.published_quote,
        entities=entities,
        events=tuple(found.event for found in frame.events),
        links=tuple(frame.links),
        claims=tuple(frame.claims),
    )
