"""All mentions of a document, by finders in order of trust."""

from sourceline.extract.actors.context import Context
from sourceline.extract.actors.draft import Draft
from sourceline.extract.actors.groups import add_groups
from sourceline.extract.actors.listed import add_listed
from sourceline.extract.actors.people import add_people
from sourceline.extract.actors.roles import add_roles
from sourceline.extract.frame import Frame, Mention, Role

_ASIDE = frozenset({Role.FURNITURE, Role.DATELINE})


def mentions(frame: Frame) -> list[Mention]:
    """Every actor that the text names or describes, in order, without overlaps."""
    draft = Draft(frame.doc)
    context = Context(draft.text, frame.published or frame.document.published)
    add_listed(draft, context)
    add_groups(draft)
    add_people(draft)
    add_roles(draft, context)
    return [mention for mention in draft.finish() if frame.sentence_at(mention.start).role not in _ASIDE]
