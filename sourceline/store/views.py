"""Named views that analysts saved: a page and its filters as a URL query string."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from sourceline.store import tables as t
from sourceline.store.errors import StoreError
from sourceline.store.store import Store, now


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name for a page with its filters."""

    name: str
    page: str
    params: str
    saved_at: dt.datetime


def save_view(store: Store, name: str, page: str, params: str) -> SavedView:
    """Save a view under a name, in place of an older one of that name.

    Raises:
        StoreError: the name is blank.
    """
    view = SavedView(name.strip(), page, params, now())
    if not view.name:
        raise StoreError("a saved view needs a name")
    with store.writing() as connection:
        connection.execute(delete(t.saved_views).where(t.saved_views.c.name == view.name))
        row = {"name": view.name, "page": page, "params": params, "saved_at": view.saved_at}
        connection.execute(insert(t.saved_views).values(**row))
    return view


def drop_view(store: Store, name: str) -> None:
    """Forget a saved view.

    Raises:
        StoreError: there is none of that name.
    """
    with store.writing() as connection:
        if not connection.execute(delete(t.saved_views).where(t.saved_views.c.name == name)).rowcount:
            raise StoreError(f"there is no saved view {name!r}")


def saved_views(store: Store) -> list[SavedView]:
    """All saved views by name."""
    with store.reading() as connection:
        rows = connection.execute(select(t.saved_views).order_by(t.saved_views.c.name)).mappings()
        return [SavedView(**row) for row in rows]
