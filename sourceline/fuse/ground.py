"""Where incidents lie to the border: signed distance and nearest crossing, for all of them at once."""

from collections.abc import Sequence
from typing import Any

from sourceline.codes import PlacePrecision
from sourceline.geo.border import Border

SHARP = frozenset({PlacePrecision.EXACT.value, PlacePrecision.TOWN.value})
"""Precisions whose point says how far the border is; a district's middle would pretend to."""


def with_border(incidents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with `border_km` (km, Pakistan's side positive) and `crossing`; None where the place is vaguer."""
    placed = [row for row in incidents if row["lat"] is not None and row["place_precision"] in SHARP]
    found: dict[int, dict[str, Any]] = {row["n"]: {"border_km": None, "crossing": None} for row in incidents}
    if placed:
        border = Border.load()
        position = border.position([row["lat"] for row in placed], [row["lon"] for row in placed])
        for row, km, crossing in zip(placed, position.distance_km, position.crossing, strict=True):
            found[row["n"]] = {"border_km": round(float(km), 1), "crossing": border.crossings[int(crossing)].name}
    return [row | found[row["n"]] for row in incidents]
