"""Edges while they are being collected, and the actors at their ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.codes import FAMILY_OF, EntityKind, LinkStatus, Relation, RelationFamily
from sourceline.extract.actors.ensure import ensure_listed
from sourceline.extract.actors.era import emirate
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.mask import Mark
from sourceline.extract.links.names import imply, person
from sourceline.extract.links.patterns import link_words
from sourceline.model import DateSpan, Quote
from sourceline.vocab.actors import actors

_TOLD_WITHIN = frozenset({Relation.PLEDGED_TO, Relation.ALLIED_WITH})
"""What reports tell of a group and its own wing as well: "the Haqqani network, an ally of the Taliban"."""
_STATE_SIDES = frozenset({"pakistan", "afghanistan", "international"})
_REPUBLIC = frozenset({"ansf", "ana", "afghan-government"})
"""Of the Afghan state that foreign forces fought for until 2021."""
_FIGHTS = frozenset({Relation.ATTACKS, Relation.CLASHES_WITH})
_FOREIGN = "across the border"


@dataclass(frozen=True, slots=True)
class Edge:
    """One reading of a link, before readings of the same link are put together."""

    source: str
    relation: Relation
    target: str
    status: LinkStatus
    quotes: tuple[Quote, ...]
    date: DateSpan | None
    cue: str


def end_of(frame: Frame, mark: Mark, relation: Relation) -> str | None:
    """The entity at one end of a link; a country becomes a mention of its state, or of its land as a shelter."""
    if mark.mention is not None:
        return _group_led(frame, mark.mention) if relation is Relation.PART_OF else mark.mention.entity
    if mark.is_name:
        return person(frame, mark.start, mark.end)
    if mark.country == _FOREIGN:
        return _foreign(frame, mark)
    country = mark.country or ""
    actor = context_words().demonyms.get(country)
    if actor == "iea" and not emirate(frame):
        actor = "afghanistan" if relation is Relation.SHELTERS else "afghan-government"
    if actor is None:
        return None
    if mark.is_meant:
        imply(frame, actor)
        return actor
    return ensure_listed(frame, actor, mark.start, mark.end, country).entity


def _group_led(frame: Frame, mention: Mention) -> str:
    """The group of a listed leader: an outfit "tied to" its leader is part of the group."""
    entry = actors().get(mention.entity)
    if entry is None or entry.kind is not EntityKind.PERSON or entry.role != "leader" or not entry.parent:
        return mention.entity
    imply(frame, entry.parent)
    return entry.parent


def government_of(frame: Frame, actor: str) -> str:
    """The government that deals for a state's forces or offices; any other actor deals for himself."""
    for body in line_of(actor):
        if government := link_words().deals_for.get(body):
            imply(frame, government)
            return government
    return actor


def speaks_for(frame: Frame, actor: str) -> str | None:
    """The government or group that an office-holder, spokesman or organ speaks for; None for a person of nobody."""
    for body in line_of(actor):
        government = link_words().deals_for.get(body, body)
        entry = actors().get(government)
        if entry is not None and entry.kind in {EntityKind.GOVERNMENT, EntityKind.ARMED_GROUP}:
            imply(frame, government)
            return government
    return None if actor.startswith("p-") else actor


def forces_of(frame: Frame, actor: str) -> str:
    """The forces that fight where a government is said to; any other actor fights himself."""
    if forces := link_words().fights_for.get(actor):
        imply(frame, forces)
        return forces
    return actor


def _foreign(frame: Frame, mark: Mark) -> str | None:
    """Who sits across the border: the unnamed backers of the sentence before, else Afghanistan."""
    index = frame.sentence_at(mark.start).index
    before = frame.sentences[max(0, index - 1)]
    backers = [
        m for m in frame.mentions_in(before.start, mark.start) if m.kind is EntityKind.UNNAMED and m.cue == "handlers"
    ]
    if backers:
        return backers[-1].entity
    actor = "iea" if emirate(frame) else "afghanistan"
    return ensure_listed(frame, actor, mark.start, mark.end, _FOREIGN).entity


def fits(source: str, relation: Relation, target: str) -> bool:
    """Whether a relation can hold: two actors, and no conflict or help inside one organisation."""
    if source == target or (relation is Relation.SHELTERS and _shelters_none(source, target)):
        return False
    if FAMILY_OF[relation] is RelationFamily.STRUCTURE or relation in _TOLD_WITHIN:
        return True
    if FAMILY_OF[relation] is RelationFamily.CONFLICT and _side(source) == _side(target) in _STATE_SIDES:
        return False
    if relation in _FIGHTS and _were_allies(source, target):
        return False
    return target not in line_of(source) and source not in line_of(target)


def _were_allies(one: str, other: str) -> bool:
    """Whether one is of the Afghan republic and the other of its foreign allies: they struck together."""
    return any(a in _REPUBLIC and _side(b) == "international" for a, b in ((one, other), (other, one)))


def _shelters_none(host: str, guest: str) -> bool:
    """Whether a group is at home where it is, or is its host's enemy: the Islamic State's men under the Taliban."""
    if "afghan-taliban" in line_of(guest):
        return _side(host) != "pakistan"
    return "afghan-taliban" in line_of(host) and "islamic-state" in line_of(guest)


def at_home(host: str, guest: str) -> bool:
    """Whether a group is of the country that is told to have it, so that being there is no shelter."""
    state, group = actors().get(host), actors().get(guest)
    return state is not None and group is not None and state.country is not None and state.country == group.country


def _side(actor: str) -> str | None:
    entry = actors().get(actor)
    return entry.side if entry else None


def line_of(actor: str) -> Iterator[str]:
    """An actor and all it is part of."""
    at: str | None = actor
    while at is not None:
        yield at
        entry = actors().get(at)
        at = entry.parent if entry else None


def date_in(frame: Frame, sentence: Sentence) -> DateSpan | None:
    """The only date of a sentence, if it has just one."""
    dates = [date for date in frame.dates if sentence.start <= date.start < sentence.end]
    return dates[0].span if len(dates) == 1 else None
