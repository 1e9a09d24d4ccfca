"""Groups and bodies outside the list, by how their names are built, and the abbreviations the report gives them."""

import re

from sourceline.codes import EntityKind
from sourceline.extract.actors.draft import Draft
from sourceline.extract.actors.names import slug
from sourceline.extract.actors.patterns import group_words, people_words
from sourceline.extract.frame import Mention

_SHORT = re.compile(r"(?:['’]s)?\s?\((?P<short>[A-Z][A-Za-z]*(?:-[A-Z]+)?)\)")
_MIN_WORDS = 2
_REACH = 5
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


def add_groups(draft: Draft) -> None:
    """Add unlisted armed groups, then other bodies, then later uses of the abbreviations they were given."""
    words = group_words()
    for match in words.introduced.finditer(draft.text):
        _add_introduced(draft, match)
    _add(draft, words.prefixed, EntityKind.ARMED_GROUP)
    _add(draft, words.shared, EntityKind.OTHER_ORGANISATION)
    _add(draft, words.armed, EntityKind.ARMED_GROUP)
    for kind, pattern in words.bodies:
        _add(draft, pattern, kind)
    for match in words.factions.finditer(draft.text):
        _add_faction(draft, match)


def _kind(draft: Draft, pattern: re.Pattern[str], listed: EntityKind, name: str, first: int) -> EntityKind | None:
    """The kind of a name by how it is built and what its sentence says; None for mosques, schools and towns."""
    words = group_words()
    never = bool(words.never.search(name))
    if pattern is words.shared and not never and words.armed_beside.search(draft.doc[first].sent.text):
        return EntityKind.ARMED_GROUP
    return None if never and listed is EntityKind.ARMED_GROUP else listed


def _add(draft: Draft, pattern: re.Pattern[str], listed: EntityKind) -> None:
    text = draft.text
    for match in pattern.finditer(text):
        start = match.start() + _opening(match.group())
        name = " ".join(text[start : match.end()].split())
        words = len(re.findall(r"[\w’']+", name))
        first, last = draft.tokens(start, match.end())
        kind = _kind(draft, pattern, listed, name, first)
        if kind is None:
            continue
        if kind is EntityKind.ARMED_GROUP and words >= _MIN_WORDS:
            draft.displace(first, last)
        if words < _MIN_WORDS or not draft.free(first, last) or _is_title_case(draft, first):
            continue
        side = "militant" if kind is EntityKind.ARMED_GROUP else None
        entity = f"g-{slug(name)}"
        draft.add(Mention(first, last, entity, name, kind, "name", side, pattern.pattern[:0] + name))
        if short := _SHORT.match(text, match.end()):
            _add_abbreviation(draft, short["short"], Mention(0, 0, entity, name, kind, "name", side, short["short"]))


def _add_introduced(draft: Draft, match: re.Match[str]) -> None:
    """Add a group that a report says is one, whatever its name is built like."""
    first, last = draft.tokens(*match.span("name"))
    armed = group_words().armed_beside.search(draft.doc[first].sent.text)
    if not armed or group_words().never.search(match["name"]) or not draft.free(first, last):
        return
    name = " ".join(match["name"].split())
    draft.add(Mention(first, last, f"g-{slug(name)}", name, EntityKind.ARMED_GROUP, "name", "militant", name))


def _add_faction(draft: Draft, match: re.Match[str]) -> None:
    """Add "the X group" where the armed group that it is of stands right before or after it."""
    start = match.start() + _opening(match.group())
    first, last = draft.tokens(start, match.end())
    around = {m.start: m for m in draft.mentions if last <= m.start <= last + _REACH or m.end == first - 1}
    of = any(mention.kind in _ARMED for mention in around.values())
    joined = draft.doc[last].lower_ in {"of", ","} if last < len(draft.doc) else False
    if not of or not (joined or draft.doc[first - 1].tag_ == "POS"):
        return
    name = " ".join(draft.text[start : match.end()].split())
    draft.add(Mention(first, last, f"g-{slug(name)}", name, EntityKind.FACTION, "name", "militant", name))


def _opening(name: str) -> int:
    """Length of the words at a name's start that are no part of it (`The`, `In`)."""
    length = 0
    for word in name.split(" "):
        if word not in {
            "The",
            "A",
            "In",
            "On",
            "At",
            "However",
            "Meanwhile",
            "According",
            "While",
            "When",
            "As",
            "But",
            "And",
            "After",
        }:
            break
        length += len(word) + 1
    return length


def _is_title_case(draft: Draft, first: int) -> bool:
    """A headline in title case makes every phrase look like a name."""
    sentence = [token for token in draft.doc[first].sent if token.is_alpha and len(token) > 3]  # noqa: PLR2004
    return len(sentence) > 5 and sum(token.is_title for token in sentence) > 0.8 * len(sentence)  # noqa: PLR2004


def _add_abbreviation(draft: Draft, short: str, like: Mention) -> None:
    for match in re.finditer(rf"\b{re.escape(short)}\b", draft.text):
        first, last = draft.tokens(*match.span())
        draft.add(Mention(first, last, like.entity, like.name, like.kind, "name", like.side, like.cue))


def is_name_word(word: str) -> bool:
    """Whether a capitalised word can be part of a person's name."""
    return word not in people_words().not_names
