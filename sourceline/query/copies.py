"""The columnar copy on disk: Arrow files in a folder named by store, revision and format, beside the store."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl

from sourceline.query.load import NAMES, Frames
from sourceline.store import Store

FORMAT = 4
"""Goes up when the frames change shape."""
WORTH_KEEPING = 200_000
"""Rows of incidents and claims; fewer are read from the store as fast."""


def kept_frames(store: Store, revision: int, load: Callable[[], Frames]) -> Frames:
    """The frames of a revision, from their files where these exist, else loaded and (if large) written."""
    folder = _folder(store, revision)
    if folder.is_dir():
        return _read(folder)
    frames = load()
    if len(frames.incidents) + len(frames.claims) >= WORTH_KEEPING:
        _write(frames, folder)
    return frames


def _folder(store: Store, revision: int) -> Path:
    database = Path(str(store.engine.url.database))
    return database.with_name(f"{database.name}-columns") / f"{store.key()}-{FORMAT}-{revision}"


def _read(folder: Path) -> Frames:
    found = {name: pl.read_ipc(folder / f"{name}.arrow") for name in NAMES}
    return Frames(**found)


def _write(frames: Frames, folder: Path) -> None:
    """Write to a folder of its own first, so that no other process ever sees half a copy; then drop older ones."""
    draft = folder.with_name(f"{folder.name}.{os.getpid()}.draft")
    draft.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        getattr(frames, name).write_ipc(draft / f"{name}.arrow")
    try:
        draft.rename(folder)
    except OSError:  # another process was faster
        shutil.rmtree(draft, ignore_errors=True)
    for older in folder.parent.iterdir():
        if older != folder and not older.name.endswith(".draft"):
            shutil.rmtree(older, ignore_errors=True)
