"""The border line: the shared edge of the time zones Asia/Karachi and Asia/Kabul, drawn by OpenStreetMap's boundary."""

import json
import subprocess
import sys
from functools import lru_cache

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from tools.build_data.fetch import CACHE, install_timezonefinder

ZONES = {"PK": "Asia/Karachi", "AF": "Asia/Kabul"}
LINE_TOLERANCE_DEG = 0.00045  # about 50 m
DUMP = """
import json, sys
sys.path.insert(0, sys.argv[1])
from timezonefinder import TimezoneFinder
finder = TimezoneFinder(in_memory=True)
print(json.dumps({z: finder.get_geometry(tz_name=z, coords_as_pairs=True) for z in sys.argv[2:]}))
"""


def _rings() -> dict[str, list[list[list[list[float]]]]]:
    cached = CACHE / "zones.json"
    if not cached.exists():
        command = [sys.executable, "-c", DUMP, str(install_timezonefinder()), *ZONES.values()]
        cached.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return dict(json.loads(cached.read_text()))


@lru_cache(maxsize=2)
def country(code: str) -> BaseGeometry:
    """The zone of one country (PK or AF) as a polygon at full detail; Pakistan's includes its territorial waters."""
    parts = [Polygon(rings[0], rings[1:]) for rings in _rings()[ZONES[code]]]
    return shapely.make_valid(shapely.union_all(parts))


@lru_cache(maxsize=1)
def line() -> LineString:
    """The border from north (Wakhan) to south (the three-country point with Iran), thinned to about 50 m.

    Raises:
        ValueError: the shared edge is not one line.
    """
    shared = shapely.line_merge(shapely.intersection(shapely.boundary(country("PK")), shapely.boundary(country("AF"))))
    lines = [g for g in shapely.get_parts(shared) if isinstance(g, LineString)]
    longest = max(lines, key=shapely.length)
    if shapely.length(longest) < 0.99 * sum(shapely.length(g) for g in lines):
        raise ValueError(f"the zones share {len(lines)} separate edges")
    thin = shapely.simplify(longest, LINE_TOLERANCE_DEG)
    rounded = LineString([(round(x, 5), round(y, 5)) for x, y in shapely.get_coordinates(thin)])
    return rounded if rounded.coords[0][0] > rounded.coords[-1][0] else rounded.reverse()
