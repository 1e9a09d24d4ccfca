"""One sentence for each code on screen (data/glossary.yaml)."""

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sourceline.vocab.files import VocabularyError, data_file, load_yaml


def load_glossary(path: Path) -> dict[str, dict[str, str]]:
    """Sections of codes, each code with its sentence.

    Raises:
        VocabularyError: the file is missing or malformed.
    """
    try:
        return TypeAdapter(dict[str, dict[str, str]]).validate_python(load_yaml(path))
    except ValidationError as error:
        raise VocabularyError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def glossary() -> dict[str, dict[str, str]]:
    """The glossary in force."""
    return load_glossary(data_file("glossary.yaml"))
