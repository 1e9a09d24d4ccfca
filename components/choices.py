"""Choices of how a page draws: the URL keeps them, and leaves out what a page does by itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components import shell
from components.shell import View

NONE = "none"
"""What a URL says where nothing of a list is chosen."""


def choice(  # noqa: PLR0913 - one widget, its words
    row: Any, view: View, mark: str, label: str, names: Mapping[str, str], *, key: str, labelled: bool = False
) -> str:
    """One of `names`, drawn in `row`, which the URL keeps as `mark`; the first is what a URL without it means."""
    first = next(iter(names))
    value = view.focus.get(mark, first)
    chosen = value if value in names else first
    held = shell.seed(key, chosen)

    def commit() -> None:
        picked = shell.widget(held)
        shell.focus_on(**{mark: None if picked == first else picked})

    row.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        key=held,
        on_change=commit,
        required=True,
        label_visibility="visible" if labelled else "collapsed",
    )
    return chosen


def choices(  # noqa: PLR0913 - one widget, its words
    row: Any,
    view: View,
    mark: str,
    label: str,
    names: Mapping[str, str],
    *,
    usual: Sequence[str],
    key: str,
    help_: str | None = None,
) -> list[str]:
    """Any of `names`, in their order, which the URL keeps as `mark`; `usual` is what a URL without it means."""
    asked = view.focus.get(mark, "")
    chosen = [name for name in names if name in asked.split(",")] if asked else list(usual)
    held = shell.seed(key, chosen)

    def commit() -> None:
        picked = [name for name in names if name in shell.widget(held)]
        shell.focus_on(**{mark: None if picked == list(usual) else ",".join(picked) or NONE})

    row.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=held,
        on_change=commit,
        help=help_,
    )
    return chosen


def switch(view: View, mark: str, label: str, *, key: str) -> bool:
    """A switch that the URL keeps while it is on."""
    asked = view.focus.get(mark) == "1"
    held = shell.seed(key, asked)
    st.toggle(label, key=held, on_change=lambda: shell.focus_on(**{mark: "1" if shell.widget(held) else None}))
    return asked


def tabs(view: View, mark: str, names: Mapping[str, str], *, key: str) -> Sequence[Any]:
    """A tab for each of `names`; the URL keeps which is open, unless it is the first."""
    first = next(iter(names))
    held = shell.seed(key, names.get(view.focus.get(mark, ""), names[first]))

    def commit() -> None:
        opened = next(name for name, label in names.items() if label == shell.widget(held))
        shell.focus_on(**{mark: None if opened == first else opened})

    return st.tabs(list(names.values()), key=held, on_change=commit)
