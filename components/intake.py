"""Adding reports: take them in, show what was read, let it be corrected, save with progress, say what was found."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import shell
from components.desk import current_store
from components.plain import plain
from sourceline.ingest import Fate, Job, Outcome, Progress, ingest
from sourceline.model import Document
from sourceline.read import REPORT_SUFFIXES, Refused, read_bytes, read_pasted
from sourceline.read.web import read_url


def from_files() -> None:
    """Files or a whole folder, dropped or chosen."""
    whole = st.toggle("A whole folder", key="add_folder")
    uploaded = st.file_uploader(
        "Reports",
        type=[suffix[1:] for suffix in sorted(REPORT_SUFFIXES)],
        accept_multiple_files="directory" if whole else True,
        key=f"add_files_{whole}",
    )
    if st.button("Read the files", disabled=not uploaded, key="read_files", type="primary"):
        _take([(file.name, partial(_read_upload, file)) for file in uploaded or []])


def _read_upload(file: UploadedFile) -> Document:
    return read_bytes(file.getvalue(), file.name)


def from_paste() -> None:
    """Text from the clipboard."""
    text = st.text_area("Text of the report", height=220, key="add_text")
    if st.button("Read the text", disabled=not text.strip(), key="read_text", type="primary"):
        _take([("pasted text", lambda: read_pasted(text))])


def from_address() -> None:
    """One page from the web, fetched only now that the user asks."""
    url = st.text_input("Address of the report", placeholder="https://…", key="add_url")
    st.caption("This is the only thing that ever leaves this machine, and only when you press the button.")
    if st.button("Fetch and read", disabled=not url, key="read_url", type="primary"):
        with st.spinner("Fetching …"):
            _take([(url, lambda: read_url(url))])


def _take(sources: list[tuple[str, Callable[[], Document]]]) -> None:
    """Read the sources into the preview, in place of what was in it. Stopping keeps what was read until then."""
    documents: list[Document] = []
    refused: list[tuple[str, str]] = []
    shell.remember("preview", documents)
    shell.remember("refused", refused)
    shell.remember("found", None)
    many = len(sources) > 1
    if many:
        st.button("Stop reading", key="stop_reading", on_click=_stop_reading, args=(len(sources),))
    bar = st.progress(0.0) if many else st.empty()
    for done, (name, read) in enumerate(sources):
        if many:
            bar.progress(done / len(sources), f"Reading {done + 1} of {len(sources)}: {plain(name)}")
        try:
            documents.append(read())
        except Refused as why:
            refused.append((name, str(why)))
    if many:
        st.rerun()  # without the bar and its button


def _stop_reading(waiting: int) -> None:
    """Reading was interrupted, from a callback: what was read waits to be saved."""
    done = len(shell.remembered("preview", [])) + len(shell.remembered("refused", []))
    if done < waiting:
        shell.warn(f"Stopped: {done} of {waiting} files were read. Add the others again to go on.")


def refusals() -> None:
    """One clear line for each refused report."""
    for name, why in shell.remembered("refused", []):
        st.error(f"**{plain(name)}**: {plain(why)}.")


def save() -> None:
    """Save with progress. Stopping keeps what is saved: each report goes in whole."""
    line = st.container(horizontal=True)
    go = line.button("Save and extract", type="primary", key="save")
    line.button("Discard", key="discard", on_click=shell.remember, args=("preview", []))
    if not go:
        return
    waiting: list[Document] = shell.remembered("corrected", [])
    line.button("Stop", key="stop_saving", on_click=_stop, args=(len(waiting),))
    bar = st.progress(0.0, "Loading the engine …")
    outcomes: list[Outcome] = []
    shell.remember("found", outcomes)
    shell.remember("stopped", None)

    def listen(progress: Progress) -> None:
        outcomes.append(progress.outcome)
        text = f"{progress.done} of {progress.total}: {plain(progress.outcome.name)}"
        bar.progress(progress.done / progress.total, text)

    ingest(waiting, current_store(), Job(on_progress=listen))
    shell.changed()
    shell.remember("preview", [])
    st.rerun()


def _stop(waiting: int) -> None:
    """Saving was interrupted, from a callback: what is in stays in, and this session sees it."""
    shell.remember("preview", [])
    shell.remember("stopped", waiting)
    shell.changed()


def what_was_found() -> None:
    """After saving: what each report gave, with the way into it."""
    outcomes: list[Outcome] | None = shell.remembered("found")
    if shell.remembered("preview", []) or outcomes is None:
        return
    if waiting := shell.remembered("stopped"):
        rest = waiting - len(outcomes)
        st.warning(f"Stopped. {rest} of {waiting} reports were not saved; add them again to go on.")
    if not outcomes:
        return
    counted = Counter(outcome.fate for outcome in outcomes)
    refused = f", {counted[Fate.REFUSED]} refused" if counted[Fate.REFUSED] else ""
    known = len(outcomes) - counted[Fate.ADDED] - counted[Fate.REFUSED]
    st.success(f"{counted[Fate.ADDED]} added, {known} already in the store{refused}.")
    for outcome in outcomes[:100]:
        row = st.container(horizontal=True, vertical_alignment="center")
        parts = (outcome.events, "event"), (outcome.claims, "claim"), (outcome.links, "link")
        found = ", ".join(f"{count} {thing}{'' if count == 1 else 's'}" for count, thing in parts)
        gave = found if outcome.fate is Fate.ADDED else outcome.message or outcome.fate.value
        row.markdown(f"**{plain(outcome.name)}**: {plain(gave)}")
        if outcome.document_id and outcome.fate is not Fate.REFUSED:
            row.page_link("pages/document.py", label="Read it", query_params={"doc": outcome.document_id})
