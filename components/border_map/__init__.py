"""The border map: a Streamlit component around the MapLibre library in static/, drawn by static/border_map/*.js."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

_HTML = '<div class="bm-root" role="application" aria-label="Map of reported events along the border"></div>\n'
_LOADER = """
const files = new URL("app/static/border_map/main.js", document.baseURI).href;
export default function (component) {
  const loaded = import(files);
  loaded.then((map) => map.render(component));
  return () => loaded.then((map) => map.dispose(component.parentElement));
}
"""

_mount = st.components.v2.component("sourceline_border_map", html=_HTML, js=_LOADER, isolate_styles=False)


def _nothing() -> None:
    """Callback for a message that a page does not use; the component only passes on messages that have one."""


def border_map(
    scene: Mapping[str, Any],
    *,
    key: str,
    on_pick: Callable[[], None] = _nothing,
    on_box: Callable[[], None] = _nothing,
    on_legend: Callable[[], None] = _nothing,
    on_range: Callable[[], None] = _nothing,
) -> Mapping[str, Any]:
    """Draw a scene (see `sourceline.figures.map_scene`) and pass on what the analyst does.

    The answer's `pick` is {"ids": [...]} or {"area": key} or {"cell": key}; `box` is [west, south, east, north] in
    degrees; `legend` an entry's key; `range` the first and last day (ISO 8601) of the time window. Each is set only in
    the run that the message caused, and its callback has run before that.
    """
    return _mount(
        key=key,
        data=dict(scene),
        on_pick_change=on_pick,
        on_box_change=on_box,
        on_legend_change=on_legend,
        on_range_change=on_range,
    )
