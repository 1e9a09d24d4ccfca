"""Speed of the geography engine: `python -m tools.bench.geo`."""

import random
import time

import numpy as np

from sourceline.geo import Gazetteer
from sourceline.geo.border import Border
from sourceline.geo.resolve import DocumentPlaces

LOOKUPS = 100_000
POINTS = 1_000_000
DOCUMENTS = 1_000
TEXT = "A post in the Spinwam area of North Waziristan district was hit. Two men were hurt near Mach, Balochistan. "


def queries(gazetteer: Gazetteer, count: int) -> list[str]:
    """Names as asked for: 60 % as listed, 25 % with a letter put in, 15 % with a container."""
    pick = random.Random(1)  # noqa: S311 - a repeatable sample
    names = [name for place in gazetteer.places for name in place.names]
    out = pick.choices(names, k=count)
    for i in range(int(0.6 * count), int(0.85 * count)):
        cut = len(out[i]) // 2
        out[i] = out[i][:cut] + pick.choice("aeiou") + out[i][cut:]
    for i in range(int(0.85 * count), count):
        out[i] += ", " + pick.choice(["Pakistan", "Balochistan", "Kurram", "Kandahar"])
    return out


def measure() -> dict[str, float]:
    """Seconds for each task, on one core."""
    out, start = {}, time.perf_counter()

    def lap(name: str) -> None:
        nonlocal start
        out[name] = round(time.perf_counter() - start, 2)
        start = time.perf_counter()

    gazetteer = Gazetteer.load()
    lap("load the gazetteer")
    asked = queries(gazetteer, LOOKUPS)
    start = time.perf_counter()
    for query in asked:
        gazetteer.geocode(query)
    lap(f"{LOOKUPS:,} look-ups")
    for _ in range(DOCUMENTS):
        document = DocumentPlaces.read(gazetteer, TEXT * 10)
        for phrase in document.phrases:
            document.resolve(phrase)
    lap(f"{DOCUMENTS:,} documents of {len(TEXT) * 10:,} characters")
    border, rng = Border.load(), np.random.default_rng(1)
    border.position([33.0], [70.0])
    start = time.perf_counter()
    border.position(rng.uniform(29, 38, POINTS), rng.uniform(61, 75, POINTS))
    lap(f"{POINTS:,} different points to the border")
    places = rng.uniform(30, 36, 3000)
    border.position(rng.choice(places, POINTS), np.full(POINTS, 70.0))
    lap(f"{POINTS:,} events at 3,000 places to the border")
    return out


def main() -> None:
    """Measure and print."""
    for task, seconds in measure().items():
        print(f"{seconds:8.2f} s  {task}")


if __name__ == "__main__":
    main()
