"""Mentions of listed actors: by name, by label, by an abbreviation that the report itself defines."""

import re

from spacy.tokens import Doc

from sourceline.codes import EntityKind
from sourceline.extract.actors.context import Context, is_taliban
from sourceline.extract.actors.draft import Draft, can_act, is_head_noun
from sourceline.extract.actors.era import in_time
from sourceline.extract.actors.lexicon import Hit, lexicon, words_of
from sourceline.extract.actors.patterns import context_words, role_words
from sourceline.extract.frame import Mention
from sourceline.vocab.actors import actors
from sourceline.vocab.spelling import fold

_DEFINED = re.compile(r"\s?\((?P<short>[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)?)[),;]")
_HYPHENS = frozenset("-‐‑–")


def add_listed(draft: Draft, context: Context) -> None:
    """Add every listed actor that the text names."""
    text = draft.text
    hits = list(lexicon().find(text, words_of(text)))
    defined = _definitions(text, hits)
    for hit in hits:
        start, end = draft.tokens(hit.start, hit.end)
        actor = defined.get(hit.text) or _meant(hit, draft, context)
        if actor is None or hit.text.lower() in role_words().forces or _in_address(draft.doc, start):
            continue
        label = any(fold(word.raw) in context_words().labels for word in words_of(hit.text))
        end = _with_followers(draft.doc, start, end, actors()[actor].kind)
        draft.add_listed(actor, start, end, "label" if label else "name", hit.text)


def _meant(hit: Hit, draft: Draft, context: Context) -> str | None:
    if hit.contextual:
        actor = context.choose(hit, draft.token_at(hit.end - 1)) or hit.otherwise
        if actor is None or is_taliban(hit.text):
            return actor
        return in_time(actor, hit.text, emirate=context.emirate)
    if _is_taliban_alone(hit) and context.of_pakistan(hit.start):
        return "ttp"  # `Taliban fighters` of Swat
    return in_time(hit.actors[0], hit.text, emirate=context.emirate)


def _is_taliban_alone(hit: Hit) -> bool:
    """`Taliban fighters`, `Taliban gunmen`: of either country."""
    return hit.actors == ("taliban-forces",) and is_taliban(hit.text.split()[0])


def _definitions(text: str, hits: list[Hit]) -> dict[str, str]:
    """Abbreviations that the report defines right after a listed name."""
    found: dict[str, str] = {}
    for hit in hits:
        if not hit.contextual and (match := _DEFINED.match(text, hit.end)) and match["short"] != hit.text:
            found.setdefault(match["short"], hit.actors[0])
    return found


def _in_address(doc: Doc, start: int) -> bool:
    """A name inside a web address or a handle names nobody."""
    token = doc[start]
    return token.like_url or token.like_email or (start > 0 and doc[start - 1].text in {"@", "#"})


def _with_followers(doc: Doc, start: int, end: int, kind: EntityKind) -> int:
    """The end of "TTP militants" and "TTP-linked militants": the role noun belongs to the mention."""
    roles = role_words()
    if not can_act(Mention(start, end, "", "", kind, "")):
        return end
    at = end
    if at + 2 < len(doc) and doc[at].text in _HYPHENS and doc[at + 1].lower_ in roles.linked:
        at += 2
    return at + 1 if at < len(doc) and doc[at].lower_ in roles.followers and is_head_noun(doc[at]) else end
