"""What maps are drawn from: the layers of data/geo/layers.json, and the units that a name stands for on them."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from sourceline.settings import settings


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or district as it is drawn: the id of its polygon and the point of its label (WGS 84 degrees)."""

    id: str
    lat: float
    lon: float


class Layers:
    """The drawn layers of one data folder. `Layers.load()` gives those in force."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listed: dict[str, Any] = json.loads((folder / "layers.json").read_text(encoding="utf-8"))

    @classmethod
    def load(cls) -> "Layers":
        """The layers of the data folder in force, read once a process."""
        return _load(settings().data_dir / "geo")

    @property
    def attribution(self) -> str:
        """Who must be named beside every map."""
        return str(self._listed["attribution"])

    @cached_property
    def files(self) -> dict[str, Path]:
        """Layer id -> its file, for the layers whose file is there."""
        paths = {str(layer["id"]): self.folder / str(layer["file"]) for layer in self._listed["layers"]}
        return {name: path for name, path in paths.items() if path.is_file()}

    @cached_property
    def relief_bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of the relief picture (Web Mercator pixels); None where there is none."""
        for layer in self._listed["layers"]:
            if layer["id"] == "relief":
                west, south, east, north = (float(edge) for edge in layer["bounds"])
                return west, south, east, north
        return None

    @cached_property
    def _units(self) -> dict[tuple[str, str | None], Unit]:
        points = {
            f["properties"]["id"]: f["geometry"]["coordinates"]
            for f in self._features("labels")
            if "id" in f["properties"]
        }
        provinces = self.province_names
        found: dict[tuple[str, str | None], Unit] = {}
        for key, name in provinces.items():
            found[name, None] = _unit(key, points)
        for feature in self._features("districts"):
            own = feature["properties"]
            found[provinces[own["admin1"]], own["name"]] = _unit(own["id"], points)
        return found

    @cached_property
    def province_names(self) -> dict[str, str]:
        """ISO 3166-2 code of each drawn province -> its English name."""
        return {str(f["properties"]["id"]): str(f["properties"]["name"]) for f in self._features("provinces")}

    def unit(self, province: str | None, district: str | None = None) -> Unit | None:
        """The unit of a province's English name, or of a district's in it; None where nothing of that name is drawn."""
        return self._units.get((province, district)) if province else None

    def _features(self, name: str) -> list[dict[str, Any]]:
        return list(json.loads(self.files[name].read_text(encoding="utf-8"))["features"])


def _unit(key: str, points: dict[str, list[float]]) -> Unit:
    lon, lat = points[key]
    return Unit(key, lat, lon)


@lru_cache(maxsize=2)
def _load(folder: Path) -> Layers:
    return Layers(folder)
