"""The one theme of screen and print: what each colour, symbol and dash means, in light and dark.

Hues are those of Okabe and Ito's colour-blind-safe set (https://jfly.uni-koeln.de/color/), lightened on dark paper.
No meaning rests on colour alone: every event type has a symbol, every link status a dash, besides its colour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sourceline.codes import EventStatus, LinkStatus, RelationFamily

Mode = Literal["light", "dark"]

FONT = "'Noto Sans', 'Noto Naskh Arabic', sans-serif"

EVENT_TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
"""Event types in the order of every legend (the ACLED codebook's)."""

SIDES = ("militant", "pakistan", "afghanistan", "international", "other")
"""Sides of `Actor.side`, in the order of every legend."""

SYMBOLS: Mapping[str, str] = {
    "Battles": "diamond",
    "Explosions/Remote violence": "star",
    "Violence against civilians": "triangle-up",
    "Protests": "square",
    "Riots": "cross",
    "Strategic developments": "circle",
}
"""Plotly's symbol for each event type."""

LINK_DASH: Mapping[LinkStatus, str] = {
    LinkStatus.ASSERTED: "solid",
    LinkStatus.ALLEGED: "dashed",
    LinkStatus.DENIED: "dotted",
}

STATUS_LABELS: Mapping[EventStatus, str] = {
    EventStatus.OCCURRED: "Occurred",
    EventStatus.ATTEMPTED: "Attempted",
    EventStatus.FOILED: "Foiled",
    EventStatus.ALLEGED: "Alleged",
    EventStatus.ONGOING_TREND: "Ongoing trend",
}

_LIGHT_TYPES = ("#D55E00", "#E69F00", "#B8528C", "#009E73", "#7A5C00", "#0072B2")
_DARK_TYPES = ("#F0803C", "#F2B84B", "#DE8FBB", "#3CC79D", "#C9AC52", "#5AAEE3")
_LIGHT_SIDES = ("#B4432B", "#1B7F5C", "#6C4FA3", "#0072B2", "#66727D")
_DARK_SIDES = ("#E4806A", "#4CC097", "#A78FDB", "#62B0E8", "#96A3AF")
_LIGHT_GROUPS = ("#0072B2", "#D55E00", "#009E73", "#B8528C", "#E69F00", "#6C4FA3", "#7A5C00", "#3D9BB8")
_DARK_GROUPS = ("#5AAEE3", "#F0803C", "#3CC79D", "#DE8FBB", "#F2B84B", "#A78FDB", "#C9AC52", "#7CD0E8")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one mode, as CSS hex strings."""

    mode: Mode
    paper: str
    panel: str
    ink: str
    muted: str
    grid: str
    accent: str
    mark: str
    """Background of a highlighted quote or search match."""
    event_types: Mapping[str, str]
    families: Mapping[RelationFamily, str]
    statuses: Mapping[EventStatus, str]
    sides: Mapping[str, str]
    groups: tuple[str, ...]
    """Colours given to groups in the order they are ranked; further groups share `other`."""
    other: str
    land: str
    neighbour: str
    water: str
    border: str
    ramp: tuple[str, ...]
    """Seven steps from little to much, for density and shading."""

    def event_type(self, name: str | None) -> str:
        """Colour of an event type; that of `other` for an unknown one."""
        return self.event_types.get(name or "", self.other)

    def group_colours(self, ranked: Sequence[str]) -> dict[str, str]:
        """Colour of each group of a ranking, first ones first."""
        return {
            group: self.groups[place] if place < len(self.groups) else self.other for place, group in enumerate(ranked)
        }


LIGHT = Theme(
    mode="light",
    paper="#FCFCFA",
    panel="#F1F2EE",
    ink="#18222C",
    muted="#57636E",
    grid="#E1E4E0",
    accent="#0B5C73",
    mark="#FFE9A8",
    event_types=dict(zip(EVENT_TYPES, _LIGHT_TYPES, strict=True)),
    families={
        RelationFamily.STRUCTURE: "#66727D",
        RelationFamily.COOPERATION: "#0072B2",
        RelationFamily.CONFLICT: "#D55E00",
    },
    statuses={
        EventStatus.OCCURRED: "#18222C",
        EventStatus.ATTEMPTED: "#8A5A00",
        EventStatus.FOILED: "#00795A",
        EventStatus.ALLEGED: "#8B3F6C",
        EventStatus.ONGOING_TREND: "#57636E",
    },
    sides=dict(zip(SIDES, _LIGHT_SIDES, strict=True)),
    groups=_LIGHT_GROUPS,
    other="#8A949C",
    land="#F6F4EC",
    neighbour="#ECEBE5",
    water="#CFDFE6",
    border="#3A2E39",
    ramp=("#FDF0D5", "#FADDA6", "#F4BF76", "#E9994F", "#D56F34", "#B4472A", "#7F2422"),
)

DARK = Theme(
    mode="dark",
    paper="#12181E",
    panel="#1C242C",
    ink="#E3E8EC",
    muted="#9AA7B2",
    grid="#2A343E",
    accent="#5FB4CB",
    mark="#5C4A12",
    event_types=dict(zip(EVENT_TYPES, _DARK_TYPES, strict=True)),
    families={
        RelationFamily.STRUCTURE: "#96A3AF",
        RelationFamily.COOPERATION: "#5AAEE3",
        RelationFamily.CONFLICT: "#F0803C",
    },
    statuses={
        EventStatus.OCCURRED: "#E3E8EC",
        EventStatus.ATTEMPTED: "#E3B25C",
        EventStatus.FOILED: "#4CC9A0",
        EventStatus.ALLEGED: "#E0A0C4",
        EventStatus.ONGOING_TREND: "#9AA7B2",
    },
    sides=dict(zip(SIDES, _DARK_SIDES, strict=True)),
    groups=_DARK_GROUPS,
    other="#78858F",
    land="#1E2830",
    neighbour="#182027",
    water="#0E2630",
    border="#F3E3C3",
    ramp=("#2B2622", "#4A3426", "#70462A", "#9A5A2C", "#C57331", "#E8974A", "#FFD08A"),
)


def theme(mode: str | None = "light") -> Theme:
    """The theme of a mode; light for anything but `dark`."""
    return DARK if mode == "dark" else LIGHT
