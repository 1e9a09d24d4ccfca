"""Names of people whom no title gave away: a run of capitalised words beside a role in a group shows one."""

from bisect import insort

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.groups import is_name_word
from sourceline.extract.actors.names import slug
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.membership_words import membership_words
from sourceline.extract.links.patterns import link_words
from sourceline.vocab.actors import actors

_JOINING = frozenset({"ur", "ul", "al", "bin", "e", "i", "u", "-", "‑", "–"})
_BEFORE_ONE_WORD = frozenset({",", "—", "–", "and", "both", "as", "named", "called", "commander", "commanders"})
_MOST = 7
_FEW = 3
_LEAST_LETTERS = 4
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_BACK = 2
_BESIDE_NOUN = frozenset({"compound", "nmod", "amod"})


def names_in(frame: Frame, sentence: Sentence) -> dict[int, int]:
    """Runs of tokens [start, end) that may name a person who is no mention yet, by their start."""
    known: dict[tuple[int, int], dict[int, int]] = frame.doc.user_data.setdefault("links_names", {})
    key = sentence.index, len(frame.mentions)
    if key not in known:
        known[key] = _names_in(frame, sentence)
    return known[key]


def _names_in(frame: Frame, sentence: Sentence) -> dict[int, int]:
    found: dict[int, int] = {}
    if _is_title_case(frame, sentence):
        return found
    at = sentence.start
    while at < sentence.end:
        end = _run(frame, at, sentence.end)
        if end > at and _is_person(frame, sentence, at, end):
            found[at] = end
        at = max(end, at + 1)
    return found


def _is_title_case(frame: Frame, sentence: Sentence) -> bool:
    """Whether every long word has a capital, as in many headlines: there capitals show no name."""
    words = [token for token in frame.tokens(sentence) if token.is_alpha and len(token) >= _LEAST_LETTERS]
    ends = frame.doc[sentence.end - 1].is_punct
    return len(words) > (_MOST if ends else _FEW) and all(token.text[:1].isupper() for token in words)


def person(frame: Frame, start: int, end: int) -> str | None:
    """The entity of a person so named, with a mention of him made here; None where another actor's name stands."""
    for at, after in dict.fromkeys((_in_full(frame, start, end), (start, end))):
        there = frame.mention_at(at)
        if there is None:
            name = frame.doc[at:after].text
            mention = Mention(
                at, after, f"p-{slug(name)}", name, EntityKind.PERSON, "name", None, "beside a role in a group"
            )
            insort(frame.mentions, mention, key=lambda other: other.start)
            return mention.entity
        if there.kind is EntityKind.PERSON:
            return there.entity
    return None


def _in_full(frame: Frame, start: int, end: int) -> tuple[int, int]:
    """Where the sentences just before give the full name of which a word is the last part; else the word itself."""
    return _full_names(frame, start).get(frame.doc[start].text, (start, end)) if end - start == 1 else (start, end)


def _full_names(frame: Frame, at: int) -> dict[str, tuple[int, int]]:
    """Names of several words in the sentences before a token, by a last word that only one of them has."""
    index = frame.sentence_at(at).index
    found: dict[str, set[str]] = {}
    where: dict[str, tuple[int, int]] = {}
    for sentence in frame.sentences[max(0, index - _BACK) : index]:
        people = frame.mentions_in(sentence.start, sentence.end)
        known = [(m.start, m.end) for m in people if m.kind is EntityKind.PERSON and m.end - m.start > 1]
        for start, end in [*_runs(frame, sentence), *known]:
            last = frame.doc[end - 1].text
            found.setdefault(last, set()).add(frame.doc[start:end].text)
            where.setdefault(last, _first_name(frame, start, end, known))
    return {last: where[last] for last, names in found.items() if len(names) == 1}


def _first_name(frame: Frame, start: int, end: int, known: list[tuple[int, int]]) -> tuple[int, int]:
    """A name, or of one after "alias" the name before it."""
    if start < 1 or frame.doc[start - 1].lower_ not in link_words().aliases:
        return start, end
    near = [*known, *_runs(frame, frame.sentence_at(start))]
    return next((where for where in near if where[1] == start - 1), (start, end))


def _runs(frame: Frame, sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of several words in a sentence that may name people."""
    known: dict[tuple[int, int], list[tuple[int, int]]] = frame.doc.user_data.setdefault("links_runs", {})
    key = sentence.index, len(frame.mentions)
    if key not in known:
        known[key], at = [], sentence.start
        while at < sentence.end and not _is_title_case(frame, sentence):
            end = _run(frame, at, sentence.end)
            if end - at > 1 and _is_person(frame, sentence, at, end):
                known[key].append((at, end))
            at = max(end, at + 1)
    return known[key]


def imply(frame: Frame, actor: str) -> None:
    """Make a listed actor known that a report means without naming it."""
    if all(mention.entity != actor for mention in [*frame.mentions, *frame.implied]):
        entry, at = actors()[actor], frame.sentences[0].start
        frame.implied.append(Mention(at, at + 1, actor, entry.name, entry.kind, "implied", entry.side, "implied"))


def _run(frame: Frame, at: int, end: int) -> int:
    last = at
    while at < min(end, last + _MOST) and (_is_part(frame, frame.doc[at]) or (at > last and _joins(frame.doc[at]))):
        at += 1
    while at > last and frame.doc[at - 1].lower_ in _JOINING:
        at -= 1
    return at


def _joins(token: Token) -> bool:
    return token.lower_ in _JOINING


def _is_part(frame: Frame, token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and not token.is_upper
        and token.text.replace("-", "").isalpha()
        and token.pos_ in {"PROPN", "NOUN", "ADJ"}
        and is_name_word(token.text)
        and frame.mention_at(token.i) is None
        and frame.date_at(token.i) is None
    )


def _is_person(frame: Frame, sentence: Sentence, start: int, end: int) -> bool:
    words = [token for token in frame.doc[start:end] if token.lower_ not in _JOINING]
    before = frame.doc[start - 1].lower_ if start > sentence.start else ""
    after = frame.doc[end].lower_ if end < sentence.end else ""
    if (
        before == "the"
        or all(token.lower_ in membership_words().roles for token in words)  # "its Deputy Emir Name Name"
        or after in link_words().named_things
        or any(token.lower_ in link_words().named_things for token in words)
    ):
        return False
    if all(frame.place_at(token.i) is not None for token in words) and not _is_told_by_name(frame, start):
        return False
    if len(words) > 1 or after in link_words().aliases or frame.doc[end : end + 2].text.lower() == "known as":
        return True
    if words[0].pos_ != "PROPN" or len(words[0]) < _LEAST_LETTERS:
        return False
    if before in _BEFORE_ONE_WORD or before in membership_words().roles or _is_of_group(frame, end, after):
        return True
    return words[0].dep_ not in _BESIDE_NOUN and words[0].text in _full_names(frame, start)


def _is_told_by_name(frame: Frame, start: int) -> bool:
    """Whether "identified as" stands before a name, so that it is no place's."""
    return (
        start > 1
        and frame.doc[start - 1].lower_ == "as"
        and bool(link_words().naming.search(frame.doc[start - 2].lower_))
    )


def _is_of_group(frame: Frame, end: int, after: str) -> bool:
    """Whether "of" and a group follow a name: "arrested Name of the X"."""
    near = (frame.mention_at(at) for at in range(end + 1, min(len(frame.doc), end + 1 + _FEW)))
    return after == "of" and any(m is not None and m.kind in _GROUPS for m in near)
