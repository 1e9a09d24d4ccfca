"""Who was hurt, how many, and on which side, as single statements of a sentence."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from sourceline.extract.events.beside import beside, joins_others
from sourceline.extract.events.draft import Toll, Trigger
from sourceline.extract.events.fates import is_of_the_hurt, is_otherwise
from sourceline.extract.events.listed import listed
from sourceline.extract.events.patterns import event_nouns, harm_words, status_words
from sourceline.extract.events.people import Group, groups, is_part, side_of, target_at
from sourceline.extract.events.syntax import tells
from sourceline.extract.frame import Frame, within

SUFFERS = frozenset(
    {
        "die",
        "perish",
        "succumb",
        "embrace",
        "lose",
        "lay",
        "sustain",
        "receive",
        "suffer",
        "attain",
        "pay",
        "sacrifice",
        "get",
    }
)
"""Verbs whose subject is the one hurt."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_ASIDE = frozenset({",", "-", "–", "—"})
_REACH = 7
_BACK = 60
_LOOK_AHEAD = 4
_AMONG = 20


def tolls(frame: Frame, trigger: Trigger) -> Iterator[Toll]:
    """The statements that a trigger with a `harm` makes."""
    harm = trigger.entry.harm
    if harm is None:
        return
    head = frame.doc[trigger.head]
    if harm_words().shared.search(frame.tokens(frame.sentences[trigger.sentence]).text.lower()):
        return
    found = list(_undergoers(frame, trigger, head))
    if len(row := listed(frame, trigger)) > len(found):
        found = row
    found = [group for group in _without_parts(found) if harm != "injured" or not is_otherwise(frame.doc[group.head])]
    found = list(_without_names(frame, found))
    further = joins_others(head)
    for group in found:
        noun = frame.doc[group.head]
        if group.count is not None and not (_speaks(noun) or _is_nobody(noun)):
            side, part = _side(frame, trigger, group), _is_part(noun)
            more = group.additional or further
            moved = harm == "killed" and is_of_the_hurt(noun)
            yield Toll(harm, side, group.count, trigger.sentence, group.head, more, shared=part, moved=moved)
    for group in beside(frame, trigger) if found else ():
        if group.count is not None:
            yield Toll(harm, group.side, group.count, trigger.sentence, group.head)


def _side(frame: Frame, trigger: Trigger, group: Group) -> str:
    """The people's own side; `martyrdom` tells whose dead `they` are better than whoever was counted last."""
    told = trigger.entry.side or ""
    head = frame.doc[group.head]
    owners = (noun for prep in head.children if prep.lower_ == "of" for noun in prep.children)
    if told and any(noun.lower_ in {"they", "them"} for noun in (head, *owners)):
        return told
    if group.side or told:
        return group.side or told
    if head.lower_ in {"other", "others", "more"}:
        return _side_of_the_others(frame, head)
    return _side_before(frame, head) if head.pos_ == "NUM" and head.dep_ != "nummod" else ""


def _is_nobody(noun: Token) -> bool:
    """`no one was hurt`."""
    return noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"


def _speaks(noun: Token) -> bool:
    """`... injured 13 others, police and an official said`: who speaks next, taken for one of the list."""
    after = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < noun.sent.end else noun
    return noun.dep_ == "conj" and after.pos_ == "VERB" and after.lemma_.lower() in status_words()["reports"]


def _side_before(frame: Frame, number: Token) -> str:
    """`Six militants came; three were shot dead`: a bare number is of the people counted before."""
    for earlier in reversed(within(frame.numbers, max(number.i - _BACK, 0), number.i)):
        counted = takewhile(lambda token: token.pos_ in _NOMINAL, frame.doc[earlier.end : earlier.end + _LOOK_AHEAD])
        people = [token for token in counted if (word := target_at(frame, token)) is not None and word.person]
        if people:  # the last noun of `17 government forces`
            return side_of(frame, people[-1])[0]
    return ""


def _side_of_the_others(frame: Frame, noun: Token) -> str:
    """`killed six attackers and injured ten others`: of the people who suffered right before."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        word = target_at(frame, token)
        if word is not None and word.person and token.lower_ != noun.lower_ and _suffers(token):
            return side_of(frame, token)[0]
    return ""


def _suffers(noun: Token) -> bool:
    """Whether a noun stands as somebody to whom something happens."""
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun.dep_ in {"dobj", "nsubjpass"} or (noun.dep_ == "nsubj" and noun.head.lemma_.lower() in SUFFERS)


def _is_part(noun: Token) -> bool:
    """`fifteen of them`: some of those told of before."""
    owners = (owner for prep in noun.children if prep.lower_ == "of" for owner in prep.children)
    return any(owner.lower_ in {"them", "whom", "these", "those"} for owner in owners)


def _without_parts(found: list[Group]) -> list[Group]:
    """`fifteen of them, 12 girls and three boys`: a list that adds up to its first figure only takes it apart."""
    sizes = [group.count.minimum for group in found if group.count and group.count.minimum]
    if len(sizes) == len(found) > 2 and sizes[0] == sum(sizes[1:]):  # noqa: PLR2004 - a figure and two parts
        return found[:1]
    return found


def _without_names(frame: Frame, found: list[Group]) -> Iterator[Group]:
    """`two commanders, X and Y`: as many names as were counted right before are who they were."""
    named = 0
    for number, group in enumerate(found):
        if named:
            named -= 1
            continue
        yield group
        size = (group.count.minimum or 0) if group.count else 0
        following = [frame.doc[one.head] for one in found[number + 1 : number + 1 + size]]
        if size > 1 and len(following) == size and all(token.pos_ == "PROPN" for token in following):
            named = size


def _undergoers(frame: Frame, trigger: Trigger, verb: Token) -> Iterator[Group]:
    own = [group for noun in _hurt(frame, verb, trigger, shared=False) for group in _people(frame, noun)]
    if own and all(group.count is None for group in own):
        own = list(_before_apposition(frame, frame.doc[own[0].head])) or own
    yield from (
        own
        or list(_left_number(frame, trigger))
        or (group for noun in _hurt(frame, verb, trigger, shared=True) for group in _people(frame, noun))
    )


def _before_apposition(frame: Frame, noun: Token) -> Iterator[Group]:
    """`46 people or more, women for the most part, were killed`: the number stands before who they were."""
    at = noun.left_edge.i - 1
    if at > noun.sent.start and frame.doc[at].text in _ASIDE:
        for number in within(frame.numbers, max(noun.sent.start, at - _REACH), at):
            counted = frame.doc[number.end : at]
            if people := [token for token in counted if (word := target_at(frame, token)) and word.person]:
                side, kind = side_of(frame, people[0])
                yield Group(number.count, side, kind, people[0].i, number.additional)


def _hurt(frame: Frame, verb: Token, trigger: Trigger, *, shared: bool) -> list[Token]:
    heads = [_who(frame, verb, noun) for noun in undergoer_heads(verb, trigger, shared=shared)]
    nobody = harm_words().tallies | harm_words().uncounted | event_nouns()
    people = [noun for noun in heads if noun.lower_ not in nobody]
    return [noun for noun in people if not any(is_part(whole, noun) for whole in people)]


def _who(frame: Frame, verb: Token, noun: Token) -> Token:
    """`workers of a project, who were seized`: `who` is people, whatever noun the parser hung the clause on."""
    if verb.dep_ != "relcl" or verb.head != noun or not any(child.lower_ == "who" for child in verb.children):
        return noun
    above = [noun, *(up for up in noun.ancestors if up.pos_ in {"NOUN", "PROPN"})]
    people = (token for token in above if (word := target_at(frame, token)) is not None and word.person)
    return next(people, noun)


def _people(frame: Frame, noun: Token) -> Iterator[Group]:
    """The people of a noun phrase; `the life of another soldier` is the soldier, `his life` one person."""
    if noun.lower_ not in {"life", "lives"}:
        found = list(groups(frame, noun))
        among = any(token.lower_ == "among" for token in frame.doc[noun.i : min(noun.i + _AMONG, noun.sent.end)])
        yield from found[:1] if among else found
        return
    owners = [child for prep in noun.children if prep.lower_ == "of" for child in prep.children]
    if owners:
        yield from (group for owner in owners for group in groups(frame, owner))
    else:
        yield from groups(frame, noun)


def undergoer_heads(verb: Token, trigger: Trigger, *, shared: bool = True) -> list[Token]:
    """Heads of the noun phrases that a harm trigger happens to."""
    if not trigger.verbal and verb.dep_ != "oprd":  # "shot them dead" is a verb, whatever the tag of its last word
        return [obj for prep in verb.children if prep.lower_ == "of" for obj in prep.children if obj.dep_ == "pobj"]
    return [_antecedent(verb, noun) for noun in _undergoers_of(verb, trigger, shared=shared)]


def _antecedent(verb: Token, noun: Token) -> Token:
    """The noun that `who` stands for."""
    return verb.head if noun.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl" else noun


def _undergoers_of(  # noqa: PLR0911 - one return a construction
    verb: Token, trigger: Trigger, *, shared: bool
) -> list[Token]:
    children = list(verb.children)
    passive = [child for child in children if child.dep_ == "nsubjpass" and not tells(child)]
    if passive:
        return passive
    if verb.dep_ == "amod":
        return [verb.head]
    if verb.dep_ == "oprd":  # "shot them dead"
        return [child for child in verb.head.children if child.dep_ in {"dobj", "nsubjpass"}]
    subjects = [child for child in children if child.dep_ == "nsubj" and not tells(child)]
    objects = [child for child in children if child.dep_ in {"dobj", "oprd"} and _is_someone(child)]
    if objects:  # "killed four engineers, and nine soldiers", the last of them hung on the verb by the parser
        objects += [child for child in children if child.dep_ == "conj" and child.pos_ == "NOUN" and _numbered(child)]
    if verb.lemma_.lower() in SUFFERS or (
        trigger.end - trigger.start > 1 and verb.lower_ in {"embraced", "lost", "laid"}
    ):
        return subjects or (_shared(verb, trigger) if shared else [])
    if objects and not any(child.dep_ == "auxpass" for child in children):
        return objects
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not subjects:
        return [verb.head]
    if verb.tag_ in {"VBN", "VBD", "JJ"} and subjects and not objects:
        return _next_name(verb) if subjects[0].lower_ in {"that", "which"} else subjects
    return objects or (_shared(verb, trigger) if shared else [])


def _is_someone(noun: Token) -> bool:
    """An object that is no adjective, except `wounded six more`, and no deed (`Leader killed drone strike`)."""
    if noun.lower_ in event_nouns() and not _numbered(noun):
        return False
    return noun.pos_ != "ADJ" or (noun.lower_ in {"more", "others", "other"} and _numbered(noun))


def _next_name(verb: Token) -> list[Token]:
    """`the attack that killed Maulana X`, the name hung elsewhere by the parser."""
    at = verb.i + 1
    while at < verb.sent.end and verb.doc[at].pos_ == "PROPN":
        at += 1
    return [verb.doc[at - 1]] if at > verb.i + 1 else []


def _numbered(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)


def _shared(verb: Token, trigger: Trigger) -> list[Token]:
    """What a coordinated verb shares with the one before it: `was shot and killed`."""
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return undergoer_heads(verb.head, trigger)
    if verb.dep_ in {"relcl", "acl"}:
        return [verb.head]
    return []


def _left_number(frame: Frame, trigger: Trigger) -> Iterator[Group]:
    """`three injured`, `two others wounded`: a number right before the trigger, whatever the parse made of it."""
    at = trigger.start - 1
    sentence = frame.sentences[trigger.sentence]
    while at > max(sentence.start, trigger.start - _REACH) and frame.doc[at].lower_ in harm_words().between:
        at -= 1
    for number in reversed(within(frame.numbers, max(sentence.start, at - _LOOK_AHEAD), at + 1)):
        between = frame.doc[number.end : at + 1]
        if all(token.pos_ in {"NOUN", "ADJ", "PROPN"} or token.lower_ in harm_words().between for token in between):
            side, kind = side_of(frame, frame.doc[at])
            yield Group(number.count, side, kind, at, number.additional)
            yield from _listed_before(frame, frame.doc[at])
        return


def _listed_before(frame: Frame, last: Token) -> Iterator[Group]:
    """`eight fighters and three civilians dead`: those before the last ones of a list."""
    first = last
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"} and first.head.i < first.i:
        first = first.head
    if first != last and _numbered(first):
        yield from (group for group in groups(frame, first) if group.head != last.i and group.count is not None)
