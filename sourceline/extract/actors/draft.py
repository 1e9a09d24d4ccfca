"""The mentions of one text while they are being collected: no two overlap, earlier finders win."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from sourceline.codes import EntityKind
from sourceline.extract.frame import Mention
from sourceline.vocab.actors import actors
from sourceline.vocab.spelling import fold, fold_name

_ACT = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION, EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})


class Draft:
    """Mentions of one Doc, by token."""

    def __init__(self, doc: Doc) -> None:
        """Start without mentions."""
        self.doc = doc
        self.text = doc.text  # spaCy joins the tokens anew at every call
        self.mentions: list[Mention] = []
        self._offsets = [token.idx for token in doc]
        self._taken = bytearray(len(doc))
        self._people: dict[str, dict[str, Mention]] = {}

    def token_at(self, offset: int) -> Token:
        """The token that holds a character."""
        return self.doc[max(0, bisect_right(self._offsets, offset) - 1)]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token span [first, last) that covers characters [start, end)."""
        return self.token_at(start).i, self.token_at(end - 1).i + 1

    def free(self, start: int, end: int) -> bool:
        """Whether no mention covers any of tokens [start, end)."""
        return not any(self._taken[start:end])

    def add(self, mention: Mention) -> bool:
        """Keep a mention unless its tokens are taken."""
        if mention.start >= mention.end or not self.free(mention.start, mention.end):
            return False
        self._taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
        self.mentions.append(mention)
        if mention.kind is EntityKind.PERSON:
            for key in fold_name(mention.name):
                self._people.setdefault(key, {}).setdefault(mention.entity, mention)
        return True

    def displace(self, start: int, end: int) -> None:
        """Drop the countries named inside tokens [start, end): they are part of a longer name."""
        inside = [m for m in self.mentions if start <= m.start and m.end <= end and m.kind is EntityKind.GOVERNMENT]
        for mention in inside:
            self.mentions.remove(mention)
            self._taken[mention.start : mention.end] = b"\x00" * (mention.end - mention.start)

    def person(self, words: list[str]) -> Mention | None:
        """The one person so far whose name holds all these words."""
        bearers = [self._people.get(fold(word), {}) for word in words]
        shared = set(bearers[0]).intersection(*bearers[1:]) if bearers else set()
        return bearers[0][shared.pop()] if len(shared) == 1 else None

    def add_listed(self, actor: str, start: int, end: int, form: str, cue: str) -> bool:
        """Keep a mention of a listed actor."""
        entry = actors()[actor]
        return self.add(Mention(start, end, actor, entry.name, entry.kind, form, entry.side, cue))

    def finish(self) -> list[Mention]:
        """All mentions in order of their start."""
        return sorted(self.mentions, key=lambda mention: mention.start)

    def by_start(self) -> dict[int, Mention]:
        """Mentions by their first token."""
        return {mention.start: mention for mention in self.mentions}


def can_act(mention: Mention) -> bool:
    """Whether a mention is of a group, force or government, of which "TTP militants" can be said."""
    return mention.kind in _ACT


def is_head_noun(token: Token) -> bool:
    """Whether a noun heads its phrase and does not qualify the next ("terrorist" in "terrorist attack")."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return not (token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i)
