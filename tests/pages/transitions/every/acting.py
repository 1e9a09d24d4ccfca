"""What a transition test of a widget is: a page, the widget, what is done to it, and what must differ afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from sourceline.store.decisions import Decisions
from tests.pages.test_page_map import scene, tell

LAYOUT = frozenset({"flex_container", "popover", "expander", "tab", "tab_container", "dialog", "form", "column"})
"""Parts of a page that have an id and nothing to change."""


@dataclass(frozen=True)
class Case:
    """`keys` is the widget's key, or a pattern that widgets of one kind share; `told` reads what must differ."""

    page: str
    keys: str
    act: Callable
    told: Callable
    start: dict = field(default_factory=dict)
    everywhere: bool = False
    """What is drawn by the same lines on every page: acted on here, and known on all."""

    def fits(self, key):
        return fnmatchcase(key, self.keys)

    def __str__(self):
        return f"{self.page}: {self.keys}"


UNSEEN = frozenset({"theme_watch"})
"""Nobody can touch it: a turn of the browser's theme does (tests/e2e/test_map.py)."""


def widgets(page):
    """Key of each widget on a page, its label where it has none; the type beside it."""
    found = {}
    for node in page.at._tree:
        proto = getattr(node, "proto", None)
        key = getattr(node, "key", None) or f"without a key: {getattr(proto, 'label', '')}"
        if getattr(proto, "id", "") and node.type not in LAYOUT and key not in UNSEEN:
            found[key] = node.type
    return found


def press(page, key):
    return page.click(key)


def to(value):
    return lambda page, key: page.set(key, value)


def flip(page, key):
    return page.set(key, not page.widget(key).value)


def mark(**selection):
    return lambda page, key: page.select(key, **selection)


def row(page, key):
    return page.select(key, rows=[0], columns=[])


def said(what, value):
    """A message of the map; `value` may ask the scene."""
    return lambda page, key: tell(page, what, value(scene(page, key)) if callable(value) else value, key)


def after(*steps):
    """The last act, once others have been done: what must differ is read between them."""

    def do(page, key):
        return steps[-1](page, key)

    do.ready = steps[:-1]
    return do


def form(prefix, given, name):
    """A form of decisions without one of its fields, then with it; a value may have to be looked up on the page."""

    def send(page, fields):
        known = {field: value(page) if callable(value) else value for field, value in fields.items()}
        return page.fill(**{f"{prefix}_{field}": value for field, value in known.items()}).click(f"{prefix}_go")

    rest = {field: value for field, value in given.items() if field != name}
    return after(lambda page, _: send(page, rest), lambda page, _: send(page, given))


def url(page, _store):
    return page.url


def text(page, _store):
    return page.text()


def html(page, _store):
    return page.html()


def keys(start):
    return lambda page, _store: page.keys(start)


def table(key):
    return lambda page, _store: page.table(key).to_dict("records")


def last_decision(_page, store):
    log = Decisions(store, "reader").log()
    return (log[-1].action, log[-1].target, dict(log[-1].value), len(log[-1].reason)) if log else None


def documents(_page, store):
    return [(found.title, found.id) for found in store.documents()]
