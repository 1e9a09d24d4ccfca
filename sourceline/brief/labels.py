"""Names on a printed map: the important ones first, none over another, none over a mark."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes

from sourceline.brief.frame import Frame, northing
from sourceline.brief.ground import layer
from sourceline.brief.halo import haloed
from sourceline.figures.map_parts import COUNTRIES
from sourceline.figures.theme import Theme

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in projected degrees."""

_HALO = 2.2
"""Points."""
_LETTER = 0.56
"""Mean breadth of a letter in ems, of the bundled Noto Sans."""
_TOWN_KINDS = frozenset({"town", "village", "cantonment", "tehsil"})
_PROVINCES_FROM, _PROVINCES_LOCAL_FROM = 4.6, 5.6
_DISTRICTS_FROM, _DISTRICTS_LOCAL_FROM = 7.0, 8.2
_LEAST_NEIGHBOUR = 4.0
"""Square degrees; smaller neighbours stay unnamed."""
_TOWNS_AHEAD = 0.5
"""Paper shows towns this much of a zoom before the screen does: it is read longer."""
_CROSSINGS_FROM = {5: 4.8, 4: 6.0, 3: 7.0, 2: 7.6, 1: 8.0}


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be placed at a projected point; a `dotted` one stands beside its dot, another one on the point."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    local: str = ""
    style: str = "normal"
    weight: int = 400
    dotted: bool = False
    align: str = "center"
    gap: float = 0.0
    """Half the breadth of the mark that the name stands beside, in projected degrees."""

    def rect(self, frame: Frame) -> Rect:
        """The rectangle that the name covers, by the mean breadth of letters."""
        lines = 2 if self.local else 1
        wide = max(len(self.text), len(self.local)) * _LETTER * self.size * frame.point
        tall = lines * 1.25 * self.size * frame.point
        left = {"center": self.x - wide / 2, "left": self.x, "right": self.x - wide}[self.align]
        return left, self.y - tall / 2, left + wide, self.y + tall / 2


def draw_labels(axes: Axes, frame: Frame, theme: Theme, taken: Iterable[Rect], own: Iterable[Label]) -> None:
    """Draw what fits: countries, `own` names, provinces, crossings, towns, districts; `taken` is kept free of names."""
    full, named = list(taken), dict[str, Rect]()
    ground = (*_provinces(frame, theme), *_crossings(frame, theme), *_towns(frame, theme), *_districts(frame, theme))
    for label in (*_countries(frame, theme), *own, *ground):
        spot = _grown(label.rect(frame), 40 * frame.point)
        if label.dotted and label.text in named and overlap(named[label.text], spot):
            continue
        rects = ((option, option.rect(frame)) for option in _options(label, frame))
        free = ((o, rect) for o, rect in rects if _fits(rect, frame) and not any(overlap(rect, f) for f in full))
        found = next(free, None)
        if found is not None:
            full.append(found[1])
            named[label.text] = found[1]
            _draw(axes, found[0], label, frame, theme)


def _grown(rect: Rect, by: float) -> Rect:
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def _options(label: Label, frame: Frame) -> Iterator[Label]:
    if not label.dotted:
        yield label
        step = label.size * frame.point * 1.6
        for dy in (step, -step, 2 * step, -2 * step):
            yield replace(label, y=label.y + dy)
        return
    gap, rise = label.gap + 4 * frame.point, label.gap + 0.95 * label.size * frame.point
    yield replace(label, x=label.x + gap, align="left")
    yield replace(label, x=label.x - gap, align="right")
    yield replace(label, y=label.y + rise)
    yield replace(label, y=label.y - rise)


def _fits(rect: Rect, frame: Frame) -> bool:
    edge = 3 * frame.point
    return (
        rect[0] > frame.west + edge
        and rect[2] < frame.east - edge
        and rect[1] > frame.south + edge
        and rect[3] < frame.north - edge
    )


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw(axes: Axes, label: Label, own: Label, frame: Frame, theme: Theme) -> None:
    lift = 0.62 * label.size * frame.point if label.local else 0.0
    style: dict[str, Any] = {"ha": label.align, "va": "center", "color": label.colour, "zorder": 8}
    upper = style | {"size": label.size, "style": label.style, "weight": label.weight}
    haloed(lambda: axes.text(label.x, label.y + lift, label.text, **upper), theme.land, _HALO)
    if label.local:
        lower = style | {"size": label.size * 0.95}
        haloed(lambda: axes.text(label.x, label.y - lift, label.local, **lower), theme.land, _HALO)
    if own.dotted and label.style == "normal" and not own.gap:
        axes.plot(own.x, own.y, "o", ms=2.4, mfc=theme.paper, mec=theme.ink, mew=0.7, zorder=5.5)


def _countries(frame: Frame, theme: Theme) -> Iterator[Label]:
    for name, (_, local, lat, lon) in COUNTRIES.items():
        size = 15 if frame.zoom < _PROVINCES_LOCAL_FROM else 17
        spaced = "\u2009".join(name.upper())
        yield Label(spaced, lon, float(northing(lat)), size, theme.muted, local, weight=600)
    for x, y, row in _points("neighbours", frame, least=_LEAST_NEIGHBOUR) if frame.zoom < _DISTRICTS_FROM else ():
        yield Label(row["name"].upper(), x, y, 8, theme.muted)


def _provinces(frame: Frame, theme: Theme) -> Iterator[Label]:
    if frame.zoom < _PROVINCES_FROM:
        return
    for x, y, row in _points("provinces", frame):
        local = row["local"] if frame.zoom >= _PROVINCES_LOCAL_FROM else ""
        yield Label(row["name"], x, y, 9, theme.muted, local, style="italic")


def _districts(frame: Frame, theme: Theme) -> Iterator[Label]:
    if frame.zoom < _DISTRICTS_FROM:
        return
    for x, y, row in _points("districts", frame):
        local = row["local"] if frame.zoom >= _DISTRICTS_LOCAL_FROM else ""
        yield Label(row["name"], x, y, 6.6, theme.muted, local)


def _crossings(frame: Frame, theme: Theme) -> Iterator[Label]:
    for x, y, row in crossing_points(frame):
        name = row["name"].removesuffix(" border crossing")
        yield Label(name, x, y, 6.8, theme.border, weight=600, style="oblique", dotted=True)


def crossing_points(frame: Frame) -> Iterator[tuple[float, float, Mapping[str, Any]]]:
    """Crossings that the frame has room for, the best known first."""
    found = [at for at in _points("crossings", frame) if frame.zoom >= _CROSSINGS_FROM[at[2]["prominence"]]]
    yield from sorted(found, key=lambda at: -int(at[2]["prominence"]))


def _towns(frame: Frame, theme: Theme) -> Iterator[Label]:
    for x, y, row in _points("labels", frame):
        if row["kind"] in _TOWN_KINDS and row["minzoom"] <= frame.zoom + _TOWNS_AHEAD:
            yield Label(row["name"], x, y, 8.2 if row["minzoom"] < _PROVINCES_FROM else 7.2, theme.ink, dotted=True)


def _points(name: str, frame: Frame, least: float = 0.0) -> Iterator[tuple[float, float, Mapping[str, Any]]]:
    """Points to stand a layer's names on, of those in the frame: its points, or a point inside each area."""
    drawn = layer(name)
    for (x, y), row, shape in zip(drawn.points, drawn.properties, drawn.shapes, strict=True):
        if frame.holds(x, y) and shape.area >= least:
            yield float(x), float(y), row
