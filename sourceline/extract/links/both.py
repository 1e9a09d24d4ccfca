"""The two that "the two sides" or "both governments" means: those named just before."""

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.patterns import link_words
from sourceline.vocab.actors import actors

_TWO = frozenset({"two", "both"})
_PARTIES = frozenset({"sides", "parties"})
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_STATES = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCE, EntityKind.INTELLIGENCE_SERVICE})
_BACK = 3
"""Sentences back in which the two may have been named."""
_OPENING = 4
_REACH = 3
_PAIR = 2

Side = tuple[str, Mention | None]
"""A country, or a group with the mention that names it."""


def two_sides(frame: Frame, at: int, end: int) -> tuple[int, tuple[Side, Side]] | None:
    """The token after "the two sides", and the two that are meant; None where it is not said, or not clear who is."""
    if frame.doc[at].lower_ not in _TWO:
        return None
    noun = next((token for token in frame.doc[at + 1 : min(end, at + 1 + _REACH)] if _is_pair(token)), None)
    if noun is None or (noun.i + 1 < end and noun.nbor().lower_ in {"of", "along"}):  # "both sides of the border"
        return None
    sides = _named_before(frame, at, groups=noun.lower_ in _PARTIES)
    return (noun.i + 1, (sides[0], sides[1])) if len(sides) == _PAIR else None


def _is_pair(token: Token) -> bool:
    return token.lower_ in link_words().pairs


def _named_before(frame: Frame, at: int, *, groups: bool) -> list[Side]:
    """The sides of this sentence and those before, back to where two are known; else those of the opening."""
    here = frame.sentence_at(at)
    for back in range(_BACK + 1):
        first = frame.sentences[max(0, here.index - back)]
        found = _sides(frame, first.start, at, groups=groups)
        if len(found) >= _PAIR:
            return found
    opening: list[Sentence] = list(frame.body())[:_OPENING]
    return _sides(frame, opening[0].start, opening[-1].end, groups=False) if opening else []


def _sides(frame: Frame, start: int, end: int, *, groups: bool) -> list[Side]:
    found: dict[str, Side] = {}
    for mention in frame.mentions_in(start, end):
        side = _side_of(mention, groups=groups)
        if side is not None:
            found.setdefault(side[0], side)
    for token in frame.doc[start:end]:
        actor = context_words().demonyms.get(token.text)
        country = country_of(actor) if actor else None
        if country is not None and frame.mention_at(token.i) is None:
            found.setdefault(country, (country, None))
    return list(found.values())


def _side_of(mention: Mention, *, groups: bool) -> Side | None:
    country = country_of(mention.entity)
    if country is not None and (mention.kind in _STATES or country == "Afghanistan"):
        return country, None
    return (mention.entity, mention) if groups and mention.kind in _GROUPS else None


def country_of(actor: str) -> str | None:
    """The country whose state an actor is, or belongs to; the Afghan Taliban are Afghanistan's."""
    if actor == "afghan-taliban":
        return "Afghanistan"
    entry = actors().get(actor)
    if entry is None or entry.kind not in _STATES or "police" in actor:
        return None
    return entry.country if entry.country in context_words().demonyms else None
