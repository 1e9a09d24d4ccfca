"""Accept, reject or correct what the machine read, with a reason; the history of a record, and undo."""

from collections.abc import Callable, Sequence

import streamlit as st

from components import shell
from components.correction_fields import changes, draw_fields, words_of
from components.desk import current_store
from components.place_lookup import place_lookup
from components.plain import plain
from components.shell import View
from sourceline.fuse import fuse_after
from sourceline.query import Reviewed, reviewed
from sourceline.query.decided import subjects_of
from sourceline.store import StoreError
from sourceline.store.decisions import Action, Decision, Decisions

KINDS = frozenset({"event", "link", "claim"})
_DONE = {
    Action.ACCEPT: "Accepted.",
    Action.REJECT: "Rejected: it leaves every chart and stays in the log on the page Data.",
    Action.CORRECT: "Corrected.",
    Action.UNDO: "Taken back.",
    Action.MERGE_ACTORS: "Merged.",
    Action.SPLIT_ACTOR: "Split.",
    Action.GRADE_SOURCE: "Graded.",
}


def decide(make: Callable[[Decisions], Decision], author: str) -> bool:
    """Write a decision, bring the incidents in line, say what happened; False where it was refused. In a callback."""
    store = current_store()
    shell.remember("author", author)
    try:
        entry = make(Decisions(store, author))
        fuse_after(store, entry)
        shell.changed()
    except StoreError as why:
        shell.warn(f"Nothing was changed: {why}.")
        return False
    shell.say(_DONE[entry.action])
    return True


def sign(key: str) -> None:
    """Who decides and why: two fields, both needed."""
    who, why = st.columns([1, 3])
    who.text_input("Your name", shell.remembered("author", ""), key=f"{key}_author")
    why.text_input("Reason", key=f"{key}_reason", placeholder="What shows that this is so")


def signed(key: str) -> tuple[str, str]:
    """Author and reason, in a callback."""
    return str(shell.widget(f"{key}_author")), str(shell.widget(f"{key}_reason"))


def review_buttons(view: View, kind: str, ids: Sequence[str], *, key: str) -> None:
    """A button for each record that opens its review, or closes the open one."""
    for number, record in enumerate(ids, start=1):
        mark = f"{kind}:{record}"
        opened = view.focus.get("review") == mark
        label = "Review" if len(ids) == 1 else f"Review {number}"
        st.button(
            "Close the review" if opened else label,
            key=f"review_{key}_{record}",
            type="tertiary",
            on_click=shell.focus_on,
            kwargs={"review": None if opened else mark},
            help=f"Accept, reject or correct this {kind}",
        )


def review_panel(view: View, kind: str, ids: Sequence[str], *, key: str) -> None:
    """The review of the record that is opened, if it is one of these."""
    asked = view.focus.get("review", "").partition(":")
    if asked[0] != kind or asked[2] not in ids:
        return
    try:
        found = reviewed(current_store(), kind, asked[2])
    except StoreError as why:
        st.warning(f"{plain(why)}.")
        return
    form = f"fix_{key}_{found.id}_{len(found.decisions)}"
    with st.container(border=True, key=f"panel_{key}_{found.id}"):
        st.markdown(f"**{plain(state_words(found))}**")
        if kind == "event":
            place_lookup(form)
        with st.form(form, border=False):
            draw_fields(view, found, form)
            sign(form)
            row = st.container(horizontal=True, gap="small")
            for label, act in (("Accept as it stands", _accept), ("Save corrections", _correct), ("Reject", _reject)):
                row.form_submit_button(label, on_click=act, args=(found, form), key=f"{form}{act.__name__}")
        history(view, found.decisions, found.in_force, key=form)


def state_words(found: Reviewed) -> str:
    """Whether a record was reviewed, and by whom last."""
    counting = [decision for decision in found.decisions if decision.n in found.in_force]
    if not counting:
        return "Not reviewed yet"
    last = counting[-1]
    state = "Rejected" if found.rejected else "Reviewed"
    return f"{state}; last by {last.author}, {last.at:%-d %B %Y}: {last.reason}"


def _accept(found: Reviewed, key: str) -> None:
    author, reason = signed(key)
    decide(lambda mine: mine.accept(found.kind, found.id, reason), author)


def _reject(found: Reviewed, key: str) -> None:
    author, reason = signed(key)
    decide(lambda mine: mine.reject(found.kind, found.id, reason), author)


def _correct(found: Reviewed, key: str) -> None:
    author, reason = signed(key)
    values = changes(found, key)
    if values:
        decide(lambda mine: mine.correct(found.kind, found.id, values, reason), author)
    else:
        shell.warn("No field was changed. To confirm what stands, accept it.")


def history(
    view: View, decisions: Sequence[Decision], in_force: frozenset[int], *, key: str, named: bool = False
) -> None:
    """Decisions, newest first, each with who, why and an undo; `named`: also with what it is about."""
    if not decisions:
        return
    st.markdown("**History**")
    about = subjects_of(current_store(), decisions, view.desk.names()) if named else {}
    for decision in reversed(decisions):
        row = st.container(horizontal=True, gap="small", vertical_alignment="center")
        subject = about.get((decision.kind, decision.target), "")
        row.markdown(_entry(view, decision, subject, undone=decision.n not in in_force))
        if decision.n in in_force:
            with row.popover("Undo", key=f"undo_{key}_{decision.n}"):
                form = f"undo_{key}_{decision.n}_form"
                sign(form)
                st.button("Take it back", key=f"{form}_go", on_click=_undo, args=(decision.n, form))


def _undo(number: int, key: str) -> None:
    author, reason = signed(key)
    decide(lambda mine: mine.undo(number, reason), author)


def _entry(view: View, decision: Decision, subject: str, *, undone: bool) -> str:
    """One entry of the log as Markdown, struck out where it was taken back."""
    line = plain(decision_words(view, decision, subject))
    return f"~~{line}~~ (taken back)" if undone else line


def decision_words(view: View, decision: Decision, subject: str = "") -> str:
    """One entry of the log in a line; `subject`: what it is about, if the page does not say."""
    names = view.desk.names()
    told = "; ".join(f"{name.replace('_', ' ')}: {words_of(value, names)}" for name, value in decision.value.items())
    action = decision.action.value.replace("_", " ")
    line = f"{decision.at:%Y-%m-%d %H:%M} · {decision.author} · {action}{f' ({told})' if told else ''}"
    line += f" · {subject}" if subject else ""
    return f"{line}: {decision.reason}"
