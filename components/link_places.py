"""Where the analyst dragged the actors of the network: kept in the browser, and told to the pictures that are saved.

Streamlit's chart forgets a drag when what it shows changes; static/link_places.js puts the actors back.
"""

import hashlib
import json
from collections.abc import Mapping

import streamlit as st

from components import shell

Places = Mapping[str, tuple[float, float]]
_KEY = "link_places"
_HTML = """
<div class="sl-places">
  <button type="button">Whole network</button>
  <button type="button" hidden>Put everybody back</button>
</div>
"""
_LOADER = """
const file = new URL("app/static/link_places.js", document.baseURI).href;
export default function (component) {
  let end = null, over = false;
  import(file).then((places) => { if (!over) end = places.remember(component); });
  return () => { over = true; end?.(); };
}
"""

_mount = st.components.v2.component("sourceline_link_places", html=_HTML, js=_LOADER, isolate_styles=False)


def remember_places(drawn: Places) -> None:
    """Buttons under the network, and its memory; `drawn` are the places that the desk gives the actors."""
    layout = hashlib.sha256(json.dumps(sorted(drawn.items())).encode()).hexdigest()[:16]
    _mount(key=_KEY, data={"layout": layout, "moved": dict(dragged(drawn))}, on_moved_change=_moved)


def dragged(drawn: Places) -> dict[str, tuple[float, float]]:
    """Places of the actors that were dragged, among those of the desk."""
    moved: dict[str, tuple[float, float]] = shell.remembered(_KEY, {})
    return {actor: place for actor, place in moved.items() if actor in drawn}


def _moved() -> None:
    said = shell.widget(_KEY)["moved"] or {}
    shell.remember(_KEY, {str(actor): (float(x), float(y)) for actor, (x, y) in said.items()})
