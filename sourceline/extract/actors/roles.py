"""Actors by role noun: unnamed fighters and groups, and the forces of the country that the report is about."""

from spacy.tokens import Doc, Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.context import Context
from sourceline.extract.actors.draft import Draft, can_act
from sourceline.extract.actors.foreign import Guests, country_of_speaker, is_foreign
from sourceline.extract.actors.names import slug
from sourceline.extract.actors.patterns import RoleWords, role_words
from sourceline.extract.frame import Mention

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_REACH = 9


def add_roles(draft: Draft, context: Context) -> None:
    """Add forces by generic name, then unnamed fighters, armed people and groups."""
    words = role_words()
    names = draft.by_start()
    guests = Guests()
    for token in draft.doc:
        if token.pos_ not in _NOUNS:
            continue
        guests.meet(token, names.get(token.i))
        if not draft.free(token.i, token.i + 1) or guests.are_meant(token, context.country):
            continue
        if token.pos_ == "ADJ" or not _add_force(draft, context, words, token):
            _add_unnamed(draft, words, token, names)


def _add_force(draft: Draft, context: Context, words: RoleWords, token: Token) -> bool:
    doc = draft.doc
    if token.lower_ not in words.force_openings:
        return False
    for size in range(words.longest_force, 0, -1):
        countries = words.forces.get(doc[token.i : token.i + size].text.lower())
        if countries is None or token.i + size > len(doc):
            continue
        last = doc[token.i + size - 1]
        if _is_modifier(last, words) or (
            last.i + 1 < len(doc) and doc[last.i + 1].text == "-" and not last.whitespace_
        ):
            return False
        actor = _force_of(countries, context, token, last)
        return actor is not None and draft.add_listed(actor, token.i, token.i + size, "generic", last.lower_)
    return False


def _is_modifier(token: Token, words: RoleWords) -> bool:
    """Whether a force's name only qualifies a thing, as in "police station"."""
    head = token.head
    return (
        token.dep_ in {"compound", "nmod"}
        and head.i > token.i
        and head.lower_ not in words.speakers
        and head.lower_ not in words.followers
    )


def _force_of(countries: dict[str, str], context: Context, token: Token, last: Token) -> str | None:
    doc, country = token.doc, context.country
    after = {near.lower_ for near in doc[last.i + 1 : last.i + 3]}
    around = after | {near.lower_ for near in doc[max(0, token.i - 3) : token.i]}
    if {"kabul", "afghanistan"} & around and around & {"in", "of", "'s", "’s"}:
        country = "Afghanistan"
    before = doc[token.i - 1] if token.i else None
    if before is not None and before.lower_ in {"our", "own"}:
        country = country_of_speaker(token) or country
    if before is not None and before.is_title and before.pos_ in {"ADJ", "PROPN"} and not before.is_sent_start:
        national = {"Afghan": "Afghanistan", "Pakistani": "Pakistan", "Pakistan": "Pakistan", "Taliban": "Afghanistan"}
        if before.text in national:
            country = national[before.text]
        elif is_foreign(before):
            return None
    if country == "Afghanistan" and context.emirate:
        return countries.get("since")
    return countries.get(country or "")


def _add_unnamed(draft: Draft, words: RoleWords, token: Token, names: dict[int, Mention]) -> None:
    word = token.lower_
    if word not in words.militants and word not in words.armed_people and word not in words.groups:
        return
    before = [left.lower_ for left in draft.doc[max(0, token.i - 3) : token.i]]
    armed = word in words.armed_people and words.armed_before.intersection(before)
    group = word in words.groups and words.group_before.intersection(before[-2:])
    if not (word in words.militants or armed or group) or _qualifies(token, words.militants):
        return
    named = None if group else _group_named_after(draft.doc, token, names)
    if named is not None:
        at = (token.i, token.i + 1)
        draft.add(Mention(*at, named.entity, named.name, named.kind, "reference", named.side, "belongs to"))
        return
    start = _first_qualifier(draft, token, words.qualifiers)
    name = draft.doc[start : token.i + 1].text.lower()
    entity = f"u-{slug(draft.doc[start : token.i].text + ' ' + token.lemma_.lower())}"
    draft.add(Mention(start, token.i + 1, entity, name, EntityKind.UNNAMED, "unnamed", "militant", word))


def _qualifies(token: Token, fighters: frozenset[str]) -> bool:
    """Whether a noun only qualifies the next one ("militant campaign"), which is no fighter either."""
    leans = token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i
    return leans and token.head.lower_ not in fighters


def _first_qualifier(draft: Draft, token: Token, qualifiers: frozenset[str]) -> int:
    start = token.i
    while start and draft.doc[start - 1].lower_ in qualifiers and draft.free(start - 1, start):
        start -= 1
    return start


def _group_named_after(doc: Doc, token: Token, names: dict[int, Mention]) -> Mention | None:
    """The group of "militants of the banned X", "terrorists belonging to X"."""
    at = token.i + 1
    while at < min(len(doc), token.i + 1 + _REACH):
        mention = names.get(at)
        if mention is not None:
            armed = mention.kind in {EntityKind.ARMED_GROUP, EntityKind.FACTION}
            return mention if at > token.i + 1 and armed and can_act(mention) else None
        if doc[at].lower_ not in role_words().belong:
            return None
        at += 1
    return None
