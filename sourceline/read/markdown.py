"""Markdown to plain text, by the CommonMark parser: marks go, words and paragraphs stay."""

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sourceline.read.front_matter import split_front_matter
from sourceline.read.parts import Parts


def read_markdown(text: str) -> Parts:
    """Parts of a Markdown file; a first heading is the title where the front matter gives none.

    Raises:
        Refused: the front matter is malformed.
    """
    parts = split_front_matter(text)
    paragraphs: list[str] = []
    title = parts.title
    inside = ""
    for token in MarkdownIt("commonmark").parse(parts.text):
        if token.type == "heading_open":
            inside = token.tag
        elif token.type == "inline":
            words = _words(token)
            if title is None and inside == "h1":
                title = words
            else:
                paragraphs.append(words)
            inside = ""
        elif token.type in {"fence", "code_block"}:
            paragraphs.append(token.content.strip())
    return replace(parts, text="\n\n".join(filter(None, paragraphs)), title=title)


def _words(inline: Token) -> str:
    pieces = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        elif child.type in {"text", "code_inline"}:
            pieces.append(child.content)
    return "".join(pieces).strip()
