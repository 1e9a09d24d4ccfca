"""Optional depth: GeoNames' full lists for Pakistan and Afghanistan, downloaded on the user's word.

About 200,000 names, CC BY 4.0 (https://www.geonames.org). A broken download is taken up where it stopped, the archives
are checked by their own checksums, and what arrived is recorded with its SHA-256 beside the table.
"""

import csv
import hashlib
import io
import json
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import numpy as np

from sourceline.geo.districts import Districts
from sourceline.settings import settings

OnProgress = Callable[[str, int, int | None], None]
"""Called with a file's name, the bytes so far and the bytes in all (None where the server does not say)."""

FILES = ("PK.zip", "AF.zip")
TABLE = "geonames_full.csv"
COLUMNS = ("id", "name", "local", "aliases", "kind", "country", "admin1", "admin2", "lat", "lon", "radius_km",
           "precision", "population", "needs_context", "members")  # fmt: skip
TIMEOUT_S = 30
BLOCK = 1 << 16
_KINDS = {"PASS": "pass", "GAP": "pass", "VAL": "valley", "VALS": "valley", "AIRP": "airport", "AIRF": "airport",
          "MILB": "base", "FT": "base", "CMPRF": "camp", "SHRN": "shrine", "PPLX": "neighbourhood"}  # fmt: skip
_SITES = frozenset({"airport", "base", "shrine"})
_RADIUS_KM = {"valley": 10.0, "pass": 2.0}
_MAX_ALIASES = 8


class FetchError(RuntimeError):
    """The lists could not be downloaded; the message says why and what can be done."""


def fetch_places(target_dir: Path, base_url: str, on_progress: OnProgress) -> Path:
    """Download GeoNames' dumps into `target_dir` and make the gazetteer's table of them; returns the table.

    Raises:
        FetchError: no network, an answer that is no archive, or a damaged archive.
    """
    target_dir.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, object]] = []
    record: dict[str, dict[str, object]] = {}
    for name in FILES:
        archive = _download(urljoin(base_url, name), target_dir / name, on_progress)
        record[name] = {"sha256": hashlib.sha256(archive.read_bytes()).hexdigest(), "bytes": archive.stat().st_size}
        rows += _rows(archive)
    table = target_dir / TABLE
    _write(table, rows)
    note = {"source": base_url, "licence": "GeoNames, CC BY 4.0", "files": record, "places": len(rows)}
    (target_dir / "geonames_full.json").write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
    return table


def _download(url: str, target: Path, on_progress: OnProgress) -> Path:
    """Fetch one archive, taking up a part that an earlier try left, if the file on the server is still the same."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise FetchError(f"{url} is no web address")
    part, tag = target.with_suffix(".part"), target.with_suffix(".tag")
    request = urllib.request.Request(url, headers={"User-Agent": "sourceline"})  # noqa: S310 - scheme checked above
    if part.exists() and tag.exists():
        request.add_header("Range", f"bytes={part.stat().st_size}-")
        request.add_header("If-Range", tag.read_text(encoding="utf-8"))
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310 - scheme checked above
            _receive(answer, part, tag, target.name, on_progress)
    except (urllib.error.URLError, OSError, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError) and error.code == 416:  # noqa: PLR2004 - the part is already whole or stale
            part.unlink(missing_ok=True)
        raise FetchError(
            f"{url} could not be downloaded: {error}. What arrived is kept; run the command again."
        ) from error
    tag.unlink(missing_ok=True)
    _check(part)
    part.replace(target)
    return target


def _receive(answer: Any, part: Path, tag: Path, name: str, on_progress: OnProgress) -> None:
    resumed = answer.status == 206  # noqa: PLR2004 - Partial Content
    done = part.stat().st_size if resumed else 0
    length = answer.headers.get("Content-Length")
    total = done + int(length) if length else None
    if mark := answer.headers.get("ETag") or answer.headers.get("Last-Modified"):
        tag.write_text(mark, encoding="utf-8")
    with part.open("ab" if resumed else "wb") as handle:
        while block := answer.read(BLOCK):
            handle.write(block)
            done += len(block)
            on_progress(name, done, total)
    if total is not None and done != total:
        raise OSError(f"the connection ended after {done} of {total} bytes")


def _check(archive: Path) -> None:
    """Read an archive through, which checks its CRCs; a damaged one is removed so that the next try starts afresh."""
    try:
        with zipfile.ZipFile(archive) as opened:
            damaged = opened.testzip()
    except zipfile.BadZipFile as error:
        archive.unlink()
        raise FetchError(f"{archive.stem} is no ZIP archive; try again later") from error
    if damaged:
        archive.unlink()
        raise FetchError(f"{damaged} in {archive.stem} is damaged; run the command again")


def _lines(archive: Path) -> Iterator[list[str]]:
    """The dump's records (https://download.geonames.org/export/dump/readme.txt), 19 tab-separated columns each."""
    with zipfile.ZipFile(archive) as opened, opened.open(f"{archive.stem}.txt") as raw:
        for line in io.TextIOWrapper(raw, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 19:  # noqa: PLR2004
                yield fields


def _kind(feature_class: str, feature_code: str) -> str:
    if feature_code in _KINDS:
        return _KINDS[feature_code]
    return "village" if feature_class == "P" else ""


def _is_local(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _rows(archive: Path) -> list[dict[str, object]]:
    """Populated places, passes, valleys, airfields, bases and camps of one dump, each in its district of data/geo."""
    kept = [(fields, kind) for fields in _lines(archive) if (kind := _kind(fields[6], fields[7]))]
    lats = np.array([float(f[4]) for f, _ in kept])
    lons = np.array([float(f[5]) for f, _ in kept])
    districts = Districts(settings().data_dir / "geo").at_points(lats, lons)
    out: list[dict[str, object]] = []
    for (fields, kind), district in zip(kept, districts, strict=True):
        if district is None or not district.startswith(fields[8]):
            continue
        names = [n for n in fields[3].split(",") if n and n not in {fields[1], fields[2]}]
        local = next((n for n in names if _is_local(n)), "")
        latin = [n for n in names if n.isascii() and n[:1].isupper()][:_MAX_ALIASES]
        values = (
            f"geonames:{fields[0]}", fields[2] or fields[1], local, "|".join(latin), kind, fields[8],
            district.split("/")[0], district, fields[4], fields[5], _RADIUS_KM.get(kind, 2.0),
            "exact" if kind in _SITES else "town", int(fields[14] or 0), 0, "",
        )  # fmt: skip
        out.append(dict(zip(COLUMNS, values, strict=True)))
    return out


def _write(table: Path, rows: list[dict[str, object]]) -> None:
    """Write the table beside and put it in place at once, so that a reader never sees half of it."""
    fresh = table.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    fresh.replace(table)
