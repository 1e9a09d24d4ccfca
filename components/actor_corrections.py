"""Two names for one actor, or one name for two: merge and split, on the profiles page."""

import streamlit as st

from components import shell
from components.corrections import decide, history, sign, signed
from components.desk import current_store
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


def _merge(view: View, actor: str, others: list[str]) -> None:
    names = view.desk.names()
    with st.form("merge", border=True):
        st.markdown(f"**{names.get(actor, actor)}** is the same as …")
        st.selectbox("The actor that it is", others, format_func=lambda key: names.get(key, key), key="merge_into")
        sign("merge")
        st.form_submit_button("Merge", on_click=_do_merge, args=(actor,), key="merge_go")


def _do_merge(actor: str) -> None:
    author, reason = signed("merge")
    into = str(shell.widget("merge_into"))
    if decide(lambda mine: mine.merge_actors(actor, into, reason), author):
        shell.focus_on(who=into)


def _split(view: View, actor: str, others: list[str], documents: dict[str, str]) -> None:
    names = view.desk.names()
    with st.form("split", border=True):
        st.markdown(f"In one report, **{names.get(actor, actor)}** is somebody else")
        st.selectbox("Report", list(documents), format_func=documents.__getitem__, key="split_document")
        st.selectbox("Who that is", others, format_func=lambda key: names.get(key, key), key="split_into")
        sign("split")
        st.form_submit_button("Split", on_click=_do_split, args=(actor,), key="split_go")


def _do_split(actor: str) -> None:
    author, reason = signed("split")
    document, into = str(shell.widget("split_document")), str(shell.widget("split_into"))
    decide(lambda mine: mine.split_actor(actor, document, into, reason), author)
