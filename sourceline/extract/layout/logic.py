"""Which sentence is headline, dateline, byline, credit, author note or body."""

import re

from spacy.tokens import Doc, Span

from sourceline.extract.breaks.logic import DATELINE
from sourceline.extract.frame import Role, Sentence
from sourceline.extract.layout.furniture import without_furniture
from sourceline.extract.layout.patterns import layout_patterns, picture_verbs

_BREAK = re.compile(r"\n")
_HEADLINE_WORDS = 18
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]{2,8}\b")
_LATE = 0.5
"""From this part of a page on all after a note on its author belongs to the note; above the story it is a paragraph."""
_AGENCY = re.compile(
    r"[(\[](?:[^()\[\]]{0,30}[ /])?(?:AFP|AP|Reuters|REUTERS|EPA|EFE|Xinhua|Getty|APP|AA)[^()\[\]]{0,20}[)\]]\s*$"
)
"""How a line under a picture ends: who took it."""
_PAST = frozenset({"VBD", "VBN"})
_END = re.compile(r"[.!?\"”’:;,]\s*$")


def sentences(doc: Doc) -> list[Sentence]:
    """The document's sentences with their paragraph and role; together they cover every token."""
    found: list[Sentence] = []
    paragraph, in_bio = 0, False
    whole = doc.text  # spaCy joins the tokens anew at every call
    for index, span in enumerate(doc.sents):
        text, late = span.text, span.start_char > len(whole) * _LATE
        if index and _BREAK.search(doc[span.start - 1].text):
            paragraph += 1
        role = Role.CREDIT if _is_picture(span, whole) else _role(text)
        in_bio = role is Role.BIO or (in_bio and (late or paragraph == found[-1].paragraph))
        found.append(Sentence(index, span.start, span.end, paragraph, Role.BIO if in_bio else role))
    return without_furniture(doc, found)


def _role(text: str) -> Role:
    stripped = text.strip()
    if (dateline := DATELINE.match(text)) and dateline.end() >= len(stripped):
        return Role.DATELINE
    for role, pattern in layout_patterns():
        if pattern.match(stripped):
            return role
    if text.endswith("\n") and not _END.search(stripped) and len(stripped.split()) <= _HEADLINE_WORDS:
        return Role.HEADLINE
    return Role.BODY


def _is_picture(span: Span, whole: str) -> bool:
    """`Soldiers stand guard near a crossing in Khost on October 20`: the line under a picture."""
    root = span.root
    if root.tag_ in {"VBZ", "VBP"} and root.lemma_.lower() in picture_verbs() and _DAY.search(span.text):
        return True
    line = _line(whole, span.start_char)
    return bool(_AGENCY.search(line) and _DAY.search(line)) and root.tag_ not in _PAST


def _line(text: str, at: int) -> str:
    """The line of the text that a sentence begins on."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
