"""Time of a call, and memory of this process."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path


def spread_ms(calls: Iterable[Callable[[], object]]) -> tuple[float, float]:
    """Best and median time of some calls in milliseconds. On a busy machine the best is what the work itself takes."""
    times = [_ms(call) for call in calls]
    return min(times), statistics.median(times)


def _ms(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def memory_mb(kind: str = "VmRSS") -> float:
    """Memory that this process holds (`VmRSS`) or held at most (`VmHWM`), in MB; Linux only, else not a number."""
    status = Path("/proc/self/status")
    for line in status.read_text(encoding="utf-8").splitlines() if status.exists() else ():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows as a Markdown table, the first one its head."""
    head, *body = rows
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    yield from (f"| {' | '.join(row)} |" for row in body)
