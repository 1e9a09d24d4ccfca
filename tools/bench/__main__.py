"""Runs the parts named on the command line, or all: `python -m tools.bench store browser`."""

import importlib
import pkgutil
import sys

import tools.bench

HELPERS = frozenset({"__main__", "sessions", "synthetic", "synthetic_places", "timing"})


def parts() -> list[str]:
    """Names of the parts: the modules beside this one that have a `main`."""
    found = [module.name for module in pkgutil.iter_modules(tools.bench.__path__)]
    return sorted(name for name in found if name not in HELPERS)


def main(wanted: list[str]) -> int:
    """Run parts one after the other; 2 when one is unknown."""
    known = parts()
    if strange := [name for name in wanted if name not in known]:
        print(f"There is no part {', '.join(strange)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in wanted or known:
        print(f"\n== {name} ==", flush=True)
        importlib.import_module(f"tools.bench.{name}").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
