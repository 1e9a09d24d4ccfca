"""The group links page's pieces: which links, the network, the matrix, the sentences behind an edge or a node."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import shell
from components.evidence import evidence_panel
from components.keys import line_key
from components.link_choices import KEY
from components.link_scope import scope_words, way_ends
from components.pictures import save_links, save_matrix, save_network
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
    st.html(line_key(view.theme))
    st.caption(
        "Click a line or an actor for its sentences, or choose under Actor or a row of the table below. Scroll to "
        "zoom; drag an actor aside: it stays there until what is drawn changes. A name without room shows when you "
        "point at its actor."
    )
    save_network(view, found, rows, scope_words(view))
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
    st.markdown(" → ".join(f"**{names[key]}**" for key in way) if way else "No way leads from one to the other.")
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
    """The sentences behind the edge or the actor that is opened."""
    chosen = _chosen(view, rows)
    if chosen is None:
        return
    with st.container(border=True, key="opened_links"):
        head, close = st.columns([10, 1])
        head.subheader(_title(view, chosen), anchor=False)
        close.button("Close", key="close_links", on_click=shell.focus_on, kwargs={"edge": None, "actor": None})
        if actor := view.focus.get("actor"):
            st.page_link("pages/profiles.py", label="Open the profile", query_params={"who": actor})
        for number, row in enumerate(chosen.to_dict("records")):
            words = f"{row['source_name']} {row['relation'].replace('_', ' ')} {row['target_name']}"
            st.markdown(f"**{words}** · {row['status']} · {row['documents']} documents, {row['sources']} publishers")
            evidence_panel(view, "link", list(row["ids"]), key=f"edge_{number}")


def _chosen(view: View, rows: pd.DataFrame) -> pd.DataFrame | None:
    if edge := view.focus.get("edge"):
        wanted = [*edge.split("|"), "", "", "", ""][:4]
        mask = pd.Series(data=True, index=rows.index)
        for name, value in zip(KEY, wanted, strict=True):
            mask &= (rows[name] == value) if value else True
        return rows[mask]
    if actor := view.focus.get("actor"):
        return rows[(rows["source"] == actor) | (rows["target"] == actor)].head(20)
    return None


def _title(view: View, chosen: pd.DataFrame) -> str:
    if chosen.empty:
        return "No such link passes the filters"
    actor = view.focus.get("actor")
    return f"Links of {view.desk.names().get(actor, actor)}" if actor else "The sentences behind this link"


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
    pick_row(shown, key="link_rows", columns=columns, on_pick=lambda row: shell.focus_on(edge=keys[row], actor=None))
    save_links(view, rows)


def _how_many(rows: pd.DataFrame) -> str:
    """Rows of the table, and the single reports that they stand for: the number that pages count."""
    told = int(rows["links"].sum())
    times = "once" if told == 1 else f"{told:,} times"
    return f"{len(rows):,} different link{'' if len(rows) == 1 else 's'} (who, what, whom, status), reported {times}"
