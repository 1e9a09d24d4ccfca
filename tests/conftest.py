"""What every test shares: a store and settings of its own, never the analyst's."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

from sourceline.settings import settings

ROOT = Path(__file__).parent.parent

# No test is timed: a busy machine must not make one fail.
property_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
property_settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def store_url(tmp_path, monkeypatch):
    """Address of an empty store for one test, set as the one in force."""
    url = f"sqlite:///{tmp_path / 'store' / 'test.db'}"
    monkeypatch.setenv("SOURCELINE_STORE_URL", url)
    settings.cache_clear()
    yield url
    settings.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def never_the_analysts_store(tmp_path_factory):
    """Whatever a test forgets to set lands in a temporary folder."""
    before = os.environ.get("SOURCELINE_STORE_URL")
    os.environ["SOURCELINE_STORE_URL"] = f"sqlite:///{tmp_path_factory.mktemp('store') / 'default.db'}"
    settings.cache_clear()
    yield
    if before is None:
        del os.environ["SOURCELINE_STORE_URL"]
    else:
        os.environ["SOURCELINE_STORE_URL"] = before
    settings.cache_clear()
