"""The lists of data/words/mends.yaml."""

from functools import lru_cache
from typing import Any

from sourceline.vocab.files import data_file, load_yaml


@lru_cache(maxsize=1)
def mend_words() -> dict[str, Any]:
    """Word lists by name, read once."""
    loaded: dict[str, Any] = load_yaml(data_file("words", "mends.yaml"))
    return loaded
