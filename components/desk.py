"""The shared desk: one columnar copy of the store for all sessions, exchanged when the store has changed."""

import streamlit as st

from sourceline.query import Desk, load_desk
from sourceline.settings import settings
from sourceline.store import Store, open_store


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return open_store(url)


def current_store() -> Store:
    """The store in force."""
    return _store(settings().store_url)


@st.cache_resource(show_spinner="Opening the desk …", max_entries=2)
def _desk(url: str, revision: int, today: str) -> Desk:  # noqa: ARG001 - they are the cache's key
    return load_desk(_store(url))


def current_desk() -> Desk:
    """The desk of the store as it is now; loading it is shared by all sessions."""
    import datetime as dt

    store = current_store()
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return _desk(settings().store_url, store.revision(), today)
