"""The two sides of an event: who did it by name, and which actors those it was aimed at stand for."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sourceline.codes import EntityKind, Relation, TargetKind
from sourceline.extract.actors.era import emirate
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.frame import FoundEvent, Frame, Mention, Sentence
from sourceline.extract.links.both import country_of
from sourceline.extract.links.edges import Edge
from sourceline.extract.links.mask import LETTERS, mask
from sourceline.extract.links.names import imply
from sourceline.extract.links.patterns import link_words
from sourceline.model import Target
from sourceline.vocab.actors import actors

_ARTICLES = frozenset({"the", "banned", "outlawed", "proscribed", "both"})
_JOINING = _ARTICLES | {"and", "of", ",", "or", "&"}
_BELONGING = frozenset({"of", "to", "from", "with"})
_FORCES = frozenset({TargetKind.MILITARY, TargetKind.POLICE})
_CLASH = "Armed clash"
_SHELLING = frozenset({"Shelling/artillery/missile attack"})
_FORCE = re.compile(r"<s(\d+)>")
_ANSWER = 2
"""Sentences after those of an event in which an answer to it may be told."""
_BELONGS = frozenset({Relation.LEADS, Relation.MEMBER_OF})


class Sides:
    """Resolves the doers and targets of the events of one report to actors with names."""

    def __init__(self, frame: Frame, structure: Iterable[Edge]) -> None:
        """`structure`: the report's other links, which tell whose man a person is."""
        self._frame = frame
        self.kinds = {mention.entity: mention.kind for mention in [*frame.mentions, *frame.implied]}
        self._groups: dict[str, str] = {}
        for edge in structure:
            if edge.relation in _BELONGS and LETTERS.get(self.kinds.get(edge.target, EntityKind.PERSON)) == "g":
                self._groups.setdefault(edge.source, edge.target)

    def doers(self, found: FoundEvent) -> list[str]:
        """The perpetrators; those who claim it where no perpetrator has a name."""
        event = found.event
        blamed = {blame.entity for blame in event.blamed_on}
        doers = [doer for doer in event.perpetrators if not self._only_blamed(doer, blamed)]
        named = [doer for doer in doers if self._named(doer)]
        return list(dict.fromkeys(named or [*event.claimed_by] or doers))

    def _only_blamed(self, actor: str, blamed: set[str]) -> bool:
        """Whether a state is only said to be behind a deed: the accusation is a link of its own."""
        return actor in blamed and self.kinds.get(actor) in {EntityKind.GOVERNMENT, EntityKind.INTELLIGENCE_SERVICE}

    def targets(self, found: FoundEvent) -> list[str]:
        """The actors aimed at; men of a group stand for it, and several organs of one state for its forces."""
        if found.event.sub_event_type == "Arrests":
            return self._held(found)
        resolved = dict.fromkeys(actor for target in found.event.targets for actor in self._meant(found, target))
        targets = self._as_one(list(resolved))
        if found.event.event_type == "Battles" and not any(self._is_force(actor) for actor in targets):
            return [*targets, *(self._met(found) or self._across(found) or self._nameless_forces(found))]
        if found.event.sub_event_type in _SHELLING and not any(self._is_force(actor) for actor in targets):
            return [*targets, *self._answering_forces(found)]
        return targets

    def _held(self, found: FoundEvent) -> list[str]:
        """Those who were arrested by name, else the group whose men they are where the report is chiefly about it."""
        named = list(dict.fromkeys(target.entity for target in found.event.targets if target.entity))
        if any(self.kinds.get(actor) is EntityKind.PERSON for actor in named):
            return [actor for actor in named if self.kinds.get(actor) is EntityKind.PERSON]
        known = [actor for actor in named if self._named(actor)]
        return known or (self._militants(found) if found.event.main else named)

    def _answering_forces(self, found: FoundEvent) -> Iterator[str]:
        """The forces across the border who are told to have answered shelling by another country's."""
        country = found.event.place.country if found.event.place else None
        last = self._frame.sentences[min(max(found.sentences) + _ANSWER, len(self._frame.sentences) - 1)].end
        told = self._frame.doc[self._frame.sentences[min(found.sentences)].start : last].text
        forces = link_words().forces_in["since" if emirate(self._frame) else "before"].get(country or "")
        doers = [_forces_of(doer) for doer in found.event.perpetrators if self._is_force(doer)]
        if forces and doers and forces not in doers and link_words().answered.search(told):
            yield self._known(forces)

    def _across(self, found: FoundEvent) -> list[str]:
        """The other country's forces where those of one fought at the border, and no militants were their target."""
        forces = link_words().forces_in["since" if emirate(self._frame) else "before"]
        countries = {country_of(doer) for doer in found.event.perpetrators}
        others = [country for country in forces if country not in countries]
        militants = any(target.kind is TargetKind.MILITANTS for target in found.event.targets)
        if found.event.sub_event_type != _CLASH or militants or len(countries) != 1 or len(others) != 1:
            return []
        told = any(self._tells_of(self._frame.sentences[index], others[0]) for index in found.sentences)
        return [self._known(forces[others[0]])] if told else []

    def _tells_of(self, sentence: Sentence, country: str) -> bool:
        """Whether a sentence names a country's forces, or its side of a fight."""
        for mention in self._frame.mentions_in(sentence.start, sentence.end):
            armed = mention.kind is EntityKind.STATE_FORCE or mention.entity == "afghan-taliban"
            if armed and country_of(mention.entity) == country:
                return True
        return bool(link_words().side_of[country].search(self._frame.tokens(sentence).text))

    def _met(self, found: FoundEvent) -> list[str]:
        """The forces that militants are told to have fought with: "killed in an encounter with the police"."""
        if any(self._is_force(doer) for doer in found.event.perpetrators):
            return []
        told = [self._frame.sentences[index] for index in sorted(found.sentences)]
        return self._as_one(list(dict.fromkeys(actor for one in told for actor in self._fought(one))))

    def _fought(self, sentence: Sentence) -> Iterator[str]:
        if not link_words().fought_with.search(self._frame.tokens(sentence).text):
            return
        masked = mask(self._frame, sentence)
        for match in link_words().fought_with.finditer(masked.text):
            for mark in _FORCE.findall(match["forces"] or ""):
                mention = masked.marks[int(mark)].mention
                if mention is not None and self._is_force(mention.entity):
                    yield mention.entity

    def _nameless_forces(self, found: FoundEvent) -> Iterator[str]:
        """The forces of the country that a battle was fought in, where soldiers or policemen were its targets."""
        place = found.event.place
        if place is not None and any(target.kind in _FORCES and not target.entity for target in found.event.targets):
            forces = link_words().forces_in["since" if emirate(self._frame) else "before"].get(place.country or "")
            if forces:
                yield self._known(forces)

    def _meant(self, found: FoundEvent, target: Target) -> list[str]:
        actor = target.entity
        if actor is None:
            state = self._state_of(target)
            unnamed = target.kind is TargetKind.MILITANTS and found.event.main
            return [state] if state else self._militants(found) if unnamed else []
        kind = self.kinds.get(actor)
        if kind is EntityKind.PERSON:
            return [self._group_of(actor) or actor]
        if kind is EntityKind.UNNAMED and target.kind is TargetKind.MILITANTS:
            return self._militants(found) or [actor]
        return [actor]

    def _state_of(self, target: Target) -> str | None:
        """The state that a "Pakistani embassy" belongs to."""
        if target.kind is not TargetKind.GOVERNMENT:
            return None
        states = (context_words().demonyms.get(word) for word in target.text.replace("'s", "").split())
        state = next((state for state in states if state), None)
        return self._known(state) if state else None

    def _as_one(self, targets: list[str]) -> list[str]:
        """Soldiers and policemen attacked together are the state's forces."""
        organs = [actor for actor in targets if self._is_force(actor)]
        parents = {_forces_of(actor) for actor in organs}
        if len(organs) > 1 and len(parents) == 1 and (forces := parents.pop()) is not None:
            return [self._known(forces), *(actor for actor in targets if actor not in organs)]
        return targets

    def _named(self, actor: str) -> bool:
        return self.kinds.get(actor) not in {None, EntityKind.UNNAMED}

    def _is_force(self, actor: str) -> bool:
        return self.kinds.get(actor) is EntityKind.STATE_FORCE

    def _group_of(self, person: str) -> str | None:
        """The armed group that a person is known or told to lead or belong to."""
        entry = actors().get(person)
        group = entry.parent if entry and entry.parent else self._groups.get(person)
        if group is None or LETTERS.get(_kind(group, self.kinds)) != "g":
            return None
        return self._known(group)

    def _known(self, actor: str) -> str:
        """Make a listed actor known that the report only implies."""
        if (listed := actors().get(actor)) is not None:
            imply(self._frame, actor)
            self.kinds.setdefault(actor, listed.kind)
        return actor

    def _militants(self, found: FoundEvent) -> list[str]:
        """The one armed group of the event's own sentences, or those told in one breath ("camps of the A and the B").

        For the main event else the one that the report names.
        """
        near: list[Mention] = []
        for span in (self._frame.sentences[index] for index in found.sentences):
            near += _armed(self._frame.mentions_in(span.start, span.end))
        if not near and found.event.main:
            everywhere = _armed(self._frame.mentions)
            near = everywhere if len(everywhere) > 1 else []
        groups = {m.entity for m in near}
        insurgent = bool(near) and (near[0].side == "militant" or not emirate(self._frame))
        if not insurgent or (len(groups) > 1 and not self._in_one_breath(near)):
            return []
        return list(dict.fromkeys(m.entity for m in near))

    def _in_one_breath(self, mentions: list[Mention]) -> bool:
        """Whether men "of the A and the B" are told of: militants' groups, each once, conjunctions between them."""
        names = [mention for mention in mentions if mention.form == "name"]
        if len(names) != len({mention.entity for mention in mentions}) or any(m.side != "militant" for m in names):
            return False
        doc = self._frame.doc
        before = next((token for token in reversed(doc[: names[0].start]) if token.lower_ not in _ARTICLES), None)
        if before is None or before.lower_ not in _BELONGING:
            return False
        gaps = (doc[one.end : other.start] for one, other in pairwise(names))
        return all(token.lower_ in _JOINING for gap in gaps for token in gap)


def _armed(mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if LETTERS.get(mention.kind) == "g"]


def _kind(actor: str, kinds: dict[str, EntityKind]) -> EntityKind:
    entry = actors().get(actor)
    return entry.kind if entry else kinds.get(actor, EntityKind.PERSON)


def _forces_of(actor: str) -> str | None:
    """The forces that an organ belongs to, or these themselves."""
    entry = actors().get(actor)
    while entry is not None and entry.parent and actors()[entry.parent].kind is EntityKind.STATE_FORCE:
        entry = actors()[entry.parent]
    return entry.id if entry else None
