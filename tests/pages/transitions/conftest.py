"""The app on a store of made-up reports, of each test's own."""

import pytest

from tests.pages.transitions.driver import Screen
from tests.pages.transitions.made_up import fill_long, opened


@pytest.fixture
def store(store_url):
    """The store of made-up reports."""
    made = opened(store_url)
    yield made
    made.close()


@pytest.fixture
def long_store(store_url):
    """A store with sixty incidents and claims."""
    made = opened(store_url, fill_long)
    yield made
    made.close()


@pytest.fixture
def screen(store):
    """Opens pages on the made-up reports: `screen("events", type="battles")`."""
    return Screen
