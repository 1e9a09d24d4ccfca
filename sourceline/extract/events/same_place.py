"""Whether two places may be one scene, and which of two says it more closely."""

from sourceline.codes import PlacePrecision
from sourceline.model import Place

_RANKS = (
    PlacePrecision.EXACT,
    PlacePrecision.TOWN,
    PlacePrecision.DISTRICT,
    PlacePrecision.PROVINCE,
    PlacePrecision.BORDER_AREA,
    PlacePrecision.COUNTRY,
    PlacePrecision.UNKNOWN,
)
_CLOSE = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_NEAR_KM = 30.0
_KM_PER_DEGREE = 111.0


def same_scene(a: Place, b: Place) -> bool:
    """Whether two places may be one scene: near each other, or one containing the other."""
    if a.name == b.name or {a.name, a.admin2, a.admin1} & {b.name}:
        return True
    if a.name in (b.admin1, b.admin2, b.country) or a.country == b.name:
        return True
    if {a.precision, b.precision} & {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN, PlacePrecision.BORDER_AREA}:
        return (
            a.precision == b.precision == PlacePrecision.UNKNOWN
            or a.country == b.country
            or None in {a.country, b.country}
        )
    if {a.precision, b.precision} & {PlacePrecision.PROVINCE}:
        return a.admin1 == b.admin1
    return close(a, b)


def close(a: Place, b: Place, reach: float = _NEAR_KM) -> bool:
    """Whether two points lie within `reach` km of each other, north-south and east-west."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return max(abs(a.lat - b.lat), abs(a.lon - b.lon)) * _KM_PER_DEGREE < reach


def finer(new: Place, old: Place) -> bool:
    """Whether the first place says more closely where something was."""
    return _RANKS.index(new.precision) < _RANKS.index(old.precision)


def sharpens(new: Place, old: Place | None) -> bool:
    """Whether a place is finer, or lies in the district or province that has the name of the town known so far.

    A report says `in Kandahar` first, and which district of Kandahar it was later.
    """
    if old is None or finer(new, old):
        return True
    town = old.precision is PlacePrecision.TOWN and new.precision in _CLOSE
    return town and new.name != old.name and old.name in {new.admin1, new.admin2}
