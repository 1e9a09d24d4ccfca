"""All links of a report; readings of the same link are one link with several quotes."""

from collections.abc import Iterator

from sourceline.codes import SYMMETRIC, LinkStatus, Relation
from sourceline.extract.frame import Frame
from sourceline.extract.links.edges import Edge
from sourceline.extract.links.fights import by_event
from sourceline.extract.links.identified import belonged, identified
from sourceline.extract.links.nameless import named_later
from sourceline.extract.links.offices import in_office
from sourceline.extract.links.reconcile import reconcile
from sourceline.extract.links.roles import by_role
from sourceline.extract.links.verbs import by_verb
from sourceline.extract.links.wording import by_wording
from sourceline.model import Link, record_id

_MOST_QUOTES = 6
_RANK = (LinkStatus.ASSERTED, LinkStatus.ALLEGED, LinkStatus.DENIED)


def links(frame: Frame) -> Iterator[Link]:
    """Links in order of their first quote."""
    together: dict[tuple[str, Relation, str], list[Edge]] = {}
    for edge in _edges(frame):
        together.setdefault(_key(edge), []).append(edge)
    used: dict[tuple[int, int], int] = {}
    for readings in together.values():
        yield _link(frame, readings, used)


def _edges(frame: Frame) -> list[Edge]:
    readers = (by_wording, by_verb, by_role, identified, belonged, in_office)
    worded = [edge for sentence in frame.body() for read in readers for edge in read(frame, sentence)]
    worded += named_later(frame, worded)
    found = [*by_event(frame, worded), *worded]
    return reconcile(frame, found)


def _key(edge: Edge) -> tuple[str, Relation, str]:
    ends = sorted((edge.source, edge.target)) if edge.relation in SYMMETRIC else [edge.source, edge.target]
    return ends[0], edge.relation, ends[1]


def _link(frame: Frame, readings: list[Edge], used: dict[tuple[int, int], int]) -> Link:
    first = readings[0]
    quotes = {(quote.start, quote.end): quote for edge in readings for quote in edge.quotes}
    anchor = first.quotes[0]
    ordinal = used.get((anchor.start, anchor.end), 0)
    used[anchor.start, anchor.end] = ordinal + 1
    return Link(
        id=record_id(frame.document.sha256, "link", anchor.start, anchor.end, ordinal),
        source=first.source,
        relation=first.relation,
        target=first.target,
        status=min((edge.status for edge in readings), key=_RANK.index),
        quotes=tuple(list(quotes.values())[:_MOST_QUOTES]),
        date=next((edge.date for edge in readings if edge.date), None),
        cues=tuple(dict.fromkeys(edge.cue for edge in readings)),
    )
