"""Triggers and events in the making."""

from dataclasses import dataclass, field

from sourceline.codes import EventStatus
from sourceline.extract.events.patterns import TriggerEntry
from sourceline.model import Blame, Count, DateSpan, Place, Target


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens [start, end) that tell of an event, their head token, and how far it got."""

    start: int
    end: int
    head: int
    sentence: int
    entry: TriggerEntry
    verbal: bool
    status: EventStatus
    definite: bool = False
    """`the attack`: refers to an event that was told, or is known."""
    plural: int | None = None
    """For `three separate operations`: how many; 0 for an unnumbered plural."""
    ordinal: str = ""
    """For `the second blast`: `second`."""


@dataclass(slots=True)
class Toll:
    """One statement of how many people suffered what, and on which side."""

    harm: str
    """`killed`, `injured`, `detained`, `abducted` or `rescued`."""
    side: str
    """`forces`, `militants`, `civil`, or `` when unknown."""
    count: Count
    sentence: int
    head: int
    additional: bool = False
    total: bool = False
    """A stated sum (`the death toll rose to 8`)."""
    shared: bool = False
    """Less than the whole story: some `of them`, or one event's share of a figure for several."""
    moved: bool = False
    """`Three of the wounded died`: no longer among the hurt of the account before."""


@dataclass(slots=True)
class Draft:
    """An event in the making: what one or more sentences told about it."""

    triggers: list[Trigger]
    sentences: set[int]
    status: EventStatus = EventStatus.OCCURRED
    tolls: list[Toll] = field(default_factory=list)
    date: DateSpan | None = None
    date_sure: bool = False
    """The date stands with the trigger; otherwise it is only the day of the report."""
    date_own: bool = False
    """The date hangs on the trigger itself, not only somewhere in its sentence."""
    place: Place | None = None
    places: list[Place] = field(default_factory=list)
    """All scenes that the sentence names; several make it a summary."""
    perpetrators: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    claimed_by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    blamed_on: list[Blame] = field(default_factory=list)
    attributed_to: list[str] = field(default_factory=list)
    """Armed groups and states that an account ascribes it to, without an accusation."""
    weapon: str | None = None
    weapon_type: str | None = None
    weapon_rank: int = 99
    """Place in data/words/weapons.yaml: the more telling weapon has the lower rank."""
    own_place: bool = False
    """The place stands in its own sentences, not only in those around."""
    attacker_side: str = ""
    victim_side: str = ""
    part_of_summary: bool = False
    """Made from a sum of several events, and not yet told by itself."""
    count: int = 1
    """How many events its words stand for (`three separate operations`)."""
    new: bool = False
    """Its words say it is another one."""
    lists: bool = False
    """Its sentence lists others than the event told (`These have included an attack on a temple`)."""
    shifts: bool = False
    """Its sentence opens by going over to another event (`Earlier in the day`)."""
    came_before: bool = False
    """Its words hang on the news as what came before it (`the blast follows the killing of`)."""
    apart: bool = False
    """Its sentence opens by saying that it is another event (`In a separate incident`)."""
    bullet: bool = False
    """Told in one of the points above a report."""
    again: bool = False
    """Its doers are those of an event told before (`the attackers`)."""
    gapped: bool = False
    """Its verb tells of others too (`three were killed in A and two in B`)."""
    fronted: bool = False
    """Its sentence opens with a day."""
    held_for: bool = False
    """Named only as what somebody is held for (`arrested over the blast`)."""
    background: bool = False
    headline: bool = False
    leads: bool = False
    """The first of those that a sum at the head of a report was told of."""

    @property
    def first(self) -> int:
        """Number of its first sentence."""
        return min(self.sentences)

    @property
    def kinds(self) -> set[str]:
        """Kinds of its triggers."""
        return {trigger.entry.kind for trigger in self.triggers}

    @property
    def types(self) -> list[str]:
        """Sub-event types that its triggers fix, strong ones first."""
        strong = [t.entry.type for t in self.triggers if t.entry.type and not t.entry.weak]
        return strong + [t.entry.type for t in self.triggers if t.entry.type and t.entry.weak]
