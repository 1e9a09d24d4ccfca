"""Page tests over the made-up reports of tests/components/sample.py, driven as an analyst drives the app."""

import pytest
from streamlit.runtime.pages_manager import PagesManager

from sourceline.settings import settings
from tests.components.sample import sample_store
from tests.pages.transitions.driver import Screen


class WarmPages(PagesManager):
    """Pages of a server that has answered before, so that app.py runs at once (see components.page)."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        PagesManager.uses_pages_directory = False


@pytest.fixture(autouse=True)
def warm_server(monkeypatch):
    """Without this each run would begin as the very first of a server, and a button's press be lost in the detour."""
    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", WarmPages)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The store; tests only read it."""
    return sample_store(tmp_path_factory.mktemp("pages"))


@pytest.fixture
def visit(sample, monkeypatch):
    """Opens a page on the sample: `visit("events", type="battles")`."""
    monkeypatch.setenv("SOURCELINE_STORE_URL", sample.url)
    settings.cache_clear()
    yield Screen
    settings.cache_clear()


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A sample of the test's own, which it may change; gives the store."""
    store = sample_store(tmp_path)
    monkeypatch.setenv("SOURCELINE_STORE_URL", store.url)
    settings.cache_clear()
    yield store
    store.close()
    settings.cache_clear()
