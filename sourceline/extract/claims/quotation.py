"""Which sentences lie inside a quotation that runs over several sentences."""

from sourceline.extract.frame import Frame

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def quoted(frame: Frame) -> dict[int, bool]:
    """Numbers of the sentences that a quotation covers from start to end, and whether it goes on after each.

    A quotation ends with its paragraph.
    """
    found: dict[int, bool] = {}
    paragraph, is_open = -1, False
    for sentence in frame.sentences:
        if sentence.paragraph != paragraph:
            paragraph, is_open = sentence.paragraph, False
        text = frame.tokens(sentence).text.strip()
        begins = text.startswith((_OPEN, _STRAIGHT))
        covered = is_open or begins
        for mark in text:
            if mark == _STRAIGHT:
                is_open = not is_open
            elif mark in {_OPEN, _CLOSE}:
                is_open = mark == _OPEN
        if covered:
            found[sentence.index] = is_open
    return found
