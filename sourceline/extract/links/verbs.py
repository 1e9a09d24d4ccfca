"""Links by verb: who does it, from the parse, to whom."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import FAMILY_OF, EntityKind, LinkStatus, Relation, RelationFamily
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.edges import Edge, date_in, fits
from sourceline.extract.links.fights import MANY
from sourceline.extract.links.mask import LETTERS
from sourceline.extract.links.patterns import VerbFrame, link_words

_SPEECH = {
    "accuse": LinkStatus.ALLEGED,
    "allege": LinkStatus.ALLEGED,
    "claim": LinkStatus.ALLEGED,
    "blame": LinkStatus.ALLEGED,
    "suspect": LinkStatus.ALLEGED,
    "deny": LinkStatus.DENIED,
    "reject": LinkStatus.DENIED,
    "dismiss": LinkStatus.DENIED,
    "refute": LinkStatus.DENIED,
    "say": LinkStatus.ALLEGED,
}
_PEOPLE_TOO = frozenset({Relation.ARRESTS, Relation.LEADS, Relation.SHELTERS, Relation.DIRECTS})
_NEWS = 3
"""Sentences that a report opens with, which tell its own news."""
_NEAR = 12
"""Sentences back in which a speaker that "it" stands for was named."""
_UNREAL = frozenset({"could", "may", "might", "would", "should", "must", "will", "to", "if", "unless", "whether"})
_KILLS = frozenset({"kill", "assassinate", "eliminate", "neutralise", "neutralize"})
_FEW = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "several", "some", "few", "both", "multiple"}
)
_OF = frozenset({"of", "from", "by", "against", "on"})
_NO_MEN = frozenset({"media", "press", "outlets", "reports", "papers"})
"""Who speaks without being somebody's man."""
_OWN = frozenset({"its", "their"})
_SUCH_AS = frozenset({"including", "like", "as"})
_NAMING = frozenset({"compound", "appos", "nmod", "poss"})
_PEOPLE_DO = frozenset({Relation.DIRECTS, Relation.ACCUSES, Relation.PLEDGED_TO})
"""What people do as well as groups and states."""


def by_verb(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Edges that a sentence's verbs show."""
    for token in frame.tokens(sentence):
        if token.pos_ != "VERB":
            continue
        for verb in link_words().verbs.get(token.lemma_, ()):
            yield from _edges(frame, sentence, token, verb)
    yield from _helped(frame, sentence)


def _is_toll(token: Token) -> bool:
    """Whether a verb tells of dead, or in passing of a habit: "killing two soldiers", "targeting mostly the forces"."""
    return token.lemma_ in _KILLS or token.tag_ == "VBG"


def _no_longer(token: Token) -> bool:
    return any(child.lower_ == "longer" and child.nbor(-1).lower_ == "no" for child in token.children if child.i)


def _edges(frame: Frame, sentence: Sentence, token: Token, verb: VerbFrame) -> Iterator[Edge]:
    if any(child.dep_ == "neg" or child.lower_ in _UNREAL for child in token.children) or _no_longer(token):
        return
    doers, objects = _doers(token), _objects(token, verb)
    if verb.relation is Relation.ACCUSES:
        objects = objects[:1]  # what follows a comma tells of him
    if token.lemma_ == "meet" and any(child.dep_ == "dobj" for child in token.children):
        return  # "met a shootout with", "met the demands with"
    named = _actors(frame, doers) or _speaking(frame, sentence, doers)
    for doer in named:
        for thing in _actors(frame, objects):
            relation = _relation(verb.relation, doer, thing)
            if relation is None or _is_beside(frame, token, relation, (doer, thing), objects):
                continue
            if fits(doer.entity, relation, thing.entity):
                quotes, day = (frame.sentence_quote(sentence),), date_in(frame, sentence)
                yield Edge(doer.entity, relation, thing.entity, _status(token, relation), quotes, day, token.lower_)


def _is_beside(
    frame: Frame, token: Token, relation: Relation, ends: tuple[Mention, Mention], objects: list[Token]
) -> bool:
    """Whether the verb tells of less than the relation: of one man of a group, of a toll, of its own splinters."""
    doer, thing = ends
    if relation is Relation.ARRESTS and LETTERS.get(thing.kind) == "g":
        return not any(map(_are_many, objects))  # one man of a group, not the group
    if relation is Relation.ARRESTS and thing.kind is EntityKind.PERSON:
        return frame.sentence_at(token.i) not in frame.opening(_NEWS)  # an older arrest of one man
    if relation is Relation.PART_OF:
        own = any(child.lower_ in _OWN for noun in objects for child in noun.children)  # "merged with its splinters"
        named = [frame.mention_at(one.i) for noun in _doers(token) for one in (noun, *noun.conjuncts)]
        return own or doer not in named  # "the chief of X joined Y"
    if relation is Relation.PLEDGED_TO:
        return _are_its_men(frame, doer)
    return relation is Relation.ATTACKS and thing.side == "pakistan" and _is_toll(token)


def _speaking(frame: Frame, sentence: Sentence, doers: list[Token]) -> list[Mention]:
    """The speaker of a sentence for "it" in "the CTD said it had arrested"."""
    if not any(doer.lower_ in {"it", "they"} for doer in doers):
        return []
    start = frame.sentence_quote(sentence).start
    at = bisect_left(frame.claims, start, key=lambda claim: claim.quote.start)
    if at == len(frame.claims) or frame.claims[at].quote.start != start:
        return []
    near = frame.sentences[max(0, sentence.index - _NEAR)].start
    said = (m for m in frame.mentions_in(near, sentence.end) if m.entity == frame.claims[at].speaker)
    return next(([mention] for mention in said), [])


def _are_its_men(frame: Frame, mention: Mention) -> bool:
    """Whether only some men of a group are told of: "several TTP commanders"."""
    last = frame.doc[mention.end - 1]
    people = role_words().speakers.keys() | role_words().armed_people | role_words().militants
    return LETTERS.get(mention.kind) == "g" and (last.dep_ in {"compound", "poss", "nmod"} or last.lower_ in people)


def _are_many(noun: Token) -> bool:
    """Whether a noun stands for many of a kind: a plural without a number, or with a large one."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return False
    counted = [child for child in noun.children if child.dep_ in {"nummod", "amod", "det"} and child.lower_ in _FEW]
    numbers = [int(child.text) for child in noun.children if child.dep_ == "nummod" and child.text.isdecimal()]
    return not counted and all(number >= MANY for number in numbers)


def _relation(relation: Relation, doer: Mention, thing: Mention) -> Relation | None:
    """The relation between these kinds of actors, if any: a state's forces clash with a group, not attack it."""
    source, target = LETTERS.get(doer.kind, "s"), LETTERS.get(thing.kind, "s")
    if "u" in {source, target} or (target == "x" and relation not in _PEOPLE_TOO):
        return None
    of_people = (source == "x") != (relation is Relation.LEADS) and relation not in _PEOPLE_DO
    if of_people or (relation is Relation.PART_OF and (source, target) != ("g", "g")):
        return None
    if relation is Relation.DIRECTS and "g" not in {source, target}:
        return None
    if relation is Relation.LEADS and thing.form == "generic":
        return None
    if relation is Relation.ATTACKS and doer.kind is EntityKind.STATE_FORCE and target == "g":
        return Relation.CLASHES_WITH
    return relation


def _doers(token: Token) -> list[Token]:
    """Subjects of an active verb, agents of a passive, through participles and coordination."""
    agents = [
        noun for child in token.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"
    ]
    if agents or any(child.dep_ == "nsubjpass" for child in token.children):
        return agents
    if token.dep_ == "pcomp" and token.head.lower_ == "for":  # "praised X for catching Y"
        return [child for child in token.head.head.children if child.dep_ == "dobj"]
    for _ in range(3):
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        if subjects:
            return [token.head if subject.lower_ in {"which", "who", "that"} else subject for subject in subjects]
        if token.dep_ not in {"conj", "xcomp", "advcl"}:
            return [token.head] if token.dep_ == "acl" and token.tag_ == "VBG" else []
        token = token.head
    return []


def _objects(token: Token, verb: VerbFrame) -> list[Token]:
    if verb.noun:
        deeds = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"} and child.lemma_ in verb.noun]
        deeds = [deed for deed in deeds if all(child.lower_ != "no" for child in deed.children)]  # "poses no threat to"
        return [noun for deed in (*deeds, token) for noun in _after(deed, verb.prepositions)] if deeds else []
    if verb.prepositions:
        return _after(token, verb.prepositions)
    return [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]


def _after(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """Nouns that follow a token by one of these prepositions."""
    heads = [child for child in token.children if child.dep_ == "prep" and child.lower_ in prepositions]
    return [noun for head in heads for noun in head.children if noun.dep_ == "pobj"]


def _actors(frame: Frame, nouns: list[Token]) -> list[Mention]:
    """The actors that nouns and those joined to them are, or belong to ("fighters of X")."""
    found: dict[str, Mention] = {}
    for noun in nouns:
        for joined in (noun, *noun.conjuncts, *_examples(noun)):
            mention = _actor(frame, joined)
            if mention is not None:
                found.setdefault(mention.entity, mention)
    return list(found.values())


def _examples(noun: Token) -> list[Token]:
    """What a noun for groups includes: "several groups, including the X and the Y"."""
    if noun.lower_ not in role_words().groups and noun.lemma_ not in role_words().groups:
        return []
    heads = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in _SUCH_AS)
    named = [thing for head in heads for thing in head.children if thing.dep_ == "pobj"]
    return [thing for first in named for thing in (first, *first.conjuncts)]


def _actor(frame: Frame, noun: Token, depth: int = 2) -> Mention | None:
    """The actor that a noun names, or that it is of: "four members of a TTP cell"."""
    there = frame.mention_at(noun.i)
    if there is not None and there.kind is not EntityKind.UNNAMED:
        return there
    kin = noun.lower_ in link_words().kin
    for child in noun.children:
        if child.dep_ in _NAMING - ({"poss"} if kin else set()) and (named := frame.mention_at(child.i)):
            return named
        if depth and child.dep_ == "prep" and child.lower_ in _OF:
            for served in child.children:
                if served.dep_ == "pobj" and (named := _actor(frame, served, depth - 1)):
                    return named
    return there or (_group_within(frame, noun) if depth == 2 else None)  # noqa: PLR2004 - only the object itself


def _group_within(frame: Frame, noun: Token) -> Mention | None:
    """The only armed group in a noun phrase: "three men suspected of collecting money for the TTP"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    span = frame.mentions_in(noun.left_edge.i, noun.right_edge.i + 1)
    groups = {m.entity: m for m in span if LETTERS.get(m.kind) == "g"}
    men = (role_words().speakers.keys() - _NO_MEN) | role_words().armed_people | role_words().militants
    return next(iter(groups.values())) if len(groups) == 1 and noun.lower_ in men else None


def _status(token: Token, relation: Relation) -> LinkStatus:
    """Asserted, unless somebody only alleges it; who clashed or was arrested is taken from whoever reports it."""
    if relation is Relation.ACCUSES or FAMILY_OF[relation] is RelationFamily.STRUCTURE:
        return LinkStatus.ASSERTED
    for ancestor in token.ancestors:
        status = _SPEECH.get(ancestor.lemma_)
        if status is not None and not (ancestor.lemma_ == "say" and FAMILY_OF[relation] is RelationFamily.CONFLICT):
            return status
    return LinkStatus.ASSERTED


def _helped(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Y assists X where "X, with the assistance of Y, arrested Z"."""
    for token in frame.tokens(sentence):
        if (
            token.lower_ not in {"assistance", "help", "support", "cooperation", "collaboration"}
            or token.head.lower_ != "with"
        ):
            continue
        helpers = [noun for child in token.children if child.lower_ in {"of", "from"} for noun in child.children]
        attached = token.head.head
        verb = attached if attached.pos_ == "VERB" else attached.head
        helped = [attached] if frame.mention_at(attached.i) else _doers(verb)
        for helper in _actors(frame, helpers):
            for one in _actors(frame, helped):
                if fits(helper.entity, Relation.ASSISTS, one.entity) and _same_sort(helper, one):
                    quotes = (frame.sentence_quote(sentence),)
                    yield Edge(
                        helper.entity,
                        Relation.ASSISTS,
                        one.entity,
                        LinkStatus.ASSERTED,
                        quotes,
                        date_in(frame, sentence),
                        token.lower_,
                    )


def _same_sort(one: Mention, other: Mention) -> bool:
    """Whether both are of states, or both armed groups: help in catching a group's man is no help to the group."""
    return LETTERS.get(one.kind, "s") == LETTERS.get(other.kind, "s") != "x"
