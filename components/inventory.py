"""The data page's pieces: reports with their removal, runs, licences of the reference data, the store's health."""

from dataclasses import asdict

import pandas as pd
import polars as pl
import streamlit as st

from components import shell
from components.desk import current_store
from components.export import as_csv
from components.plain import plain
from components.tables import pick_row
from sourceline.fuse import fuse
from sourceline.settings import settings
from sourceline.store import StoreError

_COLUMNS = {
    "dated": "Published",
    "publisher": "Publisher",
    "title": "Title",
    "author": "Author",
    "digest": "Digest",
    "events": "Events",
    "links": "Links",
    "claims": "Claims",
    "added_at": "Added (UTC)",
    "origin": "From",
}


def reports() -> None:
    """All reports; a selected one can be opened or removed."""
    documents = sorted(
        current_store().documents(), key=lambda row: (row.dated is not None, row.dated, row.id), reverse=True
    )
    if not documents:
        st.info("There are no reports in the store yet. Add some on the page Add reports.")
        return
    table = pd.DataFrame([asdict(document) for document in documents])[list(_COLUMNS)].rename(columns=_COLUMNS)
    words = ["Publisher", "Title", "Author", "From"]
    table[words] = table[words].fillna("")
    table["Digest"] = table["Digest"].notna()
    st.caption(f"{len(documents):,} reports. Select one to open or remove it.")

    chosen = shell.remembered_focus("doc")

    def pick(row: int) -> None:
        shell.focus_on(doc=documents[row].id)

    table["Published"] = [f"{day:%Y-%m-%d}" if day else "undated" for day in table["Published"]]
    widths = {"Published": 95, "Publisher": 140, "Title": 330, "Author": 110, "From": 220}
    columns = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    columns |= {"Added (UTC)": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=130)}
    pick_row(table, key="data_reports", columns=columns, on_pick=pick, opened=chosen is not None)
    if chosen in {document.id for document in documents}:
        line = st.container(horizontal=True, vertical_alignment="center")
        title = next(
            document.title or document.origin or document.id for document in documents if document.id == chosen
        )
        line.markdown(f"**{plain(title)}**")
        line.page_link("pages/document.py", label="Open", query_params={"doc": str(chosen)})
        if line.button("Remove …", key="remove_report"):
            _confirm_removal(str(chosen), str(title))
    if gone := shell.remembered("removed"):
        st.success(plain(gone))
        shell.remember("removed", None)
    st.download_button(
        "Reports as CSV",
        lambda: as_csv(pl.from_pandas(table)),
        "sourceline-reports.csv",
        "text/csv",
        key="reports_csv",
    )


@st.dialog("Remove this report?")
def _confirm_removal(document_id: str, title: str) -> None:
    extraction = current_store().extraction(document_id)
    st.markdown(
        f"**{plain(title)}** goes, and with it what was read from it: {_many(len(extraction.events), 'event report')}, "
        f"{_many(len(extraction.links), 'link')} and {_many(len(extraction.claims), 'claim')}. Incidents that no other "
        "report tells of go too. A seed that you remove does not come back by itself."
    )
    choice = st.container(horizontal=True)
    if choice.button("Remove", type="primary", key="remove_now"):
        _remove(document_id, title)
        st.rerun()
    if choice.button("Keep it", key="keep_report"):
        st.rerun()


def _remove(document_id: str, title: str) -> None:
    store = current_store()
    try:
        gone = store.remove(document_id)
        fuse(store)
        shell.changed()
    except StoreError as why:
        shell.remember("removed", str(why))
        return
    parts = (gone.events, "event report"), (gone.links, "link"), (gone.claims, "claim"), (gone.incidents, "incident")
    shell.remember("removed", f"Removed “{title}” with {', '.join(_many(*part) for part in parts)}.")


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def runs() -> None:
    """Every run of the engine: when, which version, whether it finished."""
    rows = current_store().runs()
    if rows:
        st.dataframe(pd.DataFrame([asdict(row) for row in rows]), hide_index=True)
    else:
        st.caption("The engine has not run yet.")


def licences() -> None:
    """The notices that come with the reference data."""
    for path in sorted(settings().data_dir.rglob("*NOTICE*")):
        with st.expander(path.relative_to(settings().data_dir).as_posix()):
            st.text(path.read_text(encoding="utf-8"))


def health() -> None:
    """The doctor's findings, on request, since it reads everything."""
    st.caption("Checks every quote against its document, every reference, the search index and the schema.")
    if st.button("Examine the store", key="examine", type="primary"):
        with st.spinner("Examining …"):
            problems = current_store().doctor()
        if problems:
            st.error(f"{len(problems)} problems")
            st.dataframe(pd.DataFrame([asdict(problem) for problem in problems]), hide_index=True)
        else:
            st.success(
                "The store is sound: every quote stands in its document, and nothing points at what is not there."
            )
