"""Areas that stand before a place as its owner: "Khyber Pakhtunkhwa's Tank"."""

import re
from typing import TYPE_CHECKING

from sourceline.geo.places import contains

if TYPE_CHECKING:
    from sourceline.geo.mentions import PlaceMention

_OWNS = re.compile(r"['’]s ")


def holds(outer: "PlaceMention", inner: "PlaceMention") -> bool:
    """Whether what one name may mean is an area that holds what the other may mean."""
    pairs = ((one.place, other.place) for one in outer.candidates for other in inner.candidates)
    return any(one.level > other.level and contains(one, other) for one, other in pairs)


def is_owned(text: str, before: "PlaceMention | None", name: "PlaceMention") -> bool:
    """Whether the place named before, with a possessive right after it, holds a name."""
    return before is not None and bool(_OWNS.fullmatch(text, before.end, name.start)) and holds(before, name)
