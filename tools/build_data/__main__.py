"""Rebuild data/geo/: `python -m tools.build_data`; with `points`, only the layers that follow from the tables."""

import sys
from pathlib import Path

from tools.build_data import layers, tables, villages

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"


def main() -> None:
    """Build every file, or only crossings and labels."""
    if "points" not in sys.argv[1:]:
        villages.build(GEO, tables.build(GEO / "places"))
        layers.build(GEO)
    layers.build_points(GEO)


if __name__ == "__main__":
    main()
