"""The border pulled straight: incidents by where along the line they happened, how far from it, and when.

Two panels share one axis, the kilometres along the line, north on top. The left one is a strip map: the line runs down
its middle, Afghanistan's side to the left and Pakistan's to the right, each incident at its distance from the line with
the radius of its place as whiskers. The right one sets the same incidents against time. See `sourceline.geo.border`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from sourceline.figures.base import as_written, bare_figure
from sourceline.figures.theme import EVENT_TYPES, SYMBOLS, Theme
from sourceline.geo.border import Border, Crossing

LIMIT_KM = 100.0
"""How far from the line an incident may lie to be on the profile."""
_HEIGHT = 760
_PAD_KM = 60.0
_LABEL_GAP = 0.028
"""Names along the line keep this share of the axis between them."""
_DAY_MS = 86_400_000
_CERTAIN = "occurred"


def profile_rows(points: pd.DataFrame, border: Border, limit_km: float = LIMIT_KM) -> pd.DataFrame:
    """The `sourceline.query.map_points` rows within so many km of the line, from north to south.

    Adds `distance_km` (signed: Pakistan's side positive), `along_km` (from the northern end) and `crossing` with
    `crossing_km` (the nearest one).
    """
    if points.empty:
        return points.assign(distance_km=[], along_km=[], crossing=[], crossing_km=[])
    at = border.position(points["lat"].to_numpy(), points["lon"].to_numpy())
    placed = points.assign(
        distance_km=at.distance_km,
        along_km=at.along_km,
        crossing=[border.crossings[index].name for index in at.crossing],
        crossing_km=at.crossing_km,
    )
    near = placed[placed["distance_km"].abs() <= limit_km]
    return near.sort_values(["along_km", "id"]).reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile is drawn from, on screen and on paper. `provinces` names ISO codes."""

    rows: pd.DataFrame
    """As `profile_rows` gives them."""
    border: Border
    provinces: Mapping[str, str]
    limit_km: float = LIMIT_KM

    @property
    def shown(self) -> tuple[float, float]:
        """Kilometres along the line that hold the rows, with some air; the whole line where there is none."""
        if self.rows.empty:
            return 0.0, self.border.length_km
        low, high = float(self.rows["along_km"].min()) - _PAD_KM, float(self.rows["along_km"].max()) + _PAD_KM
        return max(0.0, low), min(self.border.length_km, high)

    @property
    def names(self) -> Iterator[tuple[str, float, str]]:
        """Side (`PK` or `AF`), kilometre and name of each province that has room for its name."""
        low, high = self.shown
        for side in ("AF", "PK"):
            for start, end, code in runs(self.border, side):
                first, last = max(start, low), min(end, high)
                if last - first >= (high - low) * _LABEL_GAP:
                    yield side, (first + last) / 2, self.provinces.get(code, code)

    @property
    def crossings(self) -> list[Crossing]:
        """The crossings on the stretch that is shown."""
        low, high = self.shown
        return [crossing for crossing in self.border.crossings if low <= crossing.along_km <= high]


def border_profile(profile: Profile, theme: Theme) -> go.Figure:
    """The two panels; each mark's customdata is the incident's id.

    Filled marks occurred; open ones are alleged, attempted, foiled or a trend. An incident without a date is on the
    left panel only.
    """
    figure = make_subplots(1, 2, shared_yaxes=True, column_widths=[0.4, 0.6], horizontal_spacing=0.02)
    for kind in EVENT_TYPES:
        mine = profile.rows[profile.rows["event_type"].astype(str) == kind]
        if not mine.empty:
            _add_marks(figure, mine, kind, theme)
    layout = bare_figure(theme, _HEIGHT).layout.to_plotly_json()
    figure.update_layout({name: layout[name] for name in layout if not name.startswith(("xaxis", "yaxis"))})
    figure.update_layout(dragmode="pan", margin={"l": 8, "r": 130, "t": 60, "b": 40})
    _set_axes(figure, profile, theme)
    known = labelled(profile.crossings, profile.shown)
    # All at once: Plotly goes through all shapes and notes anew for each one that is added.
    shapes = [*_province_shapes(profile.border, profile.limit_km, theme), _the_line(theme), *_dotted(known, theme)]
    notes = [*_heads(theme), *_names(profile, theme), *_crossing_names(known, theme)]
    figure.update_layout(shapes=shapes, annotations=notes)
    _add_crossings(figure, profile, theme)
    return figure


def _set_axes(figure: go.Figure, profile: Profile, theme: Theme) -> None:
    limit = profile.limit_km
    style = {"gridcolor": theme.grid, "zeroline": False, "fixedrange": True, "tickfont": {"color": theme.muted}}
    steps = [-limit, -limit / 2, 0, limit / 2, limit]
    bare = style | {"showgrid": False, "tickvals": steps, "ticktext": [f"{abs(step):g} km" for step in steps]}
    figure.update_xaxes(range=[-limit, limit], col=1, **bare)
    figure.update_xaxes(type="date", col=2, **style)
    figure.update_yaxes(range=profile.shown[::-1], ticksuffix=" km", automargin=True, **style)
    head = {"text": "along the border, from its northern end", "font": {"color": theme.muted, "size": 12}}
    figure.update_yaxes(title=head, col=1)


def _add_marks(figure: go.Figure, rows: pd.DataFrame, kind: str, theme: Theme) -> None:
    radius = rows["radius_km"].astype(float).fillna(0.0)
    whisker = {"array": radius, "color": theme.muted, "thickness": 0.7, "width": 0}
    ends = pd.to_datetime(rows["date_end"]) - pd.to_datetime(rows["date_start"])
    until = {"array": ends.dt.days * _DAY_MS, "arrayminus": [0] * len(rows), "symmetric": False}
    for column, x in ((1, rows["distance_km"].round(1)), (2, pd.to_datetime(rows["date_start"]))):
        figure.add_scatter(
            x=x,
            y=rows["along_km"].round(1),
            row=1,
            col=column,
            mode="markers",
            name=kind,
            legendgroup=kind,
            showlegend=column == 1,
            customdata=rows["id"],
            hovertext=list(told(rows)),
            hoverinfo="text",
            marker=_marker(rows, kind, theme),
            error_y=whisker,
            error_x=whisker if column == 1 else until | {"color": theme.muted, "thickness": 1, "width": 0},
        )


def _marker(rows: pd.DataFrame, kind: str, theme: Theme) -> dict[str, Any]:
    """Shape and colour by type, open where it is not sure to have occurred, larger with more reports."""
    shape = SYMBOLS[kind]
    return {
        "symbol": [shape if status == _CERTAIN else f"{shape}-open" for status in rows["status"].astype(str)],
        "size": np.minimum(8 + 2.2 * np.sqrt(rows["reports"].astype(float) - 1), 22).round(1),
        "color": theme.event_type(kind),
        "line": {"width": 1.2, "color": theme.event_type(kind)},
        "opacity": 0.9,
    }


def told(rows: pd.DataFrame) -> Iterator[str]:
    """One precise text a row: what, where, when, how far from the line and how sure that is."""
    for row in rows.to_dict("records"):
        side = "Pakistan" if row["distance_km"] >= 0 else "Afghanistan"
        radius = f", place known to {row['radius_km']:.0f} km" if row["radius_km"] and row["radius_km"] > 0 else ""
        when = f"{row['date_start']:%-d %B %Y}" if not pd.isna(row["date_start"]) else "undated"
        status = "" if str(row["status"]) == _CERTAIN else f" ({str(row['status']).replace('_', ' ')})"
        reports = f"{row['reports']} report{'' if row['reports'] == 1 else 's'}"
        yield (
            f"<b>{row['sub_event_type']}</b>{status}<br>{as_written(row['place_name'])}, {when}<br>"
            f"{abs(row['distance_km']):.0f} km inside {side}{radius}<br>"
            f"km {row['along_km']:.0f} of the line; {row['crossing']} {row['crossing_km']:.0f} km away<br>{reports}"
        )


def _heads(theme: Theme) -> list[dict[str, Any]]:
    over_time = (0.42, "left", "The same incidents over time")
    words = ((0.0, "left", "← Afghanistan"), (0.386, "right", "Pakistan →"), over_time)
    return [
        {"text": f"<b>{text}</b>", "x": x, "y": 1.0, "xanchor": anchor, "yanchor": "bottom", "xref": "paper"}
        | {"yref": "paper", "showarrow": False, "font": {"color": theme.ink, "size": 13}}
        for x, anchor, text in words
    ]


@lru_cache(maxsize=2)
def boundaries(border: Border) -> tuple[tuple[float, str, str], ...]:
    """Where provinces meet on the line: km, the side (`PK` or `AF`) that changes, and the province that begins.

    Measured once for each border: it takes a second, and three parts of the chart ask for it.
    """
    found: list[tuple[float, str, str]] = []
    before = ("", "")
    for start, _, *codes in border.sides():
        for side, code, old in zip(("PK", "AF"), codes, before, strict=True):
            if code != old:
                found.append((start, side, str(code)))
        before = (str(codes[0]), str(codes[1]))
    return tuple(found)


def runs(border: Border, side: str) -> list[tuple[float, float, str]]:
    """Stretches of one side of the line by province: from km, to km, ISO code."""
    starts = [(km, code) for km, at, code in boundaries(border) if at == side]
    ends = [*(km for km, _ in starts[1:]), border.length_km]
    return [(km, end, code) for (km, code), end in zip(starts, ends, strict=True)]


def _province_shapes(border: Border, limit_km: float, theme: Theme) -> list[dict[str, Any]]:
    """The two sides' grounds, and a line where one province ends and the next begins on its side of the border."""
    ground = [
        {"type": "rect", "xref": "x", "yref": "y domain", "x0": 0, "x1": x, "y0": 0, "y1": 1}
        | {"layer": "below", "line": {"width": 0}, "fillcolor": colour}
        for x, colour in ((-limit_km, theme.neighbour), (limit_km, theme.land))
    ]
    return ground + [
        {"type": "line", "xref": "x", "yref": "y", "x0": 0, "x1": limit_km if side == "PK" else -limit_km}
        | {"y0": km, "y1": km, "layer": "below", "line": {"color": theme.muted, "width": 1, "dash": "dash"}}
        for km, side, _ in boundaries(border)
        if km > 0
    ]


def _names(profile: Profile, theme: Theme) -> Iterator[dict[str, Any]]:
    """Names of the provinces at the outer edges of the strip map."""
    for side, km, name in profile.names:
        x, anchor = (profile.limit_km, "right") if side == "PK" else (-profile.limit_km, "left")
        place = {"x": x, "y": km, "xref": "x", "yref": "y", "xanchor": anchor, "showarrow": False}
        yield place | {"text": f"<i>{name}</i>", "font": {"color": theme.muted, "size": 11.5}}


def _the_line(theme: Theme) -> dict[str, Any]:
    """The border itself, down the middle of the strip map."""
    ends = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
    return ends | {"line": {"color": theme.border, "width": 4}, "layer": "below"}


def _dotted(crossings: Sequence[Crossing], theme: Theme) -> Iterator[dict[str, Any]]:
    """A dotted line through both panels for each crossing that is named."""
    for crossing in crossings:
        thin = {"line": {"color": theme.border, "width": 0.8, "dash": "dot"}, "opacity": 0.6, "layer": "below"}
        ends = {"type": "line", "x0": 0, "x1": 1, "y0": crossing.along_km, "y1": crossing.along_km}
        for panel in ("", "2"):
            yield ends | thin | {"xref": f"x{panel} domain", "yref": f"y{panel}"}


def _crossing_names(crossings: Sequence[Crossing], theme: Theme) -> Iterator[dict[str, Any]]:
    """Their names, at the right edge."""
    for crossing in crossings:
        place = {"x": 1.0, "xref": "paper", "xanchor": "left", "xshift": 6, "y": crossing.along_km, "yref": "y"}
        text = {"text": short_name(crossing), "showarrow": False, "font": {"color": theme.ink, "size": 11.5}}
        yield place | text


def _add_crossings(figure: go.Figure, profile: Profile, theme: Theme) -> None:
    """A diamond on the line for each crossing."""
    inside = profile.crossings
    figure.add_scatter(
        x=[0] * len(inside),
        y=[crossing.along_km for crossing in inside],
        row=1,
        col=1,
        mode="markers",
        name="Crossing",
        marker={
            "symbol": "diamond-tall",
            "size": 10,
            "color": theme.paper,
            "line": {"color": theme.border, "width": 1.5},
        },
        hovertext=[f"{short_name(crossing)}, km {crossing.along_km:.0f} of the line" for crossing in inside],
        hoverinfo="text",
        selectedpoints=[],
        unselected={"marker": {"opacity": 1}},
    )


def short_name(crossing: Crossing) -> str:
    """A crossing's name without the words that they all share."""
    return crossing.name.removesuffix(" border crossing")


def labelled(crossings: Sequence[Crossing], shown: tuple[float, float]) -> list[Crossing]:
    """The crossings that have room for a name, the best known first."""
    gap, kept = (shown[1] - shown[0]) * _LABEL_GAP, list[Crossing]()
    for crossing in sorted(crossings, key=lambda one: (-one.prominence, one.along_km)):
        if all(abs(crossing.along_km - other.along_km) >= gap for other in kept):
            kept.append(crossing)
    return sorted(kept, key=lambda one: one.along_km)
