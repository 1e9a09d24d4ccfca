"""What a desk remembers: masks and small answers, for as long as it lives. A desk never changes, so neither do they."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sourceline.query.desk import Desk
from sourceline.query.filters import Filters

MOST = {"mask": 200, "answer": 600, "figure": 200}
"""Masks take 1 MB each of a million rows, answers (a chart's numbers) some kilobytes, figures up to 100."""
P = ParamSpec("P")
T = TypeVar("T")


def keep(desk: Desk, kind: str, key: Any, make: Callable[[], T]) -> T:
    """What `make` gives, from memory if it was made before. Several sessions may ask at once; each gets the same."""
    found = desk.memory.get((kind, key))
    if found is None:
        found = make()
        _forget(desk, kind)
        desk.memory[kind, key] = found
    answer: T = found
    return answer


def remembered(ask: Callable[Concatenate[Desk, Filters, P], T]) -> Callable[Concatenate[Desk, Filters, P], T]:
    """A question whose answers are kept; callers share them, so they must not change them."""

    @wraps(ask)
    def answer(desk: Desk, filters: Filters, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (ask.__name__, filters, args, tuple(sorted(kwargs.items())))
        return keep(desk, "answer", key, lambda: ask(desk, filters, *args, **kwargs))

    return answer


def _forget(desk: Desk, kind: str) -> None:
    """Drop the oldest of a kind when there are many; other sessions' threads may be reading the rest meanwhile."""
    kept = [key for key in list(desk.memory) if isinstance(key, tuple) and key[0] == kind]
    for key in kept[: max(0, len(kept) + 1 - MOST[kind])]:
        desk.memory.pop(key, None)
