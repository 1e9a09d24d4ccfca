"""Rebuild data/geo/: `python -m tools.build_data`."""

from pathlib import Path

from tools.build_data import tables

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"


def main() -> None:
    """Build every file."""
    tables.build(GEO / "places")


if __name__ == "__main__":
    main()
