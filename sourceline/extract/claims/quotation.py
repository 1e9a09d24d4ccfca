"""Which sentences lie inside a quotation that runs over several sentences."""

from sourceline.extract.frame import Frame

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def quoted(frame: Frame) -> set[int]:
    """Numbers of the sentences that a quotation covers from start to end, paragraph by paragraph."""
    found: set[int] = set()
    paragraph, is_open = -1, False
    for sentence in frame.sentences:
        if sentence.paragraph != paragraph:
            paragraph, is_open = sentence.paragraph, False
        text = frame.tokens(sentence).text.strip()
        begins = text.startswith((_OPEN, _STRAIGHT))
        if is_open or begins:
            found.add(sentence.index)
        for mark in text:
            if mark == _STRAIGHT:
                is_open = not is_open
            elif mark in {_OPEN, _CLOSE}:
                is_open = mark == _OPEN
    return found
