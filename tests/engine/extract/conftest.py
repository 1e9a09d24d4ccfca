"""One loaded reader for all tests of extraction."""

import sys
from pathlib import Path

import pytest

from sourceline.extract import Reader

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
