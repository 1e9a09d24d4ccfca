"""What an analyst types into a search box -> an FTS5 expression that can never be a syntax error."""

import re

import numpy as np
import numpy.typing as npt

from sourceline.store import Store

Numbers = npt.NDArray[np.int64]
_TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LETTERS = re.compile(r"\w+")
LONG_WORD = 5
"""Letters from which a word tells something about a text."""
MOST_WORDS = 12
ENDINGS = ("ing", "ings", "ed", "es", "ion", "ions", "er", "ers", "ment", "ments")
SHORTEST_STEM = 4


class MatchError(ValueError):
    """Nothing in the text can be searched for."""


def match_expression(text: str, *, typing: bool = False) -> str:
    """FTS5 expression for words, "phrases", prefix* and -not; all must match. All words are quoted: none is syntax.

    `typing`: the last word may be unfinished, so it matches as a prefix too.

    Raises:
        MatchError: no word to look for is left (only punctuation, or only words to leave out).
    """
    wanted, unwanted, last = _terms(text)
    if not wanted:
        raise MatchError("type at least one word to look for")
    if typing and last:
        wanted[-1] = f"({' OR '.join([last, f'{last}*', *_begun(last)])})"
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def unwanted_expression(text: str) -> str | None:
    """FTS5 expression for what a text of nothing but -words leaves out; None for any other text."""
    wanted, unwanted, _ = _terms(text)
    return " OR ".join(unwanted) if unwanted and not wanted else None


def _terms(text: str) -> tuple[list[str], list[str], str]:
    """Terms to have, terms to leave out, and the last term where it is a plain word that may be unfinished."""
    wanted: list[str] = []
    unwanted: list[str] = []
    last = ""
    for token in _TOKEN.finditer(text):
        phrase = token["word"] is None
        term = _term(token["phrase"] if phrase else token["word"], phrase=phrase)
        if term:
            (unwanted if token["minus"] else wanted).append(term)
        open_ended = not token["minus"] and not phrase and token.end() == len(text) and not term.endswith("*")
        last = term if open_ended else ""
    return wanted, unwanted, last


def _begun(term: str) -> list[str]:
    """The word without an ending that is being typed: `attacki` finds what `attacking` will (the index holds stems)."""
    word = term.strip('"').lower()
    tails = [word[-cut:] for cut in (1, 2, 3) if len(word) - cut >= SHORTEST_STEM]
    return [f'"{word[: -len(tail)]}"' for tail in tails if any(ending.startswith(tail) for ending in ENDINGS)]


def _term(words: str, *, phrase: bool) -> str:
    parts = _LETTERS.findall(words)
    if not parts:
        return ""
    star = "*" if not phrase and words.endswith("*") else ""
    return f'"{" ".join(parts)}"{star}'


def similar_expression(quote: str) -> str:
    """FTS5 expression for texts that share a quote's longer words, any of them.

    Raises:
        MatchError: it has no longer word.
    """
    words = sorted({word.lower() for word in _LETTERS.findall(quote) if len(word) >= LONG_WORD}, key=len, reverse=True)
    if not words:
        raise MatchError("the quote has no word long enough to tell it apart")
    return " OR ".join(f'"{word}"' for word in words[:MOST_WORDS])


def documents_with(store: Store, expression: str) -> Numbers:
    """Row numbers of documents whose title or text match."""
    return _numbers(store, "SELECT group_concat(rowid) FROM documents_fts WHERE documents_fts MATCH ?", expression)


def claims_with(store: Store, expression: str) -> Numbers:
    """Row numbers of claims whose quote matches."""
    return _numbers(store, "SELECT group_concat(rowid) FROM claims_fts WHERE claims_fts MATCH ?", expression)


def among(rows: Numbers, numbers: Numbers) -> npt.NDArray[np.bool_]:
    """Which of the rows' numbers are among some numbers; both are row numbers of one table."""
    top = max(rows.max(initial=0), numbers.max(initial=0))
    flags = np.zeros(top + 1, dtype=np.bool_)
    flags[numbers] = True
    found: npt.NDArray[np.bool_] = flags[rows]
    return found


def _numbers(store: Store, sql: str, expression: str) -> Numbers:
    """Numbers come as one text: three times as fast as row by row."""
    with store.reading() as connection:
        (joined,) = connection.connection.cursor().execute(sql, (expression,)).fetchone()
    return np.fromstring(joined or "", dtype=np.int64, sep=",")
