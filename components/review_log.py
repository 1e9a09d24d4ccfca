"""What analysts decided, and how far sources can be trusted: the data page's pieces on judgement."""

import polars as pl
import streamlit as st

from components import shell
from components.corrections import decide, decision_words, history, sign, signed
from components.desk import current_store
from components.export import as_csv
from components.shell import View
from sourceline.codes import Reliability
from sourceline.query.decided import subjects_of
from sourceline.store.decisions import Decisions
from sourceline.store.effective import in_force
from sourceline.vocab.glossary import glossary

_SHOWN = 100
"""Decisions with an undo button; the whole log can be had as CSV."""
_WHOLE = 10
"""Sources that are listed without scrolling."""


def sources(view: View) -> None:
    """Every publisher with its reports and its grade, and a form to grade one."""
    table = _publishers(view)
    if table.is_empty():
        st.info("There are no reports in the store yet, so there is no source to grade.")
        return
    meanings = glossary()["reliability"]
    st.caption("Admiralty scale: " + " ".join(f"{grade} {meanings[grade]}" for grade in meanings))
    st.dataframe(table.to_pandas(), hide_index=True, height="content" if len(table) <= _WHOLE else 420)
    with st.form("grade", border=True):
        left, right = st.columns(2)
        left.selectbox(
            "Source", table["Source"].to_list(), key="grade_source", index=None, placeholder="Choose a source"
        )
        right.selectbox(
            "Reliability",
            list(Reliability),
            key="grade_value",
            index=None,
            placeholder="Choose a grade",
            format_func=lambda grade: f"{grade}: {meanings[grade]}",
        )
        sign("grade")
        st.form_submit_button("Grade this source", on_click=_grade, key="grade_go")


def _publishers(view: View) -> pl.DataFrame:
    documents = view.desk.frames.documents.select(pl.col("publisher", "reliability").cast(pl.String))
    found = documents.drop_nulls("publisher").group_by("publisher", "reliability").len("Reports")
    named = found.rename({"publisher": "Source", "reliability": "Reliability"})
    return named.sort(["Reports", "Source"], descending=[True, False]).select("Source", "Reliability", "Reports")


def _grade() -> None:
    author, reason = signed("grade")
    publisher, grade = shell.widget("grade_source"), shell.widget("grade_value")
    if publisher is None or grade is None:
        shell.warn("Nothing was changed: choose the source and its grade first.")
        return
    decide(lambda mine: mine.grade_source(publisher, Reliability(grade), reason), author)


def decisions(view: View) -> None:
    """The log, newest first, with an undo for each decision in force, and all of it as CSV."""
    log = Decisions(current_store(), "reader").log()
    if not log:
        st.info("Nobody has decided anything yet. Open an event, a link or a claim and press Review.")
        return
    st.caption(f"{len(log):,} decisions. The log only grows: an undo is an entry of its own.")
    counting = frozenset(decision.n for decision in in_force(log))
    shown = [decision for decision in log if decision.undoes is None][-_SHOWN:]
    history(view, shown, counting, key="log", named=True)
    about = subjects_of(current_store(), log, view.desk.names())
    words = {d.n: decision_words(view, d, about.get((d.kind, d.target), "")) for d in log}
    lines = [(d.n, d.kind, d.target, words[d.n]) for d in log]
    table = pl.DataFrame(lines, schema=["number", "kind", "target", "decision"], orient="row")
    st.download_button(
        "Decisions as CSV",
        lambda: as_csv(table),
        "sourceline-decisions.csv",
        "text/csv",
        key="decisions_csv",
    )
