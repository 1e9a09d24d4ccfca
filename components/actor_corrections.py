"""Two names for one actor, or one name for two: merge and split, on the profiles page."""

import streamlit as st

from components import shell
from components.corrections import decide, history, sign, signed
from components.desk import current_store
from components.plain import plain
from components.shell import View
from sourceline.query.profile import documents_naming, profiled
from sourceline.store.decisions import Action, Decision, Decisions
from sourceline.store.effective import in_force

_OFFERED = 2_000
_ACTIONS = frozenset({Action.MERGE_ACTORS, Action.SPLIT_ACTOR})


def merge_or_split(view: View, actor: str) -> None:
    """Forms to merge this actor into another or to split it in one report, with what was decided before."""
    log = Decisions(current_store(), "reader").log()
    mine = [decision for decision in log if decision.action in _ACTIONS and actor in _about(decision)]
    counting = frozenset(decision.n for decision in in_force(log))
    with st.expander("Merge or split", expanded=any(decision.n in counting for decision in mine)):
        documents = dict(documents_naming(current_store(), actor))
        others = [key for key in _others(view) if key != actor]
        if documents and others:
            merge, split = st.columns(2, gap="large")
            with merge:
                _merge(view, actor, others)
            with split:
                _split(view, actor, others, documents)
        else:
            st.caption("No report names this actor, so there is nothing to merge or split.")
        history(view, mine, counting, key="actor")


def _about(decision: Decision) -> set[str]:
    return {decision.target, str(decision.value.get("into"))}


def _others(view: View) -> list[str]:
    named = [one.id for one in profiled(view.desk)[:_OFFERED]]
    return list(dict.fromkeys((*named, *view.desk.known_actors)))


def _who(view: View, label: str, others: list[str], *, key: str) -> None:
    """An actor to choose; nobody is chosen before, so that a reason alone merges nothing."""
    names = view.desk.names()
    st.selectbox(
        label, others, index=None, format_func=lambda one: names.get(one, one), key=key, placeholder="Choose an actor"
    )


def _chosen(key: str) -> str | None:
    """The actor chosen, in a callback; None after saying that nobody was."""
    actor: str | None = shell.widget(key)
    if actor is None:
        shell.warn("Nothing was changed: choose the other actor first.")
    return actor


def _merge(view: View, actor: str, others: list[str]) -> None:
    names = view.desk.names()
    with st.form("merge", border=True):
        st.markdown(f"**{plain(names.get(actor, actor))}** is the same as …")
        _who(view, "The actor that it is", others, key="merge_into")
        sign("merge")
        st.form_submit_button("Merge", on_click=_do_merge, args=(actor,), key="merge_go")


def _do_merge(actor: str) -> None:
    author, reason = signed("merge")
    into = _chosen("merge_into")
    if into and decide(lambda mine: mine.merge_actors(actor, into, reason), author):
        shell.focus_on(who=into)


def _split(view: View, actor: str, others: list[str], documents: dict[str, str]) -> None:
    names = view.desk.names()
    with st.form("split", border=True):
        st.markdown(f"In one report, **{plain(names.get(actor, actor))}** is somebody else")
        st.selectbox("Report", list(documents), format_func=documents.__getitem__, key="split_document")
        _who(view, "Who that is", others, key="split_into")
        sign("split")
        st.form_submit_button("Split", on_click=_do_split, args=(actor,), key="split_go")


def _do_split(actor: str) -> None:
    author, reason = signed("split")
    document, into = str(shell.widget("split_document")), _chosen("split_into")
    if into:
        decide(lambda mine: mine.split_actor(actor, document, into, reason), author)
