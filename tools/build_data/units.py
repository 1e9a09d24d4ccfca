"""Reads the hand-kept lists of provinces, districts and regions in inputs/."""

import re
from dataclasses import dataclass
from pathlib import Path

INPUTS = Path(__file__).resolve().parent / "inputs"
PROVINCE_HEADER = re.compile(r"\[([A-Z]{2}-[A-Z]{2,3})\]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, district or region of the lists. `members` are source polygons, districts or ISO codes."""

    name: str
    local: str
    aliases: tuple[str, ...]
    admin1: str
    members: tuple[str, ...]
    kind: str = ""
    needs_context: bool = False

    @property
    def id(self) -> str:
        """Stable id, such as `PK-KP/north-waziristan`."""
        return f"{self.admin1}/{slug(self.name)}"


def slug(name: str) -> str:
    """Lower case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in (item.strip() for item in text.split(";")) if part)


def _records(name: str) -> list[tuple[str, list[str]]]:
    """(province code in force, fields) for each record of a list."""
    out, province = [], ""
    for line in (INPUTS / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if header := PROVINCE_HEADER.fullmatch(line.strip()):
            province = header[1]
            continue
        out.append((province, [field.strip() for field in line.split("|")]))
    return out


def provinces() -> list[Unit]:
    """The 41 provinces; `admin1` is their ISO code."""
    records = [fields for _, fields in _records("provinces.txt")]
    return [Unit(name, local, _split(more), code, (), "province") for code, name, local, more in records]


def districts() -> list[Unit]:
    """Today's districts of both countries; `members` are polygons of the boundary source."""
    out = []
    for file in ("pk_districts.txt", "af_districts.txt"):
        for code, (name, local, more, members) in _records(file):
            flagged = name.startswith("*")
            out.append(Unit(name.lstrip("*"), local, _split(more), code, _split(members), "district", flagged))
    return out


def regions() -> list[Unit]:
    """Former units and regions; `members` are district names or ISO codes."""
    out = []
    for _, (name, local, more, kind, members) in _records("regions.txt"):
        out.append(Unit(name.lstrip("*"), local, _split(more), "", _split(members), kind, name.startswith("*")))
    return out
