"""Who did it where the words of an event do not say: forces, parties, a group named beside or before."""

from spacy.tokens import Token

from sourceline.codes import EntityKind, EventStatus
from sourceline.extract.actors.called import called
from sourceline.extract.actors.ensure import ensure_unnamed, imply
from sourceline.extract.actors.era import state_then
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.events.described import add_described
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.forces import (
    add_air_forces,
    add_clash_sides,
    add_fallen_forces,
    add_forces,
    add_forces_across,
    add_foreign_forces,
    send_forces,
    states_before,
)
from sourceline.extract.events.kind import is_diplomacy, is_violent, sub_event_type
from sourceline.extract.events.parties import add_government, add_groups, add_parties
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.events.protests import add_protesters
from sourceline.extract.events.responders import drop_deniers, drop_responders
from sourceline.extract.events.roles import actors_of
from sourceline.extract.events.scene import is_past_deed
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab import actors

_BY_FORCES = frozenset({"Arrests", "Disrupted weapons use"})
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_ACROSS = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_SHELLING = "Shelling/artillery/missile attack"
_FROM_THE_AIR = frozenset({"Air/drone strike"})
_PROTESTS = frozenset({"Peaceful protest", "Violent demonstration", "Protest with intervention", "Mob violence"})
_CHANGE = "Change to group/activity"
_CLOSURE = "Border closure or reopening"
_FIRE = frozenset({"fire", "firing", "gunfire", "bullets", "ambush"})
_MEANWHILE = frozenset({"while", "whereas"})
_REACH = 1500
"""Tokens around a battle in which its unnamed forces are looked for: about an article."""


def settle_actors(frame: Frame, draft: Draft, earlier: list[Draft]) -> None:
    """Fill in actors that a draft only implies; `earlier`: the events told before it."""
    types = {t.entry.type for t in draft.triggers}
    denied = draft.status is EventStatus.ALLEGED and bool(draft.denied_by)
    drop_responders(frame, draft)
    arrests = any(t.entry.type in _BY_FORCES and t.entry.kind == "act" for t in draft.triggers)
    captives = arrests and draft.attacker_side == "militants"
    if is_violent(draft):
        _settle_doers(frame, draft, earlier)
    else:
        _settle_acts(frame, draft, types)
    if denied:
        drop_deniers(draft)
    elif not draft.perpetrators and (is_violent(draft) or arrests):
        _add_implied(frame, draft, arrests=arrests and not captives)
    add_fallen_forces(frame, draft)


def _add_implied(frame: Frame, draft: Draft, *, arrests: bool) -> None:
    """The doers of violence and arrests of which only the side is told."""
    if sub_event_type(draft) == _SHELLING:
        add_forces_across(frame, draft)
    if draft.perpetrators:
        return
    if sub_event_type(draft) in _FROM_THE_AIR:
        add_air_forces(frame, draft)
    elif draft.attacker_side == "forces" or arrests or _is_operation(draft):
        add_forces(frame, draft)
    elif draft.attacker_side == "militants":
        _add_unnamed(frame, draft)
    if not draft.perpetrators:
        add_described(frame, draft)


def _is_operation(draft: Draft) -> bool:
    """Whether only an operation is told of, which forces carry out."""
    return draft.kinds == {"operation"} and draft.attacker_side != "militants"


def _settle_acts(frame: Frame, draft: Draft, types: set[str | None]) -> None:
    """The parties of agreements, the states that close borders, those who protest."""
    if "Agreement" in types or is_diplomacy(draft):
        add_parties(frame, draft)
    if _CHANGE in types and not draft.perpetrators:
        add_groups(frame, draft)
    if _CLOSURE in types and not draft.perpetrators:
        _add_authorities(frame, draft)
    if "Other" in types and not draft.perpetrators:
        add_government(frame, draft)
    if types & _PROTESTS and not _named(draft):
        add_protesters(frame, draft)


def _settle_doers(frame: Frame, draft: Draft, earlier: list[Draft]) -> None:
    """Who did violence, by what is told before it, by an account, by its fallen and by the men in the news."""
    _take_up(frame, draft, earlier)
    _add_blamed(frame, draft)
    send_forces(frame, draft)
    add_clash_sides(frame, draft)
    add_foreign_forces(frame, draft)
    if draft.attacker_side != "forces":
        _name_attackers(frame, draft)
    if draft.background and not draft.perpetrators and draft.attacker_side == "militants":
        _add_group_of_the_news(frame, draft)


def _add_group_of_the_news(frame: Frame, draft: Draft) -> None:
    """`The slain men were involved in the killing of two teachers`: the group of the men in the news did it."""
    anchor = draft.triggers[0].head
    if not any(is_past_deed(frame, trigger) for trigger in draft.triggers):
        return
    before = [
        m for m in frame.mentions_in(max(anchor - _REACH, 0), anchor) if m.kind in _ARMED and m.side == "militant"
    ]
    if before:
        draft.perpetrators.append(before[-1].entity)


def _add_authorities(frame: Frame, draft: Draft) -> None:
    """The state whose side does it: `the Afghan side shut the crossing`."""
    doers = [token for trigger in draft.triggers for token in actors_of(frame, trigger)]
    if state := next((state for token in doers for state in states_before(token)), None):
        draft.perpetrators.append(state_then(frame, state))
        imply(frame, state_then(frame, state), draft.triggers[0].head)


def _take_up(frame: Frame, draft: Draft, earlier: list[Draft]) -> None:
    """`the same group bombed`, `aircraft also struck`: the doer of the event told before."""
    doers = [token for trigger in draft.triggers for token in actors_of(frame, trigger)]
    same = any(child.lower_ == "same" for token in doers for child in token.children)
    part = draft.part_of_summary and draft.kinds == {"clash"} and not _named(draft)
    another = any(token.lower_ in {"another", "one"} for token in doers)
    across = bool({t.entry.type for t in draft.triggers} & _ACROSS) and not _named(draft)
    across = across and not any(state for token in doers for state in states_before(token))
    if not (same or another or across or part):
        return
    for other in reversed(earlier):
        if part and draft.first - max(other.sentences) > 1:
            return
        alike = not across or {t.entry.type for t in other.triggers} & _ACROSS
        found = [*other.claimed_by, *_named(other)]
        if across:
            found = [entity for entity in found if _is_state(frame, entity) and not _is_at_home(draft, entity)]
        if alike and found:
            draft.perpetrators = list(dict.fromkeys(found)) if same or across or part else [*draft.perpetrators, *found]
            return


def _is_at_home(draft: Draft, entity: str) -> bool:
    """Whether a state would have shelled its own towns."""
    actor = actors().get(entity)
    return (
        actor is not None
        and draft.place is not None
        and actor.country is not None
        and actor.country == draft.place.country
    )


def _is_state(frame: Frame, entity: str) -> bool:
    return any(mention.entity == entity and mention.kind in _STATE for mention in [*frame.mentions, *frame.implied])


def _named(draft: Draft) -> list[str]:
    """Its doers that are called by name."""
    return [entity for entity in draft.perpetrators if entity in actors() or entity.startswith("g-")]


def _add_blamed(frame: Frame, draft: Draft) -> None:
    """The group that an account ascribes an attack to; the state accused of strikes from across the border."""
    if _named(draft) or draft.claimed_by:
        return
    kinds = {mention.entity: mention.kind for mention in frame.mentions}
    found = [entity for entity in draft.attributed_to if kinds.get(entity) in _ARMED]
    if {t.entry.type for t in draft.triggers} & _ACROSS or "bomb" in _lemmas(frame, draft):
        sides = {mention.entity: mention.side for mention in frame.mentions}
        blamed = [blame.entity for blame in draft.blamed_on]
        found += [b for b in blamed if kinds.get(b) in _STATE and sides.get(b) in {"pakistan", "afghanistan"}]
    draft.perpetrators += found


def _lemmas(frame: Frame, draft: Draft) -> set[str]:
    return {frame.doc[trigger.head].lemma_.lower() for trigger in draft.triggers}


def _name_attackers(frame: Frame, draft: Draft) -> None:
    """The group whose men fell while they attacked: militants are never the victims of militants here."""
    if _named(draft):
        return
    armed = {m.entity for m in frame.mentions if m.kind in _ARMED and m.side == "militant"}
    fallen = [target.entity for target in draft.targets if target.kind.value == "militants" and target.entity]
    draft.perpetrators += [entity for entity in dict.fromkeys(fallen) if entity in armed]


def _add_unnamed(frame: Frame, draft: Draft) -> None:
    """The gunmen or the bomber of its sentences, where the parse did not make them the doers."""
    # `police intercepted a suicide bomber`: he is stopped, and still the one who set out to do it
    aimed = {target.entity for target in draft.targets if "bomber" not in target.text.lower()}
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        for mention in frame.mentions_in(sentence.start, sentence.end):
            noun = frame.doc[mention.end - 1]
            apart = _is_modifier(noun) or mention.entity in aimed or _acts_meanwhile(draft, noun)
            if not apart and _is_gunman(frame, mention):
                named = called(frame, frame.doc[mention.end - 1], mention)
                draft.perpetrators.append((named or mention).entity)
                return
    tokens = (token for index in sorted(draft.sentences) for token in frame.tokens(frame.sentences[index]))
    if fighters := next((token for token in tokens if _is_of_militants(token)), None):
        draft.perpetrators.append(ensure_unnamed(frame, fighters.i, fighters.i + 1).entity)


def _acts_meanwhile(draft: Draft, noun: Token) -> bool:
    """Whether somebody does something else in a clause beside: `four died in A, while in B gunmen shot a guard`."""
    beside = (verb for verb in noun.ancestors if any(child.lower_ in _MEANWHILE for child in verb.lefts))
    heads = [noun.doc[trigger.head] for trigger in draft.triggers]
    return any(all(verb != head and not verb.is_ancestor(head) for head in heads) for verb in beside)


def _is_gunman(frame: Frame, mention: Mention) -> bool:
    """Whether unnamed militants may be the attackers: not `the perpetrators`, nor `no outfit`."""
    noun = frame.doc[mention.end - 1]
    nobody = noun.lower_ in role_words().wanted or any(child.lower_ == "no" for child in noun.children)
    return mention.kind is EntityKind.UNNAMED and mention.side == "militant" and not nobody


def _is_modifier(noun: Token) -> bool:
    """`the militants ability`, `militant-infested`: words that describe something else than an attack of theirs."""
    return noun.dep_ in {"compound", "poss", "nmod", "amod", "npadvmod"} and noun.head.lower_ not in event_nouns()


def _is_of_militants(token: Token) -> bool:
    """`militant fire`, `an insurgent ambush`; of a `terrorist attack` nobody knows whose it was."""
    owned = token.dep_ in {"compound", "amod", "nmod"} and token.lower_ in role_words().militants
    return owned and token.head.lower_ in _FIRE
