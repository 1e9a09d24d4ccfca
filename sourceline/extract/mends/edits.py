"""What is to be changed in a parse."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Edits:
    """New heads of tokens, made at once when all are known: a parse half changed is no tree."""

    doc: Doc
    heads: dict[int, tuple[int, str]] = field(default_factory=dict)

    def hang(self, token: Token, head: Token, dep: str) -> None:
        """Hang a token on another one, or on itself as the root of its sentence."""
        self.heads[token.i] = (head.i, dep)

    def add(self, others: "Edits") -> bool:
        """Take others over, and say so, if the parse stays a tree with them."""
        heads = self.heads | others.heads
        if not all(_reaches_root(self.doc, heads, at) for at in others.heads):
            return False
        self.heads = heads
        return True


def _reaches_root(doc: Doc, heads: dict[int, tuple[int, str]], at: int) -> bool:
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        above = heads[at][0] if at in heads else doc[at].head.i
        if above == at:
            return True
        at = above
    return False
