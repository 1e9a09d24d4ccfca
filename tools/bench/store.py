"""Speed of the store and of the desk at 10 thousand, 100 thousand and 1 million synthetic events.

Each size is measured in a process of its own. Every call asks something new (another period), since a desk remembers
the answer to the last asks. Times are best (median) in milliseconds, memory is in MB.
"""

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

from sourceline.query import (
    Desk,
    Filters,
    Page,
    Show,
    counts,
    evidence,
    facets,
    incidents,
    load_desk,
    map_cells,
    map_points,
    search_claims,
    timeline,
    top_actors,
)
from sourceline.store import Store
from sourceline.store.decisions import Decisions
from tools.bench.synthetic import COMMON, DAYS, FIRST_DAY, RARE, synthetic_store
from tools.bench.timing import memory_mb, spread_ms, table

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 9
CHARTS: dict[str, Callable[[Desk, Filters], object]] = {
    "timeline": timeline,
    "top_actors": top_actors,
    "facets": facets,
    "cells": lambda desk, ask: map_cells(desk, ask, 6),
    "points": map_points,
    "page": lambda desk, ask: incidents(desk, ask, Page(limit=50)),
}
ROWS = {
    "desk load, first time": "load",
    "desk load, from its copy": "reload",
    "desk load, after one decision": "grown",
    "stale check": "stale",
    "filter and counts": "counts",
    "timeline": "timeline",
    "top actors": "top_actors",
    "facets, all": "facets",
    "map cells": "cells",
    "map points (10,000 of them)": "points",
    "a page of incidents": "page",
    "claim search: common word": "common",
    "claim search: rare word": "rare",
    "claim search: phrase": "phrase",
    "claim search: as typed": "typed",
    "claim search: word, speaker, stance": "fields",
    "evidence of an incident": "evidence",
    "memory of the desk (MB)": "memory",
}


def asks() -> Iterator[Filters]:
    """Filters as analysts set them, each with a period of its own."""
    for number in range(ROUNDS):
        since = FIRST_DAY + dt.timedelta(days=DAYS // 3 + number)
        yield Filters(
            groups=("g-synthetic-group-1", "g-synthetic-group-2"), since=since, countries=("Pakistan",), killed_min=1
        )


def wide() -> Iterator[Filters]:
    """Filters that most incidents pass: the hardest for charts."""
    return (Filters(since=FIRST_DAY + dt.timedelta(days=number)) for number in range(1, ROUNDS + 1))


Figure = tuple[float, float]
"""Best and median."""


def measure(events: int) -> dict[str, Figure]:
    """All figures for a store of so many events."""
    store = synthetic_store(events)
    shutil.rmtree(f"{store.engine.url.database}-columns", ignore_errors=True)
    before = memory_mb()
    load = partial(load_desk, store)
    found = {"load": spread_ms([load]), "reload": spread_ms([load, load])}
    desk = load()
    held = memory_mb() - before
    found |= {"memory": (held, held), "stale": spread_ms(partial(desk.stale, store) for _ in range(ROUNDS))}
    found["counts"] = spread_ms(partial(counts, desk, ask) for ask in asks())
    for name, chart in CHARTS.items():
        desk.memory.clear()
        found[name] = spread_ms(partial(chart, desk, ask) for ask in wide())
    return found | _searches(store, desk) | {"grown": _after_a_decision(store)}


def _after_a_decision(store: Store) -> Figure:
    mine = Decisions(store, "bench")
    entry = mine.accept("claim", f"c_{1:016x}", "bench")
    time_taken = spread_ms([partial(load_desk, store)])
    mine.undo(entry.n, "bench")
    return time_taken


def _searches(store: Store, desk: Desk) -> dict[str, Figure]:
    lines = {
        "common": COMMON,
        "rare": RARE,
        "phrase": f'"attack on the {COMMON}"',
        "typed": COMMON[:6],
        "fields": f'{COMMON} speaker:"official 7" stance:denies',
    }
    show = Show(typing=True)
    found = {}
    for name, line in lines.items():
        calls = [partial(search_claims, store, desk, line, ask, show) for ask in wide()]
        calls[0]()
        found[name] = spread_ms(calls[1:])
    keys = incidents(desk, Filters(), Page(limit=ROUNDS))["id"]
    found["evidence"] = spread_ms(partial(evidence, store, "incident", key) for key in keys)
    return found


def main() -> None:
    """Measure every size and print the table for docs/performance.md."""
    results = []
    for size in SIZES:
        command = [sys.executable, "-m", "tools.bench.store", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        *told, figures = done.stdout.splitlines()
        print("\n".join(told), end="\n" if told else "", flush=True)
        results.append(json.loads(figures))
    head = ("milliseconds: best (median)", *(f"{size:,} events" for size in SIZES))
    rows = [(label, *(_figure(result[key], key) for result in results)) for label, key in ROWS.items()]
    print("\n".join(table([head, *rows])))


def _figure(value: Figure, key: str) -> str:
    if key == "memory":
        return f"{value[0]:,.0f}"
    best, median = (f"{ms:,.0f}" if ms >= 10 else f"{ms:.1f}" for ms in value)  # noqa: PLR2004
    return f"{best} ({median})"


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
