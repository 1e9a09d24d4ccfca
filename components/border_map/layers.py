"""How the map's layers reach the browser: linked by URL from static/geo, which is filled from data/geo when the app starts.

The data folder stays the one place where layers are kept (the engine draws print maps from it too); static/geo is what
the server may hand out, is not in version control, and is filled anew when a layer changed.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from sourceline.geo.border import Border
from sourceline.geo.layers import Layers
from sourceline.settings import ROOT

STATIC = ROOT / "static" / "geo"
BANDS_KM = (10.0, 25.0, 50.0, 100.0)
_CODE = b"1"
"""Raise it when what is made here from a layer changes."""


@st.cache_resource(show_spinner="Laying out the map …")
def layer_urls(target: Path = STATIC) -> dict[str, str]:
    """Layer id -> address below the app, with a mark that changes with the layer so that browsers may keep it."""
    layers = Layers.load()
    target.mkdir(parents=True, exist_ok=True)
    urls = {name: _publish(path.name, path.read_bytes(), target) for name, path in layers.files.items()}
    if "border" in layers.files:
        urls["bands"] = _publish_bands(layers.files["border"], target)
    return urls


def _publish(name: str, content: bytes, target: Path) -> str:
    mark = hashlib.sha256(content).hexdigest()[:10]
    place = target / f"{mark}-{name}"
    if not place.exists():
        _write(place, content)
    return f"app/static/geo/{place.name}"


def _publish_bands(border: Path, target: Path) -> str:
    """The distance bands, worked out once for each border line."""
    mark = hashlib.sha256(border.read_bytes() + _CODE).hexdigest()[:10]
    place = target / f"{mark}-bands.geojson"
    if not place.exists():
        bands: dict[str, Any] = Border.load().bands(BANDS_KM)
        _write(place, json.dumps(bands, separators=(",", ":")).encode())
    return f"app/static/geo/{place.name}"


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all: several servers may start at once."""
    handle, name = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(place)
