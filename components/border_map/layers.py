"""How the map's layers reach the browser: linked by URL from static/geo, filled from data/geo as the app starts.

The data folder stays the one place where layers are kept (the engine draws print maps from it too); static/geo is what
the server may hand out, is not in version control, and is filled anew when a layer changed.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from components.border_map.context import context
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
    urls = {name: _publish([path], path.name, path.read_bytes, target) for name, path in layers.files.items()}
    urls["bands"] = _publish([layers.files["border"]], "bands.geojson", _bands, target)
    base = [layers.files["provinces"], layers.files["neighbours"]]
    urls["context"] = _publish(base, "context.geojson", lambda: _packed(context(*base)), target)
    return urls


def _bands() -> bytes:
    return _packed(Border.load().bands(BANDS_KM))


def _packed(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def _publish(sources: Sequence[Path], name: str, make: Callable[[], bytes], target: Path) -> str:
    """Make a file of its sources where it is not there yet."""
    mark = hashlib.sha256(_CODE + b"".join(path.read_bytes() for path in sources)).hexdigest()[:10]
    place = target / f"{mark}-{name}"
    if not place.exists():
        _write(place, make())
    return f"app/static/geo/{place.name}"


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all: several servers may start at once."""
    handle, name = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(place)
