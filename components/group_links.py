"""The group links page's pieces: which links, the network, the matrix, the sentences behind an edge or a node."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import shell
from components.evidence import evidence_panel
from components.keys import line_key
from components.link_choices import KEY
from components.link_places import dragged, remember_places
from components.link_scope import scope_words, way_ends
from components.pictures import save_links, save_matrix, save_network
from components.plain import plain
from components.shell import View
from components.tables import pick_row
from sourceline.figures.matrix import matrix
from sourceline.figures.network import MEASURES, Network, network, network_spec, path_between, picked, positions
from sourceline.figures.network_scope import actors_of
from sourceline.query import Filters, links


def as_matrix(view: View) -> bool:
    """Whether the matrix is asked for."""
    return view.focus.get("view") == "matrix"


def network_view(view: View, rows: pd.DataFrame, frame: Sequence[str]) -> None:
    """The network within the places of the actors of `frame`; a click opens a line's sentences or an actor's links."""
    sides = {key: actor.side for key, actor in view.desk.known_actors.items() if actor.side}
    places = _places(view)
    found = network(rows, places, sides)
    way = _path(view, rows)
    st.echarts_chart(
        network_spec(found, view.theme, way, [places[key] for key in frame if key in places]),
        height=720,
        key="link_network",
        on_select=lambda: _pick(found),
        alt="Network of group links; the table below holds the same links.",
    )
    remember_places(places)
    st.html(line_key(view.theme))
    st.caption(
        "Click a line for its sentences or an actor for its links, or choose under Actor or a row of the table below. "
        "Scroll to zoom. Drag an actor aside: it stays there, for you. A name without room shows when you point at its "
        "actor."
    )
    as_seen = {**places, **dragged(places)}
    save_network(view, lambda: network(rows, as_seen, sides), rows, scope_words(view))
    with st.expander("Measures"):
        st.caption(" ".join(MEASURES.values()))
        table = found.nodes[["label", "side", "weight", *MEASURES]].sort_values("betweenness", ascending=False)
        st.dataframe(table.rename(columns={"label": "Actor", "weight": "documents"}), hide_index=True)


def _places(view: View) -> Mapping[str, tuple[float, float]]:
    """Places of all actors of the store, worked out once a desk."""
    memory = view.desk.memory
    if "link_places" not in memory:
        memory["link_places"] = positions(links(view.desk, Filters()).to_pandas())
    places: dict[str, tuple[float, float]] = memory["link_places"]
    return places


def _path(view: View, rows: pd.DataFrame) -> list[str]:
    """The way between two chosen actors, in words; its actors are marked."""
    names = actors_of(rows)
    first, last = (key if key in names else "" for key in way_ends(view))
    if not first or not last or first == last:
        return []
    way = path_between(rows, first, last)
    st.markdown(" → ".join(f"**{plain(names[key])}**" for key in way) if way else "No way leads from one to the other.")
    return way


def _pick(found: Network) -> None:
    chosen = picked(found, shell.widget("link_network")["selection"]["selected"])
    if chosen is not None:
        kind, key = chosen
        shell.focus_on(edge=key if kind == "edge" else None, actor=key if kind == "node" else None)


def matrix_view(view: View, rows: pd.DataFrame) -> None:
    """Who does what to whom as a grid, for many groups at once."""

    def pick() -> None:
        points = shell.widget("link_matrix")["selection"]["points"]
        mark = points[0].get("customdata") if points else None
        if mark:
            pair = str(mark[0] if isinstance(mark, list) else mark).split("|")
            shell.focus_on(edge=f"{pair[0]}||{pair[1]}|", actor=None)

    st.plotly_chart(
        matrix(rows, view.theme),
        key="link_matrix",
        on_select=pick,
        selection_mode="points",
        theme=None,
        config={"displayModeBar": False},
    )
    save_matrix(view, rows, scope_words(view))


def opened(view: View, rows: pd.DataFrame) -> None:
    """The sentences behind the edge that is opened, or the links of the actor that is.

    They stand below the figure, which stays where it is; until one scrolls there, look.css keeps them in sight.
    """
    edge, actor = view.focus.get("edge"), view.focus.get("actor")
    if not edge and not actor:
        return
    chosen = _of_edge(rows, edge) if edge else rows[(rows["source"] == actor) | (rows["target"] == actor)]
    with st.container(border=True, key="opened_links"):
        head, close = st.columns([10, 1])
        head.subheader(plain(_title(view, chosen)), anchor=False)
        close.button("Close", key="close_links", on_click=shell.focus_on, kwargs={"edge": None, "actor": None})
        if actor:
            line = st.container(horizontal=True, gap="medium", vertical_alignment="center")
            line.page_link("pages/profiles.py", label="Open the profile", query_params={"who": actor})
            if edge:
                label = f"← All links of {plain(view.desk.names().get(actor, actor))}"
                line.button(label, key="links_back", on_click=shell.focus_on, kwargs={"edge": None}, type="tertiary")
        if not edge:
            _lines(chosen)
            return
        for number, row in enumerate(chosen.to_dict("records")):
            st.markdown(_words(row))
            evidence_panel(view, "link", list(row["ids"]), key=f"edge_{number}")


def _of_edge(rows: pd.DataFrame, edge: str) -> pd.DataFrame:
    wanted = [*edge.split("|"), "", "", "", ""][:4]
    mask = pd.Series(data=True, index=rows.index)
    for name, value in zip(KEY, wanted, strict=True):
        mask &= (rows[name] == value) if value else True
    return rows[mask]


def _words(row: Mapping[Hashable, Any]) -> str:
    """A link as a line: who does what to whom, its status, and how well it is told."""
    said = f"{row['source_name']} {row['relation'].replace('_', ' ')} {row['target_name']}"
    documents, sources = int(row["documents"]), int(row["sources"])
    told = f"{documents} document{'' if documents == 1 else 's'}, {sources} publisher{'' if sources == 1 else 's'}"
    return f"**{plain(said)}** · {row['status']} · {told}"


def _lines(rows: pd.DataFrame) -> None:
    """A line for each link of an actor, those told most first; it opens the sentences behind it."""
    with st.container(gap="xsmall"):
        for row in rows.to_dict("records"):
            mark = {"edge": "|".join(str(row[name]) for name in KEY)}
            key = f"note_link_{mark['edge']}"
            st.button(_words(row), key=key, on_click=shell.focus_on, kwargs=mark, type="tertiary", width="stretch")


def _title(view: View, chosen: pd.DataFrame) -> str:
    if chosen.empty:
        return "No such link passes the filters"
    actor = view.focus.get("actor")
    if actor and "edge" not in view.focus:
        return f"Links of {view.desk.names().get(actor, actor)}"
    return "The sentences behind this link"


def table(view: View, rows: pd.DataFrame) -> None:
    """All links as a table; a row opens its sentences."""
    names = {
        "source_name": "Who",
        "relation": "does what",
        "target_name": "to whom",
        "family": "Family",
        "status": "Status",
        "documents": "Documents",
        "sources": "Publishers",
        "first": "First",
        "last": "Last",
    }
    shown = rows[list(names)].assign(relation=rows["relation"].str.replace("_", " ")).rename(columns=names)
    keys = ["|".join(row) for row in rows[KEY].itertuples(index=False)]
    columns: dict[str, object] = dict.fromkeys(("First", "Last"), st.column_config.DateColumn(format="YYYY-MM-DD"))
    columns |= dict.fromkeys(("Who", "to whom"), st.column_config.TextColumn(width=165))
    columns |= dict.fromkeys(("Family", "Status"), st.column_config.TextColumn(width=95))
    columns |= dict.fromkeys(("Documents", "Publishers"), st.column_config.NumberColumn(width=85))
    st.caption(f"{_how_many(rows)}.")

    def pick(row: int) -> None:
        shell.focus_on(edge=keys[row], actor=None)

    pick_row(shown, key="link_rows", columns=columns, on_pick=pick, opened="edge" in view.focus)
    save_links(view, rows)


def _how_many(rows: pd.DataFrame) -> str:
    """Rows of the table, and the single reports that they stand for: the number that pages count."""
    told = int(rows["links"].sum())
    times = "once" if told == 1 else f"{told:,} times"
    return f"{len(rows):,} different link{'' if len(rows) == 1 else 's'} (who, what, whom, status), reported {times}"
