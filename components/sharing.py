"""Views to come back to: saved under a name, or sent to a colleague as a link. The URL is the view."""

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from components import shell
from components.desk import current_store
from components.navigation import ROOMS
from components.plain import plain
from components.shell import View
from sourceline.store import StoreError
from sourceline.store.views import SavedView, drop_view, save_view, saved_views


def saved_and_sent(view: View) -> None:
    """The saved views, a field to save this one, and this view's link: in the head of every page."""
    found = saved_views(current_store())
    with st.popover(f"Saved views ({len(found)})" if found else "Saved views", type="tertiary", key="saved_views"):
        if not found:
            st.caption("None yet. Save the page, with its filters and what is opened on it, under a name.")
        for saved in found:
            _row(saved)
        st.text_input("Name for this view", key="view_name", placeholder="Weekly: Bannu")
        st.button("Save this view", key="view_save", on_click=_save, args=(view,), help="Replaces one of this name.")
    with st.popover("Link to this view", type="tertiary", key="view_link"):
        st.code(shell.address(view), language=None, wrap_lines=True)
        st.caption("Whoever opens it on this store sees this page with these filters and what is opened on it.")


def _row(saved: SavedView) -> None:
    """One saved view: the way to it and a button to forget it. One of a page that is no more can only be forgotten."""
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    if saved.page in {room.key for room in ROOMS}:
        row.page_link(f"pages/{saved.page}.py", label=plain(saved.name), query_params=dict(parse_qsl(saved.params)))
    else:
        row.markdown(plain(saved.name))
    row.button(
        "Forget", key=f"view_drop_{saved.name}", type="tertiary", on_click=_drop, args=(saved.name,), help="Forget it"
    )


def _save(view: View) -> None:
    name = str(shell.widget("view_name"))
    try:
        save_view(current_store(), name, view.page, urlencode(shell.params_of(view.filters, view.focus)))
    except StoreError as why:
        shell.warn(f"Nothing was saved: {why}.")
        return
    shell.seed("view_name", "")
    shell.say(f"Saved as “{name.strip()}”.")


def _drop(name: str) -> None:
    try:
        drop_view(current_store(), name)
    except StoreError as why:
        shell.warn(f"{why}.")
