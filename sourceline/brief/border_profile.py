"""The border profile for a briefing: the same two panels as on screen."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from sourceline.brief.marks import MARKERS, SCALE
from sourceline.brief.sheet import Caption, date_ticks, legend, sheet
from sourceline.figures.border_profile import Profile, boundaries, labelled, short_name
from sourceline.figures.theme import EVENT_TYPES, SYMBOLS, Theme

_STRIP = (0.078, 0.165, 0.325, 0.675)
_TIME = (0.44, 0.165, 0.42, 0.675)
_CERTAIN = "occurred"


def draw_border_profile(profile: Profile, caption: Caption, theme: Theme) -> Figure:
    """The strip map and the same incidents over time."""
    figure, strip = sheet(caption, theme)
    time = figure.add_axes(_TIME, facecolor=theme.paper)
    strip.set_position(_STRIP)
    rows, shown = profile.rows, profile.shown
    for axes in (strip, time):
        axes.set_ylim(shown[1], shown[0])
        axes.tick_params(colors=theme.muted, labelsize=8.5, length=0)
        axes.grid(axis="y", color=theme.grid, linewidth=0.7)
        axes.set_axisbelow(True)
    _strip_ground(strip, profile, theme)
    _strip_names(strip, profile, theme)
    _time_ground(time, rows, theme)
    _crossings(strip, time, profile, theme)
    for kind in EVENT_TYPES:
        mine = rows[rows["event_type"].astype(str) == kind]
        _marks(strip, mine["distance_km"], mine, kind, theme)
        dated = mine[mine["date_start"].notna()]
        _marks(time, pd.to_datetime(dated["date_start"]), dated, kind, theme)
    legend(figure, _handles(rows, theme), theme)
    return figure


def _strip_ground(axes: Axes, profile: Profile, theme: Theme) -> None:
    limit, (low, high) = profile.limit_km, profile.shown
    axes.set_xlim(-limit, limit)
    axes.axvspan(-limit, 0, color=theme.neighbour, zorder=0)
    axes.axvspan(0, limit, color=theme.land, zorder=0)
    axes.axvline(0, color=theme.border, linewidth=2.6, zorder=2)
    steps = [-limit, -limit / 2, 0, limit / 2, limit]
    axes.set_xticks(steps, [f"{abs(step):g} km" for step in steps])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter("{x:g} km")
    axes.set_ylabel("along the border, from its northern end", color=theme.muted, size=8.5)
    for km, side, _ in boundaries(profile.border):
        if low < km < high:
            ends = (0, limit) if side == "PK" else (-limit, 0)
            axes.plot(ends, (km, km), color=theme.muted, linewidth=0.8, linestyle=(0, (5, 4)), zorder=1)


def _strip_names(axes: Axes, profile: Profile, theme: Theme) -> None:
    low, high = profile.shown
    for x, align, head in ((-profile.limit_km, "left", "← Afghanistan"), (profile.limit_km, "right", "Pakistan →")):
        style: dict[str, Any] = {"ha": align, "va": "bottom", "size": 9, "weight": 600, "color": theme.ink}
        axes.text(x, low - 0.012 * (high - low), head, **style)
    for side, km, name in profile.names:
        x, align = (profile.limit_km, "right") if side == "PK" else (-profile.limit_km, "left")
        axes.text(x, km, f" {name} ", ha=align, va="center", size=7.5, style="italic", color=theme.muted)


def _time_ground(axes: Axes, rows: pd.DataFrame, theme: Theme) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_yticklabels([])
    axes.grid(axis="x", color=theme.grid, linewidth=0.7)
    days = pd.to_datetime(rows["date_start"]).dropna()
    if days.empty:
        return
    air = pd.Timedelta(days=max(3, int((days.max() - days.min()).days * 0.03)))
    axes.set_xlim(days.min() - air, days.max() + air)  # type: ignore[arg-type]
    date_ticks(axes, 7)
    style: dict[str, Any] = {"ha": "left", "va": "bottom", "size": 9, "weight": 600}
    axes.text(0, 1.012, "The same incidents over time", transform=axes.transAxes, color=theme.ink, **style)


def _crossings(strip: Axes, time: Axes, profile: Profile, theme: Theme) -> None:
    inside = profile.crossings
    heights = [crossing.along_km for crossing in inside]
    strip.plot([0] * len(inside), heights, "d", ms=5, mfc=theme.paper, mec=theme.border, mew=1.1, zorder=5)
    words: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center", "size": 7.5, "color": theme.ink}
    for crossing in labelled(inside, profile.shown):
        for axes in (strip, time):
            axes.axhline(crossing.along_km, color=theme.border, linewidth=0.6, linestyle=(0, (1, 2)), alpha=0.6)
        time.annotate(short_name(crossing), (1.01, crossing.along_km), **words)


def _marks(axes: Axes, x: Iterable[Any], rows: pd.DataFrame, kind: str, theme: Theme) -> None:
    """Filled marks occurred, open ones are less sure; whiskers on the strip are the radius of the place."""
    marker, colour = MARKERS[SYMBOLS[kind]], theme.event_type(kind)
    for at, row in zip(x, rows.to_dict("records"), strict=True):
        if isinstance(at, float) and row["radius_km"] and not math.isnan(row["radius_km"]):
            ends = (at - row["radius_km"], at + row["radius_km"])
            axes.plot(ends, (row["along_km"],) * 2, color=theme.muted, linewidth=0.7, zorder=2.5)
        size = (34 + 16 * math.sqrt(max(0, row["reports"] - 1))) * SCALE.get(marker, 1.0)
        face = colour if str(row["status"]) == _CERTAIN else "none"
        axes.scatter(at, row["along_km"], s=size, marker=marker, facecolors=face, edgecolors=colour, zorder=4)


def _handles(rows: pd.DataFrame, theme: Theme) -> list[Artist]:
    present = set(rows["event_type"].astype(str))
    found: list[Artist] = []
    for kind in EVENT_TYPES:
        if kind in present:
            marker = MARKERS[SYMBOLS[kind]]
            size = 6.5 * math.sqrt(SCALE.get(marker, 1.0))
            found.append(Line2D([], [], ls="", marker=marker, ms=size, color=theme.event_type(kind), label=kind))
    open_mark: dict[str, Any] = {"mfc": "none", "mec": theme.muted, "ms": 7}
    found.append(Line2D([], [], ls="", marker="o", label="Open: not sure to have occurred", **open_mark))
    found.append(Line2D([], [], color=theme.muted, lw=0.8, label="Radius of the place"))
    return found
