"""Who did it and to whom: agents and targets of triggers, from the parse."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.called import called
from sourceline.extract.dates.patterns import date_words
from sourceline.extract.events.among import is_among
from sourceline.extract.events.credited import accused, charged
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.guesses import without_suspects
from sourceline.extract.events.patterns import status_words, weapon_words
from sourceline.extract.events.people import side_of, target_at
from sourceline.extract.events.syntax import (
    agents,
    conjuncts,
    governing_verb,
    is_passive,
    objects_of_preposition,
    subjects,
)
from sourceline.extract.events.undergoers import SUFFERS, undergoer_heads
from sourceline.extract.frame import Frame, Mention
from sourceline.model import Target
from sourceline.vocab.files import data_file, load_yaml

_BY = frozenset({"by"})
_FROM = frozenset({"from", "by"})
_ON = frozenset({"on", "at", "against", "upon", "toward", "towards", "into", "targeting", "outside", "near"})
_WHEN = frozenset({"after", "following", "since", "before", "amid"})
_OF = frozenset({"of", "on", "against"})
_FIGHTERS = frozenset(
    {
        EntityKind.ARMED_GROUP,
        EntityKind.FACTION,
        EntityKind.STATE_FORCE,
        EntityKind.INTELLIGENCE_SERVICE,
        EntityKind.UNNAMED,
        EntityKind.GOVERNMENT,
    }
)
_TAKEN = "Non-state actor overtakes territory"
_MAX_TARGET = 8
_FOUND_DEAD = frozenset({"bodies found", "captives' bodies"})


def actors_of(frame: Frame, trigger: Trigger) -> list[Token]:
    """Heads of the noun phrases that a trigger names as its doers."""
    head = frame.doc[trigger.head]
    found_dead = trigger.entry.id in _FOUND_DEAD  # by who told of it
    if found_dead or is_among(head) or (trigger.verbal and trigger.entry.harm and head.lemma_.lower() in SUFFERS):
        return []
    if not trigger.verbal and any(child.lower_ in status_words()["of_others"] for child in head.lefts):
        return []
    if _is_under(head):
        return list(objects_of_preposition(frame.doc[trigger.end - 1], _FROM)) or list(
            objects_of_preposition(head, _FROM)
        )
    if taken := list(_fallen_to(frame, trigger)):
        return [token for noun in taken for token in conjuncts(noun)]
    if trigger.verbal:
        found = agents(head)
        if not found and not is_passive(head):
            found = list(_planted_by(head)) or accused(head) or _acting(trigger, head)
    else:
        found = list(objects_of_preposition(head, _BY))
        found += [
            child for child in head.children if child.dep_ in {"poss", "compound", "nmod"} and frame.mention_at(child.i)
        ]
        found += [child for child in head.lefts if child.dep_ == "amod" and _is_group(frame, child)]
        found = found or list(_of_clause(head)) or charged(head)
        verb = None if is_when(head) else governing_verb(head)
        verb = None if verb is not None and _is_under(verb) else verb
        if not found and verb is not None and verb.lemma_.lower() in status_words()["light"] and not _is_denied(verb):
            found = agents(verb) or ([] if head.dep_ in {"nsubj", "nsubjpass"} else accused(verb) or subjects(verb))
    found = found or list(_at_the_hands_of(head)) or list(_planted_by(head))
    return without_suspects(frame, head, [token for noun in found for token in conjuncts(noun)])


def is_when(noun: Token) -> bool:
    """`launched a search after the attack`: what an act came after is not what was launched."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _WHEN


def _is_group(frame: Frame, word: Token) -> bool:
    """`a JuA bombing`, the group's name taken for an adjective."""
    mention = frame.mention_at(word.i)
    return mention is not None and mention.kind in {EntityKind.ARMED_GROUP, EntityKind.FACTION}


def _acting(trigger: Trigger, verb: Token) -> list[Token]:
    """The verb's subjects, unless they are the hurt: `Commander shot dead in Hub`, a headline without its auxiliary.

    Nor are they where it only tells what came of an attack on them: `a convoy came under fire, killing four`.
    """
    first = verb
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.dep_ == "advcl" and _is_under(first.head):
        return []
    if first.dep_ == "advcl" and first.tag_ == "VBG" and (meanwhile := _when_clause(first)):
        return subjects(meanwhile)
    hurt = undergoer_heads(verb, trigger, shared=False) if trigger.entry.harm else []
    return [noun for noun in subjects(verb) if noun not in hurt]


def _when_clause(participle: Token) -> Token | None:
    """`Guards were asleep when gunmen attacked, killing two`: the verb of the clause before, whose doers killed."""
    before = (child for child in participle.head.children if child.dep_ == "advcl" and child.i < participle.i)
    whens = [verb for verb in before if any(child.lower_ == "when" for child in verb.children) and subjects(verb)]
    return whens[-1] if whens else None


def _fallen_to(frame: Frame, trigger: Trigger) -> Iterator[Token]:
    """`the town fell to the group`, `is in the hands of the group`: whoever holds it now has taken it."""
    if trigger.entry.type != _TAKEN:
        return
    head, last = frame.doc[trigger.head], frame.doc[trigger.end - 1]
    if trigger.verbal and head.lemma_.lower() == "fall":
        yield from objects_of_preposition(head, frozenset({"to"}))
    elif last.lower_ == "of" and frame.doc[trigger.start].pos_ == "ADP":  # not `took control of the town`
        yield from (child for child in last.children if child.dep_ == "pobj")


def _is_under(head: Token) -> bool:
    """`come under fire`: the subject is attacked."""
    return head.lemma_ == "come" and any(child.lower_ == "under" for child in head.children)


def _is_denied(verb: Token) -> bool:
    """`denied that it was behind the attack`."""
    return any(token.lemma_.lower() in {"deny", "reject", "dismiss"} for token in verb.ancestors)


def _of_clause(noun: Token) -> Iterator[Token]:
    """`strikes that Pakistan carried out`, `an attack mounted by the group`: the doer in the clause on a noun."""
    for clause in noun.children:
        if (
            clause.dep_ in {"relcl", "acl"}
            and clause.lemma_.lower() in status_words()["light"] | status_words()["plants"]
        ):
            about = any(child.dep_ == "dobj" and child.tag_ == "WDT" for child in clause.children)
            own = [child for child in clause.children if about and child.dep_ == "nsubj"]
            yield from agents(clause) or own


def _planted_by(head: Token) -> Iterator[Token]:
    """`hit a mine planted by the group`, `the group planted the bomb that killed five`: whoever laid the bomb."""
    for noun in head.children:
        if noun.dep_ in {"dobj", "nsubj", "pobj"}:
            for clause in noun.children:
                if clause.dep_ == "acl" and clause.lemma_.lower() in status_words()["plants"]:
                    yield from agents(clause)
    bomb, planted = head.head, head.head.head
    if head.dep_ == "relcl" and bomb.dep_ == "dobj" and planted.lemma_.lower() in status_words()["plants"]:
        yield from subjects(planted)


def _at_the_hands_of(head: Token) -> Iterator[Token]:
    for noun in objects_of_preposition(head, frozenset({"at"})):
        if noun.lower_ in {"hands", "hand"}:
            yield from objects_of_preposition(noun, frozenset({"of"}))


def fighter(frame: Frame, token: Token) -> Mention | None:
    """The armed actor, force or unnamed group that a noun phrase names."""
    mention = frame.mention_at(token.i)
    if mention is not None and mention.form == "unnamed":
        mention = called(frame, token, mention) or _group_before(frame, mention) or mention
    if mention is None and token.lower_ in {"it", "they"}:
        before = [m for m in frame.mentions_in(frame.sentence_at(token.i).start, token.i) if m.kind in _FIGHTERS]
        heads = [m for m in before if any(t.dep_ == "nsubj" for t in frame.doc[m.start : m.end])]
        return (heads or before)[-1] if before else None
    if mention is None and (of := _men_of(frame, token)):
        return of
    if mention is None:
        inside = [
            frame.mention_at(child.i) for child in token.lefts if child.dep_ in {"compound", "amod", "nmod", "poss"}
        ]
        mention = next((m for m in inside if m is not None and _fights(m)), None)
        if mention is not None and side_of(frame, token)[0] == "" and mention.kind is not EntityKind.UNNAMED:
            word = target_at(frame, token)
            armed = next(weapon_words().at(frame.doc, token.i, token.i + 1), None) is not None
            if not armed and (word is None or not word.person):
                return None
    if mention is None or not _fights(mention):
        return None
    return mention


def _fights(mention: Mention) -> bool:
    return mention.kind in _FIGHTERS or mention.entity in fighting_bodies()


@lru_cache(maxsize=1)
def fighting_bodies() -> frozenset[str]:
    """The alliances that send troops and aircraft under their own name, from data/words/roles.yaml."""
    return frozenset(load_yaml(data_file("words", "roles.yaml"))["fighting_bodies"])


def _group_before(frame: Frame, unnamed: Mention) -> Mention | None:
    """`a Taliban suicide bomber`: the group named right before an unnamed fighter is his."""
    before = frame.mention_at(unnamed.start - 1) if unnamed.start else None
    armed = before is not None and before.kind in {EntityKind.ARMED_GROUP, EntityKind.FACTION}
    return before if armed else None


def _men_of(frame: Frame, token: Token) -> Mention | None:
    """The group whose men a noun names: `fighters of the group`."""
    word = target_at(frame, token)
    if word is None or not word.person:
        return None
    found = (frame.mention_at(noun.i) for noun in objects_of_preposition(token, frozenset({"of", "from"})))
    return next((mention for mention in found if mention is not None and mention.kind in _FIGHTERS), None)


def targets_of(frame: Frame, trigger: Trigger) -> Iterator[Target]:
    """Who or what a trigger was directed at."""
    head = frame.doc[trigger.head]
    nouns = _target_heads(trigger, head)
    for noun in (token for found in nouns for token in conjuncts(found)):
        if (target := _target(frame, noun)) is not None:
            yield target


def _target_heads(trigger: Trigger, head: Token) -> Iterable[Token]:
    if trigger.entry.harm in {"killed", "injured", "abducted", "detained"} and not (
        trigger.entry.kind == "assault" and not trigger.verbal
    ):
        yield from undergoer_heads(head, trigger)
    if _is_under(head):
        yield from subjects(head)
    elif trigger.verbal:
        if trigger.entry.harm is None:
            yield from (child for child in head.children if child.dep_ in {"dobj", "nsubjpass"})
        yield from objects_of_preposition(head, _ON)
        for child in head.children:
            if child.dep_ == "dobj":
                yield from objects_of_preposition(child, _ON)
    else:
        yield from objects_of_preposition(head, _OF | _ON)


def _target(frame: Frame, noun: Token) -> Target | None:
    word, mention = target_at(frame, noun), frame.mention_at(noun.i)
    if word is None and mention is None and noun.pos_ != "PROPN":
        return None
    if frame.place_at(noun.i) is not None or frame.date_at(noun.i) is not None or _is_day(noun):
        return None
    side, kind = side_of(frame, noun)
    del side
    left = min(
        (child.left_edge.i for child in noun.lefts if child.dep_ in {"compound", "amod", "nummod", "nmod", "poss"}),
        default=noun.i,
    )
    quote = frame.quote(max(left, noun.i - _MAX_TARGET), noun.i + 1)
    return Target(quote.text, kind, mention.entity if mention else None)


def _is_day(noun: Token) -> bool:
    """`attacked on Friday`, also where no publication date tells which one; `on March 3`, not a march."""
    words = date_words()
    numbered = any(child.pos_ == "NUM" for child in noun.children)
    return noun.lower_ in words.weekdays or (noun.lower_ in words.months and numbered)


def militant_or_force(frame: Frame, tokens: Iterable[Token]) -> str:
    """Side of the first doer that has one; helicopters are the forces'."""
    sides = ("forces" if token.lemma_.lower() in state_aircraft() else side_of(frame, token)[0] for token in tokens)
    return next((side for side in sides if side in {"militants", "forces"}), "")


@lru_cache(maxsize=1)
def state_aircraft() -> frozenset[str]:
    """Lemmas of the aircraft that only states fly, from data/words/roles.yaml."""
    return frozenset(load_yaml(data_file("words", "roles.yaml"))["state_aircraft"])
