import os

import pytest

from sourceline.geo import Gazetteer
from sourceline.geo.border import Border
from sourceline.settings import settings


@pytest.fixture(scope="session", autouse=True)
def no_downloaded_places(tmp_path_factory):
    """Only the places of data/geo, whatever the developer has downloaded."""
    before = os.environ.get("SOURCELINE_PLACES_DIR")
    os.environ["SOURCELINE_PLACES_DIR"] = str(tmp_path_factory.mktemp("places"))
    settings.cache_clear()
    yield
    if before is None:
        del os.environ["SOURCELINE_PLACES_DIR"]
    else:
        os.environ["SOURCELINE_PLACES_DIR"] = before
    settings.cache_clear()


@pytest.fixture(scope="session")
def gazetteer(no_downloaded_places):
    return Gazetteer.load()


@pytest.fixture(scope="session")
def border():
    return Border.load()
