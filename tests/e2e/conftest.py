"""Browser tests: one browser and one server a run, over the reports made up in tests/components/sample.py."""

import pytest

from tests.components.sample import sample_store
from tests.e2e.serving import browsing, serving, visiting


@pytest.fixture(scope="session")
def chromium():
    """A browser without a network."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of the app over the made-up reports; tests only read the store."""
    folder = tmp_path_factory.mktemp("server")
    with serving(sample_store(folder).url, folder) as base:
        yield base


@pytest.fixture
def tab(chromium, server):
    """A page of a session of its own; no request may leave the machine, no script may fail."""
    with visiting(chromium, server) as page:
        yield page
