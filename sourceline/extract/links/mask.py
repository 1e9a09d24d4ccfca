"""A sentence with its actors as marks (`<g0>`, `<s1>`), so that relation wordings are short patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.context import Context, is_taliban
from sourceline.extract.actors.patterns import context_words, role_words
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.both import two_sides
from sourceline.extract.links.names import imply
from sourceline.extract.links.patterns import link_words
from sourceline.extract.links.them import group_of, these_groups
from sourceline.vocab.actors import actors

LETTERS = {
    EntityKind.ARMED_GROUP: "g",
    EntityKind.FACTION: "g",
    EntityKind.PERSON: "x",
    EntityKind.UNNAMED: "u",
    EntityKind.POLITICAL_PARTY: "p",
    EntityKind.COMMUNITY: "p",
    EntityKind.MEDIA: "m",
}
"""Mark of each kind of actor; all other kinds are `s`, and `k` is a state that its country's name stands for."""

_OFFICE = 4
"""Tokens from a group to the name of its official: "Taliban deputy spokesman Name"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "appos"})
_HYPHENS = frozenset("-‐‑")
_OWNING = frozenset({"'s", "’s"})
_HE = re.compile(r"\b(?:he|she) \( (<[xn]\d+>) \)")
"""A name that explains a pronoun: "he (Name Name) was"."""
_LEFT = re.compile(r" [(\[] [)\]]|( [,–—-])\1(?= )")
"""Signs around what was left out: "Name (alias Name)", "Name - alias Name -"."""
_ALSO = re.compile(r"(?:also|previously|formerly|otherwise|better) (?:known|called)|(?:a\.?k\.?a|known as)")
_WHOSE = frozenset({"of", "from", "belonging", "with"})
_WHOSE_REACH = 5
_ACROSS = ("across", "the", "border")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark stands for: a mention, or tokens [start, end) that name a country as land or by adjective."""

    start: int
    end: int
    mention: Mention | None
    country: str | None = None
    is_name: bool = False
    """Whether it is the name of a person who is no mention yet."""
    is_meant: bool = False
    """Whether the country is only meant, as by "the two sides"."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked sentence with its marks by number."""

    text: str
    marks: tuple[Mark, ...]


def mask(
    frame: Frame,
    sentence: Sentence,
    names: Mapping[int, int] = MappingProxyType({}),
    pronouns: Mapping[int, Mark] = MappingProxyType({}),
) -> Masked:
    """Mask a sentence: marks for actors, lower case, no fillers, one blank between tokens.

    `names`: runs of tokens that may name people who are no mentions, each to become a mark `<n0>`.
    `pronouns`: with whom they mean.
    """
    words: list[str] = []
    marks: list[Mark] = []
    at = sentence.start
    while at < sentence.end:
        if (person := pronouns.get(at) or _named(names, at)) is not None:
            words.append(f"<{'n' if person.mention is None else 'x'}{len(marks)}>")
            marks.append(person)
            at = names.get(at, at + 1)
            continue
        if (after := _apart(frame, at, sentence.end, words, marks)) > at:
            at = after
            continue
        mention = frame.mention_at(at)
        if mention is not None and mention.start == at and not _rules(frame, mention):
            words += _mentioned(frame, mention, marks)
            at = mention.end
            continue
        token = frame.doc[at]
        if (country := _country(token)) is not None:
            words.append(f"<c{len(marks)}>")
            marks.append(Mark(at, at + 1, None, country))
        elif (home := _home(frame, token)) is not None:
            words.append(f"<s{len(marks)}>")
            marks.append(Mark(at, at + 1, None, home))
        elif (meant := _he(frame, token) or group_of(frame, token) or _taliban(frame, token)) is not None:
            words.append(f"<{LETTERS[meant.kind]}{len(marks)}>")
            marks.append(Mark(at, at + 1, meant))
        elif words and _continues(frame, token, words[-1]):
            words[-1] += f"_{frame.doc[at + 1].lower_}"
            at += 1
        elif not token.is_space and token.lower_ not in link_words().fillers:
            words.append(token.lower_)
        at += 1
    return Masked(_HE.sub(r"\1", _LEFT.sub(r"\1", " ".join(words))), tuple(marks))


def _named(names: Mapping[int, int], at: int) -> Mark | None:
    return Mark(at, names[at], None, is_name=True) if at in names else None


def _rules(frame: Frame, mention: Mention) -> bool:
    """Whether a name only tells who holds a place: "Taliban-ruled Afghanistan"."""
    after = frame.doc[mention.end : mention.end + 2].text
    return bool(after) and after[0] in _HYPHENS and after[1:] in link_words().holding


def _is_whose(frame: Frame, at: int, country: str) -> bool:
    """Whether a country only tells whose body follows: "Pakistan's ISI", "India's RAW"."""
    doc, after = frame.doc, at + 1
    if after < len(doc) and doc[after].lower_ in _OWNING:
        after += 1
    body = frame.mention_at(after) if after < len(doc) else None
    if body is None or body.start != after or LETTERS.get(body.kind, "s") != "s" or body.form != "name":
        return False
    entry, state = actors().get(body.entity), actors().get(context_words().demonyms.get(country, ""))
    return entry is not None and state is not None and entry.country == state.country


def _apart(frame: Frame, at: int, end: int, words: list[str], marks: list[Mark]) -> int:
    """The token after what is no plain word: a second name or a body's country, left out, or "the two sides"."""
    token = frame.doc[at]
    if token.text in context_words().demonyms and frame.mention_at(at) is None and _is_whose(frame, at, token.text):
        return at + 1
    if token.lower_ in link_words().aliases and marks:
        return max(at, after) if (after := _after_alias(frame, at, end)) > at + 1 else at
    if token.text == "(" and marks and _ALSO.match(token.doc[at + 1 : min(end, at + 4)].text):
        return next((near.i + 1 for near in token.doc[at:end] if near.text == ")"), at)
    if (these := these_groups(frame, at, end)) is not None:
        words += [";"] if words and words[-1] == "," else []  # "with the exception of X, these groups"
        for number, group in enumerate(these[1]):
            words += [] if not number else [","] if number + 1 < len(these[1]) else ["and"]
            words.append(f"<{LETTERS[group.kind]}{len(marks)}>")
            marks.append(Mark(at, these[0], group))
        return these[0]
    if (pair := two_sides(frame, at, end)) is None:
        return at
    after, sides = pair
    for country, mention in sides:
        words += [] if country == sides[0][0] else ["and"]
        words.append(f"<{LETTERS.get(mention.kind, 's') if mention else 'c'}{len(marks)}>")
        marks.append(Mark(at, after, mention, None if mention else country, is_meant=mention is None))
    return after


def _mentioned(frame: Frame, mention: Mention, marks: list[Mark]) -> list[str]:
    """A mention's mark, with its noun where the noun says more; a repeated name in brackets is left out."""
    before = marks[-1] if marks else None
    same = before is not None and before.mention is not None and before.mention.entity == mention.entity
    if same and before is not None and _in_brackets(frame, before.end, mention.start):
        return []
    if same and before is not None and mention.form == "reference" and mention.start - before.end <= 1:
        return [frame.doc[mention.end - 1].lower_]  # "the group's spokesman": one actor
    last = frame.doc[mention.end - 1]
    if mention.form == "unnamed" and last.dep_ in {"appos", "attr"} and last.lower_ in role_words().groups:
        return [token.lower_ for token in frame.doc[mention.start : mention.end]]  # it says what the other actor is
    if mention.form != "name" and _named_after(frame, mention):
        return [token.lower_ for token in frame.doc[mention.start : mention.end]]  # "a terrorist of the X"
    letter = "k" if _is_country(frame, mention) else LETTERS.get(mention.kind, "s")
    words = [f"<{letter}{len(marks)}>"]
    marks.append(Mark(mention.start, mention.end, mention))
    noun = frame.doc[mention.end - 1].lower_
    says_more = mention.kind is EntityKind.UNNAMED or noun in role_words().references["organ"]
    return [*words, noun] if says_more and mention.form != "name" else words


def _is_country(frame: Frame, mention: Mention) -> bool:
    """Whether a state is named by its country, which may be told as doer and as land."""
    name = frame.doc[mention.start : mention.end].text
    return context_words().demonyms.get(name) == mention.entity


def _in_brackets(frame: Frame, end: int, start: int) -> bool:
    """Whether a name in brackets follows another: "the Baloch Liberation Army's (BLA)"."""
    between = [token.lower_ for token in frame.doc[end:start] if token.lower_ not in _OWNING]
    return between in (["("], ["["])


def _named_after(frame: Frame, mention: Mention) -> bool:
    """Whether a group's name follows the noun for its men: "two operatives of the X"."""
    doc = frame.doc
    if mention.end >= len(doc) or doc[mention.end].lower_ not in _WHOSE or LETTERS.get(mention.kind) != "g":
        return False
    near = (frame.mention_at(at) for at in range(mention.end, min(len(doc), mention.end + _WHOSE_REACH)))
    return any(other is not None and other.entity == mention.entity and other.form != "reference" for other in near)


def _after_alias(frame: Frame, at: int, end: int) -> int:
    """The token after a second name of a person: "alias Abu Hamza"."""
    at += 1
    while at < end and frame.doc[at].text[:1].isupper() and frame.doc[at].is_alpha:
        mention = frame.mention_at(at)
        if mention is not None and mention.kind is not EntityKind.PERSON:
            break
        at += 1
    return at


def _country(token: Token) -> str | None:
    if token.text in context_words().demonyms:
        return token.text
    if token.lower_ != _ACROSS[0]:
        return None
    following = token.doc[token.i : token.i + len(_ACROSS)]
    return "across the border" if tuple(near.lower_ for near in following) == _ACROSS else None


def _home(frame: Frame, token: Token) -> str | None:
    """The country whose government "the government" means: the one that the report is about."""
    if token.lower_ not in link_words().governments or token.i == 0 or token.nbor(-1).lower_ not in {"the", "with"}:
        return None
    known = frame.doc.user_data
    if "home" not in known:
        known["home"] = Context(frame.document.text, frame.published or frame.document.published).country
    country: str | None = known["home"]
    return country if country in context_words().demonyms else None


def _continues(frame: Frame, token: Token, word: str) -> bool:
    """Whether a token is a hyphen that only makes a longer word of the ordinary words beside it."""
    after = token.i + 1
    return (
        token.text in _HYPHENS
        and word.isalpha()
        and not token.whitespace_
        and after < len(frame.doc)
        and frame.doc[after].is_alpha
        and frame.mention_at(after) is None
        and after - 2 >= 0
        and not frame.doc[after - 2].whitespace_
    )


def _taliban(frame: Frame, token: Token) -> Mention | None:
    """The Afghan Taliban where "Taliban" names nobody by itself, but an official of theirs follows."""
    if not is_taliban(token.text):
        return None
    near = (frame.mention_at(at) for at in range(token.i + 1, min(token.sent.end, token.i + 1 + _OFFICE)))
    official = next((mention for mention in near if mention is not None), None)
    if official is None or official.kind is not EntityKind.PERSON or official.side != "afghanistan":
        return None
    entry = actors()["afghan-taliban"]
    imply(frame, entry.id)
    return Mention(token.i, token.i + 1, entry.id, entry.name, entry.kind, "reference", entry.side)


def _he(frame: Frame, token: Token) -> Mention | None:
    """Whom "he" means: the one person who was a subject in this sentence before it or in the two before."""
    if token.lower_ not in {"he", "she"}:
        return None
    index = frame.sentence_at(token.i).index
    first = frame.sentences[max(0, index - 2)].start
    people = {
        m.entity: m
        for m in frame.mentions_in(first, token.i)
        if m.kind is EntityKind.PERSON and any(part.dep_ in _SUBJECTS for part in frame.doc[m.start : m.end])
    }
    return next(iter(people.values())) if len(people) == 1 else None
