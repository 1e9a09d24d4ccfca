"""The one holder of what an analyst asked for: session, URL and widgets tell the same story, whoever changed it.

The session's value is the truth. Every run writes it to the URL and re-seeds the widgets from it; widgets commit their
change in a callback, before the run. A URL that differs from what was written last is the analyst's own (a link from a
colleague, the back button) and wins; but one that comes with a widget's change is what the browser showed before it
heard of the change before that, and does not. With no filter the URL says `show=all`, since an empty one is what
Streamlit leaves behind when it switches pages, and that must not clear the filters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.desk import current_desk, current_store, follow
from components.look import dress
from components.marks import FOCUS, read_marks
from components.navigation import room
from components.plain import plain
from sourceline.figures.theme import Theme, theme
from sourceline.query import Desk, FilterError, Filters, Notice

_HELD = "sourceline"
_ALL = {"show": "all"}
_SCOPE = frozenset({"families", "least", "unnamed", "near", "hide", "span", "changed", "within"})
_DRAWN = frozenset({"by", "view", "marks", "rejected", "tab"})
KEPT = _SCOPE | _DRAWN
"""Of what a URL may ask a page to open, what a page finds again when the analyst comes back to it from another page."""


@dataclass(slots=True)
class _Held:
    """What one session holds."""

    filters: Filters = field(default_factory=Filters)
    focus: dict[str, str] = field(default_factory=dict)
    page: str = ""
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    """Marks of the pages that were left, by page."""
    written: dict[str, str] | None = None
    bare: dict[str, str] | None = None
    """What would have been written when the back button came to a page's empty URL."""
    notices: tuple[Notice, ...] = ()
    said: tuple[str, ...] = ()
    acted: bool = False
    """A callback ran before this run: what brought it about was a widget, no navigation."""
    changed: int = 0
    """Revision of the store that this session made last: it sees no older desk."""


@dataclass(frozen=True, slots=True)
class View:
    """What a page draws from: the desk, the filters in force, what is opened on it, and the theme."""

    page: str
    desk: Desk
    filters: Filters
    focus: Mapping[str, str]
    theme: Theme

    @property
    def sentence(self) -> str:
        """The filters in words, for what the page lists."""
        return self.words_for(room(self.page).things)

    def words_for(self, things: str) -> str:
        """The filters in words, for these things."""
        return self.filters.sentence(self.desk.names(), things)


def open_view(page: str) -> View:
    """The view of a page: take what the URL says, write what is in force back to it, report what was not understood."""
    held = _held()
    desk = current_desk(held.changed)
    _take_url(held, page, desk)
    held.page, held.acted = page, False
    _write_url(held)
    mode = theme(st.context.theme.type)
    dress(mode, _asked)
    for notice in held.notices:
        st.warning(plain(notice.message), icon="⚠️")
    for told in held.said:
        st.success(plain(told), icon="✅")
    held.notices, held.said = (), ()
    follow(desk)
    return View(page, desk, held.filters, dict(held.focus), mode)


def narrow(**changes: Any) -> None:
    """Change filters from a callback; a mark selected before is let go, since it belonged to the old filters."""
    held = _act()
    changes.setdefault("incidents", ())
    try:
        held.filters = replace(held.filters, **changes)
    except FilterError as why:
        warn(f"{why}; nothing was changed.")
    held.focus.pop("p", None)


def warn(message: str) -> None:
    """Show a warning on top of the page once, from a callback."""
    held = _held()
    held.notices = (*held.notices, Notice("", "", message))


def say(message: str) -> None:
    """Show what was done on top of the page once, from a callback."""
    held = _held()
    held.said = (*held.said, message)


def changed() -> None:
    """This session has changed the store, and must see so on its next page; in a callback or a page."""
    _held().changed = current_store().revision()


def use(filters: Filters) -> None:
    """Put filters in place from a callback, such as those of a saved view."""
    _act().filters = filters


def clear() -> None:
    """No filters any more, from a callback."""
    _act().filters = Filters()


def drop(name: str, value: Any = None) -> None:
    """Take one filter back, or one value of a list, from a callback."""
    current = getattr(_held().filters, name)
    if isinstance(current, bool):
        narrow(**{name: False})
    elif isinstance(current, tuple) and name != "box":
        narrow(**{name: tuple(item for item in current if value is not None and item != value)})
    else:
        narrow(**{name: None})


def focus_on(**marks: str | None) -> None:
    """Open something on the page (an incident, a document, an edge), from a callback; None closes it."""
    focus = _act().focus
    for name, value in marks.items():
        if value is None:
            focus.pop(name, None)
        else:
            focus[name] = value


def seed(key: str, value: Any) -> str:
    """Set a widget's value before it is drawn; returns its key."""
    st.session_state[key] = value
    return key


def widget(key: str) -> Any:
    """A widget's value, in its callback."""
    return st.session_state[key]


def remember(key: str, value: Any) -> None:
    """Keep something of this session that is no filter, such as files being previewed."""
    st.session_state[f"{_HELD}_{key}"] = value


def remembered(key: str, default: Any = None) -> Any:
    """What `remember` kept."""
    return st.session_state.get(f"{_HELD}_{key}", default)


def remembered_focus(name: str) -> str | None:
    """What is opened on the page right now."""
    return _held().focus.get(name)


def params_of(filters: Filters, focus: Mapping[str, str] | None = None) -> dict[str, str]:
    """URL parameters of filters and of what is opened."""
    params = {**filters.to_params(), **(focus or {})}
    return params if filters.active or not filters.factions else {**_ALL, **params}


def address(view: View) -> str:
    """The view's full URL, to send to a colleague."""
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode(params_of(view.filters, view.focus))}"


def _held() -> _Held:
    held = st.session_state.get(_HELD)
    if held is None:
        held = st.session_state[_HELD] = _Held()
    return held


def _act() -> _Held:
    """What this session holds, for a callback that changes it."""
    held = _held()
    held.acted = True
    return held


def _asked() -> None:
    """The browser asks for the page anew: no navigation either."""
    _act()


def _take_url(held: _Held, page: str, desk: Desk) -> None:
    """Take filters and marks from the URL where it says something that this session did not write."""
    params = st.query_params.to_dict()
    switched = held.page not in {"", page}
    if switched:
        held.kept[held.page] = {name: value for name, value in held.focus.items() if name in KEPT}
        held.focus = dict(held.kept.get(page, {}))
    behind = held.acted and held.written is not None
    if (params == held.written or behind) and not switched:
        return
    if not params and (switched or held.written is None):
        return
    if not params:
        held.bare = params_of(held.filters, held.focus)
        return
    held.focus, refused = read_marks(page, params, desk)
    held.notices = (*held.notices, *refused)
    if set(params) <= FOCUS and switched:
        return  # a link to a mark on another page keeps the filters
    held.filters, notices = Filters.from_params({k: v for k, v in params.items() if k not in FOCUS}, desk.known())
    held.notices = (*held.notices, *notices)


def _write_url(held: _Held) -> None:
    """Write the URL. One that the back button found empty stays so until something changes.

    Switching pages leaves an entry with an empty URL in the browser's history; writing there would push a new entry
    each time that the analyst goes back, and back would lead nowhere.
    """
    wanted = params_of(held.filters, held.focus)
    present = st.query_params.to_dict()
    held.written = wanted
    if not present and held.bare == wanted:
        held.written = {}
        return
    held.bare = None
    if present != wanted:
        st.query_params.from_dict(wanted)
