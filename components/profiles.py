"""The profiles page's pieces: choosing an actor, who it is, what it did and where, its links, what is said."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from components import group_links, overview, shell
from components.charts import CONFIG, every_for, finished, left_out, narrow_to_days
from components.claim_list import claim_cards
from components.desk import current_store
from components.pictures import save_activity
from components.plain import plain
from components.shell import View
from sourceline.codes import EntityKind
from sourceline.figures.timeline import timeline
from sourceline.query import Found, links
from sourceline.query.profile import activity, names_in_reports, profiled, said_by, said_of
from sourceline.vocab import Actor

ROLES = {
    "perpetrator": "reported perpetrator",
    "target": "target",
    "claimed_by": "claims it",
    "denied_by": "denies it",
    "blamed_on": "blamed",
}
_LISTED = 2_000
"""Actors in the list to choose from: those named most."""
_KIN = 12
"""Factions or people shown as buttons."""


def choose_actor(view: View) -> str | None:
    """Id of the actor to show: the one in the URL, else the one named most; None where no report names any."""
    found = profiled(view.desk)
    labels = {one.id: f"{one.name} ({one.incidents + one.claims + one.links:,})" for one in found[:_LISTED]}
    asked = view.focus.get("who")
    known = asked in labels or asked in view.desk.names()
    if asked and not known:
        st.warning(f"Neither the store nor data/actors.yaml knows “{plain(asked)}”.")
    if asked and known:
        labels.setdefault(asked, view.desk.names()[asked])
    if not labels:
        return None
    chosen = asked if asked and known else next(iter(labels))
    key = shell.seed("profile_who", chosen)
    st.selectbox(
        "Group or person",
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=lambda: open_profile(shell.widget(key)),
        help="In brackets: incidents, claims and links of the whole store that name it.",
    )
    return chosen


def open_profile(actor: str) -> None:
    """Show another actor, from a callback."""
    shell.focus_on(who=actor, edge=None, claim=None, incident=None, p=None)


def about(view: View, actor: str) -> View:
    """The view narrowed to the actor; the other filters stay in force."""
    return replace(view, filters=replace(view.filters, groups=(actor,), role=None, incidents=()))


def who(view: View, actor: str) -> None:
    """Name, kind, place in the tree, names, public sources."""
    listed = view.desk.known_actors.get(actor)
    st.subheader(plain(listed.name if listed else view.desk.names().get(actor, actor)), anchor=False)
    if listed:
        st.html(f'<p class="sl-source">{escape(" · ".join(_facts(view, listed)))}</p>')
        if listed.note:
            st.caption(plain(listed.note))
        _kin(view, listed)
    else:
        st.caption("Not in data/actors.yaml; known from the reports alone.")
    with st.expander("Names and sources"):
        _names(actor, listed)
    st.caption(f"Counted below: {plain(view.sentence)}")


def _facts(view: View, actor: Actor) -> list[str]:
    side = f"side: {actor.side}" if actor.side else ""
    role = ""
    if actor.role and actor.parent:
        role = f"{actor.role} of {view.desk.names()[actor.parent]}"
    elif actor.parent:
        role = f"part of {view.desk.names()[actor.parent]}"
    return [part for part in (actor.kind.value, actor.country or "", side, role) if part]


def _kin(view: View, actor: Actor) -> None:
    below = [other for other in view.desk.known_actors.values() if other.parent == actor.id]
    people = [other for other in below if other.kind is EntityKind.PERSON]
    _buttons("Part of", [view.desk.known_actors[actor.parent]] if actor.parent else [])
    _buttons("Factions and organs", [other for other in below if other not in people])
    _buttons("People", people)


def _buttons(label: str, actors: list[Actor]) -> None:
    if not actors:
        return
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    row.markdown(f"**{label}**", width="content")
    for actor in actors[:_KIN]:
        row.button(
            plain(actor.short or actor.name),
            key=f"kin_{actor.id}",
            type="tertiary",
            on_click=open_profile,
            args=(actor.id,),
            help=plain(actor.name),
        )
    if len(actors) > _KIN:
        row.caption(f"and {len(actors) - _KIN} more", width="content")


def _names(actor: str, listed: Actor | None) -> None:
    written = names_in_reports(current_store(), actor)
    st.markdown("**As the reports write it**")
    st.text(", ".join(f"{name} ({count})" for name, count in written) or "No report names it.")
    if not listed:
        return
    st.markdown("**Spellings in data/actors.yaml**")
    st.text(", ".join(name for name in listed.spellings if "--" not in name))
    st.markdown("**Sources of this entry**")
    st.html("".join(f"<p class='sl-source'>{_link(address)}</p>" for address in listed.sources))


def _link(address: str) -> str:
    safe = escape(address, quote=True)
    return f'<a href="{safe}" target="_blank" rel="noopener noreferrer">{safe}</a>'


def over_time(view: View) -> None:
    """What it did and what was done to it, by role."""
    st.subheader("Over time", anchor=False)
    every = every_for(view)
    found = activity(view.desk, view.filters, every)
    if found.is_empty():
        st.caption("No dated incident names it.")
        return
    colours = dict(zip(ROLES.values(), view.theme.groups, strict=False))

    def rows() -> pd.DataFrame:
        told = found.to_pandas()
        return told.assign(series=told["series"].map(ROLES))

    st.plotly_chart(
        finished(view, ("activity", every), lambda: timeline(rows(), colours, view.theme, every)),
        key="profile_activity",
        config=CONFIG,
        on_select=_brush,
        selection_mode="box",
        theme=None,
    )
    st.caption("Incidents by the actor's part in them; one incident may show in several parts. Draw a range to narrow.")
    left_out(view, every)
    save_activity(view, rows, colours)


def _brush() -> None:
    boxes = shell.widget("profile_activity")["selection"].get("box")
    if boxes:
        narrow_to_days(boxes[0]["x"])


def where(view: View) -> None:
    """Districts with most of its incidents, and the way to the map."""
    overview.where(view)
    row = st.container(horizontal=True, gap="medium")
    params = shell.params_of(view.filters)
    row.page_link("pages/map.py", label="Show on the border map", query_params=params)
    row.page_link("pages/links.py", label="Show in the network", query_params=params)


def its_links(view: View) -> None:
    """Links with either end at the actor; a row opens its sentences."""
    st.subheader("Links", anchor=False)
    rows = links(view.desk, view.filters).to_pandas()
    if rows.empty:
        st.caption("No link of it is reported.")
        return
    rows = _as_words(rows, ("source", "relation", "target", "status", "family"))
    group_links.opened(view, rows)
    group_links.table(view, rows)


def _as_words(rows: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    return rows.astype(dict.fromkeys(names, str)).reset_index(drop=True)


def its_claims(view: View) -> None:
    """What it says beside what is said of it, newest first."""
    own, others = st.columns(2, gap="large")
    with own:
        st.subheader("What it says", anchor=False)
        _claims(view, said_by(current_store(), view.desk, view.filters), "It says nothing in these reports.")
    with others:
        st.subheader("What is said of it", anchor=False)
        _claims(view, said_of(current_store(), view.desk, view.filters), "Nobody speaks of it in these reports.")


def _claims(view: View, found: Found, nothing: str) -> None:
    if found.total == 0:
        st.caption(nothing)
        return
    claim_cards(view, found)
    if found.total > len(found.rows):
        st.caption(f"The newest {len(found.rows)} of {found.total:,}.")
        st.page_link("pages/claims.py", label="All on the claims page", query_params=shell.params_of(view.filters))
