"""Whose man somebody is, by the parse: a noun for a group's men with the group on one side and his name on the other.

"A top Taliban police official, Name" / "the main terrorist belonging to the X, Name" / "Name was a commander of it".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sourceline.codes import LinkStatus, Relation
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.edges import Edge, end_of, fits
from sourceline.extract.links.mask import LETTERS, Mark
from sourceline.extract.links.membership_words import membership_words
from sourceline.extract.links.patterns import link_words
from sourceline.extract.links.people import People, people_of

_BEFORE = frozenset({"compound", "nmod", "poss", "amod", "npadvmod"})
_PARTS = frozenset({"compound", "nmod", "amod"})
_WITHIN = frozenset({"of", "for", "in", "from", "with", "within", "inside"})
_JOINED = frozenset({"to", "with"})
_NAMED = frozenset(
    {",", ".", "(", ")", ";", ":", "”", "alias", "aka", "and", "who", "whose", "in", "at", "on", "near", "from"}
)
_REACH = 12
_CLOSING = frozenset(",.)")
_SUCH_AS = frozenset({"like", "as", "including"})
_ONE = frozenset({"NN", "NNP"})
_DEPTH = 2
_PLACE = 5
_RULERS = "afghan-taliban"


def by_role(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Memberships that the parse of a sentence shows."""
    nouns = role_nouns(frame, sentence)
    if not nouns:
        return
    people = people_of(frame, sentence)
    for noun, group in nouns:
        for mark in holders(frame, people, noun, group):
            person = end_of(frame, mark, Relation.MEMBER_OF)
            if person is not None and fits(person, Relation.MEMBER_OF, group):
                quotes = (frame.sentence_quote(sentence),)
                yield Edge(person, relation_of(noun), group, LinkStatus.ASSERTED, quotes, None, noun.lower_)


def holders(frame: Frame, people: People, noun: Token, group: str) -> list[Mark]:
    """The people whom a noun for a group's men means."""
    told = (*_holders(noun), *_beside(frame, people, noun), *_after_comma(frame, people, noun, group))
    joined = dict.fromkeys(one for token in told for one in (token, *_along(frame, people, token)))
    found = ((token, people.at(token)) for token in joined)
    return [
        mark
        for token, mark in found
        if mark and people.may_be_of(mark, group) and _is_set_off(frame, mark) and not _is_denied(frame, noun, token)
    ]


def _along(frame: Frame, people: People, name: Token) -> Iterator[Token]:
    """Those named along with a man, before another group is: "X commanders like Name, Name and Name"."""
    if people.at(name) is not None:
        for other in name.conjuncts:
            start, end = sorted((name.i, other.i))
            if all(LETTERS.get(mention.kind) != "g" for mention in frame.mentions_in(start, end)):
                yield other


def _is_set_off(frame: Frame, mark: Mark) -> bool:
    """Whether a name after a comma ends its aside: else a new clause begins ("according to X's man, Name was")."""
    doc = frame.doc
    return mark.start == 0 or doc[mark.start - 1].text != "," or mark.end >= len(doc) or doc[mark.end].lower_ in _NAMED


def _beside(frame: Frame, people: People, noun: Token) -> Iterator[Token]:
    """Names on the other side of a comma, whatever the parse makes of them: "Name, the X spokesman for Y, said"."""
    doc = frame.doc
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    closed = end < len(doc) and doc[end].text in _CLOSING
    if end + 1 < len(doc) and people.at(doc[end + 1]) is not None:
        return  # "in talks with Name, the X spokesman, Other Name, said"
    if closed and start > 1 and doc[start - 1].text == ",":
        yield doc[start - 2]


def _after_comma(frame: Frame, people: People, noun: Token, group: str) -> Iterator[Token]:
    """A name between commas after the noun or the group that follows it: "a militant belonging to the X, Name, was"."""
    doc, reach = frame.doc, min(len(frame.doc), noun.i + _REACH)
    ends = (mention.end for mention in frame.mentions_in(noun.i + 1, reach) if mention.entity == group)
    for end in (noun.i + 1, *(_past_place(doc, end) for end in ends)):
        if end + 1 < len(doc) and doc[end].text == "," and people.at(doc[end + 1]) is not None:
            yield doc[end + 1]


def _past_place(doc: Doc, at: int) -> int:
    """The comma after where a man of a group is told to be one: "of the X in Swat, Name, was"; else the same token."""
    if at < len(doc) and doc[at].lower_ in {"in", "for"}:
        return next((near.i for near in doc[at + 1 : at + _PLACE] if near.text == ","), at)
    return at


def role_nouns(frame: Frame, sentence: Sentence) -> list[tuple[Token, str]]:
    """The nouns of a sentence for men of a group that is told with them."""
    words = membership_words().roles
    here = (token for token in frame.tokens(sentence) if token.lower_ in words and token.pos_ in {"NOUN", "PROPN"})
    found = ((noun, group_of(frame, noun)) for noun in here)
    return [(noun, group) for noun, group in found if group is not None and _is_role(noun, group)]


def _is_role(noun: Token, group: str) -> bool:
    """Whether a noun stands for a member; officials and ministers are those of rulers only."""
    return noun.lower_ not in membership_words().rulers_roles or group == _RULERS


def relation_of(noun: Token) -> Relation:
    """Leading, for a head of the whole group; membership for the head of a part of it."""
    words = membership_words()
    of = (noun_of for child in noun.rights if child.lower_ == "of" for noun_of in child.children)
    if any(part.lower_ in words.organs for part in of):
        return Relation.MEMBER_OF
    whole = all(child.dep_ not in _PARTS or child.lower_ not in words.parts for child in noun.lefts)
    return Relation.LEADS if noun.lower_ in words.heads and noun.tag_ in _ONE and whole else Relation.MEMBER_OF


def group_of(frame: Frame, noun: Token) -> str | None:
    """The armed group that a noun's own phrase names: before it, after `of`, or after "belonging to"."""
    if (group := _group_at(frame, noun) or _in_brackets_before(frame, noun)) is not None:
        return group
    for child in noun.children:
        if child.i < noun.i and child.dep_ in _BEFORE:
            group = None if _acts(frame, child, noun) else _group_before(frame, child)
        elif child.dep_ == "prep" and child.lower_ in _WITHIN:
            group = _group_after(frame, child)
        elif child.dep_ in {"acl", "relcl"} and child.lower_ in membership_words().joined:
            heads = (part for part in child.children if part.dep_ == "prep" and part.lower_ in _JOINED)
            group = next((found for head in heads if (found := _group_after(frame, head))), None)
        if group is not None:
            return group
    after = frame.doc[min(noun.i + 1, len(frame.doc) - 1)]
    return _group_after(frame, after) if after.dep_ == "prep" and after.lower_ in {"of", "for"} else None


def _in_brackets_before(frame: Frame, noun: Token) -> str | None:
    """`two Tehreek-e-Taliban Pakistan (TTP) terrorists`: the abbreviation that stands right before."""
    doc = frame.doc
    return _group_at(frame, doc[noun.i - 2]) if noun.i > 1 and doc[noun.i - 1].text == ")" else None


def _acts(frame: Frame, before: Token, noun: Token) -> bool:
    """Whether a verb that the parse took for an adjective stands between: "X militants killed leader Name"."""
    between = frame.doc[before.i + 1 : noun.i]
    return any(token.tag_ in {"VBN", "VBD"} and token.lower_ not in membership_words().appointing for token in between)


def _group_at(frame: Frame, token: Token) -> str | None:
    mention = frame.mention_at(token.i)
    if mention is None or LETTERS.get(mention.kind) != "g":
        return None
    leans = mention.start > 1 and frame.doc[mention.start - 2].lower_ in {"pro", "anti"}  # "a pro-X commander"
    return None if leans else mention.entity


def _group_before(frame: Frame, token: Token) -> str | None:
    """The group in what stands before a noun: "TTP Swat chapter chief", "Taliban-appointed spokesman"."""
    if token.tag_ in {"VBN", "VBD"} and token.lower_ not in membership_words().appointing:
        return None
    if (group := _group_at(frame, token)) is not None:
        return group
    parts = (part for part in token.children if part.dep_ in _BEFORE and part.i < token.i)
    return next((group for part in parts if (group := _group_before(frame, part))), None)


def _group_after(frame: Frame, preposition: Token, depth: int = _DEPTH) -> str | None:
    """The group that follows a preposition: "of the X", "of the media wing of the X", "of another outfit, the X"."""
    for noun in (child for child in preposition.children if child.dep_ == "pobj"):
        if (group := _group_at(frame, noun)) is not None:
            return group
        for child in noun.children:
            if child.dep_ in _BEFORE and child.i < noun.i:
                group = _group_before(frame, child)
            elif child.dep_ == "appos":
                group = _group_at(frame, child)
            elif child.dep_ == "prep" and child.lower_ == "of" and depth:
                group = _group_after(frame, child, depth - 1)
            if group is not None:
                return group
    return None


def _holders(noun: Token) -> Iterator[Token]:
    """The tokens that may name who the noun means."""
    if noun.dep_ in {"compound", "nmod", "amod"} and noun.i < noun.head.i:
        yield noun.head
    for child in noun.children:
        if child.dep_ == "appos":
            yield from (child, *child.conjuncts, *(part for part in child.children if part.dep_ == "compound"))
        elif child.dep_ == "prep" and child.lower_ in _SUCH_AS:
            yield from (part for part in child.children if part.dep_ == "pobj")
        elif child.dep_ == "acl" and child.lower_ in membership_words().called:
            yield from _called(child)
    if noun.dep_ == "appos":
        yield noun.head
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        yield from (child for child in noun.head.children if child.dep_ == "attr" and child.pos_ == "PROPN")
    yield from _subjects(noun)


def _called(verb: Token) -> Iterator[Token]:
    """Who is named in "a man called Name" and "identified as Name"."""
    for child in verb.children:
        if child.dep_ in {"oprd", "dobj", "attr"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (part for part in child.children if part.dep_ == "pobj")


def _subjects(noun: Token) -> Iterator[Token]:
    """Of whom a noun is said: "Name was a commander", "Name, who is", "Name, described as"."""
    at = noun.head if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_ else noun
    if at.dep_ == "pobj" and at.head.lower_ == "as" and at.head.head.lemma_ in membership_words().described:
        verb = at.head.head
    elif at.dep_ == "attr":
        verb = at.head
    else:
        return
    if verb.dep_ == "acl":
        yield verb.head
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} or (at.dep_ == "pobj" and child.dep_ == "dobj"):
            yield verb.head if child.tag_ in {"WP", "WDT"} else child


def _is_denied(frame: Frame, noun: Token, name: Token) -> bool:
    start, end = sorted((noun.i, name.i))
    return bool(link_words().negations.search(frame.doc[start:end].text.lower()))
