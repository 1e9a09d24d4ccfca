"""Reading one YAML file of the reference data."""

from pathlib import Path
from typing import Any

import yaml

from sourceline.settings import settings

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C reads the lists ten times faster


class VocabularyError(ValueError):
    """A reference data file is missing or an entry in it is wrong; the message names both."""


def data_file(*parts: str) -> Path:
    """Path of a file below the reference data folder."""
    return settings().data_dir.joinpath(*parts)


def load_yaml(path: Path) -> Any:
    """Parsed content of a YAML file.

    Raises:
        VocabularyError: the file is missing or is no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
    except FileNotFoundError as error:
        raise VocabularyError(f"{path} is missing") from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path} is not valid YAML: {error}") from error
