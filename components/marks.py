"""What a URL may ask a page to open, and which of it makes sense: the rest is left out with a notice."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from sourceline.codes import LinkStatus, Relation, RelationFamily
from sourceline.query import Desk, Notice
from sourceline.query.map_picks import understood
from sourceline.query.params import shortened

Reader = Callable[[str, Desk], str | None]
"""The value as the page keeps it, or None where it means nothing."""
LONGEST = 1000
"""Characters of a mark."""
_ID = re.compile(r"\w[\w-]{0,99}", re.ASCII)
_SPAN = re.compile(r"\d{4}-(0[1-9]|1[0-2])\.\.\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_STRETCH = re.compile(r"\d{1,9}-\d{1,9}", re.ASCII)
_REVIEW = re.compile(r"(event|link|claim):[\w-]{1,100}", re.ASCII)
_MOST = 1_000_000


def _one_of(*values: str) -> Reader:
    return lambda value, _: value if value in values else None


def _some_of(*values: str) -> Reader:
    """A list of them; what is no value of it is left out."""
    return lambda value, _: ",".join(one for one in values if one in value.split(",")) or None


def _like(pattern: re.Pattern[str]) -> Reader:
    return lambda value, _: value if pattern.fullmatch(value) else None


def _number(value: str, _: Desk) -> str | None:
    return str(min(int(value), _MOST)) if value.isascii() and value.isdecimal() and int(value) > 0 else None


def _day(value: str, _: Desk) -> str | None:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _text(value: str, _: Desk) -> str:
    return " ".join(value.split())


def _actor(value: str, desk: Desk) -> str | None:
    return value if value in desk.names() else None


def _actors(value: str, desk: Desk) -> str | None:
    names = desk.names()
    return ",".join(dict.fromkeys(key for key in value.split(",") if key in names)) or None


def _way(value: str, desk: Desk) -> str | None:
    ends = value.split("|")
    known = len(ends) == 2 and all(end == "" or end in desk.names() for end in ends)  # noqa: PLR2004 - from and to
    return value if known and any(ends) else None


def _claim(value: str, desk: Desk) -> str | None:
    return value if (desk.frames.claims["id"] == value).any() else None


def _edge(value: str, desk: Desk) -> str | None:
    source, relation, target, status = [*value.split("|"), "", "", ""][:4]
    known = source in desk.names() and target in desk.names() and value.count("|") <= 3  # noqa: PLR2004 - who, what, to whom, status
    coded = relation in {"", *Relation} and status in {"", *LinkStatus}
    return value if known and coded else None


def _place(value: str, _: Desk) -> str | None:
    return value if understood(value) else None


_LISTS = frozenset({"families", "near", "hide", "marks"})
"""Marks of which a part may be understood."""
_THINGS = {"who": "actor", "actor": "actor", "near": "actor", "hide": "actor", "claim": "claim", "edge": "link"}
_OPENED: dict[str, Reader] = {"incident": _like(_ID), "review": _like(_REVIEW)}
_TABLE: dict[str, Reader] = _OPENED | {"sort": _one_of("date_start", "killed_max", "reports"), "p": _number}
MARKS: dict[str, dict[str, Reader]] = {
    "overview": {"changed": _day, "by": _one_of("event_type", "perpetrator")},
    "map": _OPENED
    | {
        "at": _place,
        "view": _one_of("events", "density", "incidents", "deaths"),
        "by": _one_of("type", "group"),
    },
    "border": _OPENED | {"within": _one_of(*(str(km) for km in range(10, 201, 10)))},
    "links": {
        "edge": _edge,
        "actor": _actor,
        "families": _some_of(*RelationFamily, "none"),
        "least": _number,
        "unnamed": _one_of("1"),
        "way": _way,
        "near": _actors,
        "hide": _actors,
        "span": _like(_SPAN),
        "view": _one_of("network", "matrix"),
        "review": _like(_REVIEW),
    },
    "events": _TABLE,
    "timeline": _TABLE
    | {"by": _one_of("perpetrator", "admin2", "admin1", "event_type"), "view": _one_of("panels", "grid")},
    "claims": {
        "find": _text,
        "sort": _one_of("relevance", "date"),
        "p": _number,
        "claim": _claim,
        "review": _like(_REVIEW),
    },
    "profiles": _TABLE | {"who": _actor, "actor": _actor, "edge": _edge, "claim": _claim},
    "document": {
        "doc": _like(_ID),
        "at": _like(_STRETCH),
        "marks": _some_of("actor", "event", "claim", "link", "none"),
        "rejected": _one_of("1"),
    },
    "add": {},
    "data": {"doc": _like(_ID), "tab": _one_of("reports", "sources", "decisions", "runs", "licences", "health")},
}
"""Page -> the marks that a URL may set on it."""
FOCUS = frozenset(name for marks in MARKS.values() for name in marks)
"""URL parameters that say what a page has opened; everything else in a URL is a filter."""


def read_marks(page: str, params: Mapping[str, str], desk: Desk) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """The marks of a URL that the page understands, and a notice for each that it does not.

    Marks that other pages know are passed over like anything else that is not the desk's.
    """
    found: dict[str, str] = {}
    refused: list[Notice] = []
    for name, read in MARKS[page].items():
        given = params.get(name, "")
        if not given:
            continue
        kept = read(given, desk) if given.isprintable() and len(given) <= LONGEST else None
        if kept:
            found[name] = kept
        if kept is None or (name in _LISTS and set(kept.split(",")) != set(given.split(","))):
            refused.append(Notice(name, shortened(given), _why(name, given, kept)))
    return found, tuple(refused)


def _why(name: str, given: str, kept: str | None) -> str:
    if kept is not None:
        given = ",".join(part for part in given.split(",") if part not in kept.split(","))
    short = shortened(given)
    if name in _THINGS:
        return f"The store knows no {_THINGS[name]} “{short}”; it was left out."
    return f"“{short}” is not a value of {name}; it was left out."
