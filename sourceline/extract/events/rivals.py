"""Figures that stand beside one another: further people beside a named one, a lower figure of somebody else."""

from collections.abc import Iterator
from dataclasses import replace

from sourceline.extract.events.draft import Toll
from sourceline.extract.events.told import Told, in_words, is_counted
from sourceline.extract.frame import Frame
from sourceline.model import Count

_OTHERS = frozenset({"other", "others"})


def beside_named(frame: Frame, tolls: list[Toll]) -> Iterator[Toll]:
    """`A bomb killed the cleric. Six other people died`: they come on top of one who was named, not counted."""
    for toll in tolls:
        head = frame.doc[toll.head]
        others = head.lower_ in _OTHERS or any(child.lower_ in _OTHERS for child in head.lefts)
        before = [other for other in tolls if other.sentence < toll.sentence and not other.additional]
        named = bool(before) and not any(is_counted(frame, other) or other.total for other in before)
        yield replace(toll, additional=True) if others and named else toll


def put_lower(frame: Frame, told: list[Told]) -> Count | None:
    """`At least 20 died, a doctor said. The police put the toll at five`: the range between the two who differ."""
    sums = [(toll, by) for toll, by in told if toll.total and by and toll.count.minimum is not None]
    for total, by in sums:
        for toll, other in told:
            higher = not toll.total and (toll.count.minimum or 0) > (total.count.minimum or 0)
            if higher and other and other != by and toll.sentence < total.sentence:
                said = in_words(frame, [(total.count, by), (toll.count, other)])
                return Count(total.count.minimum, toll.count.maximum, said)
    return None
