"""Pictures and tables for briefings, made on the server: no browser, no network, true vectors by matplotlib.

Each picture carries its title, the filters as a sentence, its legend, the numbers of incidents and documents behind it,
and the attribution of its data. Figures here are values: rows in, `matplotlib.figure.Figure` out; `render` makes bytes.
"""

from sourceline.brief.bars import draw_bars
from sourceline.brief.border_map import draw_map
from sourceline.brief.border_profile import draw_border_profile
from sourceline.brief.grid import draw_heatmap, draw_matrix
from sourceline.brief.multiples import draw_multiples
from sourceline.brief.network import draw_network
from sourceline.brief.sheet import Caption, render
from sourceline.brief.tables import claim_table, csv, incident_table, link_table
from sourceline.brief.timeline import draw_timeline

__all__ = [
    "Caption",
    "claim_table",
    "csv",
    "draw_bars",
    "draw_border_profile",
    "draw_heatmap",
    "draw_map",
    "draw_matrix",
    "draw_multiples",
    "draw_network",
    "draw_timeline",
    "incident_table",
    "link_table",
    "render",
]
