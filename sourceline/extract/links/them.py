"""The groups that "them", "it", "its alliance" and "these groups" mean: those named just before."""

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.frame import Frame, Mention
from sourceline.extract.links.patterns import link_words

_GIVING = frozenset({"give", "lend", "provide", "offer", "support", "shelter", "fund", "train", "supply", "grant"})
_DEALINGS = frozenset(
    {"alliance", "tie", "link", "nexus", "relationship", "cooperation", "coordination", "partnership", "contact"}
)
_OWNED = 3
"""Sentences back in which "its" may have been named."""
_OPENING, _THEY = 3, frozenset({"it", "they"})
_THESE = frozenset({"these", "those"})
_BETWEEN = frozenset({",", "and", "&", "the", "as", "well", "(", ")"})
_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_REACH = 3
"""Words between "these" and the noun: "these outlawed terrorist groups"."""
_LEAST = 2
_BUT = ("with the exception of", "except", "barring", "other than", "apart from")


def these_groups(frame: Frame, at: int, end: int) -> tuple[int, list[Mention]] | None:
    """The token after "these groups", and the groups meant, without one that the sentence excepts."""
    doc = frame.doc
    if doc[at].lower_ not in _THESE:
        return None
    nouns = role_words().groups
    noun = next((near for near in doc[at + 1 : min(end, at + 1 + _REACH)] if near.lower_.rstrip("s") in nouns), None)
    here = frame.sentence_at(at)
    if noun is None or noun.tag_ not in {"NNS", "NNPS"} or here.index == 0:
        return None
    before = frame.sentences[here.index - 1]
    listed = _longest(frame, frame.mentions_in(before.start, before.end))
    excepted = _excepted(frame, here.start, at)
    meant = [mention for mention in listed if mention.entity not in excepted]
    return (noun.i + 1, meant) if len(listed) >= _LEAST and meant else None


def _longest(frame: Frame, mentions: list[Mention]) -> list[Mention]:
    """The longest run of groups that only commas and "and" part; a name repeated in brackets counts once."""
    runs: list[dict[str, Mention]] = [{}]
    last: Mention | None = None
    for mention in (m for m in mentions if m.kind in _ARMED and m.form != "unnamed"):
        joined = last is not None and all(token.lower_ in _BETWEEN for token in frame.doc[last.end : mention.start])
        if not joined:
            runs.append({})
        runs[-1].setdefault(mention.entity, mention)
        last = mention
    return list(max(runs, key=len).values())


def _excepted(frame: Frame, start: int, at: int) -> set[str]:
    words = frame.doc[start:at].text.lower()
    return {m.entity for m in frame.mentions_in(start, at)} if any(but in words for but in _BUT) else set()


def group_of(frame: Frame, token: Token) -> Mention | None:
    """Whom "them", "it" or "its alliance" means: the only armed group of this sentence so far and those just before.

    "It" only where it is given something, or opens the sentence and the group was the last sentence's subject.
    """
    given = token.lower_ == "it" and token.dep_ in {"dative", "dobj"} and token.head.lemma_ in _GIVING
    opens = token.lower_ in _THEY and token.dep_ in {"nsubj", "nsubjpass"} and token.i - token.sent.start < _OPENING
    owns = token.lower_ == "its" and (token.head.lemma_ in _DEALINGS or token.head.lemma_ in link_words().owned)
    if not (owns or token.lower_ == "them" or given or opens):
        return None
    index = frame.sentence_at(token.i).index
    first = frame.sentences[max(0, index - (_OWNED if owns else 1))].start
    here = [m for m in frame.mentions_in(first, token.i) if m.kind in _ARMED and m.entity != "afghan-taliban"]
    if opens:
        here = [m for m in here if any(part.dep_ in {"nsubj", "nsubjpass"} for part in frame.doc[m.start : m.end])]
    if owns and here and here[-1].start < token.sent.start and _speaks_of_another(frame, token):
        return None
    return here[-1] if len({m.entity for m in here}) == 1 else None


def _speaks_of_another(frame: Frame, token: Token) -> bool:
    """Whether a name that is no actor stands before "its" in the sentence, so that it may mean that one."""
    before = frame.doc[token.sent.start : token.i]
    return any(near.pos_ == "PROPN" and frame.mention_at(near.i) is None for near in before)
