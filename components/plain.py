"""Text of reports and addresses as Streamlit shall show it: as it is written, never as Markdown.

Most of Streamlit's elements read Markdown. A title such as `![](http://…)` would then be fetched from the network by
the browser of whoever looks at it, and a link of a stranger would look like the desk's own.
"""

import re
from html import escape
from urllib.parse import urlsplit

_MARKS = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>$:~#|&"}
_LIST = re.compile(r"^(\d*)(?=[-+](?: |$)|[.)](?: |$)|---|\+\+\+|===)")
"""Where a line would begin a list, a rule or a heading."""
_NAMES = re.compile(r":(?=material/|[-+\w]*[a-z][-+\w]*:|[-+]1:)", re.IGNORECASE)
_SIGNS = re.compile(r"(?<!\S)(<-|[-<>~])(?=[->=](?!\S))")
"""What Streamlit changes after Markdown was read, where no escape helps: names of icons and emoji between colons, and
arrows, dashes and comparisons typed with two or three signs (StreamlitMarkdown in its front end, release 1.67)."""
_JOINER = "\u2060"
"""Nothing that one sees; it parts what Streamlit would change."""


def plain(text: object) -> str:
    """The text in one line, with every character escaped that Markdown would take for its own.

    A line that begins like a list or a numbered list keeps its mark. An address that the text spells out may become a
    link to itself, never to anywhere else.
    """
    line = _NAMES.sub(f":{_JOINER}", " ".join(str(text).split()))
    line = _SIGNS.sub(rf"\1{_JOINER}", line).translate(_MARKS)
    return _LIST.sub(r"\1\\", line)


def original(address: str, words: str) -> str:
    """HTML of a link to a report's original, or the address itself where it is none of the web.

    A report names its own address; `javascript:` or `file:` in it would run or open where it is clicked.
    """
    try:
        of_the_web = urlsplit(address.strip()).scheme in {"http", "https"}
    except ValueError:
        of_the_web = False
    if not of_the_web:
        return escape(address)
    return (
        f'<a href="{escape(address.strip(), quote=True)}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'
    )
