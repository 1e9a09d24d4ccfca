"""Bytes to text: the encoding a file declares, else the one that fits."""

from charset_normalizer import from_bytes

from sourceline.read.refusal import Refused

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_MAX_CONTROL_SHARE = 0.02


def decode(data: bytes) -> str:
    """Text of the bytes.

    UTF-8 is tried first because a text that decodes as UTF-8 by chance is practically impossible; then the detector;
    Windows-1252 last, as browsers do.

    Raises:
        Refused: the bytes are no text in any of them.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    best = from_bytes(data, cp_isolation=["cp1252", "latin_1", "mac_roman", "cp1256"]).best()
    return _checked(str(best) if best is not None else data.decode("cp1252", errors="replace"))


def _checked(text: str) -> str:
    control = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f\v")  # noqa: PLR2004 - ASCII's controls
    if control > _MAX_CONTROL_SHARE * max(1, len(text)):
        raise Refused("this is a binary file, not a report")
    return text
