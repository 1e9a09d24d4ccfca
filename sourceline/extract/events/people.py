"""How many people a noun phrase stands for, and on which side they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from sourceline.codes import EntityKind, TargetKind
from sourceline.extract.actors.era import emirate
from sourceline.extract.events.patterns import TargetWord, event_nouns, harm_words, target_words
from sourceline.extract.frame import Frame, Mention, NumberMention, within
from sourceline.model import Count
from sourceline.vocab.actors import actors

_POLICE, _RULERS = "pak-police", "afghan-taliban"
_SERVING = frozenset({"security", "police", "guards", "soldiers", "personnel", "officials", "employees", "forces"})
_STAFF = frozenset({"official", "officials"})
_FORCE_KINDS = frozenset({EntityKind.STATE_FORCE, EntityKind.INTELLIGENCE_SERVICE})
_ARMED_KINDS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_BACK = 60
_HURT = frozenset({"injured", "wounded", "hurt", "killed"})
_PARTS = frozenset({"including"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"})
_GROUP_WORDS = frozenset({"group", "outfit", "organisation", "organization", "militia"})
_TIMES = {"twice": 2, "times": 0, "half": 0}
"""What a word before `as many` makes of a number; 0 for what it leaves open."""
_PERSON_WORDS = frozenset({"who", "he", "she", "him", "her"})


@dataclass(frozen=True, slots=True)
class Group:
    """Some people: how many (None where unknown), their side and target kind, and their head token."""

    count: Count | None
    side: str
    kind: TargetKind
    head: int
    additional: bool


def target_at(frame: Frame, token: Token) -> TargetWord | None:
    """The target word that ends at a token, the longest one."""
    for start in range(max(token.i - 3, token.sent.start), token.i + 1):
        for end, word in target_words().at(frame.doc, start, token.i + 1):
            if end == token.i + 1:
                return word
    return None


def is_person(frame: Frame, token: Token) -> bool:
    """Whether the target lists know a token as a word for people."""
    word = target_at(frame, token)
    return word is not None and word.person


def side_of(frame: Frame, token: Token) -> tuple[str, TargetKind]:
    """Side (`forces`, `militants`, `civil` or ``) and target kind of the people or things that a token names."""
    mention = frame.mention_at(token.i)
    word = target_at(frame, token)
    if word is not None and not (mention and mention.end > token.i + 1):
        generic, staff = token.lower_ in harm_words().generic, token.lower_ in _STAFF
        owner = _owner(frame, token) if mention is None and (generic or staff) else None
        if owner is not None and (generic or owner[0] == "forces"):
            return owner
        service = _service(frame, token) if word.side == "militants" else None  # "CIA operatives"
        return service or ("" if generic else word.side, word.kind)
    if mention is None or mention.kind is EntityKind.PERSON:
        return _of_rank(frame, token)
    if mention.kind in _ARMED_KINDS or mention.side == "militant":
        return _armed(frame, mention)
    if mention.kind in _FORCE_KINDS:
        return "forces", _force_kind(mention)
    return "civil", TargetKind.GOVERNMENT if mention.kind is EntityKind.GOVERNMENT else TargetKind.CIVILIANS


def _armed(frame: Frame, mention: Mention) -> tuple[str, TargetKind]:
    """Men of an armed group; since their return "Taliban security" is a state's."""
    beside = frame.doc[mention.start : mention.end + 1][-2:]
    serve = any(token.lower_ in _SERVING for token in beside)
    rules = mention.entity == _RULERS and serve and emirate(frame)
    return ("forces", TargetKind.MILITARY) if rules else ("militants", TargetKind.MILITANTS)


def _force_kind(mention: Mention) -> TargetKind:
    entry = actors().get(mention.entity)
    police = "police" in mention.name.lower() or (entry is not None and entry.parent == _POLICE)
    return TargetKind.POLICE if police else TargetKind.MILITARY


def _service(frame: Frame, token: Token) -> tuple[str, TargetKind] | None:
    """The side of men whose intelligence service stands right before them."""
    named = (frame.mention_at(child.i) for child in token.lefts if child.dep_ in {"compound", "nmod"})
    of_state = any(mention is not None and mention.kind is EntityKind.INTELLIGENCE_SERVICE for mention in named)
    return ("forces", TargetKind.MILITARY) if of_state else None


def _of_rank(frame: Frame, name: Token) -> tuple[str, TargetKind]:
    """The side of a named person by the rank before the name (`Lieutenant`); unknown without one."""
    for token in name.lefts:
        word = target_at(frame, token) if token.dep_ in {"compound", "amod", "nmod"} else None
        if word is not None and word.person and word.side != "civil":
            return word.side, word.kind
    return "", TargetKind.CIVILIANS


def _owner(frame: Frame, token: Token) -> tuple[str, TargetKind] | None:
    """`members of the TTP`, `FC members`: the side of the name that a general word hangs with."""
    for child in token.subtree:
        if child == token or child.i > token.i + 6 or not _belongs(child, token):
            continue
        mention = frame.mention_at(child.i)
        if mention is None and child.lower_ in _GROUP_WORDS and child.i and child.nbor(-1).lower_ in {"the", "this"}:
            return "militants", TargetKind.MILITANTS
        told = mention is not None and (mention.form != "reference" or child.lower_ in _GROUP_WORDS)
        if told and mention is not None and mention.kind in _ARMED_KINDS | _FORCE_KINDS:
            return _armed(frame, mention) if mention.kind in _ARMED_KINDS else ("forces", _force_kind(mention))
    return None


def _belongs(name: Token, noun: Token) -> bool:
    """Whether a name says whose a noun is: not `two others hurt in a TTP attack`."""
    while name != noun:
        if name.pos_ == "VERB" or (name.pos_ == "NOUN" and name.lower_ in event_nouns()):
            return False
        name = name.head
    return True


def groups(frame: Frame, head: Token) -> Iterator[Group]:
    """The people of a noun phrase and of those coordinated with it; `including` and appositions are parts of them.

    Whoever is killed or hurt is alive, so that a noun outside the target lists counts as a person unless it is a thing.
    """
    yield from _one(frame, head)
    for child in head.children:
        if child.dep_ == "appos" and _is_next_of_list(head, child):
            yield from groups(frame, child)
        hurt_otherwise = any(mod.dep_ in {"amod", "acl"} and mod.lower_ in _HURT for mod in child.children)
        if child.dep_ != "conj" or child.pos_ not in _NOMINAL or child.lower_ in event_nouns():
            continue
        if frame.place_at(child.i) is None and not (hurt_otherwise or is_part(head, child) or _describes(child)):
            yield from groups(frame, child)


def _is_next_of_list(head: Token, noun: Token) -> bool:
    """`two guards, a driver and a cook were`: a list, as no comma closes what would else say who the two were."""
    after = noun.right_edge.i + 1
    opened = noun.i > head.i and noun.doc[noun.left_edge.i - 1].text == ","
    joined = any(child.dep_ == "conj" for child in noun.children)
    counted = any(child.dep_ in {"det", "nummod"} for child in noun.children)
    return opened and joined and counted and after < head.sent.end and noun.doc[after].pos_ in {"AUX", "VERB"}


def _describes(noun: Token) -> bool:
    """`Lance Naik X, aged 34 and a resident of Y`: who somebody was, not somebody else."""
    of_somewhere = any(child.lower_ == "of" for child in noun.children)
    return of_somewhere and noun.lower_ in harm_words().descriptions


def is_part(whole: Token, noun: Token) -> bool:
    """`12 people, including six attackers and six officers`: the second of those who make up the whole.

    Not so in `four officers, including their chief, and five attackers`.
    """
    between = [token.lower_ for token in whole.doc[whole.i : noun.i]]
    closed = whole.lower_ not in harm_words().generic and (",", "and") in pairwise(between)
    return not closed and bool(_PARTS & set(between))


def _one(frame: Frame, head: Token) -> Iterator[Group]:
    number = _number_of(frame, head)
    whole = next((noun for prep in head.children if prep.lower_ == "of" for noun in prep.children), head)
    side, kind = side_of(frame, whole if head.pos_ == "NUM" else head)
    if number is not None:
        word = target_at(frame, head)
        if word is None or word.person:
            yield Group(number.count, side, kind, head.i, number.additional)
    elif (group := referred(frame, head)) is not None:
        yield group
    elif (size := _unnumbered(frame, head)) is not None:
        count = Count(size, size) if size else None
        additional = any(child.lower_ in harm_words().further for child in head.children)
        yield Group(count, side, kind, head.i, additional)


def _number_of(frame: Frame, head: Token) -> NumberMention | None:
    left = min(
        (
            child.left_edge.i
            for child in head.lefts
            if child.dep_ in {"nummod", "det", "quantmod", "amod", "predet", "compound", "advmod", "nmod"}
        ),
        default=head.i,
    )
    first = max(left - 3, 0)
    for number in within(frame.numbers, first, head.i + 1):
        at = frame.doc[number.end - 1]
        if head in (at, at.head) or (at.head.head == head and at.dep_ in {"nummod", "quantmod", "compound", "conj"}):
            return number
    return None


def referred(frame: Frame, head: Token) -> Group | None:
    """The people counted last before a word that takes them all up: `all of them`, `they`, `the victims`."""
    definite = (
        any(child.lower_ in {"the", "these", "those"} for child in head.children)
        and head.lower_ in harm_words().referring
    )
    many = next((child for child in head.lefts if child.lower_ == "many"), None)
    if many is not None and many.i > head.sent.start and many.nbor(-1).lower_ == "as":  # "and as many civilians"
        return _as_many(frame, many, side_of(frame, head))
    if head.lower_ == "many" and head.i > head.sent.start and head.nbor(-1).lower_ == "as":
        return _as_many(frame, head, ("", TargetKind.CIVILIANS))
    if not (definite or head.lower_ in {"they", "them", "all"}):
        return None
    for number in reversed(within(frame.numbers, max(head.i - _BACK, 0), head.i)):
        for token in frame.doc[number.end : number.end + 5]:
            word = target_at(frame, token)
            if word is not None and word.person and word.plural:
                side, kind = side_of(frame, token)
                return Group(number.count, side, kind, head.i, additional=False)
    return None


def _as_many(frame: Frame, many: Token, of: tuple[str, TargetKind]) -> Group | None:
    """`killed four people and wounded as many`, `twice as many`: of the number told last; not `as many as ten`."""
    last = many.i + 1 < len(many.doc) and many.nbor(1).lower_ == "as"
    before = within(frame.numbers, many.sent.start, many.i)
    times = _TIMES.get(many.nbor(-2).lower_, 1) if many.i > many.sent.start + 1 else 1
    low, high = (before[-1].count.minimum, before[-1].count.maximum) if before else (None, None)
    if last or not times or low is None:
        return None
    count = Count(low * times, None if high is None else high * times)
    return Group(count, *of, many.i, additional=False)


def _unnumbered(frame: Frame, head: Token) -> int | None:  # noqa: PLR0911 - one return a reason
    """1 for one person, 0 for people of unknown number, None for what is no person."""
    mention = frame.mention_at(head.i)
    if mention is not None and mention.kind is EntityKind.PERSON:
        return 1
    if mention is None and frame.place_at(head.i) is not None:
        return None
    word = target_at(frame, head)
    if word is not None:
        if not word.person:
            return None
        if any(child.lower_ in {"a", "an"} for child in head.lefts) and word.plural:
            return 1  # `a security personnel`
        plural = head.tag_ in {"NNS", "NNPS"} or (word.plural and head.lower_ not in {"police", "levies"})
        if any(child.lower_ == "both" for child in head.children):
            return 2
        return 0 if plural else 1
    if head.lower_ in _PERSON_WORDS:
        return 1
    if head.lower_ == "both":
        return 2
    if _is_actor(frame, head) or head.tag_ == "NNS":
        return 0
    return 1 if head.pos_ in {"PROPN", "NOUN"} else None


def _is_actor(frame: Frame, head: Token) -> bool:
    mention = frame.mention_at(head.i)
    return mention is not None and mention.kind is not EntityKind.PERSON
