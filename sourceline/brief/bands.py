"""How far from the border: thin lines on the printed map, each named with its distance."""

import json
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from sourceline.brief.frame import Frame, northing
from sourceline.brief.ground import Geometries, outlines_of, seen
from sourceline.figures.theme import Theme
from sourceline.geo.border import Border

DISTANCES_KM = (25.0, 50.0, 100.0)
_DASH = (0, (1, 2.2))


@lru_cache(maxsize=1)
def _bands() -> Geometries:
    """The bands as projected areas, widest first."""
    found = Border.load().bands(DISTANCES_KM)["features"]
    shapes = np.asarray(shapely.from_geojson([json.dumps(feature["geometry"]) for feature in found]))
    return np.asarray(shapely.transform(shapes, lambda xy: np.column_stack([xy[:, 0], northing(xy[:, 1])])))


def draw_bands(axes: Axes, frame: Frame, theme: Theme) -> None:
    """The edges of the bands within the frame."""
    lines = outlines_of(seen(shapely.boundary(_bands()), frame))
    style = {"colors": theme.accent, "linewidths": 0.8, "linestyles": [_DASH], "alpha": 0.75}
    axes.add_collection(LineCollection(lines, zorder=3, gid="bands", **style))


def band_key(theme: Theme) -> Line2D:
    """What the legend says of them."""
    *first, last = (f"{km:g}" for km in DISTANCES_KM)
    label = f"{', '.join(first)} and {last} km from it"
    return Line2D([], [], color=theme.accent, lw=0.9, ls=_DASH, label=label)
