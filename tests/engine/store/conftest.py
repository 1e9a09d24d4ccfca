"""A store of its own for each test."""

import pytest

from sourceline.store import open_store


@pytest.fixture
def store(store_url):
    """An empty store."""
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def run(store):
    """A started run."""
    return store.start_run("test", "0")
