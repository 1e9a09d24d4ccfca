"""The shared desk: one columnar copy of the store for all sessions, renewed behind their backs when the store changes.

A small store is read again on the spot. A large one takes seconds: sessions keep the older desk until the newer is
ready and are told so; only the session that made the change waits, since it must see what it did.
"""

import datetime as dt
import gc
import logging
from dataclasses import replace
from threading import Lock, Thread, Timer

import streamlit as st

from sourceline.query import Desk, load_desk
from sourceline.settings import settings
from sourceline.store import Store, StoreError, open_store

LARGE = 100_000
"""Incidents and claims from which a desk is renewed in the background."""
SETTLED = 10.0
"""Seconds after which a server has loaded what its pages need."""
LOOK_AGAIN = 1.0
"""Seconds between two looks whether the newer desk is ready."""


class Shelf:
    """Where the desk of one store lies. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._desk: Desk | None = None
        self._renewing = Lock()
        self._helper: Thread | None = None

    def desk(self, least: int = 0) -> Desk:
        """The desk: as new as the store where that is small or unread yet, else at least of a revision."""
        desk = self._desk
        if desk is None or (desk.stale(self.store) and (_small(desk) or desk.revision < least)):
            desk = self._renew()
        elif desk.stale(self.store):
            self._renew_behind()
        today = dt.datetime.now(dt.UTC).date()
        if desk.today != today:
            desk = self._desk = replace(desk, today=today, memory={})
        return desk

    def _renew(self) -> Desk:
        with self._renewing:
            desk = self._desk
            if desk is None or desk.stale(self.store):
                desk = self._desk = load_desk(self.store)
            return desk

    def _renew_behind(self) -> None:
        if self._helper is None or not self._helper.is_alive():
            self._helper = Thread(target=self._try_to_renew, name="newer desk", daemon=True)
            self._helper.start()

    def _try_to_renew(self) -> None:
        try:
            self._renew()
        except (StoreError, OSError):
            logging.getLogger(__name__).exception("the newer desk could not be read; the next page tries again")


def _small(desk: Desk) -> bool:
    return len(desk.frames.incidents) + len(desk.frames.claims) < LARGE


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return open_store(url)


def current_store() -> Store:
    """The store in force."""
    return _store(settings().store_url)


@st.cache_resource(show_spinner="Opening the desk …")
def _shelf(url: str) -> Shelf:
    """The store's shelf, its desk read. What a server holds soon after stays: the garbage collector passes it over."""
    shelf = Shelf(_store(url))
    shelf.desk()
    settling = Timer(SETTLED, _settle)
    settling.daemon = True
    settling.start()
    return shelf


def _settle() -> None:
    gc.collect()
    gc.freeze()


def current_desk(least: int = 0) -> Desk:
    """The desk that all sessions share, of a revision of the store that is at least so new."""
    return _shelf(settings().store_url).desk(least)


def follow(desk: Desk) -> None:
    """Say that a newer desk is being read; look.js asks for the page when it is there and nothing stands open on it."""
    if desk.stale(current_store()):
        _wait_for_newer(desk.revision)


@st.fragment(run_every=LOOK_AGAIN)
def _wait_for_newer(revision: int) -> None:
    read = current_desk().revision != revision
    st.container(key="newer_desk_read" if read else "newer_desk").caption(
        "The store has changed: this page is being brought up to date. Until then it shows what was there before."
    )
