"""Names of people whom no title gave away: a run of capitalised words beside a role in a group shows one."""

from bisect import insort

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.groups import is_name_word
from sourceline.extract.actors.names import slug
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.patterns import link_words
from sourceline.vocab.actors import actors

_JOINING = frozenset({"ur", "ul", "al", "bin", "e", "i", "u", "-", "‑", "–"})
_BEFORE_ONE_WORD = frozenset({",", "and", "as", "named", "called", "commander", "commanders"})
_MOST = 7
_LEAST_LETTERS = 4


def names_in(frame: Frame, sentence: Sentence) -> dict[int, int]:
    """Runs of tokens [start, end) that may name a person who is no mention yet, by their start."""
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
    return len(words) > _MOST and all(token.text[:1].isupper() for token in words)


def person(frame: Frame, start: int, end: int) -> str:
    """The entity of a person so named, with a mention of him made here."""
    name = frame.doc[start:end].text
    entity = f"p-{slug(name)}"
    if frame.mention_at(start) is None:
        mention = Mention(start, end, entity, name, EntityKind.PERSON, "name", None, "beside a role in a group")
        insort(frame.mentions, mention, key=lambda other: other.start)
    return entity


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
        or after in link_words().named_things
        or any(token.lower_ in link_words().named_things for token in words)
    ):
        return False
    if all(frame.place_at(token.i) is not None for token in words):
        return False
    if len(words) > 1:
        return True
    return words[0].pos_ == "PROPN" and before in _BEFORE_ONE_WORD and len(words[0]) >= _LEAST_LETTERS
