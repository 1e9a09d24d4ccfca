"""Deeds that somebody only believes or suspects a group of: blame, and no account of who did it."""

from spacy.tokens import Token

from sourceline.extract.actors.called import called
from sourceline.extract.events.deeds import responsibility_words
from sourceline.extract.events.syntax import governing_verb
from sourceline.extract.frame import Frame

_CLAUSES = frozenset({"ccomp", "xcomp"})


def without_suspects(frame: Frame, head: Token, doers: list[Token]) -> list[Token]:
    """The doers of a deed without the groups that are only suspected of it, which `blamed` tells of."""
    verb = governing_verb(head)
    guessed = _is_guessed(head) or (verb is not None and _is_guessed(verb))
    return [token for token in doers if not guessed or _is_nobody(frame, token)]


def _is_guessed(deed: Token) -> bool:
    """`police believe that the group did it`, `it is thought to have planted the bomb`, `suspected of the attack`."""
    guesses = responsibility_words()["otherwise"]["guess"]
    verb = deed
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ in _CLAUSES:
        return verb.head.lemma_.lower() in guesses
    of = verb.head if verb.dep_ in {"pobj", "pcomp"} else None
    return of is not None and of.lower_ == "of" and of.head.pos_ == "VERB" and of.head.lemma_.lower() in guesses


def _is_nobody(frame: Frame, token: Token) -> bool:
    """Unnamed gunmen did it, whatever group is suspected."""
    mention = frame.mention_at(token.i)
    return mention is not None and mention.form == "unnamed" and called(frame, token, mention) is None
