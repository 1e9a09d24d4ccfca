"""Slugs and ids of actors."""

import re
import unicodedata

_SEPARATOR = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Lower-case letters and digits of a name, joined by hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _SEPARATOR.sub("-", plain).strip("-") or "unnamed"
