"""The villages of the border provinces: data/geo/villages.csv, from GeoNames' populated places.

No package registry holds GeoNames' full lists. Who's On First publishes them as one file a place, in two repositories
that are pinned here by commit: https://github.com/whosonfirst-data. Only places that it takes from GeoNames are read.
"""

import csv
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sourceline.geo.spelling import fold, skeleton
from sourceline.geo.villages import COLUMNS, FILE
from tools.build_data.fetch import CACHE
from tools.build_data.tables import LATIN, Locator, plain

REPOSITORIES = {
    "whosonfirst-data-admin-af": "948432c281d6d8b4d3994ce3b938e82b775d9078",
    "whosonfirst-data-admin-pk": "c2e513fafbf0def04ca4b89c421a5b79fa0bb2ec",
}
ADDRESS = "https://github.com/whosonfirst-data/"
AREAS = ("AF-", "PK-KP", "PK-BA", "PK-IS")
MIN_NAME = 3


def build(folder: Path, locator: Locator) -> None:
    """Write the table into `folder` (data/geo)."""
    rows = {row[0]: row for name, commit in REPOSITORIES.items() for row in _rows(_clone(name, commit), locator)}
    with (folder / FILE).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows[identity] for identity in sorted(rows))


def _clone(name: str, commit: str) -> Path:
    """A bare clone of a repository that holds the pinned commit; its id is the checksum of all that is in it."""
    target = CACHE / "repositories" / name
    if not target.exists():
        target.mkdir(parents=True)
        subprocess.run(["git", "init", "--quiet", "--bare", str(target)], check=True)
    known = subprocess.run(["git", "-C", str(target), "cat-file", "-e", commit], check=False, capture_output=True)
    if known.returncode:
        fetch = ["git", "-C", str(target), "fetch", "--quiet", "--depth", "1", f"{ADDRESS}{name}.git", commit]
        subprocess.run(fetch, check=True)
    return target


def _records(clone: Path, commit: str) -> Iterator[dict[str, Any]]:
    """The properties of every record in a clone."""
    listed = subprocess.run(
        ["git", "-C", str(clone), "ls-tree", "-r", commit], check=True, capture_output=True, text=True
    )
    wanted = [line for line in listed.stdout.splitlines() if line.endswith(".geojson") and "-alt-" not in line]
    asked = "\n".join(line.split()[2] for line in wanted).encode()
    # git answers while it is still being asked, so that the question goes through a file
    question = clone / "question"
    question.write_bytes(asked + b"\n")
    with (
        question.open("rb") as source,
        subprocess.Popen(["git", "-C", str(clone), "cat-file", "--batch"], stdin=source, stdout=subprocess.PIPE) as run,
    ):
        assert run.stdout is not None  # noqa: S101 - by the call above
        while head := run.stdout.readline().split():
            content = run.stdout.read(int(head[2]))
            run.stdout.read(1)
            yield json.loads(content)["properties"]


def _rows(clone: Path, locator: Locator) -> Iterator[tuple[int, str, str, str, str, float, float]]:
    for record in _records(clone, REPOSITORIES[clone.name]):
        if record.get("src:geom") != "geonames" or record.get("gn:feature_class") != "P":
            continue
        lat, lon = round(float(record["geom:latitude"]), 4), round(float(record["geom:longitude"]), 4)
        district = locator.district(lat, lon)
        if not district.startswith(AREAS) or district[:2] != record["iso:country"]:
            continue
        names = _names(record)
        keys = [key for key in dict.fromkeys(map(fold, names)) if len(key) >= MIN_NAME]
        if keys:
            sounds = dict.fromkeys(skeleton(key) for key in keys)
            yield int(record["gn:geonameid"]), names[0], "|".join(keys), "|".join(sounds), district, lat, lon


def _names(record: dict[str, Any]) -> list[str]:
    """Its own name, then its other spellings in Latin letters."""
    own = plain(record.get("gn:asciiname") or record["wof:name"]).replace(",", " ")
    variants = [name for key, names in record.items() if key.startswith("name:") for name in names]
    return [own, *(plain(name) for name in variants if LATIN.fullmatch(name) and name[:1].isupper())]
