"""The border map: a Streamlit component around the MapLibre library in static/, drawn by static/border_map/*.js."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

_HTML = '<div class="bm-root" role="region" aria-label="Map of reported events along the border"></div>\n'
_LOADER = """
const files = new URL("app/static/border_map/main.js", document.baseURI).href;
export default function (component) {
  const loaded = import(files);
  loaded.then((map) => map.render(component));
  return () => loaded.then((map) => map.dispose(component.parentElement));
}
"""
MESSAGES = ("pick", "box", "legend", "range", "look")

_mount = st.components.v2.component("sourceline_border_map", html=_HTML, js=_LOADER, isolate_styles=False)


def border_map(scene: Mapping[str, Any], *, key: str, on: Mapping[str, Callable[[], None]]) -> None:
    """Draw a scene (see `sourceline.figures.map_scene`) and pass on what the analyst does.

    `on` has a callback for each of `MESSAGES`; it runs before the rerun that the message causes, and finds the value in
    the widget's state: `pick` is {"incident": id} or {"mark": mark} (see `sourceline.query.map_picks`), `box` is
    [west, south, east, north] in degrees, `legend` {"name": filter field, "key": value}, `range` {"days": [first, last]
    (ISO 8601) or null, "filter": whether to keep it as a filter}, `look` {"zoom", "box"} of the window.
    """
    told: dict[str, Any] = {f"on_{name}_change": on[name] for name in MESSAGES}
    _mount(key=key, data=dict(scene), **told)
